"""Emergency calls, readiness and drills."""

from derajat.city.emergency.faults import FAULTS
from derajat.city.emergency.forms import FORMS
from derajat.city.emergency.happening import build_registers
from derajat.city.emergency.truths import TRUTHS
from derajat.city.programme import Programme


EMERGENCY = Programme("emergency", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["EMERGENCY"]
