"""The drawn lines of a funnel: 100 sizes from the smallest area to the largest."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import LARGEST, Floats, Numbers
from derajat.statistics.funnel.axis import axis_ends, axis_places
from derajat.statistics.funnel.limits import (
    Limits,
    as_areas,
    check_areas,
    check_positive,
    proportion_limits,
)
from derajat.statistics.funnel.poisson import (
    Inverse,
    RatioForm,
    rate_limits,
    ratio_limits,
)
from derajat.statistics.funnel.rates import RateKind, derive_populations
from derajat.statistics.funnel.significance import pooled, reason_of_parts
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    reason_of,
)


@dataclass(frozen=True)
class FunnelLines:
    """The lines of each funnel at 100 sizes (the last axis).

    `size`: population (proportion) or events (ratio, rate). `limits`: in the unit of
    the value. `on_line`: for ratios the expected events, for rates the population of
    one year, that lie on each line; for proportions nothing. `average`: the centre
    line of each funnel in the unit of the value.
    """

    size: Floats
    limits: Limits
    on_line: Limits | None
    average: Floats


def proportion_lines(
    numerator: Numbers, denominator: Numbers, multiplier: float = 100.0
) -> FunnelLines:
    """The lines to draw for a funnel of proportions.

    Formula: `proportion_limits` at 100 sizes, each the last times the root of what is
        left to 1.05 of the largest, rounded
    Source: PHEindicatormethods 2.1.0, calculate_funnel_limits
    Units: persons; limits and average in the multiplier
    Shapes: areas on the last axis, funnels on the leading axes; result funnels x 100
    Missing: areas as in `proportion_significance`; a funnel with no area MISSING

    >>> from derajat.statistics.funnel import proportion_lines
    >>> found = proportion_lines([3, 20, 55, 80], [50, 100, 150, 200])
    >>> found.size[[0, 1, 99]].tolist(), found.limits.upper_95[99].round(1).tolist()
    ([1.0, 2.0, 210.0], 37.9)
    """
    check_positive(multiplier=multiplier)
    part, whole = as_areas(numerator, denominator)
    reason = reason_of_parts(part, whole)
    average = pooled(part, whole, reason)
    size = _places(*_ends(whole, reason), last_root=1)
    limits = proportion_limits(average[..., None], size, multiplier)
    return FunnelLines(size, limits, None, average * multiplier)


def ratio_lines(
    observed: Numbers,
    expected: Numbers,
    form: RatioForm = RatioForm.ISR,
    inverse: Inverse = Inverse.BISECTION,
) -> FunnelLines:
    """The lines to draw for a funnel of standardised ratios.

    Formula: `ratio_limits` at 100 numbers of observed events up to 1.05 of the largest
        expectation
    Source: PHEindicatormethods 2.1.0, calculate_funnel_limits
    Units: events; limits in per cent (isr) or as excess share (count)
    Shapes: areas on the last axis, funnels on the leading axes; result funnels x 100
    Missing: areas as in `ratio_significance`; a funnel with no area MISSING

    >>> from derajat.statistics.funnel import ratio_lines
    >>> found = ratio_lines([8, 151, 159], [6.2, 106.4, 232.9])
    >>> found.limits.lower_998[:3].round(1).tolist()
    [10.8, 17.8, 23.0]
    """
    events, foreseen = as_areas(observed, expected)
    not_positive = (foreseen <= 0, Reason.DENOMINATOR_NOT_POSITIVE)
    reason = reason_of((events, foreseen), not_positive)
    size = _places(*_ends(foreseen, reason), last_root=2)
    found = ratio_limits(size, form, inverse)
    centre = 100.0 if RatioForm(form) is RatioForm.ISR else 0.0
    average = np.full(events.shape[:-1], centre)
    return FunnelLines(size, found.limits, found.on_line, average)


def rate_lines(
    events: Numbers,
    rate: Numbers,
    kind: RateKind,
    multiplier: float = 100_000.0,
    years: float = 1.0,
    population: Numbers | None = None,
    inverse: Inverse = Inverse.BISECTION,
) -> FunnelLines:
    """The lines to draw for a funnel of rates.

    Formula: `rate_limits` at 100 numbers of events, from those expected in the smallest
        population to those expected in 1.05 of the largest
    Source: PHEindicatormethods 2.1.0, calculate_funnel_limits
    Units: events and population of all years; limits and average per multiplier
    Shapes: areas on the last axis, funnels on the leading axes; result funnels x 100
    Missing: areas as in `rate_significance`; a funnel with no area MISSING

    >>> from derajat.statistics.funnel import RateKind, rate_lines
    >>> counts, rates = [3, 20, 55, 80], [60, 200, 366.67, 400]
    >>> found = rate_lines(counts, rates, RateKind.CRUDE, 1000, years=3)
    >>> found.limits.lower_95[:2].round(1).tolist(), found.average.round(1).tolist()
    ([56.7, 87.5], 316.0)
    """
    check_positive(multiplier=multiplier, years=years)
    areas = derive_populations(events, rate, kind, multiplier, population)
    check_areas(areas.events)
    average = pooled(areas.events, areas.population, areas.reason)
    begin, end = _ends(areas.population, areas.reason, years)
    with np.errstate(over="ignore"):
        ends = np.floor(begin * average), np.ceil(end * average)
        centre = average * multiplier
    size = _places(*ends, last_root=1)
    found = rate_limits(size, average[..., None], multiplier, years, inverse)
    return FunnelLines(size, found.limits, found.on_line, _finite(centre))


def _ends(sizes: Floats, reason: Reasons, years: float = 1.0) -> tuple[Floats, Floats]:
    """Ends of the size axis of each funnel; nan where it has no area."""
    used = (reason == Reason.GIVEN) & np.isfinite(sizes)
    smallest = np.where(used, sizes, np.inf).min(axis=-1, initial=np.inf)
    largest = np.where(used, sizes, -np.inf).max(axis=-1, initial=-np.inf)
    with np.errstate(over="ignore"):
        some = used.any(axis=-1) & (largest / years <= LARGEST)
    safe = np.where(some, smallest, years), np.where(some, largest, years)
    with np.errstate(over="ignore"):
        begin, end = axis_ends(*safe, years)
    return np.where(some, begin, np.nan), np.where(some, end, np.nan)


def _places(begin: Floats, end: Floats, last_root: int) -> Floats:
    with np.errstate(all="ignore"):
        return _finite(axis_places(begin, end, last_root))


def _finite(numbers: Floats) -> Floats:
    return np.where(np.isfinite(numbers), numbers, np.nan)
