"""The free health check and screening: from the visit to what follows."""

from derajat.city.health_check.faults import FAULTS
from derajat.city.health_check.forms import FORMS
from derajat.city.health_check.happening import build_registers
from derajat.city.health_check.truths import TRUTHS
from derajat.city.programme import Programme


HEALTH_CHECK = Programme("health_check", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["HEALTH_CHECK"]
