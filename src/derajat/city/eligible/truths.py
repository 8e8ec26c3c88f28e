"""The yearly numbers of eligible people: denominators, and what is true of them."""

from functools import cache

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.areas import AreaLevel
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


def _sources(registers: Registers) -> Side:
    return rows_of(
        registers["keputusan-sasaran"],
        "kota",
        "tahun",
        ColumnType.YEAR,
        PeriodKind.YEAR,
        AreaLevel.DISTRICT,
    )


def _set_sources(registers: Registers) -> Side:
    return _sources(registers).where(registers["keputusan-sasaran"].is_known("tanggal"))


TRUTHS: dict[str, Truth] = {"SAS-DASAR": divided(_set_sources, _sources)}
