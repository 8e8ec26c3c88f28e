"""Intervals of proportions, of Poisson counts and of rates."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    Interval,
    RateInterval,
    reason_of_counts,
    reason_of_rate,
    reason_of_share,
)
from derajat.statistics.rates.levels import deviate_of, tail_of
from derajat.statistics.reasons import (
    Reason,
    Reasons,
)


WILSON = "wilson"
POISSON_EXACT = "poisson-exact"
BYAR = "byar"
NO_METHOD = "none"

BYAR_FROM_EVENTS = 10
"""Events from which Byar's approximation replaces the exact limits."""


def wilson(numerator: Numbers, denominator: Numbers, level: float = 0.95) -> Interval:
    """The score interval of a proportion, as shares from 0 to 1.

    Formula: with p = numerator / denominator, q = 1 - p and t = z^2 / denominator:
        upper = (p + t/2 + r) / (1 + t), lower = p^2 / (p + t/2 + r),
        r = sqrt(p q t + t^2/4). The lower root is written as a quotient, so that
        nothing cancels; exactly 0 at no events and exactly 1 at a full count.
    Source: Wilson 1927, JASA 22:209-212; method 3 of Newcombe 1998, Statistics in
        Medicine 17:857-872.
    Units: counts in, shares out.
    Shapes: any two shapes that broadcast; the result has their common shape.
    Missing: an input that is missing or infinite, a numerator below zero or above the
        denominator, a denominator not above zero.

    >>> from derajat.statistics.rates import wilson
    >>> limits = wilson(81, 263)
    >>> round(float(limits.lower), 4), round(float(limits.upper), 4)
    (0.2553, 0.3662)
    """
    part, whole = as_one_shape(numerator, denominator)
    square = deviate_of(level) ** 2
    with np.errstate(all="ignore"):
        usable = (part >= 0) & (part <= whole) & (whole > 0) & (whole < np.inf)
        share = part / whole
        half = square / 2 / whole
        # r^2 = t (p q + t/4) with half = t/2, built in place for speed.
        root = (whole - part) / whole
        root *= share
        root += half / 2
        root *= 2 * half
        root = np.sqrt(root)
        root += half
        root += share
        lower = share * share / root
        half *= 2
        half += 1
        upper = np.where(part == whole, 1.0, root / half)
    return _only_where(usable, lower, upper, lambda: reason_of_share(part, whole))


def poisson_exact(events: Numbers, level: float = 0.95) -> Interval:
    """The exact limits of the mean of a Poisson count.

    Formula: lower = G(tail; events), upper = G(1 - tail; events + 1), where G is the
        quantile of the gamma distribution; the lower limit of no events is 0.
    Source: Garwood 1936, Biometrika 28:437-442.
    Units: events in and out.
    Shapes: any shape; the result has the same.
    Missing: a count that is missing, infinite or negative.

    >>> from derajat.statistics.rates import poisson_exact
    >>> limits = poisson_exact(5)
    >>> round(float(limits.lower), 2), round(float(limits.upper), 2)
    (1.62, 11.67)
    """
    counts, tail = as_floats(events), tail_of(level)
    usable = (counts >= 0) & (counts < np.inf)
    safe = np.where(usable, counts, 1.0)
    with np.errstate(all="ignore"):
        lower = special.gammaincinv(np.maximum(safe, 1e-300), tail)
        upper = special.gammaincinv(safe + 1, 1 - tail)
    lower = np.where(safe > 0, lower, 0.0)
    return _only_where(usable, lower, upper, lambda: reason_of_counts(counts))


