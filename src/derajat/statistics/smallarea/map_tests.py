"""What the tests of whole maps share: deviations from the mean, results, p-values."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
)
from derajat.statistics.smallarea.weights import WeightSums


GREATER = "greater"
LESS = "less"
TWO_SIDED = "two-sided"
ALTERNATIVES = (GREATER, LESS, TWO_SIDED)

RANDOMISATION = "randomisation"
"""The values at hand are equally likely in any order over the areas."""
NORMALITY = "normality"
"""The values are drawn from one normal distribution."""

LEAST_AREAS = 2
"""Areas with neighbours needed for a statistic."""
LEAST_AREAS_SHUFFLED = 4
"""Areas needed under randomisation: its variance divides by (n - 1)(n - 2)(n - 3)."""
LEAST_VARIANCE = 1e-12
"""Share of its two terms below which their difference, the variance, is rounding."""


@dataclass(frozen=True)
class MapTest:
    """A statistic of each map and its test; every field has the shape (...).

    `statistic` and its `expectation` when neighbours are no more alike than others.
    `variance`. `z`: the distance from the expectation in standard deviations, above
    zero when neighbours are alike. `p`: the chance of a z as far out. `reason`: why
    statistic and expectation are nan. `test_reason`: why variance, z and p are nan.
    """

    statistic: Floats
    expectation: Floats
    variance: Floats
    z: Floats
    p: Floats
    reason: Reasons
    test_reason: Reasons


@dataclass(frozen=True)
class Moments:
    """The variance of a statistic, and the size of the terms that it is left from."""

    variance: Floats
    size: Floats


@dataclass(frozen=True)
class Deviations:
    """Values less their mean, scaled so that the largest lies from 0.5 to 1.

    `z` and `present` (..., areas): zero and False where the value is missing.
    `squares` (...): the sum of z^2. `kurtosis` (...): the mean of z^4 over the squared
    mean of z^2. `is_flat` (...): all values are equal.
    """

    z: Floats
    present: Flags
    squares: Floats
    kurtosis: Floats
    is_flat: Flags


def build_deviations(values: Floats) -> Deviations:
    """The deviations of each row's finite values from their mean."""
    present = np.isfinite(values)
    numbers = _scaled(np.where(present, values, 0.0))
    count = present.sum(-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = numbers.sum(-1, keepdims=True) / count
        # The mean of what is left removes the rounding of the first mean.
        rest = np.where(present, numbers - mean, 0.0)
        z = np.where(present, rest - rest.sum(-1, keepdims=True) / count, 0.0)
        z = _scaled(z)
        squares = (z**2).sum(-1)
        kurtosis = count[..., 0] * (z**4).sum(-1) / squares**2
    highest = np.where(present, numbers, -np.inf).max(-1, initial=-np.inf)
    lowest = np.where(present, numbers, np.inf).min(-1, initial=np.inf)
    return Deviations(z, present, squares, kurtosis, highest <= lowest)


def reason_of_map(apart: Deviations, sums: WeightSums) -> Reasons:
    """Why a map has no statistic."""
    return first_reason(
        sums.present.shape,
        (sums.present < LEAST_AREAS, Reason.TOO_FEW_POINTS),
        (sums.linked == 0, Reason.NO_NEIGHBOURS),
        (sums.linked < LEAST_AREAS, Reason.TOO_FEW_POINTS),
        (apart.is_flat, Reason.NO_VARIATION),
    )


def reason_of_test(reason: Reasons, sums: WeightSums, assumption: str) -> Reasons:
    """The statistic's own reason, or why it has no test."""
    least = LEAST_AREAS_SHUFFLED if assumption == RANDOMISATION else LEAST_AREAS
    few = (reason == Reason.GIVEN) & (sums.linked < least)
    return np.where(few, np.uint8(Reason.TOO_FEW_POINTS), reason)


def build_map_test(
    statistic: Floats,
    expectation: Floats,
    moments: Moments,
    z_sign: int,
    alternative: str,
    reason: Reasons,
    test_reason: Reasons,
) -> MapTest:
    """The test of a statistic; no test where its variance is no more than rounding."""
    is_flat = ~(moments.variance > LEAST_VARIANCE * moments.size)
    test_reason = np.where(
        (test_reason == Reason.GIVEN) & is_flat,
        np.uint8(Reason.NO_VARIATION),
        test_reason,
    )
    given = reason == Reason.GIVEN
    variance = np.where(test_reason == Reason.GIVEN, moments.variance, np.nan)
    z = z_sign * (statistic - expectation) / np.sqrt(variance)
    return MapTest(
        statistic=np.where(given, statistic, np.nan),
        expectation=np.where(given, expectation, np.nan),
        variance=variance,
        z=z,
        p=normal_p(z, alternative),
        reason=reason,
        test_reason=test_reason,
    )


def normal_p(z: Floats, alternative: str) -> Floats:
    """The chance that a standard normal lies as far out as z."""
    check_alternative(alternative)
    if alternative == GREATER:
        chance: Floats = special.ndtr(-z)
    elif alternative == LESS:
        chance = special.ndtr(z)
    else:
        chance = 2 * special.ndtr(-np.abs(z))
    return chance


def check_alternative(alternative: str) -> None:
    """`ValueError` for an alternative that is none of the three."""
    if alternative not in ALTERNATIVES:
        raise ValueError(
            f"the alternative is {alternative!r}, not one of {', '.join(ALTERNATIVES)}"
        )


def check_assumption(assumption: str) -> None:
    """`ValueError` for an assumption that is neither of the two."""
    if assumption not in (RANDOMISATION, NORMALITY):
        raise ValueError(
            f"the assumption is {assumption!r}, not {RANDOMISATION} or {NORMALITY}"
        )


def _scaled(numbers: Floats) -> Floats:
    """Each row over the power of two just above its largest: exact, no overflow."""
    largest = np.abs(numbers).max(-1, initial=0.0, keepdims=True)
    scaled: Floats = np.ldexp(numbers, -np.frexp(largest)[1])
    return scaled
