"""Rows that are looked at, choices among them, and their true shares and means."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, group_of, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


Choice = Callable[[Register], Flags]
"""Chooses rows of a register."""
RegisterOf = Callable[[Registers], Register]
"""Makes a register from those that were sent."""
_UNITS = {ColumnType.YEAR: PeriodKind.YEAR, ColumnType.WEEK: PeriodKind.WEEK}
_LEVELS = {"puskesmas": AreaLevel.HEALTH_CENTRE, "kota": AreaLevel.DISTRICT}


def all_rows(register: Register) -> Flags:
    """Every row."""
    return np.ones(len(register), dtype=bool)


def holding(column: str, *words: str) -> Choice:
    """Rows whose column is known to hold one of some words."""

    def choice(register: Register) -> Flags:
        found = np.zeros(len(register), dtype=bool)
        for word in words:
            found |= register.holds(column, word)
        return found

    return choice


def yes(column: str) -> Choice:
    """Rows in which a column is known to be yes."""
    return lambda register: register.is_yes(column)


@dataclass(frozen=True)
class Rows:
    """Which rows are looked at: of which register, where and when.

    `made` makes the rows where they are not a register as it was sent. Rows whose
    `time` is not known are in no period. With `by_place` the rows are reports: nothing
    is known of an area that sent none. Without it they are a list, in which no row
    means 0. `unit` is read from the time when it is not given.
    """

    register: str
    place: str
    time: str
    time_type: ColumnType = ColumnType.DATE
    made: RegisterOf | None = None
    groups: tuple[str, ...] = ()
    by_place: bool = False
    unit: PeriodKind | None = None

    def timed(self, time: str, time_type: ColumnType = ColumnType.DATE) -> "Rows":
        """The same rows by another time."""
        return replace(self, time=time, time_type=time_type)

    def by_week(self) -> "Rows":
        """The same rows counted by epidemiological week."""
        return replace(self, unit=PeriodKind.WEEK)

    def register_of(self, registers: Registers) -> Register:
        """The rows whose time is known."""
        register = self.made(registers) if self.made else registers[self.register]
        return register.at(register.is_known(self.time))

    def side(self, registers: Registers) -> Side:
        """The rows as a side, each counting 1."""
        register = self.register_of(registers)
        unit = self.unit or _UNITS.get(self.time_type, PeriodKind.MONTH)
        level = _LEVELS.get(self.place, AreaLevel.VILLAGE)
        side = rows_of(register, self.place, self.time, self.time_type, unit, level)
        side = side.by_place() if self.by_place else side
        return side.grouped(**{name: group_of(register, name) for name in self.groups})

    def where(self, choose: Choice) -> SideOf:
        """Only some of the rows; the others still tell that something was reported."""

        def side(registers: Registers) -> Side:
            return self.side(registers).where(choose(self.register_of(registers)))

        return side

    def adding(self, choose: Choice, amount: Callable[[Register], Numbers]) -> SideOf:
        """Some of the rows, each adding a number; of reports, only these are any."""

        def side(registers: Registers) -> Side:
            register = self.register_of(registers)
            added = self.side(registers).adding(np.asarray(amount(register)))
            here = choose(register)
            return added.reported_where(here) if self.by_place else added.where(here)

        return side

    def sums(self, amount: str, choose: Choice = all_rows) -> SideOf:
        """The sum of a number over the chosen rows in which it is known."""

        def known(register: Register) -> Flags:
            return np.asarray(register.is_known(amount) & choose(register))

        return self.adding(known, lambda register: register[amount])


def share_of(
    rows: Rows,
    met: Choice,
    among: Choice = all_rows,
    accumulate: Accumulation = Accumulation.SUM,
) -> Truth:
    """The rows that are met, in per cent of those among which they are counted."""
    return divided(
        rows.where(lambda register: met(register) & among(register)),
        rows.where(among),
        100,
        accumulate,
    )


def mean_of(rows: Rows, amount: str) -> Truth:
    """The mean of the known values of a column."""
    known = rows.where(lambda register: register.is_known(amount))
    return divided(rows.sums(amount), known, 1)


def sum_share_of(
    rows: Rows, part: str, whole: str, accumulate: Accumulation = Accumulation.SUM
) -> Truth:
    """A reported part in per cent of its whole, where both are known."""

    def known(register: Register) -> Flags:
        return np.asarray(register.is_known(part) & register.is_known(whole))

    return divided(rows.sums(part, known), rows.sums(whole, known), 100, accumulate)
