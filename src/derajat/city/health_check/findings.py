"""What a check finds, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from derajat.city.health_check.visits import Visits
from derajat.city.households import DAYS_OF_YEAR, FEMALE
from derajat.city.programme import World
from derajat.city.registers import Numbers, RegisterColumn, plain
from derajat.statistics.arrays import Flags, Floats


@dataclass(frozen=True)
class Condition:
    """Something looked for from an age on, with its chance by age."""

    name: str
    least_age: int
    below_age: int
    chance: Callable[[Floats], Floats]
    only_women: bool = False


def _steady(share: float) -> Callable[[Floats], Floats]:
    return lambda age: np.full(len(age), share)


def _rising(at_18: float, a_year: float) -> Callable[[Floats], Floats]:
    return lambda age: np.clip(at_18 + a_year * (age - 18), 0, 0.7)


CONDITIONS = (
    Condition("hipertensi", 18, 200, _rising(0.04, 0.0085)),
    Condition("gula_tinggi", 18, 200, _rising(0.01, 0.0031)),
    Condition("obesitas", 7, 200, _rising(0.13, 0.0012)),
    Condition("mata", 7, 200, _rising(0.09, 0.0042)),
    Condition("gigi", 1, 200, _steady(0.43)),
    Condition("jiwa", 7, 200, _steady(0.035)),
    Condition("anemia", 12, 50, _steady(0.19), only_women=True),
    Condition("gejala_tb", 1, 200, _steady(0.018)),
)
_EXAMINED = 0.97
_REFERRED, _LAG, _CONTROL_DAYS = 0.22, 0.055, 60
_CONTROLLED, _MEASURED_AGAIN = 0.48, 0.85


def build_findings(world: World, visits: Visits) -> dict[str, RegisterColumn]:
    """Columns of findings, referral, follow-up and control; unknown if not looked."""
    draws = world.settings.draws("findings")
    people = world.population.people.at(visits.person)
    age = (visits.day - people.born) / DAYS_OF_YEAR
    columns: dict[str, RegisterColumn] = {}
    ill = np.zeros(len(visits), dtype=bool)
    chronic = np.zeros(len(visits), dtype=bool)
    for condition in CONDITIONS:
        due = (age >= condition.least_age) & (age < condition.below_age)
        if condition.only_women:
            due &= people.sex == FEMALE
        looked = due & visits.came & (draws.random(len(visits)) < _EXAMINED)
        found = looked & (draws.random(len(visits)) < condition.chance(age))
        columns[condition.name] = plain(found, known=looked)
        ill |= found
        if condition.name in ("hipertensi", "gula_tinggi"):
            chronic |= found
    referred = ill & (draws.random(len(visits)) < _REFERRED)
    columns["rujuk"] = plain(referred, known=visits.came)
    return columns | _after_care(world, visits, ill, chronic, draws)


def _after_care(
    world: World,
    visits: Visits,
    ill: Flags,
    chronic: Flags,
    draws: np.random.Generator,
) -> dict[str, RegisterColumn]:
    """The day of a confirmed follow-up, and whether the disease is under control."""
    until = world.settings.reported_until
    day = visits.day + draws.geometric(_LAG, len(visits))
    followed = ill & (draws.random(len(visits)) < _diligence(world, visits))
    followed &= day <= until
    measured = followed & chronic & (day + _CONTROL_DAYS <= until)
    measured &= draws.random(len(visits)) < _MEASURED_AGAIN
    controlled = draws.random(len(visits)) < _CONTROLLED
    return {
        "tindak_lanjut": plain(day, known=followed),
        "terkendali": plain(controlled, known=measured),
    }


def _diligence(world: World, visits: Visits) -> Floats:
    """By registration: how often its health centre sees to a follow-up."""
    draws = world.settings.draws("diligence")
    share = draws.uniform(0.45, 0.9, len(world.places.health_centres))
    return np.asarray(share[centres(world, visits.person, visits.day)])


def centres(world: World, person: Numbers, day: Numbers) -> Numbers:
    """The health centre that serves people where they live on a day."""
    village = world.population.village[person]
    return world.places.health_centre_on(village, day).astype(np.int64)
