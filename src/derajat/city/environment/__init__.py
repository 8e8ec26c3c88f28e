"""Sanitation, drinking water, inspected places and medical waste."""

from derajat.city.environment.faults import FAULTS
from derajat.city.environment.forms import FORMS
from derajat.city.environment.happening import build_registers
from derajat.city.environment.truths import TRUTHS
from derajat.city.programme import Programme


ENVIRONMENT = Programme("environment", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["ENVIRONMENT"]
