"""Invented pregnancies and how they end."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from derajat.city.households import DAYS_OF_YEAR, FEMALE
from derajat.city.people import People, Rows, Wholes
from derajat.statistics.arrays import Flags, Floats


LIVE_BIRTH, STILLBIRTH, MISCARRIAGE = 1, 2, 3
RATES_BY_AGE = ((15, 20), (20, 95), (25, 128), (30, 104), (35, 62), (40, 20), (45, 2))
"""Ages from, and live births a year of 1,000 women: near SP2020, a little lower."""
_LAST_FERTILE_AGE = 50
_STILLBIRTH, _MISCARRIAGE, _TWINS = 0.007, 0.09, 0.011
_LEAST_SPACE_DAYS = 400
"""From one delivery to the next."""
_PRETERM = 0.1
MATERNAL_DEATH = 0.0016
"""Deaths of a pregnancy: about 150 of 100,000 live births."""


@dataclass(frozen=True)
class Pregnancies:
    """Arrays by pregnancy; days are day numbers.

    `mother` her place among the people; `conceived` the first day of the last period;
    `ended` the day of delivery or miscarriage; `outcome` LIVE_BIRTH, STILLBIRTH or
    MISCARRIAGE; `children` born alive; `mother_dies` in it or within 42 days after.
    """

    mother: Wholes
    conceived: Wholes
    ended: Wholes
    outcome: npt.NDArray[np.int8]
    children: npt.NDArray[np.int8]
    mother_dies: Flags

    def __len__(self) -> int:
        return len(self.mother)

    def at(self, chosen: Rows) -> "Pregnancies":
        """The pregnancies chosen by place or by yes and no."""
        return Pregnancies(*(getattr(self, f.name)[chosen] for f in fields(self)))

    @property
    def gestation_days(self) -> Wholes:
        """From the first day of the last period to the end."""
        return self.ended - self.conceived


def build_pregnancies(
    people: People, last_delivery: Wholes, first_day: int, draws: np.random.Generator
) -> Pregnancies:
    """Those that end within 365 days from a day on.

    `last_delivery` (people,): the day of each woman's last one, far back if none.
    """
    may = _may_conceive(people, last_delivery, first_day)
    mother = np.flatnonzero(may).astype(np.int32)
    mother = mother[draws.random(len(mother)) < _rates(people, mother, first_day)]
    ended = first_day + draws.integers(0, 365, len(mother))
    lives = people.at(mother).lives_here_on(ended)
    mother, ended = mother[lives], ended[lives]
    outcome = draws.choice(
        np.array([LIVE_BIRTH, STILLBIRTH, MISCARRIAGE], dtype=np.int8),
        len(mother),
        p=[1 - _STILLBIRTH - _MISCARRIAGE, _STILLBIRTH, _MISCARRIAGE],
    )
    weeks = _gestation_weeks(outcome, draws)
    children = np.where(draws.random(len(mother)) < _TWINS, 2, 1)
    children = np.where(outcome == LIVE_BIRTH, children, 0)
    dies = (draws.random(len(mother)) < MATERNAL_DEATH) & (outcome != MISCARRIAGE)
    return Pregnancies(
        mother,
        (ended - np.round(weeks * 7)).astype(np.int32),
        ended.astype(np.int32),
        outcome,
        children.astype(np.int8),
        dies,
    )


def _may_conceive(people: People, last_delivery: Wholes, first_day: int) -> Flags:
    age = people.age_days(first_day) / DAYS_OF_YEAR
    is_fertile = (age >= RATES_BY_AGE[0][0]) & (age < _LAST_FERTILE_AGE)
    rested = last_delivery + _LEAST_SPACE_DAYS <= first_day
    here = people.lives_here_on(first_day)
    return np.asarray((people.sex == FEMALE) & is_fertile & rested & here)


def _rates(people: People, mother: Wholes, first_day: int) -> Floats:
    """The chance of a pregnancy that ends within the year.

    Women who gave birth lately do not count, so that of the others is a little higher.
    """
    starts = np.array([age for age, _ in RATES_BY_AGE])
    rates = np.array([rate for _, rate in RATES_BY_AGE]) / 1000
    age = people.born[mother]
    years = (first_day - age) / DAYS_OF_YEAR
    place = np.searchsorted(starts, years, side="right") - 1
    return np.asarray(rates[place] * 1.09 / (1 - _STILLBIRTH - _MISCARRIAGE))


def _gestation_weeks(
    outcome: npt.NDArray[np.int8], draws: np.random.Generator
) -> Floats:
    size = len(outcome)
    term = np.clip(draws.normal(39.3, 1.1, size), 37, 42.5)
    early = 37 - np.clip(draws.gamma(1.3, 1.8, size), 0.1, 13)
    weeks = np.where(draws.random(size) < _PRETERM, early, term)
    weeks = np.where(outcome == MISCARRIAGE, draws.uniform(6, 19.5, size), weeks)
    return np.where(outcome == STILLBIRTH, draws.uniform(28, 41, size), weeks)
