"""What every smoothing gives back, and which areas it can use."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
    reason_of,
)


LEAST_AREAS = 2
"""Areas needed before anything can be learnt about how areas differ."""


@dataclass(frozen=True)
class Smoothed:
    """Smoothed rates of areas; every field has the shape (..., areas).

    `raw`: events per population, or observed per expected; nan where not usable.
    `smoothed`: the rate drawn towards the prior mean. `borrowed`: the weight of the
    prior, from 0 (the area speaks for itself) to 1 (nothing but the prior: the areas
    differ no more than chance would make them). `prior_mean`, `prior_variance`: of
    the rates from which the area borrows; a variance of 0 where the estimate was not
    above zero. `reason`: why `smoothed` and `borrowed` are nan.
    """

    raw: Floats
    smoothed: Floats
    borrowed: Floats
    prior_mean: Floats
    prior_variance: Floats
    reason: Reasons


def reason_of_counts(events: Floats, population: Floats, is_share: bool) -> Reasons:
    """Why an area has no rate; shares may not exceed one."""
    with np.errstate(invalid="ignore"):
        return reason_of(
            (events, population),
            (events < 0, Reason.NEGATIVE_COUNT),
            (population <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
            (is_share & (events > population), Reason.NUMERATOR_ABOVE_DENOMINATOR),
        )


def build_smoothed(
    raw: Floats,
    weight: Floats,
    prior_mean: Floats,
    prior_variance: Floats,
    reason: Reasons,
) -> Smoothed:
    """The smoothed rates: weight for the area, the rest for the prior mean."""
    with np.errstate(over="ignore", invalid="ignore"):
        smoothed = weight * raw + (1 - weight) * prior_mean
    lost = ~np.isfinite(smoothed) & (reason == Reason.GIVEN)
    reason = np.where(lost, np.uint8(Reason.OUTSIDE_SCALE), reason)
    given = reason == Reason.GIVEN
    return Smoothed(
        raw=np.where(np.isfinite(raw), raw, np.nan),
        smoothed=_where(given, smoothed),
        borrowed=_where(given, 1.0 - weight),
        prior_mean=_where(given, prior_mean),
        prior_variance=_where(given, prior_variance),
        reason=reason,
    )


def rates_of(events: Floats, population: Floats, usable: Flags) -> Floats:
    """Events per population where usable, else nan."""
    with np.errstate(all="ignore"):
        return np.where(usable, events / population, np.nan)


def reason_of_rows(area: Reasons, *tests: tuple[Flags, Reason]) -> Reasons:
    """The area's own reason, else the first test that is true for its row."""
    row = first_reason(area.shape, *((test[..., None], why) for test, why in tests))
    return np.where(area != Reason.GIVEN, area, row)


def _where(given: Flags, numbers: Floats) -> Floats:
    return np.where(given, np.broadcast_to(numbers, given.shape), np.nan)
