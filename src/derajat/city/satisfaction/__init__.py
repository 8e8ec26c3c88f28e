"""Satisfaction of the public and its complaints."""

from derajat.city.programme import Programme
from derajat.city.satisfaction.faults import FAULTS
from derajat.city.satisfaction.forms import FORMS
from derajat.city.satisfaction.happening import build_registers
from derajat.city.satisfaction.truths import TRUTHS


SATISFACTION = Programme("satisfaction", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["SATISFACTION"]
