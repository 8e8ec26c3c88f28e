"""Indirectly standardised ratios: each area's own ages, the rates of a reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.rates.estimates import (
    build_estimate,
    build_measure,
    reason_of_counts,
    reason_of_rate,
    reason_over_groups,
    reason_with_limits,
)
from derajat.statistics.rates.intervals import (
    BYAR_FROM_EVENTS,
    event_limits,
    method_of,
)
from derajat.statistics.rates.levels import check_per
from derajat.statistics.rates.standard_populations import check_ages
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


@dataclass(frozen=True)
class StandardisedRatio:
    """Indirectly standardised ratios or rates, one for each area.

    `value`, `lower`, `upper`: nan where `reason` is not GIVEN. `observed`, `expected`:
    events in the area, and those it would have at the rates of the reference.
    `method`: the name of the method that gave the limits.
    """

    value: Floats
    lower: Floats
    upper: Floats
    observed: Floats
    expected: Floats
    method: npt.NDArray[Any]
    reason: Reasons


@dataclass(frozen=True)
class ReferenceRates:
    """Events and population of a reference (the province, the country) by age.

    `ages`: the names of the age groups. `events`, `population`: one number for each
    (or areas x ages where each area has a reference of its own).
    """

    ages: tuple[str, ...]
    events: Numbers
    population: Numbers

    def __post_init__(self) -> None:
        check_ages(self.ages, "the reference")
        for numbers in (as_floats(self.events), as_floats(self.population)):
            if numbers.shape[-1:] != (len(self.ages),):
                raise ValueError("the reference needs one number for each age")

    def columns_of(self, ages: Sequence[str]) -> tuple[Floats, Floats]:
        """Events and population in the order of these ages."""
        check_ages(ages, "the columns")
        if different := sorted(set(ages) ^ set(self.ages)):
            raise ValueError(
                f"the ages {different} stand in the columns or the reference only"
            )
        order = [list(self.ages).index(age) for age in ages]
        events, population = as_floats(self.events), as_floats(self.population)
        return events[..., order], population[..., order]


def indirectly_standardised_ratio(
    observed: Numbers,
    population: Numbers,
    ages: Sequence[str],
    reference: ReferenceRates,
    *,
    level: float = 0.95,
    per: float = 1.0,
) -> StandardisedRatio:
    """Observed events over those expected at the reference's rates (SMR).

    Formula: expected E = sum over ages of population x reference events / reference
        population; ratio O / E; limits of O (exact below 10 events, Byar's from 10)
        divided by E.
    Source: Breslow and Day 1987, Statistical Methods in Cancer Research II, chapter 2;
        compared with PHEindicatormethods 2.1.0 (`calculate_ISRatio`).
    Units: events and persons in; ratio x `per` out (1 or 100 = as the reference).
    Shapes: observed: areas, all ages together; population: areas x ages, columns named
        by `ages`; one result per area.
    Missing: an input that is missing or infinite, a negative count or population, a
        reference age without population, no expected events (denominator not positive).
        An area may have no one of an age.

    >>> from derajat.statistics.rates import (
    ...     ReferenceRates, indirectly_standardised_ratio)
    >>> reference = ReferenceRates(("0-4", "5+"), [50, 400], [10_000, 90_000])
    >>> found = indirectly_standardised_ratio(
    ...     [30], [[900, 5000]], ["0-4", "5+"], reference)
    >>> [round(float(x[0]), 3) for x in (found.expected, found.value, found.lower)]
    [26.722, 1.123, 0.757]
    """
    check_per(per)
    seen = as_floats(observed)
    people = as_floats(population)
    cases, base = reference.columns_of(ages)
    if people.shape[-1:] != (len(ages),):
        raise ValueError(f"the population needs {len(ages)} columns, the ages")
    with np.errstate(all="ignore"):
        expected = (people * (cases / base)).sum(axis=-1)
    seen, expected = as_one_shape(seen, expected)
    why = np.broadcast_to(
        reason_over_groups(
            earliest(
                np.broadcast_to(reason_of_rate(cases, base), _common(people, cases)),
                np.broadcast_to(reason_of_counts(people), _common(people, cases)),
            )
        ),
        seen.shape,
    )
    no_events = first_reason(
        seen.shape, (expected <= 0, Reason.DENOMINATOR_NOT_POSITIVE)
    )
    reason = earliest(reason_of_counts(seen), why, no_events)
    return _ratio(seen, expected, reason, level, np.float64(per))


def indirectly_standardised_rate(
    observed: Numbers,
    population: Numbers,
    ages: Sequence[str],
    reference: ReferenceRates,
    *,
    level: float = 0.95,
    per: float = 100_000.0,
) -> StandardisedRatio:
    """The ratio of observed to expected events times the reference's crude rate.

    Formula: `indirectly_standardised_ratio` x sum of reference events / sum of
        reference population x per.
    Source: as `indirectly_standardised_ratio`; compared with PHEindicatormethods 2.1.0
        (`calculate_ISRate`).
    Units: events and persons in; events per `per` persons out.
    Shapes: as `indirectly_standardised_ratio`.
    Missing: as `indirectly_standardised_ratio`.

    >>> from derajat.statistics.rates import (
    ...     ReferenceRates, indirectly_standardised_rate)
    >>> reference = ReferenceRates(("0-4", "5+"), [50, 400], [10_000, 90_000])
    >>> found = indirectly_standardised_rate(
    ...     [30], [[900, 5000]], ["0-4", "5+"], reference)
    >>> round(float(found.value[0]), 1)
    505.2
    """
    check_per(per)
    found = indirectly_standardised_ratio(
        observed, population, ages, reference, level=level
    )
    cases, base = reference.columns_of(ages)
    with np.errstate(all="ignore"):
        crude = cases.sum(axis=-1) / base.sum(axis=-1) * per
    return _ratio(found.observed, found.expected, found.reason, level, crude)


def _common(people: Floats, cases: Floats) -> tuple[int, ...]:
    return np.broadcast_shapes(people.shape, cases.shape)


def _ratio(
    seen: Floats,
    expected: Floats,
    reason: Reasons,
    level: float,
    scale: Floats | np.float64,
) -> StandardisedRatio:
    few = (reason == Reason.GIVEN) & (seen < BYAR_FROM_EVENTS)
    limits = event_limits(seen, few, level)
    with np.errstate(all="ignore"):
        value, lower, upper = (
            each / expected * scale for each in (seen, limits.lower, limits.upper)
        )
    reason = reason_with_limits(lower, upper, reason)
    found = build_estimate(value, lower, upper, reason)
    return StandardisedRatio(
        value=found.value,
        lower=found.lower,
        upper=found.upper,
        observed=build_measure(seen, reason_of_counts(seen)).value,
        expected=np.where(np.isfinite(expected), expected, np.nan),
        method=method_of(few, found.reason),
        reason=found.reason,
    )
