"""True shares and means of single rows: a row is met, or not, or does not count."""

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


@dataclass(frozen=True)
class Rows:
    """Which rows are looked at: of which register, where and when.

    `made` makes the rows where they are not a register as it was sent. Rows whose
    `time` is not known are in no period. With `by_place` nothing is known of an area
    that sent no row.
    """

    register: str
    place: str
    time: str
    time_type: ColumnType = ColumnType.DATE
    made: RegisterOf | None = None
    groups: tuple[str, ...] = ()
    by_place: bool = False

    def register_of(self, registers: Registers) -> Register:
        return self.made(registers) if self.made else registers[self.register]

    def side(self, registers: Registers) -> Side:
        """The rows as a side, each counting 1."""
        register = self.register_of(registers)
        register = register.at(register.is_known(self.time))
        is_year = self.time_type is ColumnType.YEAR
        is_centre = self.place == "puskesmas"
        side = rows_of(
            register,
            self.place,
            self.time,
            self.time_type,
            PeriodKind.YEAR if is_year else PeriodKind.MONTH,
            AreaLevel.HEALTH_CENTRE if is_centre else AreaLevel.VILLAGE,
        )
        side = side.by_place() if self.by_place else side
        return side.grouped(**{name: group_of(register, name) for name in self.groups})

    def chosen(self, choose: Choice) -> SideOf:
        """Only some of the rows; the others still tell that something was reported."""

        def side(registers: Registers) -> Side:
            register = self.register_of(registers)
            register = register.at(register.is_known(self.time))
            return self.side(registers).where(choose(register))

        return side

    def adding(self, choose: Choice, amount: Callable[[Register], Numbers]) -> SideOf:
        """Some of the rows, each adding a number."""

        def side(registers: Registers) -> Side:
            register = self.register_of(registers)
            register = register.at(register.is_known(self.time))
            here = choose(register)
            chosen = self.side(registers).where(here)
            return chosen.adding(np.asarray(amount(register)[here]))

        return side


def all_rows(register: Register) -> Flags:
    """Every row."""
    return np.ones(len(register), dtype=bool)


def share_of(
    rows: Rows,
    met: Choice,
    among: Choice = all_rows,
    accumulate: Accumulation = Accumulation.SUM,
) -> Truth:
    """The rows that are met, in per cent of those among which they are counted."""
    return divided(
        rows.chosen(lambda register: met(register) & among(register)),
        rows.chosen(among),
        100,
        accumulate,
    )


def mean_of(rows: Rows, amount: str) -> Truth:
    """The mean of the known values of a column."""

    def known(register: Register) -> Flags:
        return register.is_known(amount)

    adding = rows.adding(known, lambda register: register[amount])
    return divided(adding, rows.chosen(known), 1)


def sum_share_of(
    rows: Rows, part: str, whole: str, accumulate: Accumulation = Accumulation.SUM
) -> Truth:
    """A reported part in per cent of its whole, where both are known."""

    def known(register: Register) -> Flags:
        return np.asarray(register.is_known(part) & register.is_known(whole))

    return divided(
        _of_reporters(rows.adding(known, lambda register: register[part])),
        _of_reporters(rows.adding(known, lambda register: register[whole])),
        100,
        accumulate,
    )


def _of_reporters(side_of: SideOf) -> SideOf:
    """Nothing is known of an area without a row of its own."""

    def side(registers: Registers) -> Side:
        found = side_of(registers)
        return replace(
            found, seen_place=found.place, seen_time=found.time, each_place=True
        )

    return side


def last_of_each(register: Register, keys: tuple[str, ...], order: str) -> Register:
    """The row of each combination of keys with the greatest order, then the later."""
    known = np.all([register.is_known(name) for name in (*keys, order)], axis=0)
    rows = np.flatnonzero(known)
    columns = [register[name][rows] for name in keys]
    ranked = np.lexsort((rows, register[order][rows], *columns[::-1]))
    stacked = np.stack([column[ranked] for column in columns])
    changes = np.any(stacked[:, 1:] != stacked[:, :-1], axis=0)
    is_last = np.append(changes, True) if len(ranked) else np.zeros(0, dtype=bool)
    return register.at(np.sort(rows[ranked[is_last]]))


def first_of_each(register: Register, keys: tuple[str, ...], order: str) -> Register:
    """The row of each combination of keys with the smallest order, then the earlier."""
    turned = register.at(np.arange(len(register))[::-1])
    column = turned.columns[order]
    against = replace(column, values=-column.values)
    found = last_of_each(
        Register(register.name, {**turned.columns, "order": against}), keys, "order"
    )
    return Register(register.name, {n: found.columns[n] for n in register.columns})
