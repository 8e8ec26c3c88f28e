"""CUSUM: small rises that go on, added up week by week (standardised counts)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
    reason_of_inputs,
)


REFERENCE_VALUE = 1.04
"""k: the part of each week's departure that is forgiven; the default of surveillance
1.26.0 (algo.cusum)."""
DECISION_LIMIT = 2.26
"""h: the sum at which there is an alarm; the default of surveillance 1.26.0."""


class Transformation(Enum):
    """How a count y is set against the expected m, in units of about one deviation."""

    STANDARD = "standard"
    """(y - m) / sqrt(m)."""
    ROSSI = "rossi"
    """(y - 3m + 2 sqrt(ym)) / (2 sqrt(m)); Rossi et al. 1999."""
    ANSCOMBE = "anscombe"
    """1.5 (y^(2/3) - m^(2/3)) / m^(1/6); Anscombe residual of a Poisson count."""
    ANSCOMBE_SECOND = "anscombe-second"
    """The same with the second-order mean of y^(2/3); Pierce and Schafer 1986."""
    PEARSON_NEGATIVE_BINOMIAL = "pearson-negative-binomial"
    """(y - m) / sqrt(m + dispersion m^2)."""
    ANSCOMBE_NEGATIVE_BINOMIAL = "anscombe-negative-binomial"
    """Anscombe residual of a negative binomial count."""
    NONE = "none"
    """y itself; the expected count is not used."""


@dataclass(frozen=True)
class Cusum:
    """The running sum of each week; every array has the shape of the counts.

    `total` is the sum reached in the week, also in a week of an alarm after which it
    starts from zero again. `bound` is the count at which the week gives an alarm
    (a whole number for STANDARD, none for ANSCOMBE_NEGATIVE_BINOMIAL). `alarm` is
    true where the limit is reached. `reason` says why a week has no total.
    """

    total: Floats
    bound: Floats
    alarm: Flags
    reason: Reasons


@dataclass(frozen=True)
class Run:
    """A recursion over weeks, weeks first: sums, sums before the week, and alarms."""

    total: Floats
    before: Floats
    alarm: Flags


def cusum(
    counts: Numbers,
    expected: Numbers,
    reference_value: float = REFERENCE_VALUE,
    decision_limit: float = DECISION_LIMIT,
    transformation: Transformation = Transformation.STANDARD,
    dispersion: float = 0.1,
    starts_again: bool = False,
) -> Cusum:
    """The cumulative sum of what each week lies above the expected, and its alarms.

    Formula: C(t) = max(0, C(t-1) + z(t) - k), C(0) = 0; alarm when C(t) >= h; z(t)
        is the transformed count, k the reference value, h the decision limit; with
        `starts_again` C is 0 after an alarm
    Source: Rossi, Lampugnani and Marchi 1999, Statistics in Medicine 18:2111-2122;
        Pierce and Schafer 1986, Journal of the American Statistical Association
        81:977-986; compared with surveillance 1.26.0 (algo.cusum)
    Units: cases a week; sums in standard deviations
    Shapes: counts (..., weeks); expected broadcasts to it; every result the same
    Missing: a week whose count or expected count is missing, infinite or negative has
        no sum, and the next week goes on from the sum before it; an expected count
        of zero is DENOMINATOR_NOT_POSITIVE. The bound is 0 where any count would alarm
        (surveillance takes the other root for Rossi's)

    >>> from derajat.statistics.outbreaks import Transformation, cusum
    >>> found = cusum([4, 6, 9, 8], 4, transformation=Transformation.ROSSI)
    >>> print(found.total.round(2))
    [0.   0.   1.21 2.  ]
    >>> print(found.bound.round(2))
    [11.59 11.59 11.59  8.62]
    """
    counts, means = as_one_shape(counts, expected)
    check_weeks(counts)
    _check_options(reference_value, decision_limit, dispersion)
    transformation = Transformation(transformation)
    ignores = transformation is Transformation.NONE
    means = np.ones_like(counts) if ignores else means
    reason = reason_of_counts(counts, means)
    usable = reason == Reason.GIVEN
    counts, means = np.where(usable, counts, np.nan), np.where(usable, means, np.nan)
    with np.errstate(all="ignore"):
        departures = _TRANSFORMED[transformation](counts, means, dispersion)
        run = run_sums(departures - reference_value, decision_limit, starts_again)
        needed = decision_limit + reference_value - run.before
        bound = _BACK[transformation](needed, means, dispersion)
    reason[usable & ~np.isfinite(run.total)] = Reason.NOT_FINITE
    given = reason == Reason.GIVEN
    bound = np.where(given & np.isfinite(bound), bound, np.nan)
    return Cusum(np.where(given, run.total, np.nan), bound, run.alarm & given, reason)


def mean_of_first_weeks(counts: Numbers, weeks: int) -> Floats:
    """The mean count of the first weeks of each series, as expected count of a CUSUM.

    Formula: sum of y(1) ... y(weeks) / weeks
    Source: the default of surveillance 1.26.0 (algo.cusum)
    Units: cases a week
    Shapes: counts (..., weeks of the series); result (..., 1)
    Missing: nan where one of these weeks is missing, infinite or negative

    >>> from derajat.statistics.outbreaks import cusum, mean_of_first_weeks
    >>> history = [[3, 5, 4, 4, 9, 8]]
    >>> expected = mean_of_first_weeks(history, 4)
    >>> print(expected, cusum([[9, 8]], expected).alarm)
    [[4.]] [[False  True]]
    """
    numbers = as_floats(counts)
    check_weeks(numbers)
    if not 1 <= weeks <= numbers.shape[-1]:
        raise ValueError(f"weeks is {weeks}, not from 1 to {numbers.shape[-1]}")
    first = numbers[..., :weeks]
    usable = np.isfinite(first) & (first >= 0)
    with np.errstate(over="ignore"):
        total = np.where(usable, first, np.nan).sum(axis=-1, keepdims=True)
    return np.where(np.isfinite(total), total / weeks, np.nan)


def run_sums(
    steps: Floats, limit: float, starts_again: bool, is_strict: bool = False
) -> Run:
    """Sums of steps along the last axis that never fall below zero.

    A missing step has no sum; the next goes on from the sum before it.
    """
    moved = np.moveaxis(steps, -1, 0)
    sums, before = np.empty(moved.shape), np.empty(moved.shape)
    alarm = np.empty(moved.shape, dtype=np.bool_)
    total = np.zeros(moved.shape[1:])
    for week, step in enumerate(moved):
        before[week] = total
        sums[week] = np.maximum(0, total + step)
        alarm[week] = sums[week] > limit if is_strict else sums[week] >= limit
        total = np.where(np.isfinite(sums[week]), sums[week], total)
        if starts_again:
            total = np.where(alarm[week], 0, total)
    return Run(
        np.moveaxis(sums, 0, -1), np.moveaxis(before, 0, -1), np.moveaxis(alarm, 0, -1)
    )


def reason_of_counts(counts: Floats, expected: Floats) -> Reasons:
    """Why a week cannot be judged; GIVEN for a count beside an expected above zero."""
    of_inputs = reason_of_inputs(counts, expected)
    negative = (counts < 0) & np.isfinite(counts) & ~np.isnan(expected)
    no_expected = (expected <= 0) & np.isfinite(expected) & ~np.isnan(counts)
    tests = (
        (negative, Reason.NEGATIVE_COUNT),
        (no_expected, Reason.DENOMINATOR_NOT_POSITIVE),
    )
    return np.maximum(of_inputs, first_reason(of_inputs.shape, *tests))


def check_weeks(counts: Floats) -> None:
    """Refuse a single number where a row of weeks is needed."""
    if counts.ndim == 0:
        raise ValueError("counts is a single number, an axis of weeks is needed")


def _check_options(reference: float, limit: float, dispersion: float) -> None:
    if not np.isfinite(reference):
        raise ValueError(f"reference_value is {reference}, not a finite number")
    if not (limit > 0 and np.isfinite(limit)):
        raise ValueError(f"decision_limit is {limit}, not above 0")
    if not (dispersion > 0 and np.isfinite(dispersion)):
        raise ValueError(f"dispersion is {dispersion}, not above 0")


def _standard(counts: Floats, expected: Floats, _dispersion: float) -> Floats:
    return (counts - expected) / np.sqrt(expected)


def _standard_back(needed: Floats, expected: Floats, _dispersion: float) -> Floats:
    return np.maximum(0, np.ceil(np.sqrt(expected) * needed + expected))


def _rossi(counts: Floats, expected: Floats, _dispersion: float) -> Floats:
    root = np.sqrt(expected)
    distance = counts - 3 * expected + 2 * np.sqrt(counts * expected)
    return np.asarray(distance / (2 * root))


def _rossi_back(needed: Floats, expected: Floats, _dispersion: float) -> Floats:
    """Completing the square: (sqrt(y) + sqrt(m))^2 = 4m + 2 sqrt(m) needed."""
    root = np.sqrt(expected)
    square = np.maximum(0, 4 * expected + 2 * root * needed)
    root_of_bound: Floats = np.maximum(0, np.sqrt(square) - root)
    return root_of_bound * root_of_bound


def _anscombe(counts: Floats, expected: Floats, _dispersion: float) -> Floats:
    distance = counts ** (2 / 3) - expected ** (2 / 3)
    return 3 / 2 * distance / expected ** (1 / 6)


def _anscombe_back(needed: Floats, expected: Floats, _dispersion: float) -> Floats:
    power = 2 / 3 * expected ** (1 / 6) * needed + expected ** (2 / 3)
    return np.power(np.maximum(0, power), 3 / 2)


def _second_mean(expected: Floats) -> Floats:
    """The mean of y^(2/3) to the second order. Pierce and Schafer 1986."""
    return expected ** (2 / 3) - expected ** (-1 / 3) / 9


def _anscombe_second(counts: Floats, expected: Floats, _dispersion: float) -> Floats:
    distance = counts ** (2 / 3) - _second_mean(expected)
    return distance / (2 / 3 * expected ** (1 / 6))


def _anscombe_second_back(
    needed: Floats, expected: Floats, _dispersion: float
) -> Floats:
    power = 2 / 3 * expected ** (1 / 6) * needed + _second_mean(expected)
    return np.power(np.maximum(0, power), 3 / 2)


def _pearson(counts: Floats, expected: Floats, dispersion: float) -> Floats:
    return (counts - expected) / np.sqrt(expected + dispersion * expected**2)


def _pearson_back(needed: Floats, expected: Floats, dispersion: float) -> Floats:
    deviation = np.sqrt(expected + dispersion * expected**2)
    return np.maximum(0, deviation * needed + expected)


def _anscombe_negative(counts: Floats, expected: Floats, dispersion: float) -> Floats:
    variance = expected + dispersion * expected**2
    distance = _stabilised(counts, dispersion) - _stabilised(expected, dispersion)
    return distance / variance ** (1 / 6)


def _stabilised(counts: Floats, dispersion: float) -> Floats:
    """The integral of (y + dispersion y^2)^(-1/3) from 0 to y."""
    series = special.hyp2f1(1 / 3, 2 / 3, 5 / 3, -dispersion * counts)
    return np.asarray(3 / 2 * counts ** (2 / 3) * series)


def _no_bound(needed: Floats, _expected: Floats, _dispersion: float) -> Floats:
    return np.full(needed.shape, np.nan)


def _untouched(counts: Floats, _expected: Floats, _dispersion: float) -> Floats:
    return counts


def _untouched_back(needed: Floats, _expected: Floats, _dispersion: float) -> Floats:
    return np.maximum(0, needed)


_Step = Callable[[Floats, Floats, float], Floats]

_TRANSFORMED: dict[Transformation, _Step] = {
    Transformation.STANDARD: _standard,
    Transformation.ROSSI: _rossi,
    Transformation.ANSCOMBE: _anscombe,
    Transformation.ANSCOMBE_SECOND: _anscombe_second,
    Transformation.PEARSON_NEGATIVE_BINOMIAL: _pearson,
    Transformation.ANSCOMBE_NEGATIVE_BINOMIAL: _anscombe_negative,
    Transformation.NONE: _untouched,
}
_BACK: dict[Transformation, _Step] = {
    Transformation.STANDARD: _standard_back,
    Transformation.ROSSI: _rossi_back,
    Transformation.ANSCOMBE: _anscombe_back,
    Transformation.ANSCOMBE_SECOND: _anscombe_second_back,
    Transformation.PEARSON_NEGATIVE_BINOMIAL: _pearson_back,
    Transformation.ANSCOMBE_NEGATIVE_BINOMIAL: _no_bound,
    Transformation.NONE: _untouched_back,
}
