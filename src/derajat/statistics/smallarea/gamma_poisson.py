"""Gamma-Poisson smoothing after Clayton and Kaldor 1987, two ways to find the prior."""

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
)
from derajat.statistics.smallarea.likelihood import (
    log_likelihood,
    mean_given_shape,
    shape_score,
)
from derajat.statistics.smallarea.smoothed import (
    LEAST_AREAS,
    Smoothed,
    build_smoothed,
    rates_of,
    reason_of_counts,
    reason_of_rows,
)


LIKELIHOOD = "likelihood"
"""The prior under which the counts are most likely (negative binomial)."""
MOMENTS = "moments"
"""Clayton and Kaldor's two equations of mean and variance."""

SHAPES_TRIED = 48
"""Prior shapes tried, evenly on the log scale, before the best is refined."""
LEAST_SHAPE = 1e-6
"""A prior shape so small that nearly every area would have no risk at all."""
MOST_SHAPE = 1e6
"""Times the largest fitted count: a prior that leaves an area a millionth of a say."""
HALVINGS = 48
"""Halvings of the bracket of the prior shape: 14 digits of its logarithm."""

TOLERANCE = 1e-12
"""Relative change of mean and variance at which the moment iteration stops."""
MOST_STEPS = 2000
"""Steps after which the moment iteration gives up."""
NEGLIGIBLE = 1e-9
"""Prior variance, in squared means, that counts as none in the moment iteration."""


def gamma_poisson(
    observed: Numbers, expected: Numbers, method: str = LIKELIHOOD
) -> Smoothed:
    """Relative risks drawn towards the mean of a gamma distribution of risks.

    Where the counts vary no more than Poisson counts would, the prior has no variance:
    every area gets sum(observed) / sum(expected), and all is borrowed. The moments
    ("moments") are iterated to the last digits; the program DCluster's `empbaysmooth`
    stops at a change of 1e-5 or after 20 steps. `ValueError` for an unknown method.

    Formula: risk ~ gamma(shape nu, rate alpha), observed ~ Poisson(risk x expected);
        smoothed = (O + nu) / (E + alpha); borrowed = alpha / (E + alpha). Likelihood:
        nu, alpha of the negative binomial with size nu and mean E nu / alpha.
        Moments: nu / alpha = mean(smoothed) and nu / alpha^2 = sum((1 + alpha / E)
        (smoothed - mean)^2) / (areas - 1)
    Source: Clayton and Kaldor 1987, Biometrics 43:671-681, equations 4 to 7
    Units: smoothed in observed per expected; with a population for expected, in
        events per unit of population
    Shapes: (..., areas), broadcast; each row is smoothed by itself
    Missing: a missing or infinite number, a negative count, an expectation not above
        zero: that area only. All areas of a row: TOO_FEW_POINTS below two usable
        areas, ALL_ZERO without events, NOT_CONVERGED when no prior was found

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import gamma_poisson
    >>> result = gamma_poisson([9, 39, 11, 2, 6, 0], [1.4, 8.7, 3.0, 4.3, 14.6, 4.2])
    >>> np.round(result.raw, 2).tolist()
    [6.43, 4.48, 3.67, 0.47, 0.41, 0.0]
    >>> np.round(result.smoothed, 2).tolist()
    [5.8, 4.42, 3.57, 0.58, 0.45, 0.15]
    >>> np.round(result.borrowed, 2).tolist()
    [0.16, 0.03, 0.08, 0.06, 0.02, 0.06]
    """
    if method not in (LIKELIHOOD, MOMENTS):
        raise ValueError(f"the method is {method!r}, not {LIKELIHOOD} or {MOMENTS}")
    counts, means = (np.atleast_1d(part) for part in as_one_shape(observed, expected))
    area = reason_of_counts(counts, means, is_share=False)
    usable = area == Reason.GIVEN
    reason = reason_of_rows(
        area,
        (usable.sum(-1) < LEAST_AREAS, Reason.TOO_FEW_POINTS),
        (~(usable & (counts > 0)).any(-1), Reason.ALL_ZERO),
    )
    with np.errstate(all="ignore"):
        if method == LIKELIHOOD:
            mean, variance = _prior_by_likelihood(counts, means, reason)
        else:
            mean, variance = _prior_by_moments(counts, means, reason)
        found = np.isfinite(mean) & np.isfinite(variance)
        reason = reason_of_rows(reason, (~found[..., 0], Reason.NOT_CONVERGED))
        weight = means * variance / (means * variance + mean)
    return build_smoothed(
        rates_of(counts, means, usable), weight, mean, variance, reason
    )


