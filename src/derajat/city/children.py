"""Children under five of an invented city, month by month.

Posyandu of a village meet on one day of the month; a child counts in a month when it
lives here on that day and is not yet five years old.
"""

from dataclasses import dataclass

import numpy as np

from derajat.city.people import Rows
from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.model.calendar import first_day_of_month
from derajat.statistics.arrays import Flags


UNDER_FIVE_DAYS = 1826
"""Days of 60 months of 30.4375 days: from this age on a child is five."""
_FIRST_POSYANDU, _LAST_POSYANDU = 4, 22


@dataclass(frozen=True)
class ChildMonths:
    """Arrays with a row for each child and month, child after child, months rising.

    `child` its place among the people; `number` its place among the children of these
    rows; `month` a month number; `day` that of the Posyandu; `age_days` on that day.
    """

    child: Numbers
    number: Numbers
    month: Numbers
    day: Numbers
    age_days: Numbers
    village: Numbers

    def __len__(self) -> int:
        return len(self.child)

    @property
    def is_after_own(self) -> Flags:
        """Whether the row before is the same child a month earlier."""
        found = np.zeros(len(self), dtype=bool)
        same = self.child[1:] == self.child[:-1]
        found[1:] = same & (self.month[1:] == self.month[:-1] + 1)
        return found

    @property
    def month_of_year(self) -> Numbers:
        """1 to 12."""
        return self.month % 12 + 1


def children_of(world: World, months_before: int = 0) -> Numbers:
    """Places of those who were under five and lived here in the reported years.

    With `months_before` also in so many months before these years.
    """
    people, settings = world.population.people, world.settings
    first = settings.first_day - 31 * months_before
    last = settings.reported_until
    lived = (people.arrived <= last) & (people.left > first) & (people.died > first)
    young = (people.born <= last) & (people.born + UNDER_FIVE_DAYS > first)
    return np.flatnonzero(lived & young)


def build_child_months(world: World) -> ChildMonths:
    """The months of all children under five, as far as is reported."""
    people, settings = world.population.people, world.settings
    children = children_of(world)
    months = np.array(settings.months)
    first_days = np.array([first_day_of_month(int(month)) for month in months])
    draws = world.settings.draws("posyandu days")
    villages = len(world.places.villages)
    meets = draws.integers(_FIRST_POSYANDU, _LAST_POSYANDU, villages)
    begins = np.searchsorted(first_days, people.born[children], side="right") - 1
    begins = np.maximum(begins, 0)
    ends = people.born[children] + UNDER_FIVE_DAYS
    stops = np.searchsorted(first_days, ends, side="right")
    length = np.maximum(stops - begins, 0)
    number = np.repeat(np.arange(len(children)), length)
    starts = np.cumsum(length) - length
    place = np.arange(len(number)) - starts[number] + begins[number]
    child = children[number]
    village = world.population.village[child]
    day = first_days[place] + meets[village] - 1
    age = day - people.born[child]
    here = people.at(child).lives_here_on(day)
    kept = here & (age >= 0) & (age < UNDER_FIVE_DAYS)
    rows = ChildMonths(child, number, months[place], day, age, village)
    return rows_at(rows, kept)


def rows_at(rows: ChildMonths, chosen: Rows) -> ChildMonths:
    """The chosen rows."""
    return ChildMonths(*(column[chosen] for column in vars(rows).values()))


def village_months(world: World) -> tuple[Numbers, Numbers]:
    """All pairs of a reported month and a village, months first: (month, village)."""
    months = np.array(world.settings.months)
    villages = np.arange(len(world.places.villages))
    return np.repeat(months, len(villages)), np.tile(villages, len(months))


def count_by_village_month(
    world: World, village: Numbers, month: Numbers, chosen: Rows | None = None
) -> Numbers:
    """How many rows each pair of `village_months` has; other months drop out."""
    months, villages = world.settings.months, len(world.places.villages)
    place = (month.astype(np.int64) - months.start) * villages + village
    inside = (month >= months.start) & (month < months.stop)
    if chosen is not None:
        mask = np.zeros(len(month), dtype=bool)
        mask[chosen] = True
        inside &= mask
    return np.bincount(place[inside], minlength=len(months) * villages)


def level_by_village(
    world: World, subject: str, mean: float, spread: float
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A chance by village, spread on the scale of log odds."""
    draws = world.settings.draws(subject)
    odds = np.log(mean / (1 - mean)) + draws.normal(
        0, spread, len(world.places.villages)
    )
    return np.asarray(1 / (1 + np.exp(-odds)))
