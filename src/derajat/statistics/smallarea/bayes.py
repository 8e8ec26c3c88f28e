"""Empirical Bayes by moments after Marshall 1991: one prior for all, or one nearby."""

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
)
from derajat.statistics.smallarea.smoothed import (
    LEAST_AREAS,
    Smoothed,
    build_smoothed,
    rates_of,
    reason_of_counts,
    reason_of_rows,
)
from derajat.statistics.smallarea.weights import (
    Neighbours,
    as_rows_of_areas,
    sum_over_neighbours,
)


POISSON = "poisson"
"""Events per person-time or per expected event: counts may exceed the population."""
BINOMIAL = "binomial"
"""People with a trait among people: a share of at most one."""

LEAST_BELOW = 1e-12
"""Share of the chance variance below which a divisor is rounding."""

OWN = "own"
"""Each neighbour's distance from the mean of its own neighbourhood (spdep)."""
FOCAL = "focal"
"""Each neighbour's distance from the mean of the area being smoothed (GeoDa)."""


def empirical_bayes_global(
    events: Numbers,
    population: Numbers,
    family: str = POISSON,
    truncated: bool = True,
) -> Smoothed:
    """Rates drawn towards the mean of all areas, the more the smaller the area.

    Where the areas differ no more than chance would make them, the estimated variance
    between areas is not above zero: it is set to 0, every area gets the mean, and
    all is borrowed. For the binomial family the program spdep leaves the negative
    variance in place, which moves areas away from the mean; `truncated=False` gives
    that, with `borrowed` outside 0 to 1. `ValueError` for an unknown family.

    Formula: b = sum(e) / sum(n); s2 = sum(n (e/n - b)^2) / sum(n); Poisson: a = s2 -
        b / mean(n), weight = a / (a + b/n); binomial: q = b (1 - b), a = (s2 - q /
        mean(n)) / (1 - 1/mean(n)), weight = n a / ((n - 1) a + q); smoothed = b +
        weight (e/n - b); borrowed = 1 - weight
    Source: Marshall 1991, Applied Statistics 40:283-294; equal to spdep 1.2 `EBest`
    Units: smoothed in events per unit of population; borrowed a share
    Shapes: (..., areas), broadcast; each row is smoothed by itself
    Missing: a missing or infinite number, a negative count, a population not above
        zero and (binomial) more events than people: that area only, which then tells
        the others nothing. All areas of a row: TOO_FEW_POINTS below two usable areas,
        ALL_ZERO without events, NO_VARIATION when everyone has the trait,
        POPULATION_TOO_SMALL when (binomial) the mean population is at most one; with
        `truncated=False` OUTSIDE_SCALE where the weight has no value

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import empirical_bayes_global
    >>> deaths, births = [0, 6, 30, 9], [40, 150, 900, 800]
    >>> result = empirical_bayes_global(deaths, births)
    >>> np.round(1000 * result.raw, 1).tolist()
    [0.0, 40.0, 33.3, 11.2]
    >>> np.round(1000 * result.smoothed, 1).tolist()
    [20.6, 29.8, 31.2, 14.3]
    >>> np.round(result.borrowed, 2).tolist()
    [0.87, 0.63, 0.22, 0.24]
    """
    if family not in (POISSON, BINOMIAL):
        raise ValueError(f"the family is {family!r}, not {POISSON} or {BINOMIAL}")
    counts, people = _as_rows(events, population)
    area = reason_of_counts(counts, people, is_share=family == BINOMIAL)
    usable = area == Reason.GIVEN
    raw = rates_of(counts, people, usable)
    with np.errstate(all="ignore"):
        mean, spread, size = _pooled(counts, people, usable)
        reason = reason_of_rows(area, *_row_tests(usable, counts, mean, size, family))
        if family == POISSON:
            variance = np.maximum(spread - mean / size, 0.0)
            weight = variance / (variance + mean / people)
        else:
            variance = (spread - mean * (1 - mean) / size) / (1 - 1 / size)
            variance = np.maximum(variance, 0.0) if truncated else variance
            weight = _binomial_weight(people, mean, variance)
            weight = np.minimum(weight, 1.0) if truncated else weight
    return build_smoothed(raw, weight, mean, variance, reason)


