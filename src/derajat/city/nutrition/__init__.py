"""Nutrition: weighings and growth of children, monthly tables, yearly cohort."""

from derajat.city.nutrition.faults import FAULTS
from derajat.city.nutrition.forms import FORMS
from derajat.city.nutrition.happening import build_registers
from derajat.city.nutrition.truths import TRUTHS
from derajat.city.programme import Programme


NUTRITION = Programme("nutrition", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["NUTRITION"]
