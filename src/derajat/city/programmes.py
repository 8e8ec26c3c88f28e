"""The programmes of an invented city."""

from derajat.city.budget import BUDGET
from derajat.city.eligible import ELIGIBLE
from derajat.city.maternal import MATERNAL
from derajat.city.facilities import FACILITIES
from derajat.city.medicines import MEDICINES
from derajat.city.mortality import MORTALITY
from derajat.city.programme import Programme
from derajat.city.standards import STANDARDS
from derajat.city.workforce import WORKFORCE


PROGRAMMES: tuple[Programme, ...] = (ELIGIBLE, MORTALITY, MATERNAL)
PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    WORKFORCE,
    FACILITIES,
    MEDICINES,
    BUDGET,
    STANDARDS,
)
