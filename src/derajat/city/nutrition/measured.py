"""What is true of the growth of children, from what was measured on each.

The z-scores are those of `statistics.growth`, not those of the intake. Of each child
the last score of a period counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from derajat.city.eligible.denominators import covered
from derajat.city.forms.form import months_of_days
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import GroupColumn, Side, SideOf, group_of, rows_of
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth, divided
from derajat.model.calendar import PeriodKind
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.growth import Index, Measurements, compute_score


AGE_GROUPS = (
    "0-5-bulan",
    "6-11-bulan",
    "12-23-bulan",
    "24-35-bulan",
    "36-47-bulan",
    "48-59-bulan",
)
_AGE_MONTHS = (6, 12, 24, 36, 48)
_DAYS_OF_MONTH = 30.4375
_SIX_MONTHS, _LAST_DAY = 183, 1826
"""Days of age: the first of six months, the last below sixty."""
_MONTHS_OF = {PeriodKind.MONTH: 1, PeriodKind.SEMESTER: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True)
class Scored:
    """An index with the hundredths of z that can be believed."""

    index: Index
    least: int
    greatest: int


HEIGHT = Scored(Index.LENGTH_FOR_AGE, -600, 600)
THINNESS = Scored(Index.WEIGHT_FOR_LENGTH, -500, 500)
WEIGHT = Scored(Index.WEIGHT_FOR_AGE, -600, 500)


def hundredths_of_z(register: Register, index: Index) -> tuple[Numbers, Flags]:
    """The z-scores of all measurements, and which exist."""
    score = compute_score(
        index,
        Measurements(
            sex=_known(register, "jk") + 1,
            age_days=_known(register, "umur_hari"),
            weight_kg=_known(register, "berat_kg") / 1000,
            length_cm=_known(register, "tinggi_cm") / 100,
            position=_known(register, "cara_ukur") + 1,
        ),
    )
    exists = ~np.isnan(score.z)
    return np.rint(np.where(exists, score.z, 0) * 100).astype(np.int64), exists


def _known(register: Register, name: str) -> Floats:
    return np.where(register.is_known(name), register[name], np.nan)


def last_of_period(register: Register, chosen: Flags, months: int) -> Flags:
    """Of the chosen rows the last of each child in each period of so many months."""
    rows = np.flatnonzero(chosen)
    period = months_of_days(register["tanggal"][rows]) // months
    order = np.lexsort((register["tanggal"][rows], period, register["nik"][rows]))
    child, period = register["nik"][rows][order], period[order]
    is_last = np.ones(len(rows), dtype=bool)
    is_last[:-1] = (child[1:] != child[:-1]) | (period[1:] != period[:-1])
    found = np.zeros(len(register), dtype=bool)
    found[rows[order[is_last]]] = True
    return found


def _ages(register: Register) -> GroupColumn:
    limits = [np.ceil(months * _DAYS_OF_MONTH) for months in _AGE_MONTHS]
    codes = np.searchsorted(limits, register["umur_hari"], side="right")
    return GroupColumn(np.where(register.is_known("umur_hari"), codes, -1), AGE_GROUPS)


def _rows(register: Register, months: int = 1) -> Side:
    """All rows; those of a year lie where its first day says, else their month's."""
    unit = (
        PeriodKind.YEAR if months == _MONTHS_OF[PeriodKind.YEAR] else PeriodKind.MONTH
    )
    rows = rows_of(register, "kelurahan", "tanggal", unit=unit)
    return rows.grouped(jk=group_of(register, "jk"), umur=_ages(register))


def _last_scores(
    scored: Scored, months: int, chosen: Callable[[Numbers], Flags]
) -> SideOf:
    """The last score of each child, if it can be believed and is as chosen."""

    def side(registers: Registers) -> Side:
        register = registers["pengukuran-balita"]
        z, exists = hundredths_of_z(register, scored.index)
        is_last = last_of_period(register, exists, months)
        plausible = (z >= scored.least) & (z <= scored.greatest)
        return _rows(register, months).where(is_last & plausible & chosen(z))

    return side


def _everyone(z: Numbers) -> Flags:
    return np.ones(len(z), dtype=bool)


