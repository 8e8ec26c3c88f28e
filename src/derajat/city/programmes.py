"""The programmes of an invented city."""

from derajat.city.budget import BUDGET
from derajat.city.chronic import CHRONIC
from derajat.city.eligible import ELIGIBLE
from derajat.city.environment import ENVIRONMENT
from derajat.city.facilities import FACILITIES
from derajat.city.infections import INFECTIONS
from derajat.city.maternal import MATERNAL
from derajat.city.medicines import MEDICINES
from derajat.city.mortality import MORTALITY
from derajat.city.programme import Programme
from derajat.city.standards import STANDARDS
from derajat.city.surveillance import SURVEILLANCE
from derajat.city.workforce import WORKFORCE


PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    MATERNAL,
    INFECTIONS,
    CHRONIC,
    SURVEILLANCE,
    ENVIRONMENT,
    WORKFORCE,
    FACILITIES,
    MEDICINES,
    BUDGET,
    STANDARDS,
)
