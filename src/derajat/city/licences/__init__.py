"""Licensed premises and their supervision."""

from derajat.city.licences.faults import FAULTS
from derajat.city.licences.forms import FORMS
from derajat.city.licences.happening import build_registers
from derajat.city.licences.truths import TRUTHS
from derajat.city.programme import Programme


LICENCES = Programme("licences", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["LICENCES"]
