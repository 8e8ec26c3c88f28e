"""The programmes of an invented city."""

from derajat.city.community import COMMUNITY
from derajat.city.eligible import ELIGIBLE
from derajat.city.emergency import EMERGENCY
from derajat.city.governance import GOVERNANCE
from derajat.city.licences import LICENCES
from derajat.city.mortality import MORTALITY
from derajat.city.programme import Programme
from derajat.city.satisfaction import SATISFACTION


PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    SATISFACTION,
    LICENCES,
    EMERGENCY,
    COMMUNITY,
    GOVERNANCE,
)
"""What an invented city is made from."""
