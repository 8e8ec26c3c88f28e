"""Early warning (SKDR), outbreaks (KLB) and crises."""

from derajat.city.programme import Programme
from derajat.city.surveillance.faults import FAULTS
from derajat.city.surveillance.forms import FORMS
from derajat.city.surveillance.happening import build_registers
from derajat.city.surveillance.truths import TRUTHS


SURVEILLANCE = Programme("surveillance", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["SURVEILLANCE"]
