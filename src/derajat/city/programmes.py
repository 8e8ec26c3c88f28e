"""The programmes of an invented city."""

from derajat.city.chronic import CHRONIC
from derajat.city.eligible import ELIGIBLE
from derajat.city.environment import ENVIRONMENT
from derajat.city.infections import INFECTIONS
from derajat.city.mortality import MORTALITY
from derajat.city.programme import Programme
from derajat.city.surveillance import SURVEILLANCE


PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    INFECTIONS,
    CHRONIC,
    SURVEILLANCE,
    ENVIRONMENT,
)
