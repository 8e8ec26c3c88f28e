"""Schools and the screening of children in and out of school."""

from derajat.city.programme import Programme
from derajat.city.schools.faults import FAULTS
from derajat.city.schools.forms import FORMS
from derajat.city.schools.happening import build_registers
from derajat.city.schools.truths import TRUTHS


SCHOOLS = Programme("schools", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["SCHOOLS"]
