"""Convergence: services of all offices against stunting, by village and family."""

from derajat.city.convergence.faults import FAULTS
from derajat.city.convergence.forms import FORMS
from derajat.city.convergence.happening import build_registers
from derajat.city.convergence.truths import TRUTHS
from derajat.city.programme import Programme


CONVERGENCE = Programme("convergence", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["CONVERGENCE"]
