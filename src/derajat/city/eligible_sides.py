"""Eligible people as the lower side of a true value."""

from collections.abc import Callable
from dataclasses import replace

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, sums_of
from derajat.city.truth import (
    Asked,
    Knowledge,
    TrueValue,
    Truth,
    add_up,
    quotient,
)
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation


DEFAULT_SOURCE = "pusdatin"
"""The ministry's estimate: what counts unless an office says otherwise."""


def eligible(group: str) -> Callable[[Registers], Side]:
    """The people of one group in a year, by the ministry's estimate."""

    def side(registers: Registers) -> Side:
        numbers = registers["sasaran"]
        rows = sums_of(
            numbers, "kelurahan", "tahun", "jumlah", ColumnType.YEAR, PeriodKind.YEAR
        )
        is_default = numbers.holds("sumber", DEFAULT_SOURCE)
        return rows.where(is_default & numbers.holds("kelompok", group))

    return side


def covered(
    numerator: SideOf, group: str, accumulate: Accumulation = Accumulation.SUM
) -> Truth:
    """A side by the eligible people of a group; these have no groups of their own."""
    below = eligible(group)

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        parts = add_up(known, known.side(numerator), asked, accumulate)
        everyone = replace(asked, group=())
        wholes = add_up(known, known.side(below), everyone, accumulate)
        return [quotient(a, b, 100) for a, b in zip(parts, wholes, strict=True)]

    return truth
