"""The yearly numbers of eligible people as denominators of true values."""

from functools import cache

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, sums_of
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType


@cache
def eligible_people(group: str, source: str = "pusdatin") -> SideOf:
    """The people of a group by one source; the ministry's unless said."""

    def side(registers: Registers) -> Side:
        numbers = registers["sasaran"]
        own = numbers.holds("kelompok", group) & numbers.holds("sumber", source)
        return sums_of(
            numbers.at(own),
            "kelurahan",
            "tahun",
            "jumlah",
            ColumnType.YEAR,
            PeriodKind.YEAR,
        )

    return side
