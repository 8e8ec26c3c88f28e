"""What is true of early warning and outbreaks."""

from fractions import Fraction

import numpy as np

from derajat.city.registers import Numbers, Register, Registers
from derajat.city.shares import (
    Choice,
    Rows,
    all_rows,
    holding,
    share_of,
    sum_share_of,
    yes,
)
from derajat.city.sides import Side, joined
from derajat.city.surveillance.weekly import DISEASES, MINUTES_OF_DAY
from derajat.city.truth import (
    Asked,
    Knowledge,
    TrueValue,
    Truth,
    areas_of,
    composed,
    counted,
    divided,
    from_year,
    span_of,
)
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_SUM = Accumulation.SUM
_YEAR = Accumulation.WITHIN_YEAR
_RECEIVED = Rows("penerimaan-w2", "puskesmas", "minggu", ColumnType.WEEK)
_WEEKLY = Rows("laporan-w2", "puskesmas", "minggu", ColumnType.WEEK, by_place=True)
_SIGNALS = Rows("sinyal-skdr", "puskesmas", "muncul", ColumnType.MOMENT)
_OUTBREAKS = Rows("catatan-klb", "kelurahan", "dilaporkan", ColumnType.MOMENT)
_CRISES = Rows("krisis-kesehatan", "kelurahan", "tanggal")
_CAPACITIES = Rows("kapasitas-klb", "kota", "tahun", ColumnType.YEAR, by_place=True)


def _came(register: Register) -> Flags:
    return register.is_known("diterima")


