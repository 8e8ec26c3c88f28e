"""What is true of satisfaction and complaints."""

from fractions import Fraction

import numpy as np

from derajat.city.quantiles import quantile_of
from derajat.city.registers import Numbers, Register, Registers, plain, worded
from derajat.city.rosters import year_of
from derajat.city.satisfaction.happening import ELEMENTS
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
)
from derajat.model.columns import ColumnType
from derajat.statistics.arrays import Flags


_LEAST_OF_B = Fraction("27.5778")
"""Sum of nine scores whose index is 76.605, which is rounded to 76.61."""
_DAYS_TO_ANSWER, _DAYS_TO_CLOSE = 14, 60


_RESPONDENTS = ("layanan", "jk", "pendidikan")
"""What groups those who answer."""


def _by_element(registers: Registers) -> Register:
    """Each answer as often as there are elements, one score in each row."""
    answers = registers["survei-kepuasan"]
    scores = np.concatenate([answers[name] for name in ELEMENTS])
    known = np.concatenate([answers.is_known(name) for name in ELEMENTS])
    again = np.tile(np.arange(len(answers)), len(ELEMENTS))
    element = np.arange(len(ELEMENTS)).repeat(len(answers))
    names = ("puskesmas", "tanggal", *_RESPONDENTS)
    own = {name: answers.columns[name].at(again) for name in names}
    columns = {
        **own,
        "unsur": worded(element, ELEMENTS),
        "nilai": plain(scores, known),
    }
    return Register("skm-unsur", columns)


def _by_service(registers: Registers) -> Register:
    """Sums of complete answers by health centre, service and year."""
    answers = registers["survei-kepuasan"]
    complete = np.all([answers.is_known(name) for name in ELEMENTS], axis=0)
    answers = answers.at(complete)
    total = np.sum([answers[name] for name in ELEMENTS], axis=0)
    years = year_of(answers["tanggal"])
    keys = np.stack([answers["puskesmas"], answers["layanan"], years])
    distinct, back = np.unique(keys, axis=1, return_inverse=True)
    sums = np.zeros(distinct.shape[1], dtype=np.int64)
    np.add.at(sums, back.ravel(), total)
    columns = {
        "puskesmas": worded(distinct[0], answers.columns["puskesmas"].words),
        "tahun": plain(distinct[2]),
        "nilai": plain(sums),
        "responden": plain(np.bincount(back.ravel(), minlength=distinct.shape[1])),
    }
    return Register("skm-layanan", columns)


def _is_good(services: Register) -> Flags:
    needed = _LEAST_OF_B.numerator * services["responden"]
    return np.asarray(services["nilai"] * _LEAST_OF_B.denominator >= needed)


_ANSWERS = Rows("survei-kepuasan", "puskesmas", "tanggal")
_ELEMENTS = Rows(
    "survei-kepuasan",
    "puskesmas",
    "tanggal",
    made=_by_element,
    groups=("unsur", *_RESPONDENTS),
)
_SERVICES = Rows(
    "survei-kepuasan", "puskesmas", "tahun", ColumnType.YEAR, made=_by_service
)
_REPORTS = Rows("laporan-skm", "puskesmas", "bulan", ColumnType.MONTH, by_place=True)
_COMPLAINTS = Rows("pengaduan", "puskesmas", "masuk", groups=("topik", "kanal"))


def _index(known: Knowledge, asked: Asked) -> list[TrueValue]:
    """Twenty-five times the mean of nine means, where each element has one."""
    means = [
        known.truths["SKM-NRR"](
            known, Asked(asked.level, asked.period, (("unsur", element),))
        )
        for element in ELEMENTS
    ]
    return [
        TrueValue(None, None, _mean_of_nine([part.value for part in parts]))
        for parts in zip(*means, strict=True)
    ]


def _mean_of_nine(values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if len(known) < len(ELEMENTS):
        return None
    return 25 * sum(known, Fraction(0)) / len(ELEMENTS)


def _norm(values: tuple[Fraction | None, ...]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return 25 * sum(known, Fraction(0)) / len(known)


def _is_about(subject: str) -> Choice:
    return lambda complaints: complaints.holds("topik", subject)


def _waits(complaints: Register) -> Numbers:
    return np.asarray(complaints["dijawab"] - complaints["masuk"])


def _is_within(done: str, days: int) -> Choice:
    """Whether it was done in so many days, and not before it came in."""

    def choice(complaints: Register) -> Flags:
        wait = complaints[done] - complaints["masuk"]
        return np.asarray(complaints.is_known(done) & (wait >= 0) & (wait <= days))

    return choice


TRUTHS: dict[str, Truth] = {
    "SKM-NRR": mean_of(_ELEMENTS, "nilai"),
    **{f"SKM-{name.upper()}": mean_of(_ANSWERS, name) for name in ELEMENTS},
    "IKU-IKM": _index,
    "NP-MUTU": composed(("SKM-U5", "SKM-U9"), _norm),
    "NP-MURAH": composed(("SKM-U4",), _norm),
    "NP-MUDAH": composed(("SKM-U1", "SKM-U2"), _norm),
    "NP-CEPAT": composed(("SKM-U3",), _norm),
    "NP-RAMAH": composed(("SKM-U7",), _norm),
    "SKM-SAMPEL": share_of(_REPORTS, lambda r: r["responden"] >= r["minimum"]),
    "SKM-RTL": sum_share_of(_REPORTS, "rtl_selesai", "rtl_rencana"),
    "SKM-UMUM": share_of(_REPORTS, lambda r: r.is_yes("diumumkan")),
    "SKM-B": share_of(_SERVICES, _is_good),
    "SKM-RESP": counted(_ANSWERS.where(all_rows)),
    "ADU-JML": counted(_COMPLAINTS.where(all_rows)),
    "ADU-MED": quantile_of(
        _COMPLAINTS, _waits, lambda r: r.is_known("dijawab"), Fraction(1, 2)
    ),
    "ADU-NORM": share_of(_COMPLAINTS, _is_within("dijawab", _DAYS_TO_ANSWER)),
    "ADU-TEPAT": share_of(_COMPLAINTS, _is_within("selesai", _DAYS_TO_CLOSE)),
    "ADU-JAWAB": share_of(_COMPLAINTS, lambda r: r.is_known("dijawab")),
    "ADU-SELESAI": share_of(_COMPLAINTS, lambda r: r.is_known("selesai")),
    "ADU-SIKAP": share_of(_COMPLAINTS, _is_about("perilaku")),
    "ADU-BIAYA": share_of(_COMPLAINTS, _is_about("biaya")),
}
