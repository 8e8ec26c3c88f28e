"""Moran's I against the same values shuffled over the areas."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
)
from derajat.statistics.smallarea.bayes import empirical_bayes_global
from derajat.statistics.smallarea.map_tests import (
    GREATER,
    LESS,
    Deviations,
    build_deviations,
    check_alternative,
    reason_of_map,
)
from derajat.statistics.smallarea.moran import moran_statistic
from derajat.statistics.smallarea.weights import (
    Weights,
    as_rows_of_areas,
    compute_weight_sums,
)


CELLS_AT_ONCE = 1_000_000
"""Values shuffled in one go: bounds the memory."""
SAME = 1e-12
"""Difference up to which two statistics are the same: their sums may round apart."""


@dataclass(frozen=True)
class PermutationTest:
    """A statistic of each map and its rank among shuffled maps; shape (...).

    `p`: the share of maps as far out, the map itself among them. `reason`: why
    statistic and p are nan.
    """

    statistic: Floats
    p: Floats
    reason: Reasons


def moran_permutation(
    values: Numbers,
    weights: Weights,
    generator: np.random.Generator,
    permutations: int = 999,
    alternative: str = GREATER,
) -> PermutationTest:
    """Moran's I of each map with its rank among maps with the values shuffled.

    The map counts among the shuffled ones, so p is never 0; the program spdep 1.2
    leaves it out as soon as one shuffled map lies further out, so its p is smaller by
    1 / (1 + permutations). `ValueError` for fewer than one permutation or an unknown
    alternative.

    Formula: p = (1 + number of shuffled I >= I) / (1 + permutations); "less" counts
        <=; "two-sided" doubles the smaller of the two, at most 1
    Source: Cliff and Ord 1981, Spatial Processes, section 2.4; Phipson and Smyth
        2010, Statistical Applications in Genetics and Molecular Biology 9(1):39
    Units: none
    Shapes: values (..., areas); result (...)
    Missing: as `moran`; values are shuffled among the areas that have one

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     moran_permutation, neighbours_of_links, row_standardised)
    >>> weights = row_standardised(neighbours_of_links(range(5), range(1, 6), areas=6))
    >>> test = moran_permutation(
    ...     [1, 2, 3, 5, 8, 9], weights, np.random.default_rng(4), permutations=199)
    >>> bool(test.p < 0.05)
    True
    """
    numbers = as_rows_of_areas(values, weights.neighbours)
    apart = build_deviations(numbers)
    sums = compute_weight_sums(apart.present, weights)
    reason = reason_of_map(apart, sums)
    with np.errstate(all="ignore"):
        scale = sums.linked / sums.s0
        return _ranked(
            apart, weights, scale, reason, generator, permutations, alternative
        )


def rate_moran(
    events: Numbers,
    population: Numbers,
    weights: Weights,
    generator: np.random.Generator,
    permutations: int = 999,
    alternative: str = GREATER,
) -> PermutationTest:
    """Moran's I of rates, allowing for their different certainty, with its rank.

    Rates of small populations lie far apart by chance alone; each rate's distance from
    the mean is therefore divided by its own standard deviation.

    Formula: z = (e/n - b) / sqrt(a + b/n) with b and a of `empirical_bayes_global`
        (Poisson); I of z, n the number of areas; p as `moran_permutation`
    Source: Assuncao and Reis 1999, Statistics in Medicine 18:2147-2162; statistic
        equal to spdep 1.2 `EBImoran.mc(zero.policy = TRUE)`
    Units: none
    Shapes: events and population (..., areas); result (...)
    Missing: areas that `empirical_bayes_global` cannot use are left out; reasons as
        `moran`, and ALL_ZERO without events

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     neighbours_of_links, rate_moran, row_standardised)
    >>> weights = row_standardised(neighbours_of_links(range(5), range(1, 6), areas=6))
    >>> test = rate_moran([1, 1, 4, 9, 20, 4], [90, 80, 100, 120, 200, 30], weights,
    ...                   np.random.default_rng(4), permutations=199)
    >>> round(float(test.statistic), 3)
    0.826
    """
    counts, people = (np.atleast_1d(part) for part in as_one_shape(events, population))
    as_rows_of_areas(counts, weights.neighbours)
    prior = empirical_bayes_global(counts, people)
    with np.errstate(all="ignore"):
        scatter = np.sqrt(prior.prior_variance + prior.prior_mean / people)
        apart = build_deviations((prior.raw - prior.prior_mean) / scatter)
        sums = compute_weight_sums(apart.present, weights)
        reason = reason_of_map(apart, sums)
        no_events = (prior.reason == Reason.ALL_ZERO).any(-1)
        reason = np.where(no_events, np.uint8(Reason.ALL_ZERO), reason)
        scale = sums.present / sums.s0
        return _ranked(
            apart, weights, scale, reason, generator, permutations, alternative
        )


def _ranked(
    apart: Deviations,
    weights: Weights,
    scale: Floats,
    reason: Reasons,
    generator: np.random.Generator,
    permutations: int,
    alternative: str,
) -> PermutationTest:
    check_alternative(alternative)
    if permutations < 1:
        raise ValueError(f"{permutations} permutations: at least one is needed")
    found = moran_statistic(apart.z, apart, weights, scale)
    above = np.ones(found.shape)
    below = np.ones(found.shape)
    for shuffled in _shuffled(apart, generator, permutations):
        others = moran_statistic(shuffled, apart, weights, scale)
        above += (others >= found - SAME).sum(axis=0)
        below += (others <= found + SAME).sum(axis=0)
    count = {GREATER: above, LESS: below}.get(
        alternative, np.minimum(2 * np.minimum(above, below), permutations + 1.0)
    )
    given = reason == Reason.GIVEN
    return PermutationTest(
        statistic=np.where(given, found, np.nan),
        p=np.where(given, count / (permutations + 1), np.nan),
        reason=reason,
    )


def _shuffled(
    apart: Deviations, generator: np.random.Generator, permutations: int
) -> Iterator[Floats]:
    """The deviations in random order over the areas present, some maps at a time."""
    present = _one_row_if_alike(apart.present)
    slots = np.argsort(~present, axis=-1, kind="stable")
    areas = present.shape[-1]
    at_once = max(1, CELLS_AT_ONCE // max(1, apart.z.size))
    for done in range(0, permutations, at_once):
        some = min(at_once, permutations - done)
        one_axis_each = (1,) * (present.ndim - 1)
        keys = generator.random((some, *one_axis_each, areas))
        # Missing areas sort last, and their zeros go back to their own places.
        order = np.argsort(np.where(present, keys, np.inf), axis=-1)
        to_area = np.empty_like(order)
        np.put_along_axis(to_area, np.broadcast_to(slots, order.shape), order, axis=-1)
        yield np.take_along_axis(apart.z[None], to_area, axis=-1)


def _one_row_if_alike(present: Flags) -> Flags:
    rows = present.reshape(prod(present.shape[:-1]), present.shape[-1])
    if len(rows) and (rows == rows[:1]).all():
        return rows[:1].reshape((1,) * (present.ndim - 1) + rows.shape[1:])
    return present