def _came_in_time(register: Register) -> Flags:
    """On the Monday after the week at the latest."""
    monday = register["minggu"] * 7 - 4 + 8
    return _came(register) & (register["diterima"] // MINUTES_OF_DAY <= monday)


def _is_verified(register: Register) -> Flags:
    return register.is_known("diverifikasi")


def _within(first: str, second: str, minutes: int) -> Choice:
    """Rows in which less than so many minutes lie between two moments."""

    def choice(register: Register) -> Flags:
        known = register.is_known(first) & register.is_known(second)
        return np.asarray(known & (register[second] - register[first] < minutes))

    return choice


def _cases(registers: Registers) -> Side:
    """The weekly numbers of all diseases, apart by disease, without all visits."""
    codes = tuple(code for code in DISEASES if code != "X")
    return joined([_WEEKLY.sums(code)(registers) for code in codes], "penyakit", codes)


def _median_hours(known: Knowledge, asked: Asked) -> list[TrueValue]:
    """The middle of the whole hours from alert to verification."""
    register = known.registers["sinyal-skdr"]
    side = _SIGNALS.side(known.registers)
    first, last = span_of(asked.period, PeriodKind.MONTH, _YEAR, known.until)
    chosen = (side.time >= first) & (side.time <= last) & _is_verified(register)
    area = areas_of(known.places, side, side.place, side.time, asked.level)
    hours = (register["diverifikasi"] - register["muncul"]) // 60
    return [
        _median(np.sort(hours[chosen & (area == place)]), bool(chosen.any()))
        for place in range(len(known.areas(asked.level)))
    ]


def _median(hours: Numbers, is_seen: bool) -> TrueValue:
    if not len(hours):
        return TrueValue(None, 0 if is_seen else None, None)
    middle = hours[(len(hours) + 1) // 2 - 1]
    return TrueValue(None, len(hours), Fraction(int(middle)))


def _quick(register: Register) -> Flags:
    """Found in 7 days, reported in 1, answered in 7."""
    found = register["terdeteksi"] // MINUTES_OF_DAY - register["kasus_pertama"]
    told = register["dilaporkan"] - register["terdeteksi"]
    answered = register["ditangani"] - register["dilaporkan"]
    in_time = (found <= 7) & (told <= MINUTES_OF_DAY) & (answered <= 7 * MINUTES_OF_DAY)
    return np.asarray(in_time & register.is_known("ditangani"))


def _lasted(registers: Registers) -> Side:
    """Days from the first case to the end, of outbreaks that have ended."""
    register = registers["catatan-klb"]
    side = _OUTBREAKS.side(registers)
    days = register["selesai"] - register["kasus_pertama"]
    return side.adding(days).where(register.is_known("selesai"))


def _has_samples(register: Register) -> Flags:
    return np.asarray(register.is_known("sampel") & (register["sampel"] >= 1))


def _is_ended(register: Register) -> Flags:
    return register.is_known("selesai")


def _four_of_five(values: tuple[Fraction | None, ...]) -> Fraction | None:
    """Whether the office meets four of the five criteria."""
    limits = (80, 100, 100, 100, 100)
    met = [
        v is not None and v >= limit for v, limit in zip(values, limits, strict=True)
    ]
    return Fraction(100 if sum(met) >= 4 else 0)


_CAPACITY_CODES = {
    "KSG-PETA": "peta_risiko",
    "KSG-KAP": "kapasitas",
    "KSG-VEK": "vektor",
    "KSG-LAB": "labkesmas",
}
_W2: dict[str, Truth] = {
    "SKDR-KLP": share_of(_RECEIVED, _came, all_rows, _YEAR),
    "SKDR-KLP-M": share_of(_RECEIVED, _came, all_rows, _SUM),
    "SKDR-TPT": share_of(_RECEIVED, _came_in_time, all_rows, _YEAR),
    "SKDR-TPT-M": share_of(_RECEIVED, _came_in_time, all_rows, _SUM),
    "SKDR-KASUS": counted(_cases),
}
_ALERTS: dict[str, Truth] = {
    "SKDR-SNY": counted(_SIGNALS.where(all_rows), 1, _YEAR),
    "SKDR-VER": share_of(_SIGNALS, _is_verified, all_rows, _YEAR),
    "SKDR-24": share_of(
        _SIGNALS, _within("muncul", "diverifikasi", 24 * 60), all_rows, _YEAR
    ),
    "SKDR-JAM": _median_hours,
    "SKDR-LAB": share_of(_SIGNALS, yes("lab"), _is_verified, _YEAR),
}
_EVENTS: dict[str, Truth] = {
    "KLB-JML": counted(_OUTBREAKS.where(all_rows), 1, _YEAR),
    "KLB-KP": counted(
        _OUTBREAKS.where(holding("penyakit", "keracunan-pangan")), 1, _YEAR
    ),
    "KLB-W1": share_of(
        _OUTBREAKS, _within("terdeteksi", "dilaporkan", 24 * 60 + 1), all_rows, _YEAR
    ),
    "KLB-24": share_of(
        _OUTBREAKS, _within("dilaporkan", "ditangani", 24 * 60), all_rows, _YEAR
    ),
    "KLB-717": share_of(_OUTBREAKS, _quick, all_rows, _YEAR),
    "KLB-CFR": sum_share_of(_OUTBREAKS, "meninggal", "kasus", _YEAR),
    "KLB-AR": sum_share_of(_OUTBREAKS, "kasus", "terpapar", _YEAR),
    "KLB-LAMA": divided(_lasted, _OUTBREAKS.where(_is_ended), 1, _YEAR),
    "KLB-LAB": share_of(_OUTBREAKS, _has_samples, all_rows, _YEAR),
    "SPM-P2": sum_share_of(_OUTBREAKS, "dilayani", "terpapar", _YEAR),
    "SPM-P1": sum_share_of(_CRISES, "dilayani", "terdampak", _YEAR),
}
_CAPACITY: dict[str, Truth] = {
    code: from_year(2025, share_of(_CAPACITIES, yes(column), all_rows, _SUM))
    for code, column in _CAPACITY_CODES.items()
}
TRUTHS: dict[str, Truth] = {
    **_W2,
    **_ALERTS,
    **_EVENTS,
    **_CAPACITY,
    "04.01.102": from_year(
        2025, composed(("SKDR-24", *_CAPACITY_CODES), _four_of_five)
    ),
}
