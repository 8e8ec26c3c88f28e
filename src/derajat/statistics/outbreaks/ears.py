"""EARS: a week set against the mean and spread of the weeks just before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats
from derajat.statistics.reasons import Reason, Reasons


ONE_IN_A_THOUSAND = 3.090232306167813
"""The normal quantile of 0.999: threshold of C1 and C2 in `surveillance::earsC`."""
ONE_IN_FORTY = 1.959963984540054
"""The normal quantile of 0.975: threshold of C3 in `surveillance::earsC`."""
CLASSICAL_C1_C2 = 3.0
"""Threshold of C1 and C2. Hutwagner et al. 2005; Fricker, Hegler and Dunfee 2008."""
CLASSICAL_C3 = 2.0
"""Threshold of C3. Fricker, Hegler and Dunfee 2008."""
BASELINE_WEEKS = 7
"""Length of the baseline. Hutwagner et al. 2003."""

_C1_LAG = 1
_C2_LAG = 3
_FEWEST_WEEKS = 3
_NUMBERS_IN_CACHE = 32_768


class EarsForm(Enum):
    """Whose C3 it is."""

    REFERENCE = "reference"
    """The bound of `surveillance::earsC` 1.26: only the two weeks before decide."""
    CLASSICAL = "classical"
    """The published sum over three weeks, this week included."""


@dataclass(frozen=True)
class Ears:
    """The judgement of each week; every array has the shape of the counts.

    `expected` and `deviation` are mean and standard deviation of the baseline, in
    cases. `bound`, in cases, is given as soon as the weeks before allow it; `alarm`
    is true where the count lies above it. `score` is the departure in standard
    deviations (C3: the sum of the three weeks): infinite where a baseline that never
    varied is left, 0 where it is kept. `reason` says why a week is not judged; it is
    GIVEN exactly where count and bound both are there.
    """

    expected: Floats
    deviation: Floats
    bound: Floats
    score: Floats
    alarm: Flags
    reason: Reasons


@dataclass(frozen=True)
class _Series:
    """Rows of usable counts (others are nan) and the code of what is wrong."""

    counts: Floats
    faults: Reasons
    baseline: int
    least_deviation: float

    @property
    def weeks(self) -> int:
        return int(self.counts.shape[-1])


def ears_c1(
    counts: Numbers,
    threshold: float = ONE_IN_A_THOUSAND,
    baseline: int = BASELINE_WEEKS,
    least_deviation: float = 0.0,
) -> Ears:
    """Weeks above the mean of the weeks just before them by the EARS method C1.

    With `threshold=CLASSICAL_C1_C2` it is the rule of the publications, which differs
    from the reference program by that number only. An `alpha` of the
    program is the threshold `NormalDist().inv_cdf(1 - alpha)`.

    Formula: alarm when y(t) > m + threshold x max(s, least_deviation), where m and s
        are mean and standard deviation (divisor n - 1) of y(t-7) ... y(t-1)
    Source: Hutwagner et al. 2003, Journal of Urban Health 80(S1):i89-i96; Hutwagner
        et al. 2005, Emerging Infectious Diseases 11(2), table; Fricker, Hegler and
        Dunfee 2008, Statistics in Medicine 27:3407-3429; compared with surveillance
        1.26.0 (earsC)
    Units: cases a week; score in standard deviations
    Shapes: counts (..., weeks); every result the same
    Missing: a missing, infinite or negative count cannot be judged, nor can the weeks
        whose baseline holds it; the first weeks are TOO_FEW_POINTS

    >>> from derajat.statistics.outbreaks import ears_c1
    >>> found = ears_c1([4, 6, 5, 3, 5, 4, 6, 12])
    >>> print(found.bound.round(2))
    [ nan  nan  nan  nan  nan  nan  nan 8.15]
    >>> print(found.alarm[-1])
    True
    """
    return _judge_one_week(counts, _C1_LAG, threshold, baseline, least_deviation)


def ears_c2(
    counts: Numbers,
    threshold: float = ONE_IN_A_THOUSAND,
    baseline: int = BASELINE_WEEKS,
    least_deviation: float = 0.0,
) -> Ears:
    """Weeks above the mean of a baseline that ends two weeks earlier, method C2.

    The two weeks left out keep the start of an outbreak out of its own baseline.

    Formula: as C1 with m and s of y(t-9) ... y(t-3)
    Source: Hutwagner et al. 2003, Journal of Urban Health 80(S1):i89-i96; Hutwagner
        et al. 2005, Emerging Infectious Diseases 11(2), table; Fricker, Hegler and
        Dunfee 2008, Statistics in Medicine 27:3407-3429; compared with surveillance
        1.26.0 (earsC)
    Units: cases a week; score in standard deviations
    Shapes: counts (..., weeks); every result the same
    Missing: as C1; the two weeks left out may be missing

    >>> from derajat.statistics.outbreaks import ears_c2
    >>> found = ears_c2([4, 6, 5, 3, 5, 4, 6, 12, 14, 9])
    >>> print(found.bound[-1].round(2), found.alarm[-1])
    8.15 True
    """
    return _judge_one_week(counts, _C2_LAG, threshold, baseline, least_deviation)


def ears_c3(
    counts: Numbers,
    threshold: float | None = None,
    baseline: int = BASELINE_WEEKS,
    least_deviation: float = 0.0,
    form: EarsForm = EarsForm.REFERENCE,
) -> Ears:
    """Weeks at which the departures of three weeks add up to too much, method C3.

    The bound of the reference program starts from the week's own count instead of the
    baseline mean, so that this week does not matter unless it is zero. The published
    sum is `form=EarsForm.CLASSICAL`. The thresholds are 1.96 and 2.

    Formula: C3(t) = sum of max(0, C2(i) - 1), i = t-2, t-1, t; classical: alarm when
        C3 > 2; reference: alarm when y(t) > max(0, y(t) + s x (1.96 - the sum without
        i = t))
    Source: Hutwagner et al. 2003, Journal of Urban Health 80(S1):i89-i96; Hutwagner
        et al. 2005, Emerging Infectious Diseases 11(2), table; Fricker, Hegler and
        Dunfee 2008, Statistics in Medicine 27:3407-3429; compared with surveillance
        1.26.0 (earsC)
    Units: cases a week; score in standard deviations
    Shapes: counts (..., weeks); every result the same
    Missing: as C2, of this and the two weeks before; the reference form gives
        NO_VARIATION where a week kept to a baseline that never varied (its alarm is
        false: read an alarm beside its reason)

    >>> from derajat.statistics.outbreaks import EarsForm, ears_c3
    >>> weeks = [4, 6, 5, 3, 5, 4, 6, 5, 4, 6, 6, 12]
    >>> print(ears_c3(weeks).alarm[-1])
    False
    >>> print(ears_c3(weeks, form=EarsForm.CLASSICAL).alarm[-1])
    True
    """
    is_classical = EarsForm(form) is EarsForm.CLASSICAL
    usual = CLASSICAL_C3 if is_classical else ONE_IN_FORTY
    limit = usual if threshold is None else threshold
    judge = _classical_c3 if is_classical else _reference_c3
    found = _new_results(counts)
    for rows, series in _blocks(counts, baseline, least_deviation, limit):
        judge(series, limit, rows, found)
    return _shaped(found, np.shape(counts))


def _judge_one_week(
    counts: Numbers,
    lag: int,
    threshold: float,
    baseline: int,
    least_deviation: float,
) -> Ears:
    found = _new_results(counts)
    for rows, series in _blocks(counts, baseline, least_deviation, threshold):
        mean, deviation = _moments(series, lag)
        with np.errstate(all="ignore"):
            bound = mean + threshold * deviation
        score = _departure(series.counts, mean, deviation)
        alarm = series.counts > bound
        faults = np.maximum(_faults_of_baseline(series, lag), series.faults)
        _keep(found, rows, Ears(mean, deviation, bound, score, alarm, faults))
    return _shaped(found, np.shape(counts))


def _classical_c3(series: _Series, limit: float, rows: slice, found: Ears) -> None:
    mean, deviation = _moments(series, _C2_LAG)
    excess = _excess(series.counts, mean, deviation)
    before = _of_two_weeks_before(excess)
    with np.errstate(all="ignore"):
        score = before + excess
        room = np.where(before > limit, -np.inf, 1 + limit - before)
        bound = np.where(np.isneginf(room), 0, np.maximum(0, mean + deviation * room))
    alarm = score > limit
    faults = _faults_of_three_weeks(series)
    _keep(found, rows, Ears(mean, deviation, bound, score, alarm, faults))


def _reference_c3(series: _Series, limit: float, rows: slice, found: Ears) -> None:
    mean, deviation = _moments(series, _C2_LAG)
    excess = _excess(series.counts, mean, deviation)
    before = _of_two_weeks_before(excess)
    with np.errstate(all="ignore"):
        stayed = (deviation == 0) & (series.counts == mean)
        unknown = _of_two_weeks_before(stayed.astype(np.float64)) > 0
        unknown |= (deviation == 0) & np.isinf(before)
        bound = np.maximum(0, series.counts + deviation * (limit - before))
        bound[unknown] = np.nan
        score = np.where(unknown, np.nan, before + excess)
    faults = _faults_of_three_weeks(series)
    faults[unknown & (faults == Reason.GIVEN)] = Reason.NO_VARIATION
    alarm = series.counts > bound
    _keep(found, rows, Ears(mean, deviation, bound, score, alarm, faults))


def _blocks(
    counts: Numbers, baseline: int, least_deviation: float, threshold: float
) -> Iterator[tuple[slice, _Series]]:
    """A few rows at a time, so that every pass over them stays in the cache."""
    _check_options(baseline, least_deviation, threshold)
    numbers = _as_rows(counts)
    size = max(1, _NUMBERS_IN_CACHE // max(1, numbers.shape[1]))
    for start in range(0, numbers.shape[0], size):
        rows = slice(start, start + size)
        faults = _faults_of(numbers[rows])
        usable = np.where(faults == Reason.GIVEN, numbers[rows], np.nan)
        yield rows, _Series(usable, faults, baseline, least_deviation)


def _check_options(baseline: int, least_deviation: float, threshold: float) -> None:
    if baseline < _FEWEST_WEEKS:
        raise ValueError(f"baseline is {baseline}, at least {_FEWEST_WEEKS} is needed")
    if not (least_deviation >= 0 and np.isfinite(least_deviation)):
        raise ValueError(f"least_deviation is {least_deviation}, not from 0")
    if not np.isfinite(threshold):
        raise ValueError(f"threshold is {threshold}, not a finite number")


def _as_rows(counts: Numbers) -> Floats:
    numbers = as_floats(counts)
    if numbers.ndim == 0:
        raise ValueError("counts is a single number, an axis of weeks is needed")
    return numbers.reshape(int(np.prod(numbers.shape[:-1])), numbers.shape[-1])


def _faults_of(counts: Floats) -> Reasons:
    """Why each count cannot be used; the codes rise with what is told first."""
    faults = np.zeros(counts.shape, dtype=np.uint8)
    if not np.all((counts >= 0) & (counts < np.inf)):
        faults[np.isnan(counts)] = Reason.MISSING
        faults[np.isinf(counts)] = Reason.NOT_FINITE
        faults[counts < 0] = Reason.NEGATIVE_COUNT
    return faults


def _moments(series: _Series, lag: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each week's baseline; nan before the first.

    Distances from one week of the baseline are added, not the counts themselves: a
    baseline that never varies then has exactly no deviation.
    """
    counts, length = series.counts, series.baseline
    mean, deviation = np.full(counts.shape, np.nan), np.full(counts.shape, np.nan)
    first = length + lag - 1
    judged = series.weeks - first
    if judged <= 0:
        return mean, deviation
    windows = [counts[:, week : week + judged] for week in range(length)]
    anchor = windows[-1]
    with np.errstate(all="ignore"):
        shift = sum(window - anchor for window in windows) / length
        centre = anchor + shift
        spread = np.zeros_like(shift)
        for window in windows:
            distance = (window - anchor) - shift
            spread += distance * distance
        mean[:, first:] = centre
        usual = np.sqrt(spread / (length - 1))
        deviation[:, first:] = np.maximum(usual, series.least_deviation)
    return mean, deviation


