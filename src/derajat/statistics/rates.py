"""Intervals of proportions and rates, vectorised, 95 % unless told.

Counts are arrays (or single numbers); an undefined interval is nan and never warns.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special


Floats = npt.NDArray[np.float64]
Numbers = npt.ArrayLike

WILSON = "wilson"
POISSON_EXACT = "poisson-exact"
BYAR = "byar"
NO_METHOD = "none"

Z_95 = NormalDist().inv_cdf(0.975)
BYAR_FROM_EVENTS = 10
"""Events from which Byar's approximation replaces the exact limits."""


@dataclass(frozen=True)
class Interval:
    """Lower and upper limits, arrays of one shape."""

    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class RateInterval:
    """Limits of rates and, for each, the name of the method that gave them."""

    lower: Floats
    upper: Floats
    method: npt.NDArray[Any]


def wilson(numerator: Numbers, denominator: Numbers, z: float = Z_95) -> Interval:
    """The score interval of a proportion, as shares from 0 to 1.

    Wilson 1927; method 3 of Newcombe 1998, Statistics in Medicine 17:857-872.
    nan where the denominator is zero or the numerator is not within 0..denominator.
    """
    part, whole = _as_floats(numerator), _as_floats(denominator)
    with np.errstate(all="ignore"):
        usable = (whole > 0) & (part >= 0) & (part <= whole)
        part = np.where(usable, part, np.nan)
        middle = 2 * part + z * z
        spread = z * np.sqrt(z * z + 4 * part * (1 - part / whole))
        width = 2 * (whole + z * z)
        lower = np.where(part == 0, 0.0, (middle - spread) / width)
        upper = np.where(part == whole, 1.0, (middle + spread) / width)
    return Interval(np.where(usable, lower, np.nan), np.where(usable, upper, np.nan))


def poisson_exact(events: Numbers, level: float = 0.95) -> Interval:
    """The exact limits of the mean of a Poisson count.

    Garwood 1936, Biometrika 28:437-442: quantiles of gamma, here by the inverse of
    the regularised incomplete gamma function. nan for negative counts.
    """
    counts = _as_floats(events)
    tail = (1 - level) / 2
    usable = counts >= 0
    safe = np.where(usable, counts, 0.0)
    lower = np.where(safe > 0, special.gammaincinv(np.maximum(safe, 1e-300), tail), 0.0)
    upper = special.gammaincinv(safe + 1, 1 - tail)
    return Interval(np.where(usable, lower, np.nan), np.where(usable, upper, np.nan))


def byar(events: Numbers, z: float = Z_95) -> Interval:
    """Byar's approximate limits of the mean of a Poisson count.

    Breslow and Day 1987, Statistical Methods in Cancer Research II, page 69.
    nan for negative counts; the lower limit of no events is 0.
    """
    counts = _as_floats(events)
    with np.errstate(all="ignore"):
        usable = counts >= 0
        below = counts * (1 - 1 / (9 * counts) - z / (3 * np.sqrt(counts))) ** 3
        more = counts + 1
        above = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    lower = np.where(counts == 0, 0.0, below)
    return Interval(np.where(usable, lower, np.nan), np.where(usable, above, np.nan))


def rate_interval(events: Numbers, exposure: Numbers) -> RateInterval:
    """Limits of events per exposure: exact below 10 events, Byar's from 10.

    The rule of PHEindicatormethods 2.1 (`phe_rate`). nan, with no method, where the
    exposure is not above zero or the count is negative.
    """
    counts, times = np.broadcast_arrays(_as_floats(events), _as_floats(exposure))
    usable = (times > 0) & (counts >= 0)
    few = usable & (counts < BYAR_FROM_EVENTS)
    approximate = byar(counts)
    lower, upper = approximate.lower.copy(), approximate.upper.copy()
    # Few different counts below 10: each is inverted once.
    distinct, places = np.unique(counts[few], return_inverse=True)
    exact = poisson_exact(distinct)
    lower[few], upper[few] = exact.lower[places], exact.upper[places]
    with np.errstate(all="ignore"):
        lower = np.where(usable, lower / times, np.nan)
        upper = np.where(usable, upper / times, np.nan)
    method = np.where(usable, np.where(few, POISSON_EXACT, BYAR), NO_METHOD)
    return RateInterval(lower, upper, method)


def _as_floats(numbers: Numbers) -> Floats:
    return np.asarray(numbers, dtype=np.float64)
