"""The programmes of an invented city."""

from derajat.city.convergence import CONVERGENCE
from derajat.city.eligible import ELIGIBLE
from derajat.city.immunisation import IMMUNISATION
from derajat.city.mortality import MORTALITY
from derajat.city.nutrition import NUTRITION
from derajat.city.programme import Programme


PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    NUTRITION,
    IMMUNISATION,
    CONVERGENCE,
)
