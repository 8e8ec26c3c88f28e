"""Means with Student's interval, from values or from their sums."""

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    Estimate,
    build_estimate,
    reason_over_groups,
)
from derajat.statistics.rates.levels import tail_of
from derajat.statistics.reasons import (
    Reason,
    earliest,
    first_reason,
    reason_of_inputs,
)


ROUNDING = 1e-9
"""Share of the sum of squares below which a negative spread is rounding."""


def mean(values: Numbers, level: float = 0.95) -> Estimate:
    """The mean of each row with its Student interval.

    Formula: m -/+ t(n-1) s / sqrt(n), s with divisor n - 1.
    Source: Student 1908, Biometrika 6:1-25; compared with PHEindicatormethods 2.1.0
        (`phe_mean`).
    Units: those of the values.
    Shapes: rows x observations (observations last); one result per row.
    Missing: where one observation is missing or infinite; no observation (too few
        points). One observation gives the mean without limits.

    >>> from derajat.statistics.rates import mean
    >>> found = mean([1, 2, 3])
    >>> [round(float(x), 3) for x in (found.value, found.lower, found.upper)]
    [2.0, -0.484, 4.484]
    """
    rows = as_floats(values)
    if rows.ndim == 0:
        raise ValueError("a mean needs an axis of observations: rows x observations")
    size = np.full(rows.shape[:-1], float(rows.shape[-1]))
    reason = earliest(
        first_reason(size.shape, (size < 1, Reason.TOO_FEW_POINTS)),
        reason_over_groups(reason_of_inputs(rows)),
    )
    with np.errstate(all="ignore"):
        value = rows.sum(axis=-1) / size
        squares = ((rows - value[..., np.newaxis]) ** 2).sum(axis=-1)
        half = _half_width(size, squares, level)
        return build_estimate(value, value - half, value + half, reason)


def mean_of_sums(
    count: Numbers, total: Numbers, total_of_squares: Numbers, level: float = 0.95
) -> Estimate:
    """The mean with its Student interval, from sums over observations.

    Large values with a small spread lose digits in the sum of squares: sum them about
    a round number near the mean, and add it to the result.

    Formula: m = total / n, s^2 = (total of squares - total^2 / n) / (n - 1), then as
        `mean`.
    Source: Student 1908, Biometrika 6:1-25.
    Units: those of the values (total of squares: their square).
    Shapes: any three shapes that broadcast; the result has their common shape.
    Missing: an input that is missing or infinite; a count below zero; a count below one
        (too few points); a total of squares that no values can have (outside
        scale). One observation gives the mean without limits.

    >>> from derajat.statistics.rates import mean_of_sums
    >>> found = mean_of_sums(3, 6, 14)
    >>> [round(float(x), 3) for x in (found.value, found.lower, found.upper)]
    [2.0, -0.484, 4.484]
    """
    size, sums, squares = as_one_shape(count, total, total_of_squares)
    with np.errstate(all="ignore"):
        value = sums / size
        spread = squares - sums * value
        is_impossible = spread < -ROUNDING * np.abs(squares)
        half = _half_width(size, np.maximum(spread, 0), level)
    reason = earliest(
        reason_of_inputs(size, sums, squares),
        first_reason(
            size.shape,
            (size < 0, Reason.NEGATIVE_COUNT),
            (size < 1, Reason.TOO_FEW_POINTS),
            (is_impossible, Reason.OUTSIDE_SCALE),
        ),
    )
    with np.errstate(all="ignore"):
        return build_estimate(value, value - half, value + half, reason)


def _half_width(size: Floats, squares: Floats, level: float) -> Floats:
    """Half the interval; nan where there is no degree of freedom."""
    freedom = np.where(size > 1, size - 1, np.nan)
    quantile = special.stdtrit(freedom, 1 - tail_of(level))
    half: Floats = quantile * np.sqrt(squares / freedom / size)
    return half