def _departure(counts: Floats, mean: Floats, deviation: Floats) -> Floats:
    """Standard deviations from the mean; 0 for no departure of no deviation."""
    with np.errstate(all="ignore"):
        distance = counts - mean
        score = distance / deviation
        score[(distance == 0) & (deviation == 0)] = 0.0
    return score


def _excess(counts: Floats, mean: Floats, deviation: Floats) -> Floats:
    return np.maximum(0, _departure(counts, mean, deviation) - 1)


def _of_two_weeks_before(numbers: Floats) -> Floats:
    """The sum of the two weeks before each week; nan for the first two."""
    total = np.full(numbers.shape, np.nan)
    total[:, 2:] = numbers[:, :-2] + numbers[:, 1:-1]
    return total


def _faults_of_baseline(series: _Series, lag: int) -> Reasons:
    """The gravest fault of each week's baseline; TOO_FEW_POINTS before the first."""
    found = np.full(series.faults.shape, Reason.TOO_FEW_POINTS, dtype=np.uint8)
    first = series.baseline + lag - 1
    judged = max(0, series.weeks - first)
    found[:, first:] = Reason.GIVEN
    if judged and series.faults.any():
        for week in range(series.baseline):
            window = series.faults[:, week : week + judged]
            np.maximum(found[:, first:], window, out=found[:, first:])
    return found


