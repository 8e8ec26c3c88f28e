"""Eligible people as the denominators of true values."""

from functools import cache

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, sums_of
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType


@cache
def eligible_of(group: str, source: str = "pusdatin") -> SideOf:
    """The yearly number of a group by the source that is the national default."""

    def side(registers: Registers) -> Side:
        numbers = registers["sasaran"]
        chosen = numbers.holds("kelompok", group) & numbers.holds("sumber", source)
        year, unit = ColumnType.YEAR, PeriodKind.YEAR
        every = sums_of(numbers, "kelurahan", "tahun", "jumlah", year, unit)
        return every.reported_where(chosen)

    return side
