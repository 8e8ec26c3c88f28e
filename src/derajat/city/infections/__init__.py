"""Infections: tuberculosis, HIV, dengue, malaria and others."""

from derajat.city.infections.faults import FAULTS
from derajat.city.infections.forms import FORMS
from derajat.city.infections.happening import build_registers
from derajat.city.infections.truths import TRUTHS
from derajat.city.programme import Programme


INFECTIONS = Programme("infections", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["INFECTIONS"]
