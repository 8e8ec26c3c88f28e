"""What is true of infections."""

from fractions import Fraction

import numpy as np

from derajat.city.eligible.denominators import covered
from derajat.city.infections.happening.hiv import RISK_GROUPS
from derajat.city.registers import Register, Registers
from derajat.city.shares import Rows, all_rows, holding, share_of, sum_share_of, yes
from derajat.city.sides import Side, SideOf, joined
from derajat.city.truth import Truth, counted, divided
from derajat.model.calendar import add_months
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_YEAR = Accumulation.WITHIN_YEAR
_TB_OF_PEOPLE = Fraction(387, 100_000)
"""The national estimate of new cases of tuberculosis."""
_DIARRHOEA = Fraction(10, 100) * Fraction(270, 1000)
_DIARRHOEA_OF_YOUNG = Fraction(20, 100) * Fraction(843, 1000)
_PNEUMONIA = Fraction(355, 10_000)

_TB = Rows("kasus-tb", "kelurahan", "tanggal_lapor")
_STARTED = _TB.timed("tanggal_mulai")
_SUSPECTED = Rows("terduga-tb", "kelurahan", "tanggal")
_DENGUE = Rows("kasus-dbd", "kelurahan", "tanggal_sakit")
_LEPROSY = Rows("kusta", "kelurahan", "tanggal")
_BITES = Rows("ghpr", "kelurahan", "tanggal")
_CASCADE = Rows("kasus-hiv", "puskesmas", "bulan", ColumnType.MONTH, by_place=True)


def _monthly(register: str) -> Rows:
    return Rows(register, "kelurahan", "bulan", ColumnType.MONTH, by_place=True)


def _is_treated(register: Register) -> Flags:
    return register.is_known("tanggal_mulai")


def _is_child(register: Register) -> Flags:
    return register.is_known("umur") & (register["umur"] < 15)


def _is_age_known(register: Register) -> Flags:
    return register.is_known("umur")


def _is_grade_known(register: Register) -> Flags:
    return register.is_known("disabilitas")


def _has_status(register: Register) -> Flags:
    return register.is_known("status_hiv")


def _cohort(registers: Registers) -> Side:
    """Patients with sensitive disease in the month one year after they began."""
    register = registers["kasus-tb"]
    started = register.is_known("tanggal_mulai")
    register = register.at(started)
    days = np.array([add_months(int(d), 12) for d in register["tanggal_mulai"]])
    columns = {**register.columns, "dinilai": register.columns["tanggal_mulai"]}
    moved = Register(register.name, columns)
    rows = np.arange(len(days))
    columns["dinilai"] = columns["dinilai"].changed(rows, days)
    side = Rows("kohort", "kelurahan", "dinilai", groups=("jk",)).side(
        {"kohort": moved}
    )
    counts = register.holds("tipe", "SO")
    return side.where(counts)


def _succeeded(registers: Registers) -> Side:
    register = registers["kasus-tb"]
    register = register.at(register.is_known("tanggal_mulai"))
    counts = register.holds("tipe", "SO")
    good = holding("hasil", "sembuh", "lengkap")(register.at(counts))
    return _cohort(registers).where(good)


def _in_a_day(register: Register) -> Flags:
    """The visit to the house came less than 24 hours after the report."""
    minutes = register["pe"] - register["dilaporkan"]
    known = register.is_known("pe") & register.is_known("dilaporkan")
    return np.asarray(known & (minutes < 24 * 60))


def _tested(registers: Registers) -> Side:
    """People at risk who were tested, of all groups together."""
    table = _monthly("tes-hiv")
    return joined([table.sums(group)(registers) for group in RISK_GROUPS])


def _rate(numerator: SideOf, times: int) -> Truth:
    return covered(numerator, "penduduk", times)


_TUBERCULOSIS: dict[str, Truth] = {
    "SPM-11": covered(_SUSPECTED.where(yes("sesuai_standar")), "terduga-tb"),
    "TB-TC": covered(_STARTED.where(all_rows), "penduduk", share=_TB_OF_PEOPLE),
    "TB-CNR": _rate(_TB.where(all_rows), 100_000),
    "TB-ENR": share_of(_TB, _is_treated, all_rows, _YEAR),
    "TB-RO-ENR": share_of(_TB, _is_treated, holding("tipe", "RO"), _YEAR),
    "TB-SR": divided(_succeeded, _cohort),
    "TB-HIV": share_of(_TB, _has_status, _is_treated, _YEAR),
    "TB-ANAK": share_of(_TB, _is_child, _is_age_known, _YEAR),
    "TB-IK": share_of(_TB, yes("investigasi"), all_rows, _YEAR),
    "TB-TPT": sum_share_of(_TB, "kontak_tpt", "kontak_layak", _YEAR),
}
_HIV: dict[str, Truth] = {
    "SPM-12": covered(_tested, "risiko-hiv"),
    "HIV-1": sum_share_of(_CASCADE, "tahu_status", "perkiraan", Accumulation.AT_END),
    "HIV-2": sum_share_of(_CASCADE, "arv", "tahu_status", Accumulation.AT_END),
    "HIV-3": sum_share_of(
        _CASCADE, "vl_tersupresi", "vl_diperiksa", Accumulation.AT_END
    ),
    "HIV-TE": covered(_monthly("layanan-hiv").sums("bumil_tripel"), "ibu-hamil"),
    "IMS-OBT": sum_share_of(
        _monthly("layanan-hiv"), "ims_diobati", "ims_ditemukan", _YEAR
    ),
}
_CARRIED: dict[str, Truth] = {
    "DBD-IR": _rate(_DENGUE.where(all_rows), 100_000),
    "DBD-CFR": share_of(_DENGUE, yes("meninggal"), all_rows, _YEAR),
    "DBD-PE": share_of(_DENGUE, _in_a_day, all_rows, _YEAR),
    "DBD-MGG": counted(_DENGUE.by_week().where(all_rows)),
    "DBD-ABJ": sum_share_of(
        _monthly("jentik"), "rumah_bebas", "rumah_diperiksa", Accumulation.SUM
    ),
    "MAL-API": _rate(_monthly("kasus-malaria").sums("positif"), 1_000),
    "MAL-ABER": _rate(_monthly("kasus-malaria").sums("diperiksa"), 100),
    "MAL-SPR": sum_share_of(_monthly("kasus-malaria"), "positif", "diperiksa", _YEAR),
    "MAL-IND": counted(_monthly("kasus-malaria").sums("indigenus"), 1, _YEAR),
    "RAB": share_of(_BITES, yes("var"), yes("indikasi_var"), _YEAR),
}
_OTHERS: dict[str, Truth] = {
    "DI-PEN": covered(
        _monthly("penyakit-p2").sums("diare"), "penduduk", share=_DIARRHOEA
    ),
    "DI-PEN-B": covered(
        _monthly("penyakit-p2").sums("diare_balita"),
        "balita",
        share=_DIARRHOEA_OF_YOUNG,
    ),
    "DI-OZ": sum_share_of(
        _monthly("penyakit-p2"), "oralit_zinc", "diare_balita", _YEAR
    ),
    "PN-PEN": covered(
        _monthly("penyakit-p2").sums("pneumonia_balita"),
        "balita",
        share=_PNEUMONIA,
    ),
    "KUS-CH": share_of(_LEPROSY, _is_child, _is_age_known, _YEAR),
    "KUS-D0": share_of(_LEPROSY, holding("disabilitas", "0"), _is_grade_known, _YEAR),
}
TRUTHS: dict[str, Truth] = {**_TUBERCULOSIS, **_HIV, **_CARRIED, **_OTHERS}
