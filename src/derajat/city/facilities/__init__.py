"""Service units, buildings, equipment, accreditation, quality and money earned."""

from derajat.city.facilities.faults import FAULTS
from derajat.city.facilities.forms import FORMS
from derajat.city.facilities.happening import build_registers
from derajat.city.facilities.truths import TRUTHS
from derajat.city.programme import Programme


FACILITIES = Programme("facilities", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["FACILITIES"]
