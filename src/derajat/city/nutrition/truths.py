"""What is true of the growth of children and of the nutrition services."""

from collections.abc import Callable

import numpy as np

from derajat.city.ages import months_between
from derajat.city.eligible.denominators import covered
from derajat.city.nutrition.measured import MEASURED
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


def shares_of(register: str, part: str, whole: str) -> Truth:
    """One column of a monthly table by another, where both are known."""
    return divided(
        _sum_where_both(register, part, (part, whole)),
        _sum_where_both(register, whole, (part, whole)),
    )


def _sum_where_both(register: str, column: str, both: tuple[str, ...]) -> SideOf:
    def side(registers: Registers) -> Side:
        table = registers[register]
        return _reported(table, table[column], *both)

    return side


def _of_judged(part: str) -> Truth:
    """Gains are judged of those weighed, but not of the new or long unseen."""

    needed = (part, "d", "o", "b")

    def numerator(registers: Registers) -> Side:
        table = registers["skdn"]
        return _reported(table, table[part], *needed)

    def denominator(registers: Registers) -> Side:
        table = registers["skdn"]
        return _reported(table, table["d"] - table["o"] - table["b"], *needed)

    return divided(numerator, denominator)


def _reported(table: Register, amount: Numbers, *needed: str) -> Side:
    """What each row of a monthly table adds, where all that is needed is known."""
    known: Flags = np.logical_and.reduce([table.is_known(name) for name in needed])
    rows = rows_of(table, "kelurahan", "bulan", ColumnType.MONTH)
    return rows.adding(amount).reported_where(known).by_place()


def _cohort(chosen: Callable[[Register], Flags]) -> SideOf:
    """The children of the yearly cohort that fulfil a rule."""

    def side(registers: Registers) -> Side:
        cohort = registers["kohort-balita"]
        rows = rows_of(cohort, "kelurahan", "tahun", ColumnType.YEAR, PeriodKind.YEAR)
        return rows.where(chosen(cohort))

    return side


def months_at_year_end(cohort: Register) -> Numbers:
    """Full months of age on 31 December of the year of the row."""
    return months_between(cohort["tanggal_lahir"], _year_ends(cohort["tahun"]))


def _year_ends(years: Numbers) -> Numbers:
    return np.array([day_number(year, 12, 31) for year in years.tolist()])


def _is_monitored(cohort: Register) -> Flags:
    young = months_at_year_end(cohort) < 60
    seen = (cohort["timbang"] >= 8) & (cohort["ukur"] >= 2) & (cohort["kembang"] >= 2)
    return np.asarray(young & seen)


def _is_served_child(cohort: Register) -> Flags:
    """From one year to below five: eight weighings, two checks of development."""
    months = months_at_year_end(cohort)
    seen = (cohort["timbang"] >= 8) & (cohort["kembang"] >= 2)
    return np.asarray((months >= 12) & (months < 60) & seen)


def _months_in_august(cohort: Register) -> Numbers:
    """Full months of age at the last round of vitamin A of the year of the row."""
    ends = [day_number(year, 8, 31) for year in cohort["tahun"].tolist()]
    return months_between(cohort["tanggal_lahir"], np.array(ends))


def _has_capsules(cohort: Register) -> Flags:
    """One capsule for those old enough for the last round only, two for the others."""
    needed = np.where(_months_in_august(cohort) < 12, 1, 2)
    return np.asarray(cohort["vitamin_a"] >= needed)


def _is_due_capsules(cohort: Register) -> Flags:
    months = _months_in_august(cohort)
    return np.asarray((months >= 6) & (months < 60))


def _is_served(cohort: Register) -> Flags:
    """Served to the standard of the age, with booster doses and care when ill."""
    months = months_at_year_end(cohort)
    capsules = (_months_in_august(cohort) < 6) | _has_capsules(cohort)
    basic = (months < 12) | cohort.is_yes("imunisasi_dasar")
    boosted = (months < 24) | cohort.is_yes("imunisasi_lanjutan")
    cared = cohort.is_no("sakit") | cohort.is_yes("mtbs")
    return np.asarray(_is_monitored(cohort) & capsules & basic & boosted & cared)


_SERVICES = {
    "GZ-VITN": ("nifas_vitamin_a", "ibu_nifas"),
    "GZ-ASI6-RUTIN": ("asi_eksklusif", "bayi_0_5"),
    "GZ-ASIL": ("lulus_asi", "bayi_6"),
    "GZ-IMD-RUTIN": ("imd", "lahir_hidup"),
    "GZ-MPASI": ("mpasi", "anak_6_23"),
    "GZ-BBLR-RUTIN": ("bblr", "lahir_ditimbang"),
    "GZ-TGB": ("gizi_buruk_dirawat", "gizi_buruk"),
    "GZ-PMTK": ("gizi_kurang_pmt", "gizi_kurang"),
    "GZ-KEKP": ("kek_pmt", "bumil_kek"),
    "GZ-RJ": ("stunting_dirujuk", "stunting"),
}
_SKDN = {
    "GZ-KS": ("k", "s"),
    "GZ-DS": ("d", "s"),
    "GZ-DK": ("d", "k"),
    "GZ-NS": ("n", "s"),
    "GZ-BGM": ("bgm", "d"),
}

_SUM = Accumulation.SUM
TRUTHS: dict[str, Truth] = {
    **{code: shares_of("skdn", *pair) for code, pair in _SKDN.items()},
    **{code: shares_of("layanan-gizi", *pair) for code, pair in _SERVICES.items()},
    "GZ-TTDR": shares_of("ttd-rematri", "minum_mingguan", "remaja_putri"),
    "GZ-ND": _of_judged("n"),
    "GZ-2T": _of_judged("dua_t"),
    "GZ-PTK": covered(_cohort(_is_monitored), "balita", accumulate=_SUM),
    "KIA-KBAL": covered(_cohort(_is_served_child), "anak-balita", accumulate=_SUM),
    "GZ-VITA-TAHUN": covered(
        _cohort(lambda rows: _is_due_capsules(rows) & _has_capsules(rows)),
        "balita-6-59-bulan",
        accumulate=_SUM,
    ),
    "SPM-04": covered(_cohort(_is_served), "balita", accumulate=_SUM),
    **MEASURED,
}
