"""Which areas lie outside the lines of their funnel."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from derajat.model.labels import Label
from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.funnel.limits import (
    DEVIATES,
    TAIL_95,
    TAIL_998,
    as_areas,
    check_areas,
)
from derajat.statistics.funnel.rates import (
    RateKind,
    derive_populations,
    reason_to_judge,
)
from derajat.statistics.rates import BYAR_FROM_EVENTS, byar, poisson_exact
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    reason_of,
)


class Place(IntEnum):
    """Where an area lies in its funnel. High and low say nothing of good and bad."""

    LOW_998 = -2
    LOW_95 = -1
    WITHIN = 0
    HIGH_95 = 1
    HIGH_998 = 2
    NOT_JUDGED = 9


PLACE_LABELS: dict[Place, Label] = {
    Place.LOW_998: Label(
        "lebih rendah dari rata-rata (di luar batas 99,8 %)",
        "lower than the average (beyond the 99.8 % limit)",
    ),
    Place.LOW_95: Label(
        "mungkin lebih rendah (di luar batas 95 %)",
        "possibly lower (beyond the 95 % limit)",
    ),
    Place.WITHIN: Label(
        "tidak berbeda dari rata-rata", "not different from the average"
    ),
    Place.HIGH_95: Label(
        "mungkin lebih tinggi (di luar batas 95 %)",
        "possibly higher (beyond the 95 % limit)",
    ),
    Place.HIGH_998: Label(
        "lebih tinggi dari rata-rata (di luar batas 99,8 %)",
        "higher than the average (beyond the 99.8 % limit)",
    ),
    Place.NOT_JUDGED: Label("tidak dinilai", "not judged"),
}
"""Words for each place; our own wording."""


@dataclass(frozen=True)
class Significance:
    """Where each area lies in its funnel.

    `place`: codes of `Place`, areas on the last axis. `average`: the value of all
    areas together, one number for each funnel (the leading shape), in the unit of the
    value before any multiplier. `reason`: why an area is NOT_JUDGED.
    """

    place: npt.NDArray[np.int8]
    average: Floats
    reason: Reasons


def proportion_significance(numerator: Numbers, denominator: Numbers) -> Significance:
    """Where each area's proportion lies in the funnel around all areas together.

    Formula: beyond p +/- z sqrt(p (1 - p) / n), p = sum of numerators over sum of
        denominators of the areas that can be judged
    Source: Fingertips technical guidance; PHEindicatormethods 2.1.0,
        assign_funnel_significance
    Units: persons
    Shapes: areas on the last axis, funnels on the leading axes
    Missing: an area with nan, a negative numerator, a denominator not above zero or a
        numerator above it is NOT_JUDGED and left out of the average

    >>> from derajat.statistics.funnel import proportion_significance
    >>> found = proportion_significance([3, 20, 55, 80, 0], [50, 100, 150, 200, 0])
    >>> found.place.tolist(), found.average.round(3).tolist()
    ([-2, -1, 0, 1, 9], 0.316)
    """
    part, whole = as_areas(numerator, denominator)
    reason = reason_of_parts(part, whole)
    average = pooled(part, whole, reason)
    with np.errstate(all="ignore"):
        share, centre = part / whole, average[..., None]
        error = np.sqrt(centre * (1 - centre) / whole)
        lines = [centre + z * error for z in DEVIATES]
    above = [share > line for line in lines[2:]]
    below = [share < line for line in lines[:2]]
    return Significance(to_place(reason, below, above), average, reason)


def ratio_significance(observed: Numbers, expected: Numbers) -> Significance:
    """Where each area's ratio of observed to expected lies in the funnel around 1.

    Formula: the interval of O / E (exact Poisson below 10 events, Byar's from 10), at
        95 and 99.8 %, lies wholly above or below 1
    Source: PHEindicatormethods 2.1.0, assign_funnel_significance; Breslow and Day 1987
    Units: events
    Shapes: areas on the last axis; the average is 1 for each funnel
    Missing: nan, a negative count or an expectation not above zero is NOT_JUDGED

    >>> from derajat.statistics.funnel import ratio_significance
    >>> ratio_significance([8, 151, 159], [6.2, 106.4, 232.9]).place.tolist()
    [0, 2, -2]
    """
    events, foreseen = as_areas(observed, expected)
    reason = reason_of(
        (events, foreseen),
        (foreseen <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (events < 0, Reason.NEGATIVE_COUNT),
    )
    average = np.ones(events.shape[:-1])
    return Significance(_poisson_place(events, foreseen, reason), average, reason)


def rate_significance(
    events: Numbers,
    rate: Numbers,
    kind: RateKind,
    multiplier: float = 100_000.0,
    population: Numbers | None = None,
) -> Significance:
    """Where each area's rate lies in the funnel around the weighted average.

    `population` is needed for crude rates of areas without events only.

    Formula: the interval of events over n (exact Poisson below 10, Byar's from 10)
        lies wholly above or below sum of events / sum of n; n = multiplier x events /
        rate
    Source: PHEindicatormethods 2.1.0, assign_funnel_significance
    Units: events; rate per multiplier; the average in events per person-year
    Shapes: areas on the last axis, funnels on the leading axes
    Missing: NOT_JUDGED: nan; negative events NEGATIVE_COUNT; a rate not above zero with
        events, or no events and a population not above zero, DENOMINATOR_NOT_POSITIVE;
        no events and no population MISSING; a standardised rate below 10 events
        TOO_FEW_EVENTS (its events still enter the average)

    >>> from derajat.statistics.funnel import RateKind, rate_significance
    >>> counts, rates = [3, 20, 55, 80], [60, 200, 366.67, 400]
    >>> rate_significance(counts, rates, RateKind.DSR, 1000).place.tolist()
    [9, -1, 0, 1]
    """
    areas = derive_populations(events, rate, kind, multiplier, population)
    check_areas(areas.events)
    average = pooled(areas.events, areas.population, areas.reason)
    reason = reason_to_judge(areas, kind)
    with np.errstate(all="ignore"):
        foreseen = areas.population * average[..., None]
    lost = (reason == Reason.GIVEN) & ~np.isfinite(foreseen)
    reason = np.where(lost, np.uint8(Reason.NOT_FINITE), reason)
    return Significance(_poisson_place(areas.events, foreseen, reason), average, reason)


def reason_of_parts(part: Floats, whole: Floats) -> Reasons:
    """Why a numerator over a denominator is no proportion."""
    return reason_of(
        (part, whole),
        (whole <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (part < 0, Reason.NEGATIVE_COUNT),
        (part > whole, Reason.NUMERATOR_ABOVE_DENOMINATOR),
    )


def pooled(part: Floats, whole: Floats, reason: Reasons) -> Floats:
    """Sum of parts over sum of wholes on the last axis; nan where there is nothing."""
    used = reason == Reason.GIVEN
    parts = np.where(used, part, 0.0).sum(axis=-1)
    wholes = np.nansum(np.where(used, whole, 0.0), axis=-1)
    with np.errstate(all="ignore"):
        found = parts / wholes
    return np.where(np.isfinite(found), found, np.nan)


def _poisson_place(
    events: Floats, foreseen: Floats, reason: Reasons
) -> npt.NDArray[np.int8]:
    """Beyond a line when the interval of the events does not hold those foreseen."""
    safe = np.where(reason == Reason.GIVEN, events, 0.0)
    few, below, above = safe < BYAR_FROM_EVENTS, [], []
    for tail in (TAIL_998, TAIL_95):
        close, exact = byar(safe, 1 - 2 * tail), poisson_exact(safe[few], 1 - 2 * tail)
        lower, upper = np.array(close.lower), np.array(close.upper)
        lower[few], upper[few] = exact.lower, exact.upper
        below.append(upper < foreseen)
        above.append(lower > foreseen)
    return to_place(reason, below, above[::-1])


def to_place(
    reason: Reasons,
    below: list[npt.NDArray[np.bool_]],
    above: list[npt.NDArray[np.bool_]],
) -> npt.NDArray[np.int8]:
    """The place by tests against the 99.8 and 95 % lines below, 95 and 99.8 % above."""
    tests = [reason != Reason.GIVEN, below[0], below[1], above[1], above[0]]
    places = [Place.NOT_JUDGED, *list(Place)[:2], Place.HIGH_998, Place.HIGH_95]
    return np.select(tests, [np.int8(place) for place in places], np.int8(Place.WITHIN))
