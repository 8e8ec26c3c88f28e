"""What is counted on one side of a true value: rows with a place and a time."""

from collections.abc import Callable, Mapping, Sequence
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
    known.

    What is known of is told by reports. `seen_place`, `seen_time` and `seen_groups` are
    where, when and of which groups something was reported (of all groups, when
    `seen_groups` is empty). Where nothing was reported, nothing is known: of each area
    by itself with `each_place`, else of the city as a whole, so that no row means 0 as
    soon as the city has a report.
    """

    level: AreaLevel
    unit: PeriodKind
    place: Numbers
    time: Numbers
    seen_place: Numbers
    seen_time: Numbers
    each_place: bool = False
    amount: Numbers | None = None
    groups: Mapping[str, GroupColumn] = field(default_factory=dict)
    seen_groups: Mapping[str, GroupColumn] = field(default_factory=dict)

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
        """Only some of the rows, and nothing else reports anything.

        Groups must be told apart before.
        """
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
    groups: tuple[str, ...] = (),
) -> Side:
    """The sums of a reported number: nothing is known where it is not."""
    side = rows_of(register, place, time, time_type, unit, level)
    side = side.grouped(**{name: group_of(register, name) for name in groups})
    side = side.adding(register[amount])
    return side.reported_where(register.is_known(amount)).by_place()


def joined(parts: Sequence[Side], group: str = "", words: tuple[str, ...] = ()) -> Side:
    """Reported numbers as one side; a group tells from which part each row comes.

    Each part has its own word, and its rows are its reports.
    """
    sizes = [len(part.place) for part in parts]
    codes = np.repeat(np.arange(len(parts)), sizes)
    groups = {group: GroupColumn(codes, words)} if group else {}
    amounts = [part.amount for part in parts if part.amount is not None]
    whole = replace(
        parts[0],
        place=np.concatenate([part.place for part in parts]),
        time=np.concatenate([part.time for part in parts]),
        amount=np.concatenate(amounts),
        groups=groups,
    )
    return whole.reported_where(np.ones(sum(sizes), dtype=bool)).by_place()


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
