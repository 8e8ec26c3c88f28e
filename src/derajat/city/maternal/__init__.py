"""Care of mothers and newborns: registers, visits and monthly reports."""

from derajat.city.maternal.faults import FAULTS
from derajat.city.maternal.forms import FORMS
from derajat.city.maternal.happening import build_registers
from derajat.city.maternal.truths import TRUTHS
from derajat.city.programme import Programme


MATERNAL = Programme("maternal", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["MATERNAL"]
