"""High blood pressure, diabetes, screening and severe mental disorders."""

from derajat.city.chronic.faults import FAULTS
from derajat.city.chronic.forms import FORMS
from derajat.city.chronic.happening import build_registers
from derajat.city.chronic.truths import TRUTHS
from derajat.city.programme import Programme


CHRONIC = Programme("chronic", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["CHRONIC"]
