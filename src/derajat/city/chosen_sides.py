"""Sides of true values that count chosen rows, sum numbers or pair two of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from derajat.city.registers import Register, Registers
from derajat.city.sides import Side, SideOf, group_of, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


Choice = Callable[[Register], Flags]
"""Which rows of a register are meant."""


@dataclass(frozen=True)
class Table:
    """A register and how its rows lie in place and time.

    `is_list` tells a list of persons or events, where no row means 0, from reported
    numbers, where no row means that nothing is known.
    """

    register: str
    place: str
    time: str
    time_type: ColumnType
    unit: PeriodKind = PeriodKind.MONTH
    level: AreaLevel = AreaLevel.VILLAGE
    is_list: bool = True
    groups: tuple[str, ...] = ()

    def timed(self, time: str, time_type: ColumnType, unit: PeriodKind) -> "Table":
        """The same rows by another time."""
        return replace(self, time=time, time_type=time_type, unit=unit)

    def grouped(self, *groups: str) -> "Table":
        """The same rows with columns that tell groups apart."""
        return replace(self, groups=groups)

    def by_week(self) -> "Table":
        """The same rows counted by epidemiological week."""
        return replace(self, unit=PeriodKind.WEEK)

    def side(self, registers: Registers) -> Side:
        """All rows with a known time, each counting 1."""
        register = registers[self.register]
        register = register.at(register.is_known(self.time))
        side = rows_of(
            register, self.place, self.time, self.time_type, self.unit, self.level
        )
        side = side.grouped(**{name: group_of(register, name) for name in self.groups})
        return side if self.is_list else side.by_place()

    def where(self, choice: Choice) -> SideOf:
        """Chosen rows, each counting 1."""

        def side(registers: Registers) -> Side:
            register = registers[self.register]
            chosen = choice(register)[register.is_known(self.time)]
            return self.side(registers).where(chosen)

        return side

    def sums(self, amount: str, choice: Choice | None = None) -> SideOf:
        """The sum of a reported number over chosen rows."""

        def side(registers: Registers) -> Side:
            register = registers[self.register]
            chosen = register.is_known(amount)
            if choice is not None:
                chosen &= choice(register)
            kept = self.side(registers)
            if self.is_list:
                return kept.adding(register[amount]).where(chosen)
            return kept.adding(register[amount]).reported_where(chosen)

        return side


def share_of(
    table: Table, part: Choice, whole: Choice, accumulate: Accumulation
) -> Truth:
    """Rows of the part in a hundred rows of the whole."""

    def both(register: Register) -> Flags:
        return part(register) & whole(register)

    return divided(table.where(both), table.where(whole), 100, accumulate)


def paired(
    table: Table, part: str, whole: str, accumulate: Accumulation, times: int = 100
) -> Truth:
    """The sum of one number over that of another, of rows where both are known."""

    def known(register: Register) -> Flags:
        return register.is_known(part) & register.is_known(whole)

    return divided(table.sums(part, known), table.sums(whole, known), times, accumulate)


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