def empirical_bayes_local(
    events: Numbers,
    population: Numbers,
    neighbours: Neighbours,
    around: str = OWN,
) -> Smoothed:
    """Rates drawn towards the mean of the area and its neighbours.

    Formula: over the area i and its neighbours j: m = sum(e) / sum(n); s2 =
        sum(n (e/n - c)^2) / sum(n); a = max(0, s2 - m / mean(n)); smoothed = m +
        (e/n - m) a / (a + m / n(i)). c is m of each j's own neighbourhood (`own`) or
        of i's (`focal`)
    Source: Marshall 1991, Applied Statistics 40:283-294; equal to spdep 1.2 `EBlocal`
        (`own`, its default) and `EBlocal(geoda = TRUE)` (`focal`)
    Units: smoothed in events per unit of population; borrowed a share
    Shapes: (..., areas), broadcast; each row is smoothed by itself
    Missing: as `empirical_bayes_global`; NO_NEIGHBOURS for an area without a usable
        neighbour (the program gives the raw rate); ALL_ZERO without events all around

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     empirical_bayes_local, neighbours_of_links)
    >>> row = neighbours_of_links([0, 1, 2], [1, 2, 3], areas=4)
    >>> result = empirical_bayes_local([2, 30, 9, 0], [40, 900, 100, 400], row)
    >>> np.round(1000 * result.smoothed, 1).tolist()
    [34.0, 34.1, 61.7, 0.8]
    >>> np.round(result.borrowed, 2).tolist()
    [1.0, 0.13, 0.46, 0.04]
    """
    if around not in (OWN, FOCAL):
        raise ValueError(f"around is {around!r}, not {OWN} or {FOCAL}")
    counts, people = _as_rows(events, population)
    as_rows_of_areas(counts, neighbours)
    area = reason_of_counts(counts, people, is_share=False)
    usable = area == Reason.GIVEN
    raw = rates_of(counts, people, usable)
    counts, people = np.where(usable, counts, 0.0), np.where(usable, people, 0.0)
    with np.errstate(all="ignore"):
        there = _nearby(usable.astype(np.float64), neighbours)
        people_near = _nearby(people, neighbours)
        mean = _nearby(counts, neighbours) / people_near
        spread = _local_spread(raw, people, mean, people_near, neighbours, around)
        variance = np.maximum(spread - mean * there / people_near, 0.0)
        weight = variance / (variance + mean / people)
        own = _local_reason(area, there, (mean <= 0) & (variance <= 0))
    return build_smoothed(raw, weight, mean, variance, own)


def _as_rows(events: Numbers, population: Numbers) -> tuple[Floats, Floats]:
    counts, people = as_one_shape(events, population)
    return np.atleast_1d(counts), np.atleast_1d(people)


def _pooled(
    events: Floats, population: Floats, usable: Flags
) -> tuple[Floats, Floats, Floats]:
    """Of each row: the rate of all areas, the spread around it, mean population.

    Each keeps a last axis of one.
    """
    people = np.where(usable, population, 0.0)
    total = people.sum(-1, keepdims=True)
    mean = np.where(usable, events, 0.0).sum(-1, keepdims=True) / total
    apart = np.where(usable, people * (events / population - mean) ** 2, 0.0)
    spread = apart.sum(-1, keepdims=True) / total
    return mean, spread, total / usable.sum(-1, keepdims=True)


def _row_tests(
    usable: Flags, events: Floats, mean: Floats, size: Floats, family: str
) -> list[tuple[Flags, Reason]]:
    everyone = (mean[..., 0] >= 1) & (family == BINOMIAL)
    lonely = (size[..., 0] <= 1) & (family == BINOMIAL)
    return [
        (usable.sum(-1) < LEAST_AREAS, Reason.TOO_FEW_POINTS),
        (~(usable & (events > 0)).any(-1), Reason.ALL_ZERO),
        (everyone, Reason.NO_VARIATION),
        (lonely, Reason.POPULATION_TOO_SMALL),
    ]


def _binomial_weight(people: Floats, mean: Floats, variance: Floats) -> Floats:
    chance = mean * (1 - mean)
    below = (people - 1) * variance + chance
    # Only a variance below zero can take everything away.
    below = np.where(np.abs(below) <= LEAST_BELOW * chance, 0.0, below)
    return people * variance / below


def _nearby(values: Floats, neighbours: Neighbours) -> Floats:
    """The sum over each area and its neighbours."""
    return values + sum_over_neighbours(values, neighbours)


def _local_spread(
    raw: Floats,
    people: Floats,
    mean: Floats,
    people_near: Floats,
    neighbours: Neighbours,
    around: str,
) -> Floats:
    if around == OWN:
        apart = np.where(people > 0, people * (raw - mean) ** 2, 0.0)
        return _nearby(apart, neighbours) / people_near
    # Sums of squares around any centre, then shifted to the area's own mean: the
    # overall rate keeps the numbers that are subtracted small.
    centre = np.nansum(people * raw, -1, keepdims=True)
    centre = centre / people.sum(-1, keepdims=True)
    apart = np.where(people > 0, people * (raw - centre) ** 2, 0.0)
    about_centre = _nearby(apart, neighbours) / people_near
    spread = np.maximum(about_centre - (mean - centre) ** 2, 0.0)
    return np.where(mean > 0, spread, 0.0)


def _local_reason(area: Reasons, there: Floats, is_empty: Flags) -> Reasons:
    near = first_reason(
        area.shape,
        (there < LEAST_AREAS, Reason.NO_NEIGHBOURS),
        (is_empty, Reason.ALL_ZERO),
    )
    return np.where(area != Reason.GIVEN, area, near)
