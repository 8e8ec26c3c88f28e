"""The results of this package: limits, values with limits, values alone."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Floats
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    reason_of,
)


@dataclass(frozen=True)
class Interval:
    """Limits of a value that the caller divides, arrays of one shape.

    `lower`, `upper`: in the unit of the value, nan where `reason` is not GIVEN.
    """

    lower: Floats
    upper: Floats
    reason: Reasons


@dataclass(frozen=True)
class RateInterval:
    """Limits of rates, arrays of one shape.

    `lower`, `upper`: events per unit of exposure, nan where `reason` is not GIVEN.
    `method`: the name of the method that gave the limits, NO_METHOD where none did.
    """

    lower: Floats
    upper: Floats
    method: npt.NDArray[Any]
    reason: Reasons


@dataclass(frozen=True)
class Estimate:
    """Values with their limits, arrays of one shape.

    `value`: nan where `reason` is not GIVEN. `lower`, `upper`: in the unit of the
    value; nan where there is no value, and where the function says that a value has
    no limits.
    """

    value: Floats
    lower: Floats
    upper: Floats
    reason: Reasons


@dataclass(frozen=True)
class Measure:
    """Values without limits: `value` is nan where `reason` is not GIVEN."""

    value: Floats
    reason: Reasons


def build_estimate(
    value: Floats, lower: Floats, upper: Floats, reason: Reasons
) -> Estimate:
    """An estimate without numbers where there is a reason against it."""
    measure = build_measure(value, reason)
    is_given = measure.reason == Reason.GIVEN
    return Estimate(
        value=measure.value,
        lower=np.where(is_given & np.isfinite(lower), lower, np.nan),
        upper=np.where(is_given & np.isfinite(upper), upper, np.nan),
        reason=measure.reason,
    )


def build_measure(value: Floats, reason: Reasons) -> Measure:
    """A measure without numbers where there is a reason against it.

    What has left the range of floats on the way counts as not finite.
    """
    has_overflown = (reason == Reason.GIVEN) & ~np.isfinite(value)
    reason = np.where(has_overflown, np.uint8(Reason.NOT_FINITE), reason)
    return Measure(np.where(reason == Reason.GIVEN, value, np.nan), reason)


def reason_with_limits(lower: Floats, upper: Floats, reason: Reasons) -> Reasons:
    """NOT_FINITE too where a limit has left the range of floats."""
    with np.errstate(all="ignore"):
        is_lost = (reason == Reason.GIVEN) & ~np.isfinite(upper - lower)
    return np.where(is_lost, np.uint8(Reason.NOT_FINITE), reason)


def reason_of_share(part: Floats, whole: Floats) -> Reasons:
    """Why a part of a whole has no share."""
    return reason_of(
        (part, whole),
        (part < 0, Reason.NEGATIVE_COUNT),
        (whole <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (part > whole, Reason.NUMERATOR_ABOVE_DENOMINATOR),
    )


def reason_of_rate(events: Floats, exposure: Floats) -> Reasons:
    """Why events per exposure have no rate."""
    return reason_of(
        (events, exposure),
        (events < 0, Reason.NEGATIVE_COUNT),
        (exposure <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
    )


def reason_of_counts(*counts: Floats) -> Reasons:
    """Why counts cannot be used: missing, infinite or negative."""
    return reason_of(counts, *((each < 0, Reason.NEGATIVE_COUNT) for each in counts))


def reason_over_groups(reasons: Reasons) -> Reasons:
    """For each row the first reason along its last axis, GIVEN if there is none.

    A missing or infinite input comes before what the values break.
    """
    codes = np.where(reasons == Reason.GIVEN, np.uint8(255), reasons)
    found: Reasons = codes.min(axis=-1, initial=255)
    return np.where(found == 255, np.uint8(Reason.GIVEN), found)
