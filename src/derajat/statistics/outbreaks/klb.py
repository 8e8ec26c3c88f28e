"""Criteria of an outbreak (KLB): which are met, which are not, which cannot be judged.

Only the head of the health office declares an outbreak. What is found here is a
proposal to look.
"""

import math
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats, as_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
)


KLB_RISES_IN_A_ROW = 3
"""Permenkes 1501/2010 Pasal 6 b: three consecutive periods, each above the last."""
KLB_DOUBLED = (2, 1)
"""Permenkes 1501/2010 Pasal 6 c, d, e, g: two times or more, as a fraction."""
KLB_FATALITY_RISEN = (3, 2)
"""Permenkes 1501/2010 Pasal 6 f: a rise of 50 % or more, as a fraction."""
MONTHS_A_YEAR = 12
KLB_PERIODS_WITHOUT = 52
"""A local choice: how many periods without a case must be known before a disease can
be called absent. The regulation gives no number."""


class KlbCriterion(IntEnum):
    """The criteria in the order of the regulation; one that is met is enough."""

    NEW_DISEASE = 1
    RISING_THREE_PERIODS = 2
    DOUBLED_PERIOD = 3
    DOUBLED_MONTH = 4
    DOUBLED_YEAR = 5
    FATALITY = 6
    PROPORTION = 7


KLB_LABELS: dict[KlbCriterion, Label] = {
    KlbCriterion.NEW_DISEASE: Label(
        "penyakit yang sebelumnya tidak ada atau tidak dikenal",
        "a disease that was absent or unknown before",
    ),
    KlbCriterion.RISING_THREE_PERIODS: Label(
        "kesakitan terus meningkat tiga kurun waktu berturut-turut",
        "illness keeps rising in three consecutive periods",
    ),
    KlbCriterion.DOUBLED_PERIOD: Label(
        "kesakitan dua kali atau lebih dibanding periode sebelumnya",
        "illness two times or more that of the period before",
    ),
    KlbCriterion.DOUBLED_MONTH: Label(
        "penderita baru sebulan dua kali atau lebih rata-rata bulanan tahun sebelumnya",
        "new cases of a month two times or more the monthly mean of the year before",
    ),
    KlbCriterion.DOUBLED_YEAR: Label(
        "rata-rata bulanan setahun dua kali atau lebih tahun sebelumnya",
        "the monthly mean of a year two times or more that of the year before",
    ),
    KlbCriterion.FATALITY: Label(
        "angka kematian kasus naik 50% atau lebih dibanding periode sebelumnya",
        "case fatality 50 % or more above that of the period before",
    ),
    KlbCriterion.PROPORTION: Label(
        "proporsi penderita baru dua kali atau lebih dibanding periode sebelumnya",
        "the proportion of new patients two times or more that of the period before",
    ),
}
"""Permenkes 1501/Menkes/Per/X/2010 Pasal 6, shortened."""


class KlbState(IntEnum):
    """What can be said of a criterion. Codes are stable: stored results name them."""

    CANNOT_TELL = 0
    NOT_MET = 1
    MET = 2


@dataclass(frozen=True)
class KlbCriteria:
    """The seven criteria of each series for its latest period.

    Shapes are (..., 7), in the order of KlbCriterion. `state` holds codes of KlbState.
    `ratio` is the latest value in units of what it is compared with (criteria 3 to 7),
    nan for the others and where there is none. `reason` is GIVEN where the state is
    not CANNOT_TELL.
    """

    state: npt.NDArray[np.uint8]
    ratio: Floats
    reason: Reasons


@dataclass(frozen=True)
class _Criterion:
    met: Flags
    ratio: Floats
    reason: Reasons


