"""What is true of the office's own work."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from derajat.city.governance.happening.work import PRINCIPLES
from derajat.city.governance.work_days import count_work_days
from derajat.city.registers import Register, Registers
from derajat.city.rosters import last_reported_day, roster_of
from derajat.city.shares import (
    Choice,
    Rows,
    all_rows,
    mean_of,
    share_of,
    sum_share_of,
)
from derajat.city.truth import (
    Asked,
    Knowledge,
    TrueValue,
    Truth,
    composed,
    counted,
    divided,
)
from derajat.model.calendar import day_number
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_MEASURES = (
    "TK-USUL",
    "TK-SOP",
    "TK-INFO",
    "TK-PPID",
    "ADU-NORM",
    "TK-DOK",
    "DQ-BUKTI",
    "TK-SUP",
)


def _known(name: str) -> Choice:
    return lambda register: register.is_known(name)


def _yes(name: str) -> Choice:
    return lambda register: register.is_yes(name)


def _holds(name: str, word: str) -> Choice:
    return lambda register: register.holds(name, word)


def _by(done: str, due: str = "tenggat") -> Choice:
    """What was done not later than it was due."""

    def choose(register: Register) -> Flags:
        known = register.is_known(done) & register.is_known(due)
        return np.asarray(known & (register[done] <= register[due]))

    return choose


def _is_in_force(standards: Register) -> Flags:
    years, back = np.unique(standards["tahun"], return_inverse=True)
    ends = np.array([day_number(int(year), 12, 31) for year in years], dtype=np.int64)
    known = standards.is_known("sop_sampai")
    return np.asarray(known & (standards["sop_sampai"] >= ends[back.ravel()]))


def _is_public(standards: Register) -> Flags:
    told = [standards.is_yes(name) for name in ("syarat", "tarif", "waktu")]
    return np.asarray(np.all(told, axis=0))


def _is_answered_in_term(requests: Register) -> Flags:
    wait, is_known = count_work_days(requests["masuk"], requests["dijawab"])
    allowed = np.where(requests.is_yes("diperpanjang"), 17, 10)
    return np.asarray(requests.is_known("dijawab") & is_known & (wait <= allowed))


def _issued(registers: Registers) -> Register:
    """Regulations that were issued."""
    rules = registers["register-peraturan"]
    return rules.at(rules.is_known("terbit"))


def _agreements(registers: Registers) -> Register:
    """Agreements that are in force at the end of each year."""
    until = last_reported_day(registers["daftar-laporan"])
    return roster_of(registers["register-kesepakatan"], "mulai", "sampai", until)


def _scored(register: Register) -> Flags:
    return np.asarray(register.holds("jenis", "pkp") & register.is_known("nilai"))


def _both_known(first: str, second: str) -> Choice:
    return lambda r: np.asarray(r.is_known(first) & r.is_known(second))


_MONTH, _YEAR, _AT_END = ColumnType.MONTH, ColumnType.YEAR, Accumulation.AT_END
_PROPOSALS = Rows("usulan-musrenbang", "kelurahan", "tanggal")
_AGENDA = Rows("agenda-kegiatan", "puskesmas", "rencana")
_STANDARDS = Rows("standar-pelayanan", "puskesmas", "tahun", _YEAR, groups=("layanan",))
_RULES = Rows("register-peraturan", "kelurahan", "rencana", groups=("sektor",))
_ISSUED = Rows("", "kelurahan", "rencana", made=_issued, groups=("sektor",))
_FINDINGS = Rows("hasil-pemeriksaan", "puskesmas", "tenggat", groups=("sumber",))
_INFORMATION = Rows("daftar-informasi-publik", "puskesmas", "tenggat")
_REQUESTS = Rows("permohonan-informasi", "puskesmas", "masuk")
_MEETINGS = Rows("rapat-koordinasi", "puskesmas", "rencana")
_ACTIONS = Rows("daftar-tindakan", "puskesmas", "tenggat", groups=("sektor", "tingkat"))
_REPORTS = Rows("daftar-laporan", "puskesmas", "bulan", _MONTH, groups=("laporan",))
_FACILITIES = Rows(
    "integrasi-fasyankes", "kelurahan", "bulan", _MONTH, groups=("jenis",)
)
_SCORES = Rows(
    "penilaian-tata-kelola", "puskesmas", "tahun", _YEAR, groups=("prinsip",)
)
_DOCUMENTS = Rows("dokumen-kinerja", "puskesmas", "tenggat", groups=("jenis",))


_AGREEMENTS = Rows(
    "", "puskesmas", "tahun", _YEAR, made=_agreements, groups=("sektor",)
)
_EVALUATIONS = Rows("penilaian-puskesmas", "puskesmas", "tahun", _YEAR)
_GOOD = 9_100
"""Hundredths of a point."""


def _average(kind: str) -> Truth:
    """The mean of the known scores of a kind, in points."""

    def known(register: Register) -> Flags:
        return np.asarray(register.holds("jenis", kind) & register.is_known("nilai"))

    points = _EVALUATIONS.adding(known, lambda register: register["nilai"])
    return _in_points(divided(points, _EVALUATIONS.where(known), 1))


def _in_points(truth: Truth) -> Truth:
    """A mean of hundredths in points."""

    def shown(known: Knowledge, asked: Asked) -> list[TrueValue]:
        return [
            replace(v, value=None if v.value is None else v.value / 100)
            for v in truth(known, asked)
        ]

    return shown


def _activity(kind: str) -> Truth:
    return share_of(_AGENDA, _known("terlaksana"), _holds("jenis", kind))


def _score(known: Knowledge, asked: Asked) -> list[TrueValue]:
    """The mean of ten scores, where each principle has one."""
    scores = [
        known.truths["TK-PRIN"](
            known, Asked(asked.level, asked.period, (("prinsip", principle),))
        )
        for principle in PRINCIPLES
    ]
    return [
        TrueValue(None, None, _mean(tuple(part.value for part in parts)))
        for parts in zip(*scores, strict=True)
    ]


def _mean(values: tuple[Fraction | None, ...]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return sum(known, Fraction(0)) / len(known)


TRUTHS: dict[str, Truth] = {
    "TK-USUL": share_of(_PROPOSALS, _yes("diterima"), _known("diterima")),
    "TK-FKP": _activity("forum-konsultasi"),
    "TK-SUP": _activity("pembinaan"),
    "TK-EVAL": _activity("evaluasi-internal"),
    "TK-SOP": share_of(_STANDARDS, _is_in_force),
    "TK-STD": share_of(_STANDARDS, _is_public),
    "ATR-TERBIT": share_of(_RULES, _known("terbit")),
    "ATR-TERAP": share_of(_ISSUED, _yes("diterapkan")),
    "TK-TEMUAN": share_of(_FINDINGS, _by("selesai")),
    "TK-INFO": share_of(_INFORMATION, _by("terbit")),
    "TK-PPID": share_of(_REQUESTS, _is_answered_in_term),
    "RK-RAPAT": share_of(_MEETINGS, _known("terlaksana")),
    "RK-HADIR": sum_share_of(_MEETINGS, "hadir", "diundang"),
    "RK-TEPAT": share_of(_ACTIONS, _by("selesai")),
    "RK-KOMIT": share_of(_ACTIONS, _known("selesai"), _holds("sifat", "komitmen")),
    "DQ-LENGKAP": share_of(_REPORTS, _known("diterima")),
    "DQ-TEPAT": share_of(_REPORTS, _by("diterima")),
    "DQ-KONS": share_of(
        _REPORTS, _yes("konsisten"), _both_known("diterima", "konsisten")
    ),
    "DQ-BUKTI": share_of(_REPORTS, _yes("bukti"), _known("diterima")),
    "RME-USE": share_of(_FACILITIES, _yes("rme"), accumulate=_AT_END),
    "SIKN-INT": share_of(_FACILITIES, _yes("sikn"), accumulate=_AT_END),
    "TK-PRIN": mean_of(_SCORES, "nilai"),
    "TK-NILAI": _score,
    "TK-BUKTI": share_of(_SCORES, _yes("berbukti")),
    "TK-DOK": share_of(_DOCUMENTS, _by("diserahkan")),
    "TK-LKJIP": share_of(_DOCUMENTS, _by("diserahkan"), _holds("jenis", "lkjip")),
    "KS-BERLAKU": counted(_AGREEMENTS.where(all_rows)),
    "TK-SAKIP": _average("sakip"),
    "PKP": _average("pkp"),
    "TK-SAKIP-P": composed(("TK-SAKIP",), lambda values: values[0]),
    "PKP-P": composed(("PKP",), lambda values: values[0]),
    "PKP-BAIK": share_of(_EVALUATIONS, lambda r: r["nilai"] >= _GOOD, _scored),
    "TK-UKUR": composed(_MEASURES, _mean),
}
