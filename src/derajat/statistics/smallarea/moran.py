"""Moran's I of whole maps: are neighbours alike?"""

import numpy as np

from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.smallarea.map_tests import (
    GREATER,
    RANDOMISATION,
    Deviations,
    MapTest,
    Moments,
    build_deviations,
    build_map_test,
    check_assumption,
    reason_of_map,
    reason_of_test,
)
from derajat.statistics.smallarea.weights import (
    Weights,
    WeightSums,
    as_rows_of_areas,
    compute_weight_sums,
    lag_of_present,
)


def moran(
    values: Numbers,
    weights: Weights,
    assumption: str = RANDOMISATION,
    alternative: str = GREATER,
) -> MapTest:
    """Moran's I of each map with its test by moments.

    Areas without a neighbour count for the mean and the spread, not for n, as in the
    program. `ValueError` for an unknown assumption or alternative ("greater", "less",
    "two-sided"), and unless the last axis has one value for each area.

    Formula: I = n / S0 x sum(w(i,j) z(i) z(j)) / sum(z^2), z = x - mean; expectation
        -1 / (n - 1); variance under randomisation or normality from S0, S1, S2 and
        the kurtosis
    Source: Moran 1950, Biometrika 37:17-23; Cliff and Ord 1981, Spatial Processes,
        section 1.5; equal to spdep 1.2 `moran.test(zero.policy = TRUE)`
    Units: none
    Shapes: values (..., areas); result (...)
    Missing: areas without a finite value are left out, and row-standardised weights
        divided anew (`na.action = na.omit`). TOO_FEW_POINTS below two areas with a
        value, NO_NEIGHBOURS without any link, NO_VARIATION when all values are equal.
        The test alone: TOO_FEW_POINTS under randomisation below four areas with
        neighbours, NO_VARIATION where the variance is not above zero

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     moran, neighbours_of_links, row_standardised)
    >>> weights = row_standardised(neighbours_of_links(range(5), range(1, 6), areas=6))
    >>> test = moran([[1, 2, 3, 5, 8, 9], [1, 9, 2, 8, 3, 5]], weights)
    >>> np.round(test.statistic, 3).tolist(), np.round(test.p, 3).tolist()
    ([0.775, -0.95], [0.011, 0.96])
    """
    check_assumption(assumption)
    numbers = as_rows_of_areas(values, weights.neighbours)
    apart = build_deviations(numbers)
    sums = compute_weight_sums(apart.present, weights)
    with np.errstate(all="ignore"):
        expectation = -1 / (sums.linked - 1)
        reason = reason_of_map(apart, sums)
        return build_map_test(
            moran_statistic(apart.z, apart, weights, sums.linked / sums.s0),
            expectation,
            _moments(apart, sums, assumption),
            +1,
            alternative,
            reason,
            reason_of_test(reason, sums, assumption),
        )


def moran_statistic(
    z: Floats, apart: Deviations, weights: Weights, scale: Floats
) -> Floats:
    """Moran's I of deviations in any order; z may have axes before those of a batch."""
    lagged = lag_of_present(z, apart.present, weights)
    statistic: Floats = scale * (z * lagged).sum(-1) / apart.squares
    return statistic


def _moments(apart: Deviations, sums: WeightSums, assumption: str) -> Moments:
    """The expected square of I less the square of its expectation."""
    n, s0, s1, s2 = sums.linked, sums.s0, sums.s1, sums.s2
    square = 1 / (n - 1) ** 2
    if assumption == RANDOMISATION:
        plain = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
        peaked = apart.kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
        below = (n - 1) * (n - 2) * (n - 3) * s0**2
    else:
        plain = n**2 * s1 - n * s2 + 3 * s0**2
        peaked = np.zeros(n.shape)
        below = s0**2 * (n**2 - 1)
    size = (np.abs(plain) + np.abs(peaked)) / below + square
    return Moments((plain - peaked) / below - square, size)
