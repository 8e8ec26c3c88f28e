"""Rates of areas as a funnel needs them: the population that each rate stands for."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.funnel.limits import (
    as_bounded,
    check_positive,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    reason_of,
)


FEWEST_EVENTS_STANDARDISED = 10
"""Events from which a standardised rate is judged; PHEindicatormethods 2.1.0."""


class RateKind(StrEnum):
    """How a rate was made: crude, or directly standardised (dsr)."""

    CRUDE = "crude"
    DSR = "dsr"


@dataclass(frozen=True)
class RatePoints:
    """Where each area stands on a funnel of rates.

    `rate`: the rate to draw, per multiplier; `population_1_year`: its place on the
    size axis, persons; `reason`: why an area has no point.
    """

    rate: Floats
    population_1_year: Floats
    reason: Reasons


def rate_points(
    events: Numbers,
    rate: Numbers,
    kind: RateKind,
    multiplier: float = 100_000.0,
    years: float = 1.0,
    population: Numbers | None = None,
) -> RatePoints:
    """The place of each area on a funnel of rates; rare standardised rates have none.

    Formula: population of one year = multiplier x events / rate / years; the
        population given, over years, where there were no events
    Source: PHEindicatormethods 2.1.0, calculate_funnel_points
    Units: events and population of all years together; rate per multiplier
    Shapes: events, rate and population broadcast; the result has their shape
    Missing: nan in gives nan; a standardised rate below 10 events TOO_FEW_EVENTS; no
        events and no population MISSING; other reasons as in `rate_significance`

    >>> from derajat.statistics.funnel import RateKind, rate_points
    >>> found = rate_points([5, 50], [10.0, 25.0], RateKind.DSR, years=2)
    >>> found.population_1_year.tolist()
    [nan, 100000.0]
    """
    check_positive(multiplier=multiplier, years=years)
    areas = derive_populations(events, rate, kind, multiplier, population)
    reason = reason_to_judge(areas, kind)
    with np.errstate(over="ignore"):
        yearly = areas.population / years
    lost = (reason == Reason.GIVEN) & ~np.isfinite(yearly)
    reason = np.where(lost, np.uint8(Reason.NOT_FINITE), reason)
    given = reason == Reason.GIVEN
    return RatePoints(
        np.where(given, areas.rate, np.nan), np.where(given, yearly, np.nan), reason
    )


@dataclass(frozen=True)
class RateAreas:
    """Events, rates and the population they imply; nan where `reason` speaks."""

    events: Floats
    rate: Floats
    population: Floats
    reason: Reasons


def derive_populations(
    events: Numbers,
    rate: Numbers,
    kind: RateKind,
    multiplier: float,
    population: Numbers | None,
) -> RateAreas:
    """The population of all years that each rate stands for.

    A standardised rate of no events implies none: the area has events 0 and nan.
    """
    check_positive(multiplier=multiplier)
    people = np.nan if population is None else population
    counts, level, given = as_bounded(events, rate, people)
    eventless = counts == 0
    base = np.where(eventless, given, level)
    if RateKind(kind) is RateKind.DSR:
        base = np.where(eventless, 1.0, level)
        given = np.full(counts.shape, np.nan)
    reason = reason_of(
        (counts, base),
        (counts < 0, Reason.NEGATIVE_COUNT),
        (base <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
    )
    with np.errstate(all="ignore"):
        derived = np.where(eventless, given, multiplier * counts / level)
    usable = reason == Reason.GIVEN
    level = np.where(eventless, 0.0, level)
    kept = [np.where(usable, numbers, np.nan) for numbers in (counts, level, derived)]
    return RateAreas(kept[0], kept[1], kept[2], reason)


def reason_to_judge(areas: RateAreas, kind: RateKind) -> Reasons:
    """Why an area is not judged: its own reason, or a rare standardised rate."""
    if RateKind(kind) is RateKind.CRUDE:
        return areas.reason
    few = areas.events < FEWEST_EVENTS_STANDARDISED
    return np.where(few, np.uint8(Reason.TOO_FEW_EVENTS), areas.reason)
