"""People to whom something happens on a day."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from derajat.city.forms.form import months_of_days
from derajat.city.households import DAYS_OF_YEAR, MALE
from derajat.city.people import Rows
from derajat.city.programme import World
from derajat.city.registers import Numbers, RegisterColumn, plain, worded
from derajat.statistics.arrays import Flags, Floats


SEXES = ("L", "P")
EVEN = (1.0,) * 12
"""No month of the year is unlike another."""
_CANDIDATES = 4
"""Drawn for each case that is wanted: not all of them live here and are chosen."""


@dataclass(frozen=True)
class Cases:
    """Arrays by case: the person, a place among the people, and the day."""

    person: Numbers
    day: Numbers

    def __len__(self) -> int:
        return len(self.day)

    def at(self, chosen: Rows) -> "Cases":
        """The chosen cases."""
        return Cases(self.person[chosen], self.day[chosen])

    def in_order(self) -> "Cases":
        """The cases from the first day to the last."""
        return self.at(np.argsort(self.day, kind="stable"))

    def and_also(self, others: "Cases") -> "Cases":
        """These cases and others."""
        person = np.concatenate([self.person, others.person])
        return Cases(person, np.concatenate([self.day, others.day]))


ByAge = Callable[[Floats], Floats]
"""The weight of people by their age in years."""


def draw_cases(
    world: World,
    subject: str,
    per_100000: float,
    season: tuple[float, ...] = EVEN,
    villages: Floats | None = None,
    by_age: ByAge | None = None,
) -> Cases:
    """Cases of all reported days, in order, about so many a year of 100,000 people.

    `season` (12,) and `villages` (villages,) are weights beside one another.
    """
    draws = world.settings.draws(subject)
    first, last = world.settings.first_day, world.settings.reported_until
    years = (last - first + 1) / DAYS_OF_YEAR
    number = int(draws.poisson(per_100000 / 100_000 * world.settings.people * years))
    size = _CANDIDATES * number
    person = draws.integers(0, len(world.population.people), size)
    found = Cases(person, draws.integers(first, last + 1, size))
    weight = _seasonal(found.day, season)
    if villages is not None:
        weight *= villages[world.population.village[person]] / villages.max()
    if by_age is not None:
        weight *= by_age(ages_on(world, found))
    chosen = _live_here(world, found) & (draws.random(size) < weight)
    return found.at(np.flatnonzero(chosen)[:number]).in_order()


def draw_outbreak(
    world: World, subject: str, village: int, first: int, last: int, number: int
) -> Cases:
    """About so many cases among the people of one village, between two days."""
    draws = world.settings.draws(subject)
    people = np.flatnonzero(world.population.village == village)
    if not len(people) or last < first:
        return Cases(np.zeros(0, np.int64), np.zeros(0, np.int64))
    person = draws.choice(people, number)
    middle = (first + last) / 2
    days = draws.triangular(first, middle, last + 1, number).astype(np.int64)
    found = Cases(person, np.clip(days, first, last))
    return found.at(_live_here(world, found)).in_order()


def _seasonal(days: Numbers, season: tuple[float, ...]) -> Floats:
    weights = np.array(season) / max(season)
    return np.asarray(weights[months_of_days(days) % 12])


def _live_here(world: World, cases: Cases) -> Flags:
    people = world.population.people
    here = people.arrived[cases.person] <= cases.day
    here &= cases.day < people.left[cases.person]
    return np.asarray(here & (cases.day < people.died[cases.person]))


def ages_on(world: World, cases: Cases) -> Floats:
    """The age in years, with fractions, on the day of each case."""
    born = world.population.people.born[cases.person]
    return np.asarray((cases.day - born) / DAYS_OF_YEAR)


def whole_ages(world: World, cases: Cases) -> RegisterColumn:
    """A column of completed years."""
    return plain(np.maximum(ages_on(world, cases), 0).astype(np.int64))


def sexes_of(world: World, cases: Cases) -> RegisterColumn:
    """A column of L and P."""
    return worded(world.population.people.sex[cases.person] != MALE, SEXES)


def spread_of_villages(world: World, subject: str, spread: float) -> Floats:
    """A weight near 1 for each village; villages differ the more the greater `spread`
    is (of the logarithm)."""
    draws = world.settings.draws(f"villages {subject}")
    return np.exp(draws.normal(0, spread, len(world.places.villages)))
