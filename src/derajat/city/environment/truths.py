"""What is true of the environment."""

from dataclasses import replace
from fractions import Fraction

from derajat.city.chosen_sides import (
    Choice,
    Table,
    all_rows,
    holding,
    paired,
    share_of,
    yes,
)
from derajat.city.registers import Register
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_SUM = Accumulation.SUM


def _yearly(register: str, is_list: bool = False) -> Table:
    year = ColumnType.YEAR
    return Table(register, "kelurahan", "tahun", year, PeriodKind.YEAR, is_list=is_list)


_STBM = _yearly("stbm-kelurahan")
_WATER = _yearly("sarana-air")
_PLACES = _yearly("tfu-tpp", is_list=True)
_WASTE = Table(
    "limbah-medis",
    "puskesmas",
    "bulan",
    ColumnType.MONTH,
    level=AreaLevel.HEALTH_CENTRE,
    is_list=False,
)


def _fit(register: Register) -> Flags:
    return register.is_yes("diperiksa") & register.is_yes("memenuhi")


def _of_group(group: str, part: Choice) -> Truth:
    return share_of(_PLACES, part, holding("kelompok", group), _SUM)


def _in_kilograms(truth: Truth) -> Truth:
    """The same values; the denominator is told in kilograms instead of tenths."""

    def told(known: Knowledge, asked: Asked) -> list[TrueValue]:
        return [
            replace(v, denominator=v.denominator and Fraction(v.denominator, 10))
            for v in truth(known, asked)
        ]

    return told


TRUTHS: dict[str, Truth] = {
    "KL-STBM": share_of(_STBM, yes("lima_pilar"), all_rows, _SUM),
    "KL-SBS": share_of(_STBM, yes("sbs"), all_rows, _SUM),
    "KL-KK-JAMBAN": paired(_STBM, "kk_jamban", "kk", _SUM),
    "KL-KK-CTPS": paired(_STBM, "kk_ctps", "kk", _SUM),
    "KL-KK-SAMPAH": paired(_STBM, "kk_sampah", "kk", _SUM),
    "KL-AIR": paired(_WATER, "memenuhi", "sarana", _SUM),
    "KL-AIR-UJI": paired(_WATER, "memenuhi", "diperiksa", _SUM),
    "KL-AIR-AWAS": paired(_WATER, "diawasi", "sarana", _SUM),
    "KL-TFU": _of_group("TFU", _fit),
    "KL-TPP": _of_group("TPP", _fit),
    "KL-TFU-IKL": _of_group("TFU", yes("diperiksa")),
    "KL-TPP-IKL": _of_group("TPP", yes("diperiksa")),
    "KL-LIMBAH": _in_kilograms(
        paired(_WASTE, "dikelola_kg", "limbah_kg", Accumulation.WITHIN_YEAR)
    ),
}
