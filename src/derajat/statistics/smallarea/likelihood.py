"""The negative binomial likelihood of counts whose risks follow a gamma distribution.

Written so that nothing is lost where the prior is narrow: for a large shape the
differences of log-gamma and digamma are taken term by term of their series.
"""

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats


SERIES_FROM = 100.0
"""Shape from which Stirling's series is exact to the last digit with three terms."""
MOST_MEAN_STEPS = 100
"""Newton steps for the mean; each about doubles the digits that are right."""
MEAN_TOLERANCE = 1e-14
"""Relative step at which the mean is found."""


def log_likelihood(
    observed: Floats, expected: Floats, shape: Floats, mean: Floats
) -> Floats:
    """The log likelihood of each row, without the part that only the counts decide."""
    fitted = mean * expected
    each = (
        _log_rise(observed, shape)
        + special.xlogy(observed, fitted)
        - (observed + shape) * np.log1p(fitted / shape)
    )
    total: Floats = each.sum(-1, keepdims=True)
    return total


def shape_score(
    observed: Floats, expected: Floats, shape: Floats, mean: Floats
) -> Floats:
    """The slope of each row's log likelihood in the shape."""
    fitted = mean * expected
    each = (
        _digamma_rise(observed, shape)
        - np.log1p(fitted / shape)
        + (fitted - observed) / (shape + fitted)
    )
    total: Floats = each.sum(-1, keepdims=True)
    return total


def mean_given_shape(
    observed: Floats, expected: Floats, shape: Floats, start: Floats
) -> Floats:
    """The most likely mean risk of each row for a given shape.

    The root of sum((O - m E) / (nu + m E)), which falls and is convex in m: Newton's
    steps come from the left after the first, which may not leave the positive side.
    """
    mean = start
    for _ in range(MOST_MEAN_STEPS):
        below = shape + mean * expected
        height = ((observed - mean * expected) / below).sum(-1, keepdims=True)
        slope = (expected * (observed + shape) / below**2).sum(-1, keepdims=True)
        step = np.maximum(height / slope, mean / 16 - mean)
        mean = mean + step
        if not (np.abs(step) > MEAN_TOLERANCE * mean).any():
            break
    return mean


def _log_rise(observed: Floats, shape: Floats) -> Floats:
    """log gamma(nu + O) - log gamma(nu) - O log nu."""
    above = shape + observed
    direct = special.gammaln(above) - special.gammaln(shape) - observed * np.log(shape)
    series = (above - 0.5) * np.log1p(observed / shape) - observed
    series += _tail_of_log_gamma(above) - _tail_of_log_gamma(shape)
    return np.where(shape < SERIES_FROM, direct, series)


def _digamma_rise(observed: Floats, shape: Floats) -> Floats:
    """digamma(nu + O) - digamma(nu)."""
    above = shape + observed
    direct = special.digamma(above) - special.digamma(shape)
    series = np.log1p(observed / shape) + observed / (2 * shape * above)
    series -= _tail_of_digamma(above) - _tail_of_digamma(shape)
    return np.where(shape < SERIES_FROM, direct, series)


def _tail_of_log_gamma(x: Floats) -> Floats:
    return (1 / 12 - (1 / 360 - 1 / (1260 * x**2)) / x**2) / x


def _tail_of_digamma(x: Floats) -> Floats:
    return (1 / 12 - (1 / 120 - 1 / (252 * x**2)) / x**2) / x**2
