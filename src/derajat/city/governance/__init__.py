"""The office's own work: duties, meetings, reports, principles."""

from derajat.city.governance.faults import FAULTS
from derajat.city.governance.forms import FORMS
from derajat.city.governance.happening import build_registers
from derajat.city.governance.truths import TRUTHS
from derajat.city.programme import Programme


GOVERNANCE = Programme("governance", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["GOVERNANCE"]