def _faults_of_three_weeks(series: _Series) -> Reasons:
    """The gravest fault of a week and the two before, with their baselines."""
    single = np.maximum(_faults_of_baseline(series, _C2_LAG), series.faults)
    first = min(series.weeks, series.baseline + _C2_LAG + 1)
    found = single.copy()
    found[:, :first] = Reason.TOO_FEW_POINTS
    for back in (1, 2):
        earlier = single[:, first - back : series.weeks - back]
        np.maximum(found[:, first:], earlier, out=found[:, first:])
    return found


def _new_results(counts: Numbers) -> Ears:
    shape = _as_rows(counts).shape
    return Ears(
        np.empty(shape),
        np.empty(shape),
        np.empty(shape),
        np.empty(shape),
        np.empty(shape, dtype=np.bool_),
        np.empty(shape, dtype=np.uint8),
    )


def _keep(found: Ears, rows: slice, part: Ears) -> None:
    """Store a block; what overflowed is no number."""
    is_finite = np.isfinite(part.bound) & np.isfinite(part.deviation)
    part.reason[~is_finite & (part.reason == Reason.GIVEN)] = Reason.NOT_FINITE
    unjudged = part.reason != Reason.GIVEN
    found.expected[rows] = _finite(part.expected)
    found.deviation[rows] = _finite(part.deviation)
    found.bound[rows] = _finite(part.bound)
    found.score[rows] = np.where(unjudged, np.nan, part.score)
    found.alarm[rows] = part.alarm & ~unjudged
    found.reason[rows] = part.reason


def _finite(numbers: Floats) -> Floats:
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _shaped(found: Ears, shape: tuple[int, ...]) -> Ears:
    return Ears(
        found.expected.reshape(shape),
        found.deviation.reshape(shape),
        found.bound.reshape(shape),
        found.score.reshape(shape),
        found.alarm.reshape(shape),
        found.reason.reshape(shape),
    )
