"""Life expectancy from an abridged life table."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    build_measure,
    reason_of_rate,
    reason_over_groups,
)
from derajat.statistics.rates.levels import deviate_of
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


POPULATION_ABOVE = 5_000
"""Person-years, all ages together, that must be exceeded.

Toson and Baker 2003, National Statistics Methodological Series 33.
"""

WIDEST_INTERVAL_YEARS = 20.0
"""Width of the 95 % interval above which a life expectancy is not given.

The rule of Public Health England's life expectancy calculator.
"""

INFANT_FRACTION = 0.1
"""Share of the first age interval lived by those who die in it, from age 0."""

OTHER_FRACTION = 0.5
"""Share of a later age interval lived by those who die in it."""


@dataclass(frozen=True)
class LifeExpectancy:
    """Life expectancy at the start of every age group, arrays areas x ages.

    `value`, `lower`, `upper`, `standard_error`: years. `value` is nan where `reason`
    is not GIVEN; the limits and the error are also shown where the value is withheld
    for too wide an interval.
    """

    value: Floats
    lower: Floats
    upper: Floats
    standard_error: Floats
    reason: Reasons


def life_expectancy(
    deaths: Numbers, population: Numbers, start_ages: Numbers, level: float = 0.95
) -> LifeExpectancy:
    """Years still to live at the start of every age group, from one life table.

    Formula: M = deaths / population, n = years of the group, a = 0.1 from age 0, else
        0.5: q = n M / (1 + n M (1 - a)), at most 1. l = product of earlier (1 - q);
        L = n (next l + a (l - next l)), in the last group l / M; e = sum of L from
        here on / l. Variance of e: sum from here on of l^2 q^2 (1 - q) / deaths
        ((1 - a) n + next e)^2, in the last group l^2 / (deaths M^2), divided by l^2.
        Limits e -/+ z times its root.
    Source: Chiang 1968, Introduction to Stochastic Processes in Biostatistics, chapter
        9; the variance of the last group: Silcocks et al. 2001, JECH 55:38-43;
        compared with PHEindicatormethods 2.1.0 (`phe_life_expectancy`).
    Units: deaths and person-years in, years out.
    Shapes: areas x ages (ages last) with the start of each age group in years, rising;
        the last group is open. Results: areas x ages.
    Missing: all ages of an area: an input that is missing or infinite, a negative
        count, an age without population, more deaths than population, 5,000
        person-years or fewer (population too small), no deaths in the last group (too
        few events). One age: a 95 % interval wider than 20 years (interval too wide),
        an age nobody reaches (denominator not positive).

    >>> from derajat.statistics.rates import life_expectancy
    >>> starts = [0, 1, 5, 15, 45, 65, 85]
    >>> found = life_expectancy([30, 10, 12, 60, 200, 500, 300],
    ...     [2000, 8000, 20000, 50000, 30000, 12000, 2000], starts)
    >>> found.value.round(1).tolist()
    [74.9, 75.0, 71.4, 61.8, 33.5, 16.9, 6.7]
    """
    counts, people, years, fraction = _checked(deaths, population, start_ages)
    reason = _reason_of_table(counts, people)
    is_usable = (reason == Reason.GIVEN)[..., np.newaxis]
    counts, people = np.where(is_usable, counts, 1.0), np.where(is_usable, people, 2.0)
    alive, expected, variance = _life_table(counts, people, years, fraction)
    with np.errstate(all="ignore"):
        error = np.sqrt(variance) / alive
        # An error too large for a number is wide as well.
        is_wide = ~(2 * deviate_of(0.95) * error <= WIDEST_INTERVAL_YEARS)
    by_age = first_reason(
        counts.shape,
        (alive == 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (is_wide, Reason.INTERVAL_TOO_WIDE),
    )
    found = build_measure(expected, earliest(_each_age(reason, by_age), by_age))
    is_shown = np.isin(found.reason, (Reason.GIVEN, Reason.INTERVAL_TOO_WIDE))
    error = np.where(is_shown & np.isfinite(error), error, np.nan)
    with np.errstate(all="ignore"):
        half = deviate_of(level) * error
        lower, upper = expected - half, expected + half
    return LifeExpectancy(
        found.value, _finite(lower), _finite(upper), error, found.reason
    )


def _finite(numbers: Floats) -> Floats:
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _each_age(reason: Reasons, like: Reasons) -> Reasons:
    return np.broadcast_to(reason[..., np.newaxis], like.shape)


def _checked(
    deaths: Numbers, population: Numbers, start_ages: Numbers
) -> tuple[Floats, Floats, Floats, Floats]:
    """Deaths and population areas x ages; years and fraction of the closed groups."""
    starts = as_floats(start_ages)
    counts, people = as_one_shape(deaths, population)
    if starts.ndim != 1 or len(starts) < 2 or counts.shape[-1:] != starts.shape:
        raise ValueError("deaths and population need one column for each start age")
    if not (np.isfinite(starts).all() and starts[0] >= 0):
        raise ValueError("the start ages must be numbers of years, zero or more")
    years = np.diff(starts)
    if not (years > 0).all():
        raise ValueError("the start ages must rise from column to column")
    fraction = np.where(starts[:-1] == 0, INFANT_FRACTION, OTHER_FRACTION)
    return counts, people, years, fraction


def _reason_of_table(counts: Floats, people: Floats) -> Reasons:
    with np.errstate(all="ignore"):
        shape = counts.shape[:-1]
        is_above = np.asarray((counts > people).any(axis=-1))
        total = people.sum(axis=-1)
    return earliest(
        reason_over_groups(reason_of_rate(counts, people)),
        first_reason(
            shape,
            (is_above, Reason.NUMERATOR_ABOVE_DENOMINATOR),
            (total <= POPULATION_ABOVE, Reason.POPULATION_TOO_SMALL),
            (counts[..., -1] == 0, Reason.TOO_FEW_EVENTS),
        ),
    )


def _life_table(
    counts: Floats, people: Floats, years: Floats, fraction: Floats
) -> tuple[Floats, Floats, Floats]:
    """Of one born: the share alive, years to live, variance of years x share."""
    with np.errstate(all="ignore"):
        mortality = counts / people
        pace = mortality[..., :-1] * years
        dying = np.minimum(pace / (1 + pace * (1 - fraction)), 1.0)
        alive = np.ones(counts.shape)
        np.cumprod(1 - dying, axis=-1, out=alive[..., 1:])
        lost = alive[..., :-1] - alive[..., 1:]
        lived = np.empty(counts.shape)
        lived[..., :-1] = years * (alive[..., 1:] + fraction * lost)
        lived[..., -1] = alive[..., -1] / mortality[..., -1]
        expected = np.where(alive > 0, _from_last(lived) / alive, 0.0)
        spread = dying**2 * (1 - dying) / counts[..., :-1]
        after = (1 - fraction) * years + expected[..., 1:]
        part = np.empty(counts.shape)
        part[..., :-1] = (
            np.where(dying > 0, spread, 0.0) * (alive[..., :-1] * after) ** 2
        )
        last = alive[..., -1] / mortality[..., -1]
        part[..., -1] = last**2 / counts[..., -1]
    return alive, expected, _from_last(part)


def _from_last(numbers: Floats) -> Floats:
    """Sums from each age to the last."""
    sums: Floats = np.cumsum(numbers[..., ::-1], axis=-1)[..., ::-1]
    return sums
