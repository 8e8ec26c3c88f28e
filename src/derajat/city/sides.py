"""What is counted on one side of a true value: rows with a place and a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from derajat.city.forms.form import months_of
from derajat.city.registers import Numbers, Register, Registers
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind, week_of_day
from derajat.model.columns import ColumnType
from derajat.statistics.arrays import Flags


@dataclass(frozen=True)
class GroupColumn:
    """A column that tells groups apart: for each row a place in its words, or -1."""

    codes: Numbers
    words: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """Rows that are counted.

    `place` is a place among the areas of `level`; `time` a month, week or year number
    as `unit` says. `amount` is what each row adds, 1 when None. A place below 0 is not
    known. `seen_place` and `seen_time` are where and when something was reported at
    all, of which groups `seen_groups` (of all, when it is empty): with `each_place`
    nothing is known of an area without a report, else no row means 0 as soon as the
    city has one.
    """

    level: AreaLevel
    unit: PeriodKind
    place: Numbers
    time: Numbers
    seen_place: Numbers
    seen_time: Numbers
    each_place: bool = False
    amount: Numbers | None = None
    seen_by_group: bool = False
    """Whether a group without a report is not known either; the rows that report are
    then those that count."""
    groups: Mapping[str, GroupColumn] = field(default_factory=dict)
    seen_groups: Mapping[str, GroupColumn] = field(default_factory=dict)
    """For which groups something was reported, where reports tell that."""

    @property
    def is_known_by_group(self) -> bool:
        """Whether a number is known only of groups that reported one."""
        is_own = len(self.seen_place) == len(self.place)
        return self.each_place and self.amount is not None and is_own

    def where(self, chosen: Flags) -> "Side":
        """Only some of the rows; what was reported stays reported."""
        return replace(
            self,
            place=self.place[chosen],
            time=self.time[chosen],
            amount=None if self.amount is None else self.amount[chosen],
            groups={
                name: GroupColumn(group.codes[chosen], group.words)
                for name, group in self.groups.items()
            },
        )

    def reported_where(self, chosen: Flags) -> "Side":
        """Only some of the rows, and nothing else reports anything."""
        kept = self.where(chosen)
        return replace(
            kept, seen_place=kept.place, seen_time=kept.time, seen_groups=kept.groups
        )

    def adding(self, amount: Numbers) -> "Side":
        """Each row adds an amount."""
        return replace(self, amount=amount)

    def by_place(self) -> "Side":
        """Nothing is known of an area that reported nothing."""
        return replace(self, each_place=True)

    def by_group(self) -> "Side":
        """Nothing is known of a group that reported nothing."""
        return replace(self, seen_by_group=True)

    def grouped(self, **groups: GroupColumn) -> "Side":
        """With columns that tell groups apart."""
        return replace(self, groups=groups)


SideOf = Callable[[Registers], Side]
"""Counts one side of a true value in the registers of a city."""


def rows_of(
    register: Register,
    place: str,
    time: str,
    time_type: ColumnType = ColumnType.DATE,
    unit: PeriodKind = PeriodKind.MONTH,
    level: AreaLevel = AreaLevel.VILLAGE,
) -> Side:
    """All rows of a register as a side, each counting 1.

    Times must be known; a row without place counts for the city alone.
    """
    here = np.where(register.is_known(place), register[place], -1)
    times = _times(register[time], time_type, unit)
    return Side(level, unit, here, times, here, times)


def sums_of(
    register: Register,
    place: str,
    time: str,
    amount: str,
    time_type: ColumnType = ColumnType.MONTH,
    unit: PeriodKind = PeriodKind.MONTH,
    level: AreaLevel = AreaLevel.VILLAGE,
) -> Side:
    """The sums of a reported number: nothing is known where it is not."""
    side = rows_of(register, place, time, time_type, unit, level)
    side = side.adding(register[amount])
    return side.reported_where(register.is_known(amount)).by_place()


def known_in_all(register: Register, *names: str) -> Flags:
    """The rows in which all of some columns are known."""
    return np.asarray(np.all([register.is_known(name) for name in names], axis=0))


def group_of(register: Register, name: str) -> GroupColumn:
    """A column of a register that tells groups apart."""
    column = register.columns[name]
    codes = np.where(column.is_known, column.values, -1)
    return GroupColumn(codes, column.words)


def _times(values: Numbers, time_type: ColumnType, unit: PeriodKind) -> Numbers:
    if unit is PeriodKind.WEEK:
        return _weeks(values, time_type)
    months = months_of(values, time_type)
    return np.asarray(months // 12 if unit is PeriodKind.YEAR else months)


def _weeks(values: Numbers, time_type: ColumnType) -> Numbers:
    if time_type is ColumnType.WEEK:
        return values
    days = values // 1440 if time_type is ColumnType.MOMENT else values
    different, back = np.unique(days, return_inverse=True)
    weeks = np.array([week_of_day(day) for day in different.tolist()])
    return np.asarray(weeks[back.ravel()])
