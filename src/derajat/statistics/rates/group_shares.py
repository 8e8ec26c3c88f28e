"""Settings x groups: what the measures of inequality have in common."""

from typing import Literal

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    Measure,
    build_measure,
    reason_of_counts,
    reason_over_groups,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
    reason_of_inputs,
)


Better = Literal["higher", "lower"]
"""Whether more of the indicator is better (coverage) or less (mortality)."""


def groups_of(values: Numbers) -> Floats:
    numbers = as_floats(values)
    if numbers.ndim == 0:
        raise ValueError("inequality needs an axis of groups: settings x groups")
    return numbers


def weighted(values: Numbers, population: Numbers) -> tuple[Floats, Floats, Reasons]:
    """Values, shares of the population, and why a setting has no result."""
    numbers, people = as_one_shape(groups_of(values), population)
    with np.errstate(all="ignore"):
        total = people.sum(axis=-1)
        share = people / total[..., np.newaxis]
    reason = earliest(
        reason_of_values(numbers),
        reason_over_groups(reason_of_counts(people)),
        first_reason(total.shape, (total <= 0, Reason.WEIGHT_NOT_POSITIVE)),
    )
    return numbers, share, reason


def reason_of_values(numbers: Floats) -> Reasons:
    shape = numbers.shape[:-1]
    if numbers.shape[-1] < 2:
        return np.full(shape, Reason.TOO_FEW_POINTS, dtype=np.uint8)
    return reason_over_groups(reason_of_inputs(numbers))


def mean_of_all(numbers: Floats, share: Floats) -> Floats:
    with np.errstate(all="ignore"):
        mean: Floats = (share * numbers).sum(axis=-1)
    return mean


def best_of(numbers: Floats, is_ordered: bool, better: Better) -> Floats:
    check_better(better)
    if numbers.shape[-1] == 0:
        return np.full(numbers.shape[:-1], np.nan)
    if is_ordered:
        return numbers[..., -1]
    best: Floats = numbers.max(-1) if better == "higher" else numbers.min(-1)
    return best


def check_better(better: Better) -> None:
    if better not in ("higher", "lower"):
        raise ValueError(f"better is higher or lower, not {better}")


def divided(top: Floats, bottom: Floats, reason: Reasons) -> Measure:
    not_positive = first_reason(
        reason.shape, (bottom <= 0, Reason.DENOMINATOR_NOT_POSITIVE)
    )
    with np.errstate(all="ignore"):
        return build_measure(top / bottom, earliest(reason, not_positive))