def klb_criteria(
    cases: Numbers,
    deaths: Numbers | None = None,
    patients: Numbers | None = None,
    months: Numbers | None = None,
    months_of_last_year: Numbers | None = None,
    periods_without: int = KLB_PERIODS_WITHOUT,
) -> KlbCriteria:
    """Which outbreak criteria the latest period meets, and which cannot be judged.

    What is not handed over is MISSING. A rise from zero has no multiple: criteria 3
    to 7 cannot tell then. Criterion 1 knows the periods handed over and nothing else;
    `periods_without` is a local choice. "Rising in three periods" is read as three
    rises, so that it takes four periods.

    Formula: 1: latest > 0 and all earlier = 0; 2: x(t-3) < x(t-2) < x(t-1) < x(t);
        3: x(t) >= 2 x(t-1); 4: latest month >= 2 x mean month of last year; 5: mean
        month of this year >= 2 x that of last year; 6: deaths/cases >= 1.5 x that of
        the period before; 7: cases/patients >= 2 x that of the period before; all
        compared by multiplying out, exact for whole counts
    Source: Permenkes 1501/Menkes/Per/X/2010 Pasal 6
    Units: cases, deaths and patients a period; months in cases a month; periods are
        days or weeks, by disease
    Shapes: cases, deaths, patients (..., periods), the latest last; months (..., 1 to
        12) of this year; months_of_last_year (..., 12); results (..., 7)
    Missing: a missing, infinite or negative number among those a criterion needs; too
        few periods or months; deaths above cases or cases above patients

    >>> from derajat.statistics.outbreaks import KlbCriterion, KlbState, klb_criteria
    >>> found = klb_criteria([[3, 4, 6, 13]], deaths=[[0, 1, 1, 2]])
    >>> for criterion in (KlbCriterion.DOUBLED_PERIOD, KlbCriterion.FATALITY):
    ...     at = (0, criterion - 1)
    ...     print(KlbState(found.state[at]).name, found.ratio[at].round(2))
    MET 2.17
    NOT_MET 0.92
    """
    periods = _check_periods(cases, "cases")
    shape = periods.shape[:-1]
    _check_months(months, months_of_last_year, periods_without)
    series = _rows_of(periods, shape, 1, "cases")
    deaths_of_two = _two_latest(deaths, shape, "deaths")
    patients_of_two = _two_latest(patients, shape, "patients")
    this_year = _rows_of(months, shape, MONTHS_A_YEAR, "months")
    last_year = _rows_of(
        months_of_last_year, shape, MONTHS_A_YEAR, "months_of_last_year"
    )
    two = _latest(series, 2)
    with np.errstate(all="ignore"):
        found = (
            _new_disease(series, periods_without),
            _rising(series),
            _multiple(two[:, 1], two[:, 0], KLB_DOUBLED, _reason_of(two, series)),
            _doubled_month(this_year, last_year),
            _doubled_year(this_year, last_year),
            _risen_share(deaths_of_two, two, KLB_FATALITY_RISEN),
            _risen_share(two, patients_of_two, KLB_DOUBLED),
        )
    return _joined(found, (*shape, len(found)))


def _joined(found: tuple[_Criterion, ...], shape: tuple[int, ...]) -> KlbCriteria:
    reason = np.stack([item.reason for item in found], axis=-1).reshape(shape)
    met = np.stack([item.met for item in found], axis=-1).reshape(shape)
    ratio = np.stack([item.ratio for item in found], axis=-1).reshape(shape)
    given = reason == Reason.GIVEN
    answer = np.where(met, KlbState.MET, KlbState.NOT_MET)
    state = np.where(given, answer, KlbState.CANNOT_TELL).astype(np.uint8)
    has_ratio = given & np.isfinite(ratio)
    return KlbCriteria(state, np.where(has_ratio, ratio, np.nan), reason)


def _new_disease(series: Floats, periods_without: int) -> _Criterion:
    """An earlier case settles it, whatever else is missing."""
    latest, earlier = series[:, -1], series[:, :-1]
    was_there = ((earlier > 0) & np.isfinite(earlier)).any(axis=-1)
    reason = _faults(latest)
    undecided = (reason == Reason.GIVEN) & (latest > 0) & ~was_there
    reason[undecided] = _gravest(_faults(earlier))[undecided]
    if earlier.shape[-1] < periods_without:
        reason[undecided] = Reason.TOO_FEW_POINTS
    return _Criterion((latest > 0) & ~was_there, _none(latest), reason)


def _rising(series: Floats) -> _Criterion:
    """One step that is no rise settles it, whatever else is missing."""
    recent = _latest(series, KLB_RISES_IN_A_ROW + 1)
    steps = np.diff(recent, axis=-1)
    stopped = (steps <= 0).any(axis=-1)
    reason = _reason_of(recent, series)
    silent = (reason == Reason.MISSING) | (reason == Reason.TOO_FEW_POINTS)
    reason[stopped & silent & ~np.isnan(recent[:, -1])] = Reason.GIVEN
    return _Criterion(np.all(steps > 0, axis=-1), _none(steps[:, 0]), reason)


def _doubled_month(this_year: Floats, last_year: Floats) -> _Criterion:
    latest = this_year[:, -1]
    reason = np.maximum(_faults(latest), _gravest(_faults(last_year)))
    total = last_year.sum(axis=-1)
    return _multiple(latest * MONTHS_A_YEAR, total, KLB_DOUBLED, reason)


