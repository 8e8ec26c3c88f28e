"""The programmes of an invented city."""

from derajat.city.budget import BUDGET
from derajat.city.chronic import CHRONIC
from derajat.city.community import COMMUNITY
from derajat.city.convergence import CONVERGENCE
from derajat.city.eligible import ELIGIBLE
from derajat.city.emergency import EMERGENCY
from derajat.city.environment import ENVIRONMENT
from derajat.city.facilities import FACILITIES
from derajat.city.governance import GOVERNANCE
from derajat.city.health_check import HEALTH_CHECK
from derajat.city.immunisation import IMMUNISATION
from derajat.city.infections import INFECTIONS
from derajat.city.insurance import INSURANCE
from derajat.city.licences import LICENCES
from derajat.city.life_cycle import LIFE_CYCLE
from derajat.city.maternal import MATERNAL
from derajat.city.medicines import MEDICINES
from derajat.city.mortality import MORTALITY
from derajat.city.nutrition import NUTRITION
from derajat.city.programme import Programme
from derajat.city.satisfaction import SATISFACTION
from derajat.city.schools import SCHOOLS
from derajat.city.standards import STANDARDS
from derajat.city.surveillance import SURVEILLANCE
from derajat.city.workforce import WORKFORCE


PROGRAMMES: tuple[Programme, ...] = (
    ELIGIBLE,
    MORTALITY,
    MATERNAL,
    NUTRITION,
    IMMUNISATION,
    CONVERGENCE,
    INFECTIONS,
    CHRONIC,
    SURVEILLANCE,
    ENVIRONMENT,
    HEALTH_CHECK,
    SCHOOLS,
    INSURANCE,
    LIFE_CYCLE,
    WORKFORCE,
    FACILITIES,
    MEDICINES,
    BUDGET,
    STANDARDS,
    SATISFACTION,
    LICENCES,
    EMERGENCY,
    COMMUNITY,
    GOVERNANCE,
)
