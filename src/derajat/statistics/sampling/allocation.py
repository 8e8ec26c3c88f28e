"""A sample shared out over strata, and the weights that bring it back together."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import (
    Flags,
    Floats,
    Numbers,
    as_floats,
    as_one_shape,
    as_shape,
    common_shape,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
    reason_of_inputs,
)


_LARGEST_TOTAL = 2**31
"""Populations up to here are shared out in whole numbers without overflow."""


@dataclass(frozen=True)
class Allocation:
    """A sample shared out.

    sizes: persons in each stratum as float, shape (..., strata).
    reason: why a sample could not be shared out, shape (...,).
    """

    sizes: Floats
    reason: Reasons


@dataclass(frozen=True)
class Weights:
    """Sampling weights.

    weights: persons of the population that a row stands for; shape of the rows.
    reason: why a weight is missing.
    """

    weights: Floats
    reason: Reasons


@dataclass(frozen=True)
class PostStratification:
    """Weights that agree with known populations.

    weights: one for each row, shape (rows,).
    reason: why a weight is missing, shape (rows,).
    is_without_rows: strata with people but without a row of known weight: nobody
        speaks for them, shape (strata,).
    """

    weights: Floats
    reason: Reasons
    is_without_rows: Flags


def proportional_allocation(sample: Numbers, populations: Numbers) -> Allocation:
    """A sample shared out over strata by their populations, summing exactly.

    By largest remainder, in whole numbers; of equal remainders the stratum that stands
    first is served first. No stratum is given more than its population.

    Formula: quota = sample x population / total; floor, then one more for the largest
        remainders until the sample is used up.
    Source: Cochran 1977, Sampling Techniques, 3rd edition, 5.6; largest remainder
        (Hamilton), Balinski and Young 1982, Fair Representation.
    Units: persons.
    Shapes: sample (...,), populations (..., strata); sizes (..., strata).
    Missing: the whole sample is refused: MISSING, NOT_FINITE, NEGATIVE_COUNT,
        OUTSIDE_SCALE (a part of a person, or more than 2^31 in total),
        POPULATION_TOO_SMALL (nobody at all), NUMERATOR_ABOVE_DENOMINATOR (a sample
        above the population).

    >>> from derajat.statistics.sampling import proportional_allocation
    >>> proportional_allocation(10, [[50, 30, 21], [1, 1, 1]]).sizes
    array([[ 5.,  3.,  2.],
           [nan, nan, nan]])
    """
    people = as_floats(populations)
    if people.ndim < 1:
        raise ValueError("populations must have an axis of strata")
    wanted = as_floats(sample)
    shape = common_shape(wanted.shape, people.shape[:-1])
    wanted = np.broadcast_to(wanted, shape)
    people = np.broadcast_to(people, (*shape, people.shape[-1]))
    reason = _reason_of_sharing(wanted, people)
    is_given = reason == Reason.GIVEN
    parts = np.where(is_given[..., None], people, 0).astype(np.int64)
    sizes = _largest_remainder(np.where(is_given, wanted, 0).astype(np.int64), parts)
    return Allocation(np.where(is_given[..., None], sizes, np.nan), reason)


def sampling_weights(population: Numbers, sampled: Numbers) -> Weights:
    """Persons that each sampled row of a stratum stands for.

    Formula: w = N / n.
    Source: Cochran 1977, Sampling Techniques, 3rd edition, 5.3; Horvitz and Thompson
        1952, JASA 47:663-685.
    Units: persons per row.
    Shapes: any, broadcast together.
    Missing: MISSING, NOT_FINITE, NEGATIVE_COUNT; DENOMINATOR_NOT_POSITIVE where nobody
        was sampled, NUMERATOR_ABOVE_DENOMINATOR where more
        were sampled than live there.

    >>> from derajat.statistics.sampling import sampling_weights
    >>> sampling_weights([1200, 800], [300, 100]).weights
    array([4., 8.])
    """
    people, asked = as_one_shape(population, sampled)
    given = reason_of_inputs(people, asked)
    reason = first_reason(
        people.shape,
        (given == Reason.MISSING, Reason.MISSING),
        (given == Reason.NOT_FINITE, Reason.NOT_FINITE),
        ((people < 0) | (asked < 0), Reason.NEGATIVE_COUNT),
        (asked == 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (asked > people, Reason.NUMERATOR_ABOVE_DENOMINATOR),
    )
    with np.errstate(all="ignore"):
        weights = people / asked
    return Weights(*_finite(weights, reason))


def post_stratification_weights(
    strata: npt.ArrayLike, populations: Numbers, weights: Numbers | None = None
) -> PostStratification:
    """Weights whose sum in each stratum equals the known population.

    Formula: w' = w N_h / sum of w in h.
    Source: Holt and Smith 1979, JRSS A 142:33-46. Compared with R survey 4.1.1
        (postStratify).
    Units: persons per row.
    Shapes: strata (rows,), the place of each row's stratum in populations (strata,),
        negative where unknown; weights (rows,), 1 where none are given.
    Missing: UNKNOWN_CODE for a stratum outside the list, MISSING, NOT_FINITE;
        WEIGHT_NOT_POSITIVE for a weight that is negative or a stratum whose weights
        sum to 0, NEGATIVE_COUNT for a population below zero.

    >>> from derajat.statistics.sampling import post_stratification_weights
    >>> found = post_stratification_weights([0, 0, 1], [100, 80, 20])
    >>> found.weights, found.is_without_rows
    (array([50., 50., 80.]), array([False, False,  True]))
    """
    codes, people = np.asarray(strata), as_floats(populations)
    if codes.ndim != 1 or not np.issubdtype(codes.dtype, np.integer):
        raise ValueError("strata must be whole numbers of shape (rows,)")
    if people.ndim != 1 or not people.size:
        raise ValueError("populations must have shape (strata,), at least one")
    base = as_shape(1.0 if weights is None else weights, codes.shape, "weights")
    is_known = (codes >= 0) & (codes < people.size)
    places = np.where(is_known, codes, 0)
    is_usable = is_known & np.isfinite(base) & (base >= 0)
    used = np.where(is_usable, base, 0.0)
    sums = as_floats(np.bincount(places, weights=used, minlength=people.size))
    total, whole = sums[places], people[places]
    reason = _reason_of_weights(is_known, base, whole, total)
    with np.errstate(all="ignore"):
        found, reason = _finite(base * (whole / total), reason)
    return PostStratification(found, reason, (people > 0) & (sums <= 0))


def _finite(weights: Floats, reason: Reasons) -> tuple[Floats, Reasons]:
    """Weights where there is one; one too large for a float is NOT_FINITE."""
    is_given = reason == Reason.GIVEN
    is_endless = is_given & ~np.isfinite(weights)
    reason = np.where(is_endless, np.uint8(Reason.NOT_FINITE), reason)
    return np.where(reason == Reason.GIVEN, weights, np.nan), reason


def _reason_of_weights(
    is_known: Flags, base: Floats, whole: Floats, total: Floats
) -> Reasons:
    return first_reason(
        base.shape,
        (~is_known, Reason.UNKNOWN_CODE),
        (np.isnan(base) | np.isnan(whole), Reason.MISSING),
        (np.isinf(base) | np.isinf(whole) | np.isinf(total), Reason.NOT_FINITE),
        (base < 0, Reason.WEIGHT_NOT_POSITIVE),
        (whole < 0, Reason.NEGATIVE_COUNT),
        (total <= 0, Reason.WEIGHT_NOT_POSITIVE),
    )


def _reason_of_sharing(wanted: Floats, people: Floats) -> Reasons:
    with np.errstate(all="ignore"):
        total = people.sum(axis=-1)
        is_part = (people != np.floor(people)).any(axis=-1)
        is_part |= (wanted != np.floor(wanted)) | (total > _LARGEST_TOTAL)
        is_above = wanted > total
    return first_reason(
        wanted.shape,
        (np.isnan(wanted) | np.isnan(people).any(axis=-1), Reason.MISSING),
        (np.isinf(wanted) | np.isinf(people).any(axis=-1), Reason.NOT_FINITE),
        ((wanted < 0) | (people < 0).any(axis=-1), Reason.NEGATIVE_COUNT),
        (is_part, Reason.OUTSIDE_SCALE),
        (total == 0, Reason.POPULATION_TOO_SMALL),
        (is_above, Reason.NUMERATOR_ABOVE_DENOMINATOR),
    )


def _largest_remainder(
    wanted: npt.NDArray[np.int64], parts: npt.NDArray[np.int64]
) -> Floats:
    total = np.maximum(parts.sum(axis=-1, keepdims=True), 1)
    quotas = wanted[..., None] * parts
    sizes, remainders = quotas // total, quotas % total
    left = wanted - sizes.sum(axis=-1)
    order = np.argsort(-remainders, axis=-1, kind="stable")
    rank = np.argsort(order, axis=-1, kind="stable")
    return np.asarray(sizes + (rank < left[..., None]), dtype=np.float64)
