"""Inequality between groups without order: how far they lie apart."""

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.rates.estimates import (
    Measure,
    build_measure,
)
from derajat.statistics.rates.group_shares import (
    Better,
    best_of,
    divided,
    mean_of_all,
    weighted,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


def between_group_variance(values: Numbers, population: Numbers) -> Measure:
    """The variance of the groups' values, weighted by population.

    Formula: sum of p (y - m)^2, m = sum of p y.
    Source: WHO HEAT technical notes (BGV); its square root is their BGSD.
    Units: those of the values, squared.
    Shapes: settings x groups (groups last, any order); one result per setting.
    Missing: as `absolute_concentration_index`.

    >>> from derajat.statistics.rates import between_group_variance
    >>> float(between_group_variance([20, 40], [100, 100]).value)
    100.0
    """
    numbers, share, reason = weighted(values, population)
    with np.errstate(all="ignore"):
        away = numbers - mean_of_all(numbers, share)[..., np.newaxis]
        return build_measure((share * away**2).sum(axis=-1), reason)


def coefficient_of_variation(values: Numbers, population: Numbers) -> Measure:
    """The standard deviation between groups divided by the mean.

    Formula: sqrt(`between_group_variance`) / sum of p y.
    Source: WHO HEAT technical notes (COV, there multiplied by 100).
    Units: none.
    Shapes: as `between_group_variance`.
    Missing: as `between_group_variance`; a mean not above zero (denominator not
        positive).

    >>> from derajat.statistics.rates import coefficient_of_variation
    >>> round(float(coefficient_of_variation([20, 40], [100, 100]).value), 3)
    0.333
    """
    numbers, share, reason = weighted(values, population)
    deviation = np.sqrt(between_group_variance(values, population).value)
    return divided(deviation, mean_of_all(numbers, share), reason)


def mean_difference_from_mean(
    values: Numbers, population: Numbers, *, is_weighted: bool = True
) -> Measure:
    """How far the groups lie from the mean of all, on average.

    Formula: sum of p |y - m|; not weighted: mean of |y - m|; m = sum of p y in both.
    Source: WHO HEAT technical notes (MDMW, MDMU).
    Units: those of the values.
    Shapes: as `between_group_variance`.
    Missing: as `between_group_variance`.

    >>> from derajat.statistics.rates import mean_difference_from_mean
    >>> float(mean_difference_from_mean([20, 40], [100, 300]).value)
    7.5
    """
    numbers, share, reason = weighted(values, population)
    return _average_distance(
        numbers, mean_of_all(numbers, share), share, is_weighted, reason
    )


def mean_difference_from_best(
    values: Numbers,
    population: Numbers,
    *,
    better: Better = "higher",
    is_weighted: bool = True,
) -> Measure:
    """How far the groups lie from the best of them, on average.

    Formula: sum of p |y - best|; not weighted: mean of |y - best|.
    Source: WHO HEAT technical notes (MDBW, MDBU).
    Units: those of the values.
    Shapes: as `between_group_variance`.
    Missing: as `between_group_variance`.

    >>> from derajat.statistics.rates import mean_difference_from_best
    >>> float(mean_difference_from_best([20, 40], [100, 300]).value)
    5.0
    """
    numbers, share, reason = weighted(values, population)
    best = best_of(numbers, False, better)
    return _average_distance(numbers, best, share, is_weighted, reason)


def index_of_disparity(
    values: Numbers, population: Numbers, *, is_weighted: bool = False
) -> Measure:
    """The mean difference from the mean of all, divided by that mean.

    Formula: `mean_difference_from_mean` / sum of p y.
    Source: Pearcy and Keppel 2002, Public Health Reports 117:273-280 (each group counts
        once); WHO HEAT technical notes (IDISU, IDISW, there multiplied by 100).
    Units: none.
    Shapes: as `between_group_variance`.
    Missing: as `between_group_variance`; a mean not above zero (denominator not
        positive).

    >>> from derajat.statistics.rates import index_of_disparity
    >>> round(float(index_of_disparity([20, 40], [100, 300]).value), 3)
    0.286
    """
    numbers, share, reason = weighted(values, population)
    distance = mean_difference_from_mean(values, population, is_weighted=is_weighted)
    return divided(distance.value, mean_of_all(numbers, share), reason)


def theil_index(values: Numbers, population: Numbers) -> Measure:
    """Disproportion between shares of the population and of the indicator.

    Formula: sum of p (y/m) ln(y/m), m = sum of p y; a value of zero adds nothing.
    Source: Theil 1967, Economics and Information Theory; WHO HEAT technical notes (TI,
        there multiplied by 1000).
    Units: none; 0 when equal. Most sensitive to groups above the mean.
    Shapes: as `between_group_variance`.
    Missing: as `between_group_variance`; a value below zero (outside scale), a mean not
        above zero (denominator not positive).

    >>> from derajat.statistics.rates import theil_index
    >>> round(float(theil_index([20, 40], [100, 100]).value), 4)
    0.0566
    """
    numbers, share, reason = weighted(values, population)
    relative, reason = _relative(numbers, share, reason)
    with np.errstate(all="ignore"):
        return build_measure(-(share * special.entr(relative)).sum(axis=-1), reason)


def mean_log_deviation(values: Numbers, population: Numbers) -> Measure:
    """Disproportion between shares of the population and of the indicator, in logs.

    Formula: sum of p (-ln(y/m)), m = sum of p y.
    Source: WHO HEAT technical notes (MLD, there multiplied by 1000).
    Units: none; 0 when equal. Most sensitive to groups below the mean.
    Shapes: as `between_group_variance`.
    Missing: as `theil_index`; a value of zero in a group with people (measure not
        positive), which would be infinite.

    >>> from derajat.statistics.rates import mean_log_deviation
    >>> round(float(mean_log_deviation([20, 40], [100, 100]).value), 4)
    0.0589
    """
    numbers, share, reason = weighted(values, population)
    relative, reason = _relative(numbers, share, reason)
    is_zero = np.asarray(((numbers == 0) & (share > 0)).any(axis=-1))
    no_log = first_reason(is_zero.shape, (is_zero, Reason.MEASURE_NOT_POSITIVE))
    with np.errstate(all="ignore"):
        deviation = -special.xlogy(share, relative).sum(axis=-1)
    return build_measure(deviation, earliest(reason, no_log))


def _average_distance(
    numbers: Floats, centre: Floats, share: Floats, is_weighted: bool, reason: Reasons
) -> Measure:
    with np.errstate(all="ignore"):
        distance = np.abs(numbers - centre[..., np.newaxis])
        weight = share if is_weighted else 1 / max(numbers.shape[-1], 1)
        return build_measure((weight * distance).sum(axis=-1), reason)


def _relative(
    numbers: Floats, share: Floats, reason: Reasons
) -> tuple[Floats, Reasons]:
    """Values over their mean, for measures that take logs of them."""
    mean = mean_of_all(numbers, share)
    broken = first_reason(
        mean.shape,
        (np.asarray((numbers < 0).any(axis=-1)), Reason.OUTSIDE_SCALE),
        (mean <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
    )
    with np.errstate(all="ignore"):
        return numbers / mean[..., np.newaxis], earliest(reason, broken)
