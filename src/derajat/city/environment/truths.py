"""What is true of the environment."""

from dataclasses import replace
from fractions import Fraction

from derajat.city.registers import Register
from derajat.city.shares import (
    Choice,
    Rows,
    all_rows,
    holding,
    share_of,
    sum_share_of,
    yes,
)
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_SUM = Accumulation.SUM


_YEAR = ColumnType.YEAR
_STBM = Rows("stbm-kelurahan", "kelurahan", "tahun", _YEAR, by_place=True)
_WATER = Rows("sarana-air", "kelurahan", "tahun", _YEAR, by_place=True)
_PLACES = Rows("tfu-tpp", "kelurahan", "tahun", _YEAR)
_WASTE = Rows("limbah-medis", "puskesmas", "bulan", ColumnType.MONTH, by_place=True)


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
    "KL-KK-JAMBAN": sum_share_of(_STBM, "kk_jamban", "kk", _SUM),
    "KL-KK-CTPS": sum_share_of(_STBM, "kk_ctps", "kk", _SUM),
    "KL-KK-SAMPAH": sum_share_of(_STBM, "kk_sampah", "kk", _SUM),
    "KL-AIR": sum_share_of(_WATER, "memenuhi", "sarana", _SUM),
    "KL-AIR-UJI": sum_share_of(_WATER, "memenuhi", "diperiksa", _SUM),
    "KL-AIR-AWAS": sum_share_of(_WATER, "diawasi", "sarana", _SUM),
    "KL-TFU": _of_group("TFU", _fit),
    "KL-TPP": _of_group("TPP", _fit),
    "KL-TFU-IKL": _of_group("TFU", yes("diperiksa")),
    "KL-TPP-IKL": _of_group("TPP", yes("diperiksa")),
    "KL-LIMBAH": _in_kilograms(
        sum_share_of(_WASTE, "dikelola_kg", "limbah_kg", Accumulation.WITHIN_YEAR)
    ),
}
