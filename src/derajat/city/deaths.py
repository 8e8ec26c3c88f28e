"""Invented deaths, apart from those of mothers in a pregnancy."""

import numpy as np

from derajat.city.households import DAYS_OF_YEAR, MALE
from derajat.city.people import FAR, People, Wholes
from derajat.statistics.arrays import Floats


NEONATAL, POST_NEONATAL, CHILD = 0.0075, 0.0042, 0.0024
"""Chances of a live birth to die within 28 days, later in the year, at 1 to 4 years."""
_FIRST_DAY_SHARE, _FIRST_WEEK_SHARE = 0.36, 0.78
_AT_30, _BY_YEAR = 0.0011, 0.086
"""Chance of a woman of 30 to die within a year, and how it grows with age."""
_MEN_MORE = 1.45


def draw_early_deaths(born: Wholes, draws: np.random.Generator) -> Wholes:
    """The day on which each newborn dies before the fifth birthday; FAR if not."""
    size = len(born)
    chance = draws.random(size)
    age = np.full(size, FAR - born.max(initial=0), dtype=np.int64)
    last = 0.0
    for share, ages in (
        (NEONATAL, _neonatal_ages(size, draws)),
        (POST_NEONATAL, 28 + (337 * draws.random(size) ** 1.6).astype(np.int64)),
        (CHILD, 365 + (1460 * draws.random(size) ** 1.4).astype(np.int64)),
    ):
        age = np.where((chance >= last) & (chance < last + share), ages, age)
        last += share
    days = born + age
    return np.where(chance < last, days, FAR).astype(np.int32)


def _neonatal_ages(size: int, draws: np.random.Generator) -> Wholes:
    """Days 0 to 27: a third on the first day, four in five in the first week."""
    chance = draws.random(size)
    first_week = draws.integers(1, 7, size)
    later = draws.integers(7, 28, size)
    found = np.where(chance < _FIRST_WEEK_SHARE, first_week, later)
    return np.asarray(np.where(chance < _FIRST_DAY_SHARE, 0, found), dtype=np.int32)


def draw_deaths(
    people: People, last_delivery: Wholes, first_day: int, draws: np.random.Generator
) -> Wholes:
    """`died` of each person after 365 more days; those before 5 have theirs already.

    Nobody dies before her own delivery of that year: what it costs is drawn with it.
    """
    is_alive = (people.died == FAR) & (people.arrived < first_day + 365)
    age = people.age_days(first_day) / DAYS_OF_YEAR
    dies = draws.random(len(people)) < _chances(age, people)
    day = first_day + draws.integers(0, 365, len(people))
    dies &= is_alive & (day >= people.arrived) & (day > last_delivery) & (age >= 5)
    return np.where(dies, day, people.died).astype(np.int32)


def _chances(age: Floats, people: People) -> Floats:
    grown = _AT_30 * np.exp(_BY_YEAR * (np.clip(age, 5, 110) - 30))
    more = np.where(people.sex == MALE, _MEN_MORE, 1.0)
    return np.asarray(np.clip(0.0003 + grown * more, 0, 0.7))
