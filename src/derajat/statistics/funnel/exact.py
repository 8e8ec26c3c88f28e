"""Funnel lines by the exact binomial and Poisson distributions, interpolated."""

import numpy as np
from scipy import stats

from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.funnel.limits import (
    TAIL_95,
    TAIL_998,
    Limits,
    as_bounded,
    build_limits,
    check_positive,
)
from derajat.statistics.reasons import (
    Reason,
    reason_of,
)


TAILS = (TAIL_998, TAIL_95, 1 - TAIL_95, 1 - TAIL_998)
"""Chance below each of the four lines, from the lowest."""


MOST = 1e12
"""Persons or expected events above which the distributions are not inverted: scipy's
binomial quantile does not come to an end for some populations from 10^17."""


def binomial_limits(
    average: Numbers, population: Numbers, multiplier: float = 100.0
) -> Limits:
    """The exact funnel lines of a proportion, interpolated between whole counts.

    Better than `proportion_limits` where average x population is small. Populations
    are rounded to whole persons.

    Formula: multiplier (r - a) / n, r the smallest count with F(r) >= tail,
        a = (F(r) - tail) / (F(r) - F(r - 1)), F binomial; cut at 0 and 1
    Source: Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1
    Units: average as a share 0..1; population in persons; limits in the multiplier
    Shapes: average and population broadcast; the limits have their shape
    Missing: nan in gives nan; average outside 0..1 OUTSIDE_SCALE; population below
        one person DENOMINATOR_NOT_POSITIVE, above 10^12 NOT_CONVERGED

    >>> from derajat.statistics.funnel import binomial_limits
    >>> found = binomial_limits(0.1, [20, 200])
    >>> found.lower_95.round(2).tolist(), found.upper_95.round(2).tolist()
    ([0.0, 5.77], [22.85, 14.1])
    """
    check_positive(multiplier=multiplier)
    share, size = as_bounded(average, population)
    size = np.rint(size)
    reason = reason_of(
        (share, size),
        (size < 1, Reason.DENOMINATOR_NOT_POSITIVE),
        ((share < 0) | (share > 1), Reason.OUTSIDE_SCALE),
        (size > MOST, Reason.NOT_CONVERGED),
    )
    given = reason == Reason.GIVEN
    chance, persons = np.where(given, share, 0.5), np.where(given, size, 1.0)
    counts = [_interpolated(stats.binom(persons, chance), tail) for tail in TAILS]
    lines = (multiplier * np.clip(count / persons, 0.0, 1.0) for count in counts)
    return build_limits(reason, *lines)


def poisson_limits(expected: Numbers) -> Limits:
    """The exact funnel lines of observed over expected events, interpolated.

    Formula: (r - a) / E, r the smallest count with F(r) >= tail,
        a = (F(r) - tail) / (F(r) - F(r - 1)), F Poisson with mean E; cut at 0
    Source: Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1
    Units: events; limits as ratio (1 is the average)
    Shapes: any shape; the limits have the same
    Missing: nan in gives nan; an expectation not above zero DENOMINATOR_NOT_POSITIVE,
        above 10^12 NOT_CONVERGED

    >>> from derajat.statistics.funnel import poisson_limits
    >>> found = poisson_limits([5, 50])
    >>> found.lower_998.round(3).tolist(), found.upper_998.round(3).tolist()
    ([0.0, 0.582], [2.554, 1.455])
    """
    foreseen = as_bounded(expected)[0]
    reason = reason_of(
        (foreseen,),
        (foreseen <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (foreseen > MOST, Reason.NOT_CONVERGED),
    )
    mean = np.where(reason == Reason.GIVEN, foreseen, 1.0)
    counts = [_interpolated(stats.poisson(mean), tail) for tail in TAILS]
    return build_limits(reason, *(np.maximum(count / mean, 0.0) for count in counts))


def _interpolated(distribution: stats.rv_discrete, tail: float) -> Floats:
    count = np.asarray(distribution.ppf(tail), dtype=np.float64)
    reached, before = distribution.cdf(count), distribution.cdf(count - 1)
    with np.errstate(all="ignore"):
        part = (reached - tail) / (reached - before)
    return count - np.where(np.isfinite(part), part, 0.0)
