"""Where the lines of a funnel of proportions lie: 95 and 99.8 % around an average."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats, Numbers, as_one_shape, bounded
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    reason_of,
)


TAIL_95 = 0.025
"""Chance beyond each 95 % line; Spiegelhalter 2005."""
TAIL_998 = 0.001
"""Chance beyond each 99.8 % line; Spiegelhalter 2005."""
Z_95 = float(special.ndtri(1 - TAIL_95))
"""Standard normal deviate of the 95 % lines."""
Z_998 = float(special.ndtri(1 - TAIL_998))
"""Standard normal deviate of the 99.8 % lines."""
PROPORTION_CAP = 100.0
"""Highest limit of a proportion, whatever its multiplier; PHEindicatormethods 2.1.0."""
DEVIATES = (-Z_998, -Z_95, Z_95, Z_998)
"""Deviates of the four lines in the order of `Limits`."""


@dataclass(frozen=True)
class Limits:
    """The four lines of a funnel, arrays of one shape, in the unit of the value.

    `reason` says why a place has none; it is GIVEN where the four are finite.
    """

    lower_998: Floats
    lower_95: Floats
    upper_95: Floats
    upper_998: Floats
    reason: Reasons

    @property
    def lines(self) -> tuple[Floats, Floats, Floats, Floats]:
        """The four arrays from lowest to highest."""
        return self.lower_998, self.lower_95, self.upper_95, self.upper_998


def proportion_limits(
    average: Numbers, population: Numbers, multiplier: float = 100.0
) -> Limits:
    """The funnel lines of a proportion at each population size.

    The populations at which Wilson's limit of an area would touch the average: the
    normal limits of the average, cut at 0 and at 100 whatever the multiplier (so use
    100, the default; with 1 nothing is cut above).

    Formula: multiplier (p +/- z sqrt(p (1 - p) / n)), z = 1.960 and 3.090
    Source: Fingertips technical guidance; PHEindicatormethods 2.1.0; Spiegelhalter
        2005, Statistics in Medicine 24:1185-1202
    Units: average as a share 0..1; population in persons; limits in the multiplier
    Shapes: average and population broadcast; the limits have their shape
    Missing: nan in gives nan; average outside 0..1 OUTSIDE_SCALE; population not
        above zero DENOMINATOR_NOT_POSITIVE

    >>> from derajat.statistics.funnel import proportion_limits
    >>> found = proportion_limits(0.8, [50, 500])
    >>> found.lower_998.round(2).tolist(), found.upper_998.round(2).tolist()
    ([62.52, 74.47], [97.48, 85.53])
    """
    check_positive(multiplier=multiplier)
    share, size = as_bounded(average, population)
    reason = _reason_of_proportion(share, size)
    given = reason == Reason.GIVEN
    share, size = np.where(given, share, 0.5), np.where(given, size, 1.0)
    error = np.sqrt(share * (1 - share) / size)
    with np.errstate(over="ignore"):
        lines = [multiplier * (share + z * error) for z in DEVIATES]
    lower = (np.maximum(line, 0.0) for line in lines[:2])
    upper = (np.minimum(line, PROPORTION_CAP) for line in lines[2:])
    return build_limits(reason, *lower, *upper)


def as_bounded(*numbers: Numbers) -> tuple[Floats, ...]:
    """The numbers as arrays of one shape, bounded."""
    return tuple(map(bounded, as_one_shape(*numbers)))


def as_areas(*numbers: Numbers) -> tuple[Floats, ...]:
    """The numbers of areas, bounded, the areas on the last axis."""
    arrays = as_bounded(*numbers)
    check_areas(arrays[0])
    return arrays


def check_areas(numbers: Floats) -> None:
    """Refuse a single number where a funnel of areas is needed."""
    if numbers.ndim == 0:
        raise ValueError("a funnel needs an axis of areas: funnels x areas")


def build_limits(reason: Reasons, *lines: Floats) -> Limits:
    """The four lines, nan where a reason speaks against them.

    Lines beyond the range of a float are NOT_FINITE, all four of the place.
    """
    is_finite = np.logical_and.reduce([np.isfinite(line) for line in lines])
    lost = (reason == Reason.GIVEN) & ~is_finite
    reason = np.where(lost, np.uint8(Reason.NOT_FINITE), reason)
    given = reason == Reason.GIVEN
    kept = [np.where(given, line, np.nan) for line in lines]
    return Limits(kept[0], kept[1], kept[2], kept[3], reason)


def check_positive(**numbers: float) -> None:
    """Refuse options that are not finite numbers above zero."""
    for name, number in numbers.items():
        if not (0 < number < np.inf):
            raise ValueError(f"{name} must be a finite number above zero, not {number}")


def _reason_of_proportion(share: Floats, size: Floats) -> Reasons:
    no_size = (size <= 0, Reason.DENOMINATOR_NOT_POSITIVE)
    no_share = ((share < 0) | (share > 1), Reason.OUTSIDE_SCALE)
    return reason_of((share, size), no_size, no_share)
