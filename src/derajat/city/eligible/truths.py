"""Eligible people as the denominators of true values."""

from functools import cache

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, rows_of
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType


@cache
def eligible_of(group: str, source: str = "pusdatin") -> SideOf:
    """The yearly number of a group by the source that is the national default."""

    def side(registers: Registers) -> Side:
        numbers = registers["sasaran"]
        chosen = numbers.holds("kelompok", group) & numbers.holds("sumber", source)
        year, unit = ColumnType.YEAR, PeriodKind.YEAR
        every = rows_of(numbers, "kelurahan", "tahun", year, unit)
        counted = every.adding(numbers["jumlah"]).by_place()
        return counted.reported_where(chosen & numbers.is_known("jumlah"))

    return side
