"""What is true of the yearly numbers of eligible people."""

from derajat.city.registers import Registers
from derajat.city.sides import Side, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType


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
