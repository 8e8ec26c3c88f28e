"""Geary's C of whole maps: how far apart are neighbours?"""

import numpy as np

from derajat.statistics.arrays import Numbers
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
    row_sums,
)


def geary(
    values: Numbers,
    weights: Weights,
    assumption: str = RANDOMISATION,
    alternative: str = GREATER,
) -> MapTest:
    """Geary's C of each map with its test by moments; below 1 neighbours are alike.

    `z` is above zero when neighbours are alike, as for Moran's I. Where areas have no
    neighbour, the variance uses both counts of areas, as the program does.

    Formula: C = (n - 1) / (2 S0) x sum(w(i,j) (x(i) - x(j))^2) / sum((x - mean)^2);
        expectation 1; variance under randomisation or normality
    Source: Geary 1954, Incorporated Statistician 5:115-145; Cliff and Ord 1981,
        Spatial Processes, section 1.5; equal to spdep 1.2
        `geary.test(zero.policy = TRUE)`
    Units: none
    Shapes: values (..., areas); result (...)
    Missing: as `moran`

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     geary, neighbours_of_links, row_standardised)
    >>> weights = row_standardised(neighbours_of_links(range(5), range(1, 6), areas=6))
    >>> test = geary([1, 2, 3, 5, 8, 9], weights)
    >>> round(float(test.statistic), 3), round(float(test.p), 3)
    (0.133, 0.009)
    """
    check_assumption(assumption)
    numbers = as_rows_of_areas(values, weights.neighbours)
    apart = build_deviations(numbers)
    sums = compute_weight_sums(apart.present, weights)
    with np.errstate(all="ignore"):
        lagged = lag_of_present(apart.z, apart.present, weights)
        lagged_squares = lag_of_present(apart.z**2, apart.present, weights)
        totals = np.where(apart.present, row_sums(apart.present, weights)[0], 0.0)
        between = apart.z**2 * totals - 2 * apart.z * lagged + lagged_squares
        between = np.where(apart.present, between, 0.0)
        n = sums.linked
        statistic = (n - 1) / (2 * sums.s0) * between.sum(-1) / apart.squares
        reason = reason_of_map(apart, sums)
        return build_map_test(
            statistic,
            np.ones(n.shape),
            _moments(apart, sums, assumption),
            -1,
            alternative,
            reason,
            reason_of_test(reason, sums, assumption),
        )


def _moments(apart: Deviations, sums: WeightSums, assumption: str) -> Moments:
    """The variance of C; `present` and `linked` differ only where areas lie apart."""
    n, present = sums.linked, sums.present
    s0, s1, s2 = sums.s0, sums.s1, sums.s2
    if assumption != RANDOMISATION:
        first, last = (2 * s1 + s2) * (n - 1), -4 * s0**2
        second = np.zeros(n.shape)
        below = 2 * (present + 1) * s0**2
    else:
        kurtosis = apart.kurtosis * n / present
        first = (n - 1) * s1 * (n**2 - 3 * present + 3 - kurtosis * (n - 1))
        spread = n**2 + 3 * present - 6 - kurtosis * (n**2 - present + 2)
        second = -(n - 1) * s2 * spread / 4
        last = s0**2 * (n**2 - 3 - kurtosis * (n - 1) ** 2)
        below = present * (n - 2) * (n - 3) * s0**2
    size = (np.abs(first) + np.abs(second) + np.abs(last)) / below
    return Moments((first + second + last) / below, size)
