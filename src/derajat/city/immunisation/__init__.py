"""Immunisation: doses one by one, school vaccination, reactions, vials."""

from derajat.city.immunisation.faults import FAULTS
from derajat.city.immunisation.forms import FORMS
from derajat.city.immunisation.happening import build_registers
from derajat.city.immunisation.truths import TRUTHS
from derajat.city.programme import Programme


IMMUNISATION = Programme("immunisation", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["IMMUNISATION"]
