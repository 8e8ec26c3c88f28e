"""What is true of licensed premises and their supervision."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from derajat.city.licences.inspecting import FINDINGS, SANCTIONS
from derajat.city.quantiles import quantile_of
from derajat.city.registers import (
    Numbers,
    Register,
    RegisterColumn,
    Registers,
    plain,
)
from derajat.city.rosters import (
    first_row_of_each,
    last_reported_day,
    last_row_of_each,
    roster_of,
    year_of,
)
from derajat.city.shares import (
    Choice,
    Rows,
    share_of,
    sum_share_of,
)
from derajat.city.truth import Truth, counted
from derajat.model.columns import ColumnType
from derajat.statistics.arrays import Flags


_DAYS_ALLOWED = 14
_TAKEN = ("temuan", "kategori")


def _visits(registers: Registers, kind: str) -> Register:
    """The routine or the repeated visits, with their year."""
    visits = registers["pemeriksaan-perizinan"]
    visits = visits.at(visits.holds("kunjungan", kind))
    year = plain(year_of(visits["tanggal"]))
    return Register(visits.name, {**visits.columns, "tahun": year})


def _pairs(premises: Numbers, years: Numbers) -> Numbers:
    return np.asarray(premises * 10_000 + years)


def _roster(registers: Registers) -> Register:
    """Premises that are open at the end of each year, and whether they were visited."""
    until = last_reported_day(registers["e-laporan-sarana"])
    open_ = roster_of(registers["objek-perizinan"], "terbit", "tutup", until)
    visits = registers["pemeriksaan-perizinan"]
    visited = _pairs(visits["sarana"], year_of(visits["tanggal"]))
    own = _pairs(open_["sarana"], open_["tahun"])
    columns = {**open_.columns, "diperiksa": plain(np.isin(own, visited))}
    return Register("sarana-tahun", columns)


def _last_routine(registers: Registers) -> Register:
    return last_row_of_each(_visits(registers, "rutin"), ("sarana", "tahun"), "tanggal")


def _first_bad(registers: Registers) -> Register:
    """First routine visits that went badly, with what the last repeated visit found."""
    keys = ("sarana", "tahun")
    first = first_row_of_each(_visits(registers, "rutin"), keys, "tanggal")
    first = first.at(_found(first, "mayor", "kritis"))
    again = last_row_of_each(_visits(registers, "ulang"), keys, "tanggal")
    places = {
        pair: place
        for place, pair in enumerate(_pairs(again["sarana"], again["tahun"]).tolist())
    }
    wanted = _pairs(first["sarana"], first["tahun"]).tolist()
    at = np.array([places.get(pair, -1) for pair in wanted], dtype=np.int64)
    taken = {f"{name}_ulang": _taken(again, name, at) for name in _TAKEN}
    return Register("tidak-patuh-awal", {**first.columns, **taken})


def _taken(register: Register, name: str, at: Numbers) -> RegisterColumn:
    """A column at some places of a register; place -1 is a row that is not there."""
    known = np.append(register.is_known(name), False)
    return plain(np.append(register[name], 0)[at], known[at])


def _found(visits: Register, *findings: str) -> Flags:
    return np.asarray(np.any([visits.holds("temuan", f) for f in findings], axis=0))


def _is_clean(visits: Register) -> Flags:
    return _found(visits, "tidak-ada", "minor")


def _has_finding(visits: Register) -> Flags:
    return _found(visits, "minor", "mayor", "kritis")


def _is_mended(bad: Register) -> Flags:
    is_good = bad["temuan_ulang"] < FINDINGS.index("mayor")
    return np.asarray(is_good & bad.is_known("temuan_ulang"))


def _can_be_compared(bad: Register) -> Flags:
    """Visited again, and either clean or with both subjects known."""
    is_clean = bad["temuan_ulang"] == FINDINGS.index("tidak-ada")
    both = bad.is_known("kategori") & bad.is_known("kategori_ulang")
    return np.asarray(bad.is_known("temuan_ulang") & (is_clean | both))


def _is_the_same(bad: Register) -> Flags:
    is_clean = bad["temuan_ulang"] == FINDINGS.index("tidak-ada")
    return np.asarray(~is_clean & (bad["kategori"] == bad["kategori_ulang"]))


def _in_time(visits: Register) -> Flags:
    known = visits.is_known("selesai") & visits.is_known("tenggat")
    return np.asarray(known & (visits["selesai"] <= visits["tenggat"]))


def _is_expired(roster: Register) -> Flags:
    known = roster.is_known("berlaku_sampai")
    return np.asarray(known & (roster["berlaku_sampai"] < roster["akhir"]))


def _is_sanction(visits: Register) -> Flags:
    return np.asarray(
        np.any([visits.holds("sanksi", word) for word in SANCTIONS[1:]], axis=0)
    )


def _of_two_kinds(visits: Register) -> Flags:
    return np.asarray(
        visits.holds("jenis", "pbf-cabang") | visits.holds("jenis", "ukot")
    )


def _of(kind: str) -> Choice:
    return lambda register: register.holds("jenis", kind)


def _both(first: Choice, second: Choice) -> Choice:
    return lambda register: np.asarray(first(register) & second(register))


def _is_quick(applications: Register) -> Flags:
    wait = applications["terbit"] - applications["lengkap"]
    return np.asarray(applications.is_known("terbit") & (wait <= _DAYS_ALLOWED))


def _days_until(name: str) -> Callable[[Register], Numbers]:
    return lambda visits: np.asarray(visits[name] - visits["tanggal"])


def _median_until(name: str) -> Truth:
    return quantile_of(
        _VISITS, _days_until(name), lambda r: r.is_known(name), Fraction(1, 2)
    )


_YEAR, _KIND = ColumnType.YEAR, ("jenis",)
_BAP = "pemeriksaan-perizinan"
_ROSTER = Rows("", "kelurahan", "tahun", _YEAR, made=_roster, groups=_KIND)
_ROUTINE = Rows("", "kelurahan", "tahun", _YEAR, made=_last_routine, groups=_KIND)
_BAD = Rows("", "kelurahan", "tahun", _YEAR, made=_first_bad, groups=_KIND)
_VISITS = Rows(_BAP, "kelurahan", "tanggal", groups=("sanksi",))
_DUE = Rows(_BAP, "kelurahan", "tenggat", groups=_KIND)
_PLAN = Rows("rencana-pengawasan", "kelurahan", "bulan", ColumnType.MONTH, groups=_KIND)
_APPLICATIONS = Rows("permohonan-izin", "kelurahan", "lengkap")
_REPORTS = Rows(
    "e-laporan-sarana", "kelurahan", "bulan", ColumnType.MONTH, by_place=True
)
_SAMPLES = Rows("sampel-produk", "kelurahan", "tanggal", groups=("produk",))

TRUTHS: dict[str, Truth] = {
    "LS-COV": share_of(_ROSTER, lambda r: r.is_yes("diperiksa")),
    "LS-EXP": share_of(_ROSTER, _is_expired),
    "LS-RBK": share_of(_PLAN, lambda r: r.is_known("terlaksana")),
    "LS-CMP": share_of(_ROUTINE, _is_clean),
    "LS-FU": share_of(_DUE, _in_time, _has_finding),
    "LS-EFF": share_of(_BAD, _is_mended),
    "LS-REP": share_of(_BAD, _is_the_same, _can_be_compared),
    "LS-COV-PBF": share_of(_ROSTER, lambda r: r.is_yes("diperiksa"), _of("pbf-cabang")),
    "LS-COV-UKOT": share_of(_ROSTER, lambda r: r.is_yes("diperiksa"), _of("ukot")),
    "LS-RBK-PBF": share_of(
        _PLAN, lambda r: r.is_known("terlaksana"), _of("pbf-cabang")
    ),
    "LS-RBK-UKOT": share_of(_PLAN, lambda r: r.is_known("terlaksana"), _of("ukot")),
    "LS-FU-PU": share_of(_DUE, _in_time, _both(_has_finding, _of_two_kinds)),
    "LS-EFF-PU": share_of(_BAD, _is_mended, _of_two_kinds),
    "LS-REP-PU": share_of(_BAD, _is_the_same, _both(_can_be_compared, _of_two_kinds)),
    "LS-DUR": _median_until("selesai"),
    "LS-DUR-LAP": _median_until("laporan"),
    "LS-SVC": share_of(_APPLICATIONS, _is_quick),
    "LS-EREP": sum_share_of(_REPORTS, "diterima", "wajib"),
    "LS-SMP": share_of(
        _SAMPLES, lambda r: r.is_yes("memenuhi"), lambda r: r.is_known("memenuhi")
    ),
    "LS-SAN": counted(_VISITS.where(_is_sanction)),
    "LS-GAB": share_of(_VISITS, lambda r: r.is_yes("gabungan"), _of_two_kinds),
}
