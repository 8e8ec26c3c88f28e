"""Areas in equal groups by rank."""

from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats
from derajat.statistics.rates.estimates import (
    Measure,
    build_measure,
)
from derajat.statistics.reasons import (
    Reason,
    earliest,
    first_reason,
    reason_of_inputs,
)


def quantile_groups(
    values: Numbers,
    quantiles: int = 10,
    *,
    parents: npt.ArrayLike | None = None,
    invert: bool | npt.ArrayLike = True,
) -> Measure:
    """The quantile (1, 2, ...) of each area by its value, within its parent.

    Ties share the lower rank. With `invert` (the custom for deprivation scores) the
    first quantile holds the highest values, without it the lowest.

    Formula: with n areas that have a value, rank r (ties: the smallest) and k
        quantiles: floor(k + 1 - ceil((n + 1 - r) / (n / k))), at least 1.
    Source: Fingertips Public Health Technical Guidance; compared with
        PHEindicatormethods 2.1.0 (`phe_quantile`). The divisions are carried out in the
        order of the formula: where n / k has no exact float, the rounding decides.
    Units: values in any unit in, numbers of quantiles out.
    Shapes: areas; `parents` (any labels) and `invert` (one flag, or one per area, equal
        within a parent) of the same length; one result per area.
    Missing: a value that is missing or infinite, which is not ranked; a parent with
        fewer valued areas than quantiles (too few points).

    >>> from derajat.statistics.rates import quantile_groups
    >>> quantile_groups([10, 40, 20, 30], 2).value.tolist()
    [2.0, 1.0, 2.0, 1.0]
    """
    numbers = as_floats(values)
    if numbers.ndim != 1:
        raise ValueError("quantiles need one axis of areas")
    if quantiles < 1:
        raise ValueError(f"the number of quantiles must be at least 1, not {quantiles}")
    parent = _numbered(parents, numbers.shape)
    is_inverted = _flags_of_parents(invert, parent, numbers.shape)
    is_ranked = np.isfinite(numbers)
    size = np.bincount(parent[is_ranked], minlength=parent.max(initial=-1) + 1)[parent]
    rank = _lower_ranks(np.where(is_inverted, -numbers, numbers), parent, is_ranked)
    with np.errstate(all="ignore"):
        above = np.ceil((size + 1 - rank) / (size / quantiles))
        group = np.maximum(np.floor(quantiles + 1 - above), 1)
    too_few = first_reason(numbers.shape, (size < quantiles, Reason.TOO_FEW_POINTS))
    return build_measure(group, earliest(reason_of_inputs(numbers), too_few))


def _numbered(
    parents: npt.ArrayLike | None, shape: tuple[int, ...]
) -> npt.NDArray[np.intp]:
    """Each area's parent as a number from 0."""
    if parents is None:
        return np.zeros(shape, dtype=np.intp)
    labels: npt.NDArray[Any] = np.asarray(parents)
    if labels.shape != shape:
        raise ValueError("parents must have one label for each area")
    # nan is the only label that differs from itself.
    if any(label is None or label != label for label in labels.tolist()):
        raise ValueError("every area must have a parent")
    return np.unique(labels, return_inverse=True)[1]


def _flags_of_parents(
    invert: bool | npt.ArrayLike, parent: npt.NDArray[np.intp], shape: tuple[int, ...]
) -> Flags:
    flags: Flags = np.asarray(invert, dtype=np.bool_)
    if flags.shape not in ((), shape):
        raise ValueError("invert must be one flag, or one for each area")
    flags = np.broadcast_to(flags, shape)
    inverted = np.bincount(parent[flags], minlength=parent.max(initial=-1) + 1)[parent]
    if (flags != (inverted == np.bincount(parent)[parent])).any():
        raise ValueError("invert must be the same for all areas of one parent")
    return flags


def _lower_ranks(
    numbers: Floats, parent: npt.NDArray[np.intp], is_ranked: Flags
) -> Floats:
    """Ranks from 1 within each parent, ties at the lowest; nan where not ranked."""
    places = np.flatnonzero(is_ranked)
    order = places[np.lexsort((numbers[places], parent[places]))]
    position = np.arange(len(order))
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = parent[order][1:] != parent[order][:-1]
    is_new = is_first.copy()
    is_new[1:] |= numbers[order][1:] != numbers[order][:-1]
    start = np.maximum.accumulate(np.where(is_first, position, 0))
    lowest = np.maximum.accumulate(np.where(is_new, position, 0))
    ranks = np.full(numbers.shape, np.nan)
    ranks[order] = lowest - start + 1
    return ranks
