"""The budget of the health office: tags, plan and realisation by sub activity."""

from derajat.city.budget.faults import FAULTS
from derajat.city.budget.forms import FORMS
from derajat.city.budget.happening import build_registers
from derajat.city.budget.truths import TRUTHS
from derajat.city.programme import Programme


BUDGET = Programme("budget", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["BUDGET"]
