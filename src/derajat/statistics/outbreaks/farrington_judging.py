"""Counts held against what the model expects: limit, score, p-value, alarm."""

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats, Wholes
from derajat.statistics.outbreaks.farrington_limits import (
    chance_from,
    count_quantile,
)
from derajat.statistics.outbreaks.farrington_model import Forecast
from derajat.statistics.outbreaks.farrington_options import (
    FarringtonOptions,
    FarringtonResult,
)
from derajat.statistics.reasons import Reason, Reasons


_SMALLEST_MEAN = float(np.finfo(np.float64).eps)
"""Below it the reference program does not let an expected count fall for delta."""


def judge_counts(
    count: Floats,
    expectation: Forecast,
    weeks: Wholes,
    reason: Reasons,
    options: FarringtonOptions,
) -> FarringtonResult:
    """Limit, score and alarm of counts whose expectation is known.

    All arrays have one value for each evaluation.
    """
    expected = expectation.expected
    if options.method == "delta":
        expected = np.maximum(expected, _SMALLEST_MEAN)
        upper, p_value = _power_limit(count, expected, expectation, options.alpha)
        middle = expected
    else:
        upper, p_value = _binomial_limit(count, expectation, options)
        middle = expectation.predictor
    reason = np.where(
        (reason == Reason.GIVEN) & ~np.isfinite(upper), Reason.INTERVAL_TOO_WIDE, reason
    ).astype(np.uint8)
    is_given = reason == Reason.GIVEN
    score = (count - middle) / (upper - middle)
    slope = np.where(is_given, expectation.slope, np.nan)
    return FarringtonResult(
        weeks=weeks,
        alarm=is_given & (score > 1) & (count != 0),
        upper=np.where(is_given, upper, np.nan),
        expected=np.where(is_given, expected, np.nan),
        score=np.where(is_given & np.isfinite(score), score, np.nan),
        p_value=np.where(is_given, p_value, np.nan),
        dispersion=np.where(is_given, expectation.dispersion, np.nan),
        slope=slope,
        has_trend=~np.isnan(slope),
        reason=reason,
    )


def _power_limit(
    count: Floats, mean: Floats, expectation: Forecast, alpha: float
) -> tuple[Floats, Floats]:
    """Limit and p-value by the 2/3 power, which makes a Poisson count symmetric."""
    variance = expectation.dispersion + mean * expectation.predictor_se**2
    sd = np.sqrt(4 / 9 * np.cbrt(mean) * variance)
    middle = np.cbrt(mean) ** 2
    upper = (middle + special.ndtri(1 - alpha) * sd) ** 1.5
    return upper, special.ndtr((middle - np.cbrt(count) ** 2) / sd)


def _binomial_limit(
    count: Floats, expectation: Forecast, options: FarringtonOptions
) -> tuple[Floats, Floats]:
    """Limit and p-value by the negative binomial (or Poisson) distribution."""
    predictor = expectation.predictor
    if options.method == "muan":
        error = special.ndtri(1 - options.alpha) * expectation.predictor_se
        predictor = predictor + error
    mean, dispersion = np.exp(predictor), expectation.dispersion
    upper = count_quantile(1 - options.alpha, mean, dispersion)
    return upper, chance_from(np.floor(count), mean, dispersion)
