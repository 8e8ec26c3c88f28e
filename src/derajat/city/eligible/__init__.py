"""The yearly numbers of eligible people by village, as four sources give them."""

from derajat.city.eligible.forms import FAULTS, FORMS
from derajat.city.eligible.numbers import build_registers
from derajat.city.eligible.truths import TRUTHS
from derajat.city.programme import Programme


ELIGIBLE = Programme("eligible", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["ELIGIBLE"]
