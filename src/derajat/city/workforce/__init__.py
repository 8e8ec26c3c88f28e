"""Staff of the health centres: who works there, with what papers and training."""

from derajat.city.programme import Programme
from derajat.city.workforce.faults import FAULTS
from derajat.city.workforce.forms import FORMS
from derajat.city.workforce.happening import build_registers
from derajat.city.workforce.truths import TRUTHS


WORKFORCE = Programme("workforce", build_registers, FORMS, TRUTHS, FAULTS)

__all__ = ["WORKFORCE"]
