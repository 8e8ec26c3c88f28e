"""What is true of chronic conditions."""

from dataclasses import replace

import numpy as np

from derajat.city.eligible.denominators import covered
from derajat.city.forms.form import months_of_days
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.shares import Choice, Rows, all_rows, sum_share_of, yes
from derajat.city.sides import Side, SideOf, joined
from derajat.city.truth import (
    Asked,
    Knowledge,
    TrueValue,
    Truth,
    counted,
    divided,
    span_of,
)
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_YEAR, _END = Accumulation.WITHIN_YEAR, Accumulation.AT_END
_SEXES = ("L", "P")
_VISITS = Rows("penderita-ptm", "kelurahan", "tanggal", groups=("jk",))
_SCREENING = Rows("skrining-ptm", "kelurahan", "bulan", ColumnType.MONTH, by_place=True)
_SEVERE = Rows("odgj", "kelurahan", "tahun", ColumnType.YEAR)
_SERVED = _SEVERE.timed("tanggal_standar")


def _is_pressure_known(register: Register) -> Flags:
    return register.is_known("sistolik") & register.is_known("diastolik")


def _is_sugar_known(register: Register) -> Flags:
    return register.is_known("gula_puasa") | register.is_known("hba1c")


def _is_pressure_low(register: Register) -> Flags:
    return (register["sistolik"] < 140) & (register["diastolik"] < 90)


def _is_sugar_right(register: Register) -> Flags:
    fasting, long = register["gula_puasa"], register["hba1c"]
    in_range = (fasting >= 80) & (fasting <= 130) & register.is_known("gula_puasa")
    return in_range | (register.is_known("hba1c") & (long < 70))


def _is_patient(register: Register, disease: str) -> Flags:
    """Of 15 and older, as far as the age is known."""
    grown = register.is_known("umur") & (register["umur"] >= 15)
    return register.holds("penyakit", disease) & grown


def _reached(disease: str, measured: Choice, each_month: bool) -> Truth:
    """Patients measured since January among the eligible: each month, or ever."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        _, last = span_of(asked.period, PeriodKind.MONTH, _END, known.until)
        needed = last % 12 + 1 if each_month else 1

        def side(registers: Registers) -> Side:
            register = registers["penderita-ptm"]
            patients = _is_patient(register, disease) & measured(register)
            village = _patients_until(register, patients, last, needed)
            month = np.full(len(village), last)
            seen = months_of_days(register["tanggal"])
            is_seen = (seen // 12 == last // 12) & (seen <= last)
            seen = np.where(is_seen, last, seen)
            return Side(
                AreaLevel.VILLAGE, PeriodKind.MONTH, village, month, seen * 0, seen
            )

        return covered(side, disease, 100, _END)(known, asked)

    return truth


def _patients_until(
    register: Register, chosen: Flags, last: int, needed: int
) -> Numbers:
    """The village of each patient seen in so many months of a year, up to a month."""
    month = months_of_days(register["tanggal"])
    rows = np.flatnonzero(chosen & (month // 12 == last // 12) & (month <= last))
    nik, village = register["nik"][rows], register["kelurahan"][rows]
    pairs = np.unique(np.stack([nik, month[rows]]), axis=1)
    patients, times = np.unique(pairs[0], return_counts=True)
    _, first = np.unique(nik, return_index=True)
    return np.asarray(village[first][times >= needed])


def _controlled(disease: str, measured: Choice, is_right: Choice) -> Truth:
    """Patients whose last measurement of the period is right, in a hundred patients.

    They belong to the health centre that serves their village as the period begins.
    """

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        span = span_of(asked.period, PeriodKind.MONTH, Accumulation.SUM, known.until)
        register = known.registers["penderita-ptm"]
        patients = _is_patient(register, disease) & measured(register)
        last = _last_of_each(register, patients, span)

        def below(registers: Registers) -> Side:
            side = _VISITS.side(registers).where(last)
            return replace(side, time=np.full(len(side.time), span[0]))

        def above(registers: Registers) -> Side:
            return below(registers).where(is_right(register)[last])

        return divided(above, below)(known, asked)

    return truth


def _last_of_each(register: Register, chosen: Flags, span: tuple[int, int]) -> Flags:
    """The last chosen row of each patient between two months."""
    month = months_of_days(register["tanggal"])
    rows = np.flatnonzero(chosen & (month >= span[0]) & (month <= span[1]))
    order = rows[np.lexsort((register["tanggal"][rows], register["nik"][rows]))]
    nik = register["nik"][order]
    is_last = np.append(nik[1:] != nik[:-1], True) if len(nik) else np.zeros(0, bool)
    found = np.zeros(len(register), dtype=bool)
    found[order[is_last]] = True
    return found


def _chosen(rows: Flags) -> Choice:
    return lambda _: rows


def _of_both_sexes(stem: str, also: str) -> SideOf:
    """The sum of a number given by sex, of cells where another is known too."""

    def side(registers: Registers) -> Side:
        register = registers["skrining-ptm"]
        parts = []
        for sex in _SEXES:
            name, other = f"{stem}_{sex.lower()}", f"{also}_{sex.lower()}"
            known = register.is_known(name) & register.is_known(other)
            parts.append(_SCREENING.sums(name, _chosen(known))(registers))
        return joined(parts, "jk", _SEXES)

    return side


TRUTHS: dict[str, Truth] = {
    "SPM-08": _reached("hipertensi", _is_pressure_known, each_month=True),
    "SPM-09": _reached("diabetes", _is_sugar_known, each_month=True),
    "HT-TEMU": _reached("hipertensi", all_rows, each_month=False),
    "DM-TEMU": _reached("diabetes", all_rows, each_month=False),
    "HT-C": _controlled("hipertensi", _is_pressure_known, _is_pressure_low),
    "DM-C": _controlled("diabetes", _is_sugar_known, _is_sugar_right),
    "SPM-10": covered(_SERVED.where(all_rows), "odgj-berat"),
    "JW-PSG": counted(_SEVERE.where(yes("pasung"))),
    "PTM-SK": covered(_of_both_sexes("diskrining", "diskrining"), "usia-15-ke-atas"),
    "PTM-IVA": covered(_SCREENING.sums("iva_diperiksa"), "wanita-30-50"),
    "PTM-IVA-TL": sum_share_of(_SCREENING, "iva_ditangani", "iva_positif", _YEAR),
    "GM-SMK": divided(
        _of_both_sexes("merokok", "ditanya_rokok"),
        _of_both_sexes("ditanya_rokok", "merokok"),
        100,
        _YEAR,
    ),
}