def _doubled_year(this_year: Floats, last_year: Floats) -> _Criterion:
    faults = np.concatenate((_faults(this_year), _faults(last_year)), axis=-1)
    reason = _gravest(faults)
    is_whole = this_year.shape[-1] == MONTHS_A_YEAR
    if not is_whole:
        reason[reason == Reason.GIVEN] = Reason.TOO_FEW_POINTS
    return _multiple(
        this_year.sum(axis=-1), last_year.sum(axis=-1), KLB_DOUBLED, reason
    )


def _risen_share(part: Floats, whole: Floats, times: tuple[int, int]) -> _Criterion:
    """Parts a whole of the latest of two periods against the one before."""
    reason = _gravest(np.maximum(_faults(part), _faults(whole)))
    above = (part > whole).any(axis=-1)
    reason[above & (reason == Reason.GIVEN)] = Reason.NUMERATOR_ABOVE_DENOMINATOR
    nobody = (whole == 0).any(axis=-1)
    reason[nobody & (reason == Reason.GIVEN)] = Reason.DENOMINATOR_NOT_POSITIVE
    latest = part[:, -1] * whole[:, -2]
    before = part[:, -2] * whole[:, -1]
    return _multiple(latest, before, times, reason)


def _multiple(
    latest: Floats, before: Floats, times: tuple[int, int], reason: Reasons
) -> _Criterion:
    """Whether the latest reaches a multiple; from zero only zero can be judged."""
    numerator, denominator = times
    from_zero = (reason == Reason.GIVEN) & (before == 0) & (latest > 0)
    reason[from_zero] = Reason.DENOMINATOR_NOT_POSITIVE
    reason[(reason == Reason.GIVEN) & ~np.isfinite(latest + before)] = Reason.NOT_FINITE
    met = (latest * denominator >= numerator * before) & (before > 0)
    return _Criterion(met, latest / before, reason)


def _faults(numbers: Floats) -> Reasons:
    return first_reason(
        numbers.shape,
        (np.isnan(numbers), Reason.MISSING),
        (np.isneginf(numbers) | np.isposinf(numbers), Reason.NOT_FINITE),
        (numbers < 0, Reason.NEGATIVE_COUNT),
    )


def _reason_of(recent: Floats, series: Floats) -> Reasons:
    """The gravest fault of the latest periods; too few when the series is shorter."""
    reason = _gravest(_faults(recent))
    if series.shape[-1] < recent.shape[-1]:
        reason[reason == Reason.MISSING] = Reason.TOO_FEW_POINTS
    return reason


def _gravest(faults: Reasons) -> Reasons:
    return np.asarray(faults.max(axis=-1, initial=Reason.GIVEN))


def _none(like: Floats) -> Floats:
    return np.full(like.shape, np.nan)


def _latest(numbers: Floats, periods: int) -> Floats:
    """The latest periods; nan stands for those before the series begins."""
    found = np.full((*numbers.shape[:-1], periods), np.nan)
    kept = min(periods, numbers.shape[-1])
    found[..., periods - kept :] = numbers[..., numbers.shape[-1] - kept :]
    return found


def _two_latest(numbers: Numbers | None, shape: tuple[int, ...], name: str) -> Floats:
    periods = None if numbers is None else _check_periods(numbers, name)
    return _latest(_rows_of(periods, shape, 2, name), 2)


def _rows_of(
    numbers: Numbers | None, shape: tuple[int, ...], absent: int, name: str
) -> Floats:
    """One row a series; `absent` missing numbers a row where nothing is handed over."""
    if numbers is None:
        return np.full((math.prod(shape), absent), np.nan)
    rows = as_floats(numbers)
    length = rows.shape[-1]
    return as_shape(rows, (*shape, length), name).reshape(math.prod(shape), length)


def _check_periods(numbers: Numbers, name: str) -> Floats:
    series = as_floats(numbers)
    if series.ndim == 0 or series.shape[-1] == 0:
        raise ValueError(f"{name} has no periods")
    return series


def _check_months(
    months: Numbers | None, last_year: Numbers | None, periods_without: int
) -> None:
    if months is not None:
        found = as_floats(months)
        if found.ndim == 0 or not 1 <= found.shape[-1] <= MONTHS_A_YEAR:
            raise ValueError(f"months has the shape {found.shape}, not 1 to 12 months")
    if last_year is not None:
        found = as_floats(last_year)
        if found.ndim == 0 or found.shape[-1] != MONTHS_A_YEAR:
            raise ValueError(
                f"months_of_last_year has the shape {found.shape}, not 12 months"
            )
    if periods_without < 1:
        raise ValueError(f"periods_without is {periods_without}, not above 0")