def byar(events: Numbers, level: float = 0.95) -> Interval:
    """Byar's approximate limits of the mean of a Poisson count.

    Meant for ten events and more. A limit that the approximation puts below zero
    (less than one event) is zero.

    Formula: lower = O (1 - 1/(9 O) - z/(3 sqrt O))^3,
        upper = (O+1) (1 - 1/(9 (O+1)) + z/(3 sqrt(O+1)))^3; 0 below no events.
    Source: Breslow and Day 1987, Statistical Methods in Cancer Research II, page 69.
    Units: events in and out.
    Shapes: any shape; the result has the same.
    Missing: a count that is missing, infinite or negative.

    >>> from derajat.statistics.rates import byar
    >>> limits = byar(10)
    >>> round(float(limits.lower), 3), round(float(limits.upper), 3)
    (4.787, 18.391)
    """
    counts, z = as_floats(events), deviate_of(level)
    usable = (counts >= 0) & (counts < np.inf)
    with np.errstate(all="ignore"):
        lower = _byar_limit(counts, -z)
        upper = _byar_limit(counts + 1, z)
        lower = np.where(lower > 0, lower, 0.0)
    return _only_where(usable, lower, upper, lambda: reason_of_counts(counts))


def _byar_limit(counts: Floats, z: float) -> Floats:
    # The cube root of the limit; a power of three is slow in numpy.
    root = 1 - 1 / (9 * counts) + (z / 3) / np.sqrt(counts)
    limit: Floats = counts * root * root * root
    return limit


def rate_interval(
    events: Numbers, exposure: Numbers, level: float = 0.95
) -> RateInterval:
    """Limits of events per exposure: exact below ten events, Byar's from ten.

    Formula: the limits of the events, by `poisson_exact` below 10 and by `byar` from
        10, divided by the exposure.
    Source: the rule of the Fingertips Public Health Technical Guidance; compared
        with PHEindicatormethods 2.1.0 (`phe_rate`).
    Units: events and person-time (or persons) in, events per unit of exposure out.
    Shapes: any two shapes that broadcast; the result has their common shape.
    Missing: an input that is missing or infinite, a negative count, an exposure not
        above zero; the method is then "none". Events above the exposure are allowed:
        a person can have several.

    >>> from derajat.statistics.rates import rate_interval
    >>> limits = rate_interval([9, 10], [1000, 1000])
    >>> limits.method.tolist()
    ['poisson-exact', 'byar']
    >>> (limits.upper * 1000).round(2).tolist()
    [17.08, 18.39]
    """
    counts, times = as_one_shape(events, exposure)
    usable = (counts >= 0) & (counts < np.inf) & (times > 0) & (times < np.inf)
    few = usable & (counts < BYAR_FROM_EVENTS)
    limits = event_limits(counts, few, level)
    with np.errstate(all="ignore"):
        lower, upper = limits.lower / times, limits.upper / times
    found = _only_where(usable, lower, upper, lambda: reason_of_rate(counts, times))
    method = method_of(few, found.reason)
    return RateInterval(found.lower, found.upper, method, found.reason)


def event_limits(counts: Floats, few: Flags, level: float) -> Interval:
    """Limits of events: exact where there are few, Byar's elsewhere."""
    limits = byar(counts, level)
    lower, upper = np.array(limits.lower), np.array(limits.upper)
    # Few different counts below 10: each is inverted once.
    distinct, places = np.unique(counts[few], return_inverse=True)
    exact = poisson_exact(distinct, level)
    lower[few], upper[few] = exact.lower[places], exact.upper[places]
    return Interval(lower, upper, limits.reason)


def method_of(few: Flags, reason: Reasons) -> npt.NDArray[Any]:
    """The names of the methods behind limits of events or rates."""
    names = np.array([BYAR, POISSON_EXACT, NO_METHOD])
    found: npt.NDArray[Any] = names[np.where(reason == Reason.GIVEN, few, 2)]
    return found


def _only_where(
    usable: Flags, lower: Floats, upper: Floats, find_reason: Callable[[], Reasons]
) -> Interval:
    """The limits where the inputs allow them; the reasons are looked up if need be."""
    is_given = usable & np.isfinite(lower) & np.isfinite(upper)
    if is_given.all():
        return Interval(
            np.asarray(lower), np.asarray(upper), np.zeros(is_given.shape, np.uint8)
        )
    why = np.where(usable, np.uint8(Reason.NOT_FINITE), find_reason())
    return Interval(
        np.where(is_given, lower, np.nan),
        np.where(is_given, upper, np.nan),
        np.where(is_given, np.uint8(Reason.GIVEN), why),
    )
