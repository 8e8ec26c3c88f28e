"""Which child got which dose of vaccine on which day."""

from dataclasses import dataclass

import numpy as np

from derajat.city.children import children_of, level_by_village
from derajat.city.people import FAR, Rows
from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags, Floats


ANTIGENS = (
    "hb0-24jam",
    "hb0-7hari",
    "bcg",
    "opv1",
    "opv2",
    "opv3",
    "opv4",
    "ipv1",
    "ipv2",
    "dpt1",
    "dpt2",
    "dpt3",
    "mr1",
    "pcv1",
    "pcv2",
    "pcv3",
    "rv1",
    "rv2",
    "rv3",
    "dpt4",
    "mr2",
)
"""Doses as the export names them; DPT stands for DPT-HB-Hib."""
_VISITS = (30, 61, 91, 122, 274, 365, 548)
"""Days of age at which a child is due; the dose at birth stands apart."""
_VISIT_OF = {
    "bcg": 0,
    "opv1": 0,
    "dpt1": 1,
    "opv2": 1,
    "pcv1": 1,
    "rv1": 1,
    "dpt2": 2,
    "opv3": 2,
    "pcv2": 2,
    "rv2": 2,
    "dpt3": 3,
    "opv4": 3,
    "ipv1": 3,
    "rv3": 3,
    "mr1": 4,
    "ipv2": 4,
    "pcv3": 5,
    "dpt4": 6,
    "mr2": 6,
}
_INTRODUCED = {
    "pcv": day_number(2022, 9, 12),
    "rv": day_number(2023, 8, 15),
    "ipv2": day_number(2023, 7, 1),
}
"""First days of vaccines that came later; PCV and RV for the whole country."""
_COMES, _MISSED, _MEAN_DELAY = 0.991, 0.004, 8.0
_NEVER_SPREAD = 0.6
NOT_GIVEN = FAR


@dataclass(frozen=True)
class Doses:
    """`day` (children, antigens): when each dose was given, or NOT_GIVEN.

    `child` (children,) is a place among the people.
    """

    child: Numbers
    day: Numbers

    def at(self, chosen: Rows) -> "Doses":
        """The doses of the chosen children."""
        return Doses(self.child[chosen], self.day[chosen])

    def of(self, antigen: str) -> Numbers:
        """The days of one dose."""
        return self.day[:, ANTIGENS.index(antigen)]

    def latest(self, *antigens: str) -> Numbers:
        """The day on which all of them were given, or NOT_GIVEN."""
        days = [self.of(antigen) for antigen in antigens]
        return np.asarray(np.max(days, axis=0))

    @property
    def birth_dose(self) -> Numbers:
        """The day of hepatitis B at birth, within a day or a week."""
        return np.minimum(self.of("hb0-24jam"), self.of("hb0-7hari"))

    @property
    def complete(self) -> Numbers:
        """The day on which all basic doses had been given, or NOT_GIVEN."""
        opv = tuple(f"opv{number}" for number in range(1, 5))
        dpt = ("dpt1", "dpt2", "dpt3")
        basic = self.latest("bcg", *opv, "ipv1", *dpt, "mr1")
        return np.maximum(basic, self.birth_dose)


def build_doses(world: World) -> Doses:
    """The doses of all children who were infants when the reported years began, or
    later, as far as they lived here and it is reported."""
    people = world.population.people
    children = children_of(world, months_before=12)
    number = len(children)
    draws = world.settings.draws("doses")
    never = level_by_village(world, "children without vaccine", 0.022, _NEVER_SPREAD)
    refuses = draws.random(number) < never[world.population.village[children]]
    comes = draws.random((number, len(_VISITS))) < _COMES
    comes = np.logical_and.accumulate(comes, axis=1) & ~refuses[:, None]
    delay = draws.exponential(_MEAN_DELAY, (number, len(_VISITS)))
    delay = np.add.accumulate(delay, axis=1).astype(np.int64)
    visit = people.born[children][:, None] + np.array(_VISITS) + delay
    missed = draws.random((number, len(ANTIGENS))) < _MISSED
    day = np.full((number, len(ANTIGENS)), NOT_GIVEN, dtype=np.int64)
    for place, antigen in enumerate(ANTIGENS):
        if antigen in _VISIT_OF:
            at = _VISIT_OF[antigen]
            given = comes[:, at] & ~missed[:, place] & _exists(antigen, visit[:, at])
            day[:, place] = np.where(given, visit[:, at], NOT_GIVEN)
    _give_at_birth(people.born[children], draws.random(number), day)
    ends = np.minimum(people.left[children], people.died[children]).astype(np.int64)
    ends = np.minimum(ends, world.settings.reported_until + 1)
    return Doses(children, np.where(day < ends[:, None], day, NOT_GIVEN))


def _exists(antigen: str, day: Numbers) -> Flags:
    first = _INTRODUCED.get(antigen, _INTRODUCED.get(antigen.rstrip("123"), 0))
    return np.asarray(day >= first)


def _give_at_birth(born: Numbers, chance: Floats, day: Numbers) -> None:
    """Within a day for most, within a week for some, for a few not at all."""
    within_day, within_week = 0.9, 0.985
    later = 1 + (chance * 10_000).astype(np.int64) % 7
    day[:, 0] = np.where(chance < within_day, born, NOT_GIVEN)
    is_later = (chance >= within_day) & (chance < within_week)
    day[:, 1] = np.where(is_later, born + later, NOT_GIVEN)
