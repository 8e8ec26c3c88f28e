"""Health insurance: members by segment, and the poor matched with them."""

from derajat.city.insurance.faults import FAULTS
from derajat.city.insurance.forms import FORMS
from derajat.city.insurance.happening import build_registers
from derajat.city.insurance.truths import TRUTHS
from derajat.city.programme import Programme


INSURANCE = Programme("insurance", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["INSURANCE"]