def by_period(truths: Mapping[PeriodKind, Truth]) -> Truth:
    """A truth that is made differently for each kind of period."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        return truths[asked.period.kind](known, asked)

    return truth


def _prevalence(scored: Scored, chosen: Callable[[Numbers], Flags]) -> Truth:
    return by_period(
        {
            kind: divided(
                _last_scores(scored, months, chosen),
                _last_scores(scored, months, _everyone),
            )
            for kind, months in _MONTHS_OF.items()
        }
    )


def _mean_height() -> Truth:
    def summed(months: int) -> SideOf:
        everyone = _last_scores(HEIGHT, months, _everyone)

        def side(registers: Registers) -> Side:
            register = registers["pengukuran-balita"]
            z, exists = hundredths_of_z(register, HEIGHT.index)
            is_last = last_of_period(register, exists, months)
            plausible = (z >= HEIGHT.least) & (z <= HEIGHT.greatest)
            return everyone(registers).adding(z[is_last & plausible])

        return side

    return _in_whole_scores(
        by_period(
            {
                kind: divided(
                    summed(months), _last_scores(HEIGHT, months, _everyone), 1
                )
                for kind, months in _MONTHS_OF.items()
            }
        )
    )


def _in_whole_scores(truth: Truth) -> Truth:
    """The hundredths in which scores are kept, as scores."""

    def scaled(known: Knowledge, asked: Asked) -> list[TrueValue]:
        return [
            replace(true, value=None if true.value is None else true.value / 100)
            for true in truth(known, asked)
        ]

    return scaled


def _once(chosen: Callable[[Register], Flags], months: int) -> SideOf:
    """Children with a chosen row, once in each period, where the last one was."""

    def side(registers: Registers) -> Side:
        register = registers["pengukuran-balita"]
        last = last_of_period(register, chosen(register), months)
        return _rows(register, months).where(last)

    return side


def _is_measured(register: Register) -> Flags:
    return register.is_known("berat_kg") & register.is_known("tinggi_cm")


def _is_aged(register: Register, least: int) -> Flags:
    """Of an age in days from some day up to the last below five years."""
    days = register["umur_hari"]
    known = register.is_known("umur_hari")
    return np.asarray(known & (days >= least) & (days <= _LAST_DAY))


def _is_measured_child(register: Register) -> Flags:
    return _is_measured(register) & _is_aged(register, 0)


def _got_a_capsule(register: Register) -> Flags:
    return register.is_yes("vitamin_a") & _is_aged(register, _SIX_MONTHS)


def _all_rows(chosen: Callable[[Register], Flags]) -> SideOf:
    def side(registers: Registers) -> Side:
        register = registers["pengukuran-balita"]
        return _rows(register).where(chosen(register))

    return side


def _has_a_score(register: Register) -> Flags:
    """For weight or for height; weight for height needs both."""
    for_weight = hundredths_of_z(register, WEIGHT.index)[1]
    return for_weight | hundredths_of_z(register, HEIGHT.index)[1]


def _is_implausible(register: Register) -> Flags:
    found = np.zeros(len(register), dtype=bool)
    for scored in (HEIGHT, THINNESS, WEIGHT):
        z, exists = hundredths_of_z(register, scored.index)
        found |= exists & ((z < scored.least) | (z > scored.greatest))
    return found


def _rounded(column: str, unit: int) -> Truth:
    """Measures whose first decimal is 0 or 5; `unit` is what one is stored as."""

    def is_round(register: Register) -> Flags:
        tenths = [int(10 * (value % unit) / unit) for value in register[column]]
        return register.is_known(column) & np.isin(tenths, (0, 5))

    return divided(
        _all_rows(is_round), _all_rows(lambda register: register.is_known(column))
    )


_SUM = Accumulation.SUM
MEASURED: dict[str, Truth] = {
    "IKU-STUNT": _prevalence(HEIGHT, lambda z: z < -200),
    "GZ-STUNT-SANGAT": _prevalence(HEIGHT, lambda z: z < -300),
    "IKU-WAST": _prevalence(THINNESS, lambda z: z < -200),
    "IKU-GIBUR": _prevalence(THINNESS, lambda z: z < -300),
    "IKU-OW": _prevalence(THINNESS, lambda z: z > 200),
    "GZ-NORM": _prevalence(THINNESS, lambda z: (z >= -200) & (z <= 100)),
    "IKU-UW": _prevalence(WEIGHT, lambda z: z < -200),
    "GZ-BBSK": _prevalence(WEIGHT, lambda z: z < -300),
    "GZ-TBU-RATA": _mean_height(),
    "GZ-UKUR-RUTIN": by_period(
        {
            kind: covered(_once(_is_measured_child, months), "balita", accumulate=_SUM)
            for kind, months in _MONTHS_OF.items()
        }
    ),
    "GZ-VITA-BULAN": covered(
        _once(_got_a_capsule, 1),
        "balita-6-59-bulan",
        accumulate=_SUM,
    ),
    "GZ-DQ-Z": divided(_all_rows(_is_implausible), _all_rows(_has_a_score)),
    "GZ-DQ-ANGKA-TB": _rounded("tinggi_cm", 100),
    "GZ-DQ-ANGKA-BB": _rounded("berat_kg", 1000),
    "GZ-DQ-TINGGI": divided(
        _all_rows(_is_measured), _all_rows(lambda rows: rows.is_known("berat_kg"))
    ),
}