def _prior_by_likelihood(
    observed: Floats, expected: Floats, reason: Reasons
) -> tuple[Floats, Floats]:
    """Mean and variance of the risks of each row, with a last axis of one."""
    usable = reason == Reason.GIVEN
    # An area that is not usable has count and expectation 0: it adds nothing.
    counts, means = np.where(usable, observed, 0.0), np.where(usable, expected, 0.0)
    pooled = counts.sum(-1, keepdims=True) / means.sum(-1, keepdims=True)
    low, high, is_poisson = _bracket_of_shape(counts, means, pooled)
    mean = pooled
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        mean = mean_given_shape(counts, means, np.exp(middle), mean)
        rising = shape_score(counts, means, np.exp(middle), mean) > 0
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    shape = np.exp((low + high) / 2)
    mean = mean_given_shape(counts, means, shape, mean)
    no_prior = np.isnan(low)
    mean = np.where(is_poisson, pooled, mean)
    variance = np.where(is_poisson, 0.0, mean**2 / shape)
    return np.where(no_prior, np.nan, mean), np.where(no_prior, np.nan, variance)


def _bracket_of_shape(
    counts: Floats, means: Floats, pooled: Floats
) -> tuple[Floats, Floats, Flags]:
    """Logs of the shapes left and right of the most likely one; whether it is endless.

    nan where even the smallest shape tried is the most likely.
    """
    largest = np.maximum((means * pooled).max(-1, keepdims=True, initial=0.0), 1.0)
    first, last = np.log(LEAST_SHAPE), np.log(MOST_SHAPE * largest)
    step = (last - first) / (SHAPES_TRIED - 1)
    mean, heights = pooled, []
    for place in reversed(range(SHAPES_TRIED)):
        shape = np.exp(first + step * place)
        mean = mean_given_shape(counts, means, shape, mean)
        heights.append(log_likelihood(counts, means, shape, mean))
    best = SHAPES_TRIED - 1 - np.argmax(np.stack(heights), axis=0)
    middle = first + step * best
    # At the smallest shape there is no maximum to find.
    low = np.where(best == 0, np.nan, middle - step)
    return low, middle + step, best == SHAPES_TRIED - 1


def _prior_by_moments(
    observed: Floats, expected: Floats, reason: Reasons
) -> tuple[Floats, Floats]:
    """Mean and variance of the risks of each row, with a last axis of one."""
    usable = reason == Reason.GIVEN
    counts, means = np.where(usable, observed, 0.0), np.where(usable, expected, 1.0)
    mean, variance = _moments_of(counts / means, usable, np.ones(counts.shape))
    settled = ~(variance > NEGLIGIBLE * mean**2)
    for _ in range(MOST_STEPS):
        if settled.all():
            break
        new_mean, new_variance = _next_moments(counts, means, usable, mean, variance)
        near = _is_near(new_mean, mean) & _is_near(new_variance, variance)
        mean = np.where(settled, mean, new_mean)
        variance = np.where(settled, variance, new_variance)
        settled |= near | ~(variance > NEGLIGIBLE * mean**2)
    fitted = np.where(usable, means, 0.0)
    pooled = counts.sum(-1, keepdims=True) / fitted.sum(-1, keepdims=True)
    # A variance still shrinking, of counts no wider than Poisson's, ends at none.
    shrinking = ~settled & _varies_little(counts, fitted * pooled, usable)
    none = shrinking | ~(variance > NEGLIGIBLE * mean**2)
    variance = np.where(settled | none, variance, np.nan)
    return np.where(none, pooled, mean), np.where(none, 0.0, variance)


def _next_moments(
    counts: Floats, means: Floats, usable: Flags, mean: Floats, variance: Floats
) -> tuple[Floats, Floats]:
    shape, rate = mean**2 / variance, mean / variance
    risk = (counts + shape) / (means + rate)
    return _moments_of(risk, usable, 1 + rate / means)


def _moments_of(
    risk: Floats, usable: Flags, inflation: Floats
) -> tuple[Floats, Floats]:
    areas = usable.sum(-1, keepdims=True)
    mean = np.where(usable, risk, 0.0).sum(-1, keepdims=True) / areas
    apart = np.where(usable, inflation * (risk - mean) ** 2, 0.0)
    return mean, apart.sum(-1, keepdims=True) / (areas - 1)


def _is_near(new: Floats, old: Floats) -> Flags:
    near: Flags = np.abs(new - old) <= TOLERANCE * (new + old)
    return near


def _varies_little(counts: Floats, fitted: Floats, usable: Flags) -> Flags:
    """Whether Pearson's chi-square says: no more variation than Poisson counts."""
    apart = np.where(usable, (counts - fitted) ** 2 / fitted, 0.0)
    little: Flags = apart.sum(-1, keepdims=True) <= usable.sum(-1, keepdims=True) - 1
    return little
