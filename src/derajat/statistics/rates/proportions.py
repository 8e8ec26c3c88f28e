"""Proportions with intervals, two of them compared, a trend over ordered groups."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    Estimate,
    build_estimate,
    build_measure,
    reason_of_share,
    reason_over_groups,
)
from derajat.statistics.rates.intervals import wilson
from derajat.statistics.rates.levels import check_per, deviate_of
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


@dataclass(frozen=True)
class Trend:
    """Trends of proportions over ordered groups, arrays of one value per row.

    `slope`: change of the share per step of the score. `z`: the test statistic,
    positive when the share rises. `p_value`: two-sided, 0 to 1. All three are nan
    where `reason` is not GIVEN.
    """

    slope: Floats
    z: Floats
    p_value: Floats
    reason: Reasons


def proportion(
    numerator: Numbers, denominator: Numbers, level: float = 0.95, per: float = 1.0
) -> Estimate:
    """A proportion with its Wilson interval.

    Formula: per x numerator / denominator, and per x the limits of `wilson`.
    Source: Wilson 1927, JASA 22:209-212; compared with PHEindicatormethods 2.1.0
        (`phe_proportion`).
    Units: counts in; shares of `per` out (100 for per cent).
    Shapes: any two shapes that broadcast; the result has their common shape.
    Missing: as for `wilson`.

    >>> from derajat.statistics.rates import proportion
    >>> found = proportion([409, 0], [409, 0], per=100)
    >>> found.value.tolist(), found.lower.round(2).tolist(), found.reason.tolist()
    ([100.0, nan], [99.07, nan], [0, 4])
    """
    check_per(per)
    part, whole = as_one_shape(numerator, denominator)
    limits = wilson(part, whole, level)
    with np.errstate(all="ignore"):
        value, lower, upper = (
            per * each for each in (part / whole, limits.lower, limits.upper)
        )
    return build_estimate(value, lower, upper, limits.reason)


def proportion_difference(
    numerator: Numbers,
    denominator: Numbers,
    other_numerator: Numbers,
    other_denominator: Numbers,
    level: float = 0.95,
) -> Estimate:
    """The first proportion minus the other, with its score interval.

    Formula: with shares p, o and their Wilson limits (l, u), (m, v):
        p - o - sqrt((p - l)^2 + (v - o)^2) to p - o + sqrt((u - p)^2 + (o - m)^2).
    Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
    Units: counts in, a difference of shares (-1 to 1) out.
    Shapes: any four shapes that broadcast; the result has their common shape.
    Missing: where either proportion is missing (see `wilson`).

    >>> from derajat.statistics.rates import proportion_difference
    >>> found = proportion_difference(56, 70, 48, 80)
    >>> [round(float(x), 4) for x in (found.value, found.lower, found.upper)]
    [0.2, 0.0524, 0.3339]
    """
    one, other = _two_proportions(
        numerator, denominator, other_numerator, other_denominator, level
    )
    difference = one.value - other.value
    below = np.hypot(one.value - one.lower, other.upper - other.value)
    above = np.hypot(one.upper - one.value, other.value - other.lower)
    reason = earliest(one.reason, other.reason)
    return build_estimate(difference, difference - below, difference + above, reason)


def proportion_ratio(
    numerator: Numbers,
    denominator: Numbers,
    other_numerator: Numbers,
    other_denominator: Numbers,
    level: float = 0.95,
) -> Estimate:
    """The first proportion divided by the other, with its log interval.

    Formula: (a/n) / (b/m), limits exp(log ratio -/+ z s) with
        s^2 = 1/a - 1/n + 1/b - 1/m.
    Source: Katz et al. 1978, Biometrics 34:469-474.
    Units: counts in, a ratio out (1 when equal).
    Shapes: any four shapes that broadcast; the result has their common shape.
    Missing: where either proportion is missing (see `wilson`), and where the other is
        zero (denominator not positive). A first proportion of zero gives the ratio 0
        without limits, and so do two full counts, whose s is 0.

    >>> from derajat.statistics.rates import proportion_ratio
    >>> found = proportion_ratio(30, 100, 20, 100)
    >>> [round(float(x), 3) for x in (found.value, found.lower, found.upper)]
    [1.5, 0.916, 2.456]
    """
    one, other = _two_proportions(
        numerator, denominator, other_numerator, other_denominator, level
    )
    a, n, b, m = as_one_shape(
        numerator, denominator, other_numerator, other_denominator
    )
    with np.errstate(all="ignore"):
        ratio = one.value / other.value
        spread = np.sqrt((n - a) / n / a + (m - b) / m / b)
        has_limits = (spread > 0) & (spread < np.inf)
        factor = np.exp(deviate_of(level) * np.where(has_limits, spread, np.nan))
        lower, upper = ratio / factor, ratio * factor
    is_zero = first_reason(
        ratio.shape, (other.value == 0, Reason.DENOMINATOR_NOT_POSITIVE)
    )
    reason = earliest(one.reason, other.reason, is_zero)
    return build_estimate(ratio, lower, upper, reason)


def _two_proportions(
    numerator: Numbers,
    denominator: Numbers,
    other_numerator: Numbers,
    other_denominator: Numbers,
    level: float,
) -> tuple[Estimate, Estimate]:
    a, n, b, m = as_one_shape(
        numerator, denominator, other_numerator, other_denominator
    )
    return proportion(a, n, level), proportion(b, m, level)


def trend_across_groups(
    numerator: Numbers, denominator: Numbers, scores: Numbers | None = None
) -> Trend:
    """Whether a proportion rises or falls over ordered groups.

    Formula: with n = denominators, x = scores, P = all events / all denominators and
        m = weighted mean score: z = sum x (r - n P) / sqrt(P (1-P) sum n (x - m)^2);
        slope = sum x (r - n P) / sum n (x - m)^2.
    Source: Cochran 1954, Biometrics 10:417-451; Armitage 1955, Biometrics 11:375-386.
    Units: counts in; share per score step, standard normal deviate, probability out.
    Shapes: rows x groups (groups last); scores of the groups, 0, 1, 2, ... unless
        given; one result per row.
    Missing: where one group is missing (see `wilson`), fewer than two groups (too few
        points), no variation where all or none have the event or the scores are equal.

    >>> from derajat.statistics.rates import trend_across_groups
    >>> found = trend_across_groups([6, 7, 9, 14, 23], [32, 33, 32, 32, 32])
    >>> round(float(found.z), 4), round(float(found.slope), 3)
    (4.7918, 0.129)
    """
    part, whole = as_one_shape(numerator, denominator)
    if part.ndim == 0:
        raise ValueError("a trend needs an axis of groups: rows x groups")
    steps = as_floats(np.arange(part.shape[-1]) if scores is None else scores)
    part, whole, steps = as_one_shape(part, whole, steps)
    with np.errstate(all="ignore"):
        total = whole.sum(axis=-1)
        pooled = part.sum(axis=-1) / total
        centre = (whole * steps).sum(axis=-1) / total
        away = steps - centre[..., np.newaxis]
        agreement = (away * (part - whole * pooled[..., np.newaxis])).sum(axis=-1)
        spread = (whole * away**2).sum(axis=-1)
        slope = agreement / spread
        z = agreement / np.sqrt(pooled * (1 - pooled) * spread)
    reason = _reason_of_trend(part, whole, steps, spread)
    found = build_measure(z, reason)
    return Trend(
        slope=np.where(found.reason == Reason.GIVEN, slope, np.nan),
        z=found.value,
        p_value=2 * special.ndtr(-np.abs(found.value)),
        reason=found.reason,
    )


def _reason_of_trend(
    part: Floats, whole: Floats, steps: Floats, spread: Floats
) -> Reasons:
    with np.errstate(all="ignore"):
        events, total = part.sum(axis=-1), whole.sum(axis=-1)
    few = np.full(spread.shape, part.shape[-1] < 2)
    is_flat = (events == 0) | (events == total) | (steps == steps[..., :1]).all(axis=-1)
    return earliest(
        first_reason(spread.shape, (few, Reason.TOO_FEW_POINTS)),
        reason_over_groups(reason_of_share(part, whole)),
        reason_over_groups(_reason_of_scores(steps)),
        first_reason(spread.shape, (is_flat, Reason.NO_VARIATION)),
    )


def _reason_of_scores(steps: Floats) -> Reasons:
    return first_reason(
        steps.shape,
        (np.isnan(steps), Reason.MISSING),
        (np.isinf(steps), Reason.NOT_FINITE),
    )
