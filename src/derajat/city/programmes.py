"""The programmes of an invented city."""

from derajat.city.eligible import ELIGIBLE
from derajat.city.health_check import HEALTH_CHECK
from derajat.city.insurance import INSURANCE
from derajat.city.life_cycle import LIFE_CYCLE
from derajat.city.mortality import MORTALITY
from derajat.city.programme import Programme
from derajat.city.schools import SCHOOLS


PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    HEALTH_CHECK,
    SCHOOLS,
    INSURANCE,
    LIFE_CYCLE,
)
