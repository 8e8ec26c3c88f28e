"""The programmes of an invented city."""

from derajat.city.eligible import ELIGIBLE
from derajat.city.maternal import MATERNAL
from derajat.city.mortality import MORTALITY
from derajat.city.programme import Programme


PROGRAMMES: tuple[Programme, ...] = (ELIGIBLE, MORTALITY, MATERNAL)
