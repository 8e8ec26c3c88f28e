"""What is true of emergency calls, readiness and drills."""

from fractions import Fraction

import numpy as np

from derajat.city.quantiles import quantile_of
from derajat.city.registers import Numbers, Register
from derajat.city.shares import Rows, all_rows, share_of, sum_share_of
from derajat.city.truth import Truth, counted
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation


_CALLS = Rows(
    "panggilan-psc-119", "kelurahan", "masuk", ColumnType.MOMENT, groups=("kategori",)
)
_READY = Rows("kesiapan-darurat", "puskesmas", "bulan", ColumnType.MONTH, by_place=True)
_DRILLS = Rows("catatan-latihan", "puskesmas", "rencana", groups=("jenis",))
_HALF, _NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)
_AT_END = Accumulation.AT_END


def _to_arrival(calls: Register) -> Numbers:
    return np.asarray(calls["tiba"] - calls["masuk"])


def _to_departure(calls: Register) -> Numbers:
    return np.asarray(calls["berangkat"] - calls["masuk"])


def _response(at: Fraction) -> Truth:
    return quantile_of(_CALLS, _to_arrival, lambda r: r.is_known("tiba"), at)


TRUTHS: dict[str, Truth] = {
    "PSC-MED": _response(_HALF),
    "PSC-P90": _response(_NINE_TENTHS),
    "PSC-BRK": quantile_of(
        _CALLS, _to_departure, lambda r: r.is_known("berangkat"), _HALF
    ),
    "PSC-JWB": share_of(_CALLS, lambda r: r.is_yes("terjawab")),
    "PSC-BUKAN": share_of(_CALLS, lambda r: r.holds("kategori", "bukan-darurat")),
    "PSC-JML": counted(_CALLS.where(all_rows)),
    "AMB-SIAP": sum_share_of(_READY, "ambulans_siap", "ambulans", _AT_END),
    "GD-24": share_of(_READY, lambda r: r.is_yes("jam_24"), accumulate=_AT_END),
    "PKM-SET": share_of(_READY, lambda r: r.is_yes("set_lengkap"), accumulate=_AT_END),
    "LTH-RENCANA": share_of(_DRILLS, lambda r: r.is_known("terlaksana")),
}
