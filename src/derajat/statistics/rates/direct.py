"""Directly standardised rates: one population, each area's own rates by age."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    build_estimate,
    reason_of_counts,
    reason_of_rate,
    reason_over_groups,
    reason_with_limits,
)
from derajat.statistics.rates.intervals import byar
from derajat.statistics.rates.levels import check_per
from derajat.statistics.rates.standard_populations import StandardPopulation
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


DIRECT_FROM_EVENTS = 10
"""Events in total below which no directly standardised rate is given.

Fingertips Public Health Technical Guidance: Byar's limits and the weights are
unreliable below.
"""


@dataclass(frozen=True)
class StandardisedRate:
    """Directly standardised rates, one for each area.

    `value`, `lower`, `upper`: events per `per` persons of the standard population, nan
    where `reason` is not GIVEN. `events`: their total over the ages, nan where one is
    missing.
    """

    value: Floats
    lower: Floats
    upper: Floats
    events: Floats
    reason: Reasons


def directly_standardised_rate(
    events: Numbers,
    population: Numbers,
    ages: Sequence[str],
    standard: StandardPopulation,
    *,
    level: float = 0.95,
    per: float = 100_000.0,
) -> StandardisedRate:
    """The rate an area would have with the ages of a standard population.

    Formula: with shares w of the standard, events d, population n, D = sum d:
        rate = sum w d / n, variance = sum w^2 d / n^2, limits = rate +
        sqrt(variance / D) (L - D), L being Byar's limit of D.
    Source: Dobson et al. 1991, Statistics in Medicine 10:457-462; compared with
        PHEindicatormethods 2.1.0 (`calculate_dsr`).
    Units: events and persons (or person-years) in; events per `per` persons out.
    Shapes: areas x ages (ages last), columns named by `ages`; one result per area.
    Missing: an input that is missing or infinite, a negative count, an age without
        population, fewer than ten events in all (too few events), limits beyond the
        range of numbers (not finite).

    >>> from derajat.statistics.rates import (
    ...     WHO_WORLD, directly_standardised_rate)
    >>> standard = WHO_WORLD.only(["30-34", "35-39", "40-44"])
    >>> found = directly_standardised_rate(
    ...     [[6, 9, 20], [1, 2, 3]], [[4000, 3500, 3000], [900, 800, 700]],
    ...     ["30-34", "35-39", "40-44"], standard)
    >>> found.value.round(1).tolist(), found.reason.tolist()
    ([345.4, nan], [0, 6])
    """
    counts, people, share = _by_age(events, population, ages, standard)
    with np.errstate(all="ignore"):
        weight = share / people
        weighted = weight * counts
        value = weighted.sum(axis=-1)
        weighted *= weight
        variance = weighted.sum(axis=-1)
        total = counts.sum(axis=-1)
    why = _reason_by_age(counts, people, value)
    return _dobson(value, variance, total, why, level, per)


def rate_of_repeated_events(
    persons: Numbers,
    times: Numbers,
    population: Numbers,
    ages: Sequence[str],
    standard: StandardPopulation,
    *,
    level: float = 0.95,
    per: float = 100_000.0,
) -> StandardisedRate:
    """The standardised rate of events that one person can have several times.

    Events of one person depend on each other, so the limits are wider than those of
    `directly_standardised_rate` with the same events; the rate is equal.

    Formula: as `directly_standardised_rate` with d = sum f p over persons p who had
        f events each; variance = sum f^2 sum w^2 p / n^2.
    Source: Fingertips Public Health Technical Guidance, chapter on DSRs; compared with
        PHEindicatormethods 2.1.0 (`calculate_dsr`, independent_events = FALSE).
    Units: persons in; events per `per` persons out.
    Shapes: persons: areas x frequencies x ages; times: frequencies (1, 2, 3, ...
        events); population: areas x ages; one result per area.
    Missing: as for `directly_standardised_rate`; ten events in all are needed.

    >>> from derajat.statistics.rates import (
    ...     WHO_WORLD, rate_of_repeated_events)
    >>> found = rate_of_repeated_events(
    ...     [[[20, 30], [5, 9]]], [1, 2], [[4000, 3500]],
    ...     ["30-34", "35-39"], WHO_WORLD.only(["30-34", "35-39"]))
    >>> [round(float(x[0]), 1) for x in (found.value, found.lower, found.upper)]
    [1051.0, 794.0, 1355.3]
    """
    people_with = as_floats(persons)
    each = as_floats(times)
    if people_with.ndim < 2 or each.shape != people_with.shape[-2:-1]:
        raise ValueError(
            "persons must be areas x frequencies x ages, times frequencies"
        )
    if not ((each >= 0) & (each < np.inf)).all():
        raise ValueError("times must be numbers of events, zero or more")
    with np.errstate(all="ignore"):
        counts = np.einsum("...fa,f->...a", people_with, each)
        squares = np.einsum("...fa,f->...a", people_with, each**2)
    counts, people, share = _by_age(counts, population, ages, standard)
    with np.errstate(all="ignore"):
        weight = share / people
        value = (weight * counts).sum(axis=-1)
        variance = (weight**2 * squares).sum(axis=-1)
        total = counts.sum(axis=-1)
    why = earliest(
        reason_over_groups(reason_over_groups(reason_of_counts(people_with))),
        _reason_by_age(counts, people, value),
    )
    return _dobson(value, variance, total, why, level, per)


def _by_age(
    events: Numbers,
    population: Numbers,
    ages: Sequence[str],
    standard: StandardPopulation,
) -> tuple[Floats, Floats, Floats]:
    """Events, population and the shares of the standard, ages last."""
    counts, people = as_floats(events), as_floats(population)
    weights = standard.weights_of(ages)
    if counts.shape[-1:] != weights.shape or people.shape[-1:] != weights.shape:
        raise ValueError(f"events and population need {len(weights)} columns, the ages")
    counts, people = as_one_shape(counts, people)
    return counts, people, weights / weights.sum()


def _reason_by_age(counts: Floats, people: Floats, value: Floats) -> Reasons:
    """Why areas have no rate; the slow look at each age only where one is doubtful."""
    reason = np.zeros(value.shape, dtype=np.uint8)
    is_sound = (counts.min(axis=-1) >= 0) & (people.min(axis=-1) > 0)
    with np.errstate(all="ignore"):
        is_sound &= np.isfinite(people.sum(axis=-1))
    doubtful = ~(is_sound & np.isfinite(value))
    reason[doubtful] = reason_over_groups(
        reason_of_rate(counts[doubtful], people[doubtful])
    )
    return reason


def _dobson(
    value: Floats,
    variance: Floats,
    total: Floats,
    why: Reasons,
    level: float,
    per: float,
) -> StandardisedRate:
    check_per(per)
    limits = byar(total, level)
    is_few = first_reason(
        total.shape, (total < DIRECT_FROM_EVENTS, Reason.TOO_FEW_EVENTS)
    )
    with np.errstate(all="ignore"):
        stretch = per * np.sqrt(variance / total)
        lower = per * value + stretch * (limits.lower - total)
        upper = per * value + stretch * (limits.upper - total)
        reason = reason_with_limits(lower, upper, earliest(why, is_few))
        found = build_estimate(per * value, lower, upper, reason)
    events = np.where(np.isfinite(total), total, np.nan)
    return StandardisedRate(found.value, found.lower, found.upper, events, found.reason)
