"""How far a smoothed value may be off: quantiles of what is known after the counts."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
)
from derajat.statistics.smallarea.smoothed import reason_of_counts


WRONG_TAIL = 1e-5
"""Error of the probability beyond a limit from which the limit is not given."""

NEAREST_TESTED = 1e-9
"""Limits nearer to 0 or 1 are not put back into the distribution."""


@dataclass(frozen=True)
class PosteriorInterval:
    """Limits of smoothed rates.

    `lower` and `upper`: in the unit of the rate, shape (..., areas). `reason`: why
    both are nan.
    """

    lower: Floats
    upper: Floats
    reason: Reasons


def gamma_interval(
    events: Numbers,
    population: Numbers,
    prior_mean: Numbers,
    prior_variance: Numbers,
    level: float = 0.95,
) -> PosteriorInterval:
    """The interval that holds a rate with the given chance, after prior and count.

    Take prior mean and variance from `gamma_poisson`, or from `empirical_bayes_global`
    and `empirical_bayes_local` with the Poisson family: their smoothed rate is the
    mean of the same gamma distribution. The prior is taken as known, so the interval
    is somewhat too narrow where few areas gave it. `ValueError` unless 0 < level < 1.

    Formula: nu = mean^2 / variance, alpha = mean / variance; the (1 - level) / 2 and
        (1 + level) / 2 quantiles of gamma(shape nu + events, rate alpha + population)
    Source: Clayton and Kaldor 1987, Biometrics 43:671-681, section 2
    Units: events per unit of population
    Shapes: all broadcast to one shape
    Missing: missing, infinite, negative or zero inputs as in the smoothing;
        NO_VARIATION where the prior variance is not above zero: an interval without
        width would claim to know

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import gamma_interval
    >>> limits = gamma_interval([0, 6], [40, 150], 0.025, 0.0003)
    >>> np.round(limits.lower, 4).tolist(), np.round(limits.upper, 4).tolist()
    ([0.0022, 0.015], [0.0463, 0.0623])
    """
    parts = as_one_shape(events, population, prior_mean, prior_variance)
    counts, people, mean, variance = parts
    reason = _reason(False, counts, people, mean, variance)
    with np.errstate(all="ignore"):
        shape = mean**2 / variance + counts
        rate = mean / variance + people
        quantiles = [special.gammaincinv(shape, q) / rate for q in _tails(level)]
    return _limits(quantiles, reason)


def beta_interval(
    numerator: Numbers,
    denominator: Numbers,
    prior_mean: Numbers,
    prior_variance: Numbers,
    level: float = 0.95,
) -> PosteriorInterval:
    """The interval that holds a proportion with the given chance.

    For `empirical_bayes_global` with the binomial family, whose smoothed share is the
    mean of the same beta distribution. The prior is taken as known. `ValueError`
    unless 0 < level < 1.

    Formula: k = mean (1 - mean) / variance - 1; quantiles of beta(k mean + numerator,
        k (1 - mean) + denominator - numerator)
    Source: Marshall 1991, Applied Statistics 40:283-294 (the moments); Gelman and
        others 2013, Bayesian Data Analysis, section 2.4 (the posterior)
    Units: shares from 0 to 1
    Shapes: all broadcast to one shape
    Missing: as `gamma_interval`; NUMERATOR_ABOVE_DENOMINATOR; OUTSIDE_SCALE where no
        beta distribution has that mean and variance; NOT_CONVERGED where a limit does
        not give its probability back (prior variances below about 10^-15)

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import beta_interval
    >>> limits = beta_interval([0, 6], [40, 150], 0.025, 0.0003)
    >>> np.round(limits.lower, 4).tolist(), np.round(limits.upper, 4).tolist()
    ([0.0021, 0.0152], [0.0459, 0.0619])
    """
    parts = as_one_shape(numerator, denominator, prior_mean, prior_variance)
    counts, people, mean, variance = parts
    reason = _reason(True, counts, people, mean, variance)
    with np.errstate(all="ignore"):
        certainty = mean * (1 - mean) / variance - 1
        first = certainty * mean + counts
        second = certainty * (1 - mean) + people - counts
        quantiles = [special.betaincinv(first, second, q) for q in _tails(level)]
        is_astray = np.any(
            [
                _is_astray(first, second, share, q)
                for share, q in zip(quantiles, _tails(level), strict=True)
            ],
            axis=0,
        )
    impossible = (reason == Reason.GIVEN) & ~(certainty > 0)
    reason = np.where(impossible, np.uint8(Reason.OUTSIDE_SCALE), reason)
    astray = is_astray & (reason == Reason.GIVEN)
    reason = np.where(astray, np.uint8(Reason.NOT_CONVERGED), reason)
    return _limits(quantiles, reason)


def _is_astray(first: Floats, second: Floats, share: Floats, chance: float) -> Flags:
    """Whether a beta quantile put back does not give its probability.

    scipy's inverse goes astray from parameters of about 10^14. At the ends of the
    scale the share is rounded too coarsely for the test.
    """
    error = np.abs(special.betainc(first, second, share) - chance)
    is_inside = (share > NEAREST_TESTED) & (share < 1 - NEAREST_TESTED)
    return np.asarray(is_inside & (error > WRONG_TAIL))


def _tails(level: float) -> tuple[float, float]:
    if not 0 < level < 1:
        raise ValueError(f"the level is {level}, not between 0 and 1")
    return (1 - level) / 2, (1 + level) / 2


def _reason(
    is_share: bool, counts: Floats, people: Floats, mean: Floats, variance: Floats
) -> Reasons:
    area = reason_of_counts(counts, people, is_share)
    prior = first_reason(
        area.shape,
        (np.isnan(mean) | np.isnan(variance), Reason.MISSING),
        (np.isinf(mean) | np.isinf(variance), Reason.NOT_FINITE),
        (_not_above_zero(mean), Reason.ALL_ZERO),
        (_not_above_zero(variance), Reason.NO_VARIATION),
    )
    return np.where(area != Reason.GIVEN, area, prior)


def _not_above_zero(numbers: Floats) -> Flags:
    with np.errstate(invalid="ignore"):
        return as_floats(numbers) <= 0


def _limits(quantiles: list[Floats], reason: Reasons) -> PosteriorInterval:
    lower, upper = quantiles
    lost = ~(np.isfinite(lower) & np.isfinite(upper)) & (reason == Reason.GIVEN)
    reason = np.where(lost, np.uint8(Reason.OUTSIDE_SCALE), reason)
    given = reason == Reason.GIVEN
    return PosteriorInterval(
        np.where(given, lower, np.nan), np.where(given, upper, np.nan), reason
    )
