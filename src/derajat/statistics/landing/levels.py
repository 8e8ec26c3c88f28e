"""The level of this year: what past years say, corrected by this year's months.

Years differ in level, months differ within the year, and both differ by chance. The
level is the events of one unit of exposure: of the whole year for a count, of one
denominator for a rate or proportion.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.landing.histories import MONTHS, History, Kind


LEAST_CHANGE = 0.1
"""A year is never trusted to repeat the last one better than within a tenth."""
LEAST_CHANGES = 2
"""Changes from year to year before their mean is believed at all."""
MONTH_PRIOR = 0.5
"""Half an event is added to each month, so that an empty month is not impossible."""


@dataclass(frozen=True)
class Past:
    """What past years say, arrays of shape (series,).

    `years` usable years; `events` of all of them; `centre` the level expected before
    this year began and `variance` its doubt; `dispersion` of a month about its
    expectation (1 is chance alone); `shares` (series, 12) of a year by month.
    """

    years: Floats
    events: Floats
    centre: Floats
    variance: Floats
    dispersion: Floats
    shares: Floats


def compute_past(history: History) -> Past:
    """The levels of the complete past years and how they moved."""
    events = history.counts[:, :-1]
    is_usable: Flags = np.asarray(~np.isnan(events).any(axis=2))
    if history.has_exposures:
        is_usable &= ~np.isnan(history.exposures[:, :-1]).any(axis=2)
        is_usable &= np.nansum(history.exposures[:, :-1], axis=2) > 0
    used = np.where(is_usable[:, :, None], events, 0.0)
    totals = used.sum(axis=2)
    if history.has_exposures:
        months = np.where(is_usable[:, :, None], history.exposures[:, :-1], 0.0)
    else:
        months = _month_shares(used)[:, None, :] * is_usable[:, :, None]
    exposure = months.sum(axis=2)
    shares = _month_shares(months if history.has_exposures else used)
    dispersion = _dispersion(history.kind, used, months, is_usable)
    centre, variance = _level_before(
        history.kind, totals, exposure, dispersion, is_usable
    )
    years = is_usable.sum(axis=1).astype(np.float64)
    return Past(years, totals.sum(axis=1), centre, variance, dispersion, shares)


def _month_shares(months: Floats) -> Floats:
    """Shares of the year by month over all years (series, 12), none of them zero."""
    sums = months.sum(axis=1) + MONTH_PRIOR
    return np.asarray(sums / sums.sum(axis=1, keepdims=True))


def _dispersion(kind: Kind, used: Floats, months: Floats, is_usable: Flags) -> Floats:
    """Pearson's statistic by degree of freedom, at least 1.

    Of a binomial for a proportion, else of a Poisson count. Months of a count spend 11
    degrees of freedom on the pattern of the year.
    """
    totals, exposure = used.sum(axis=2), months.sum(axis=2)
    years = is_usable.sum(axis=1)
    free = (MONTHS - 1) * (years if kind in _BY_EXPOSURE else years - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        levels = np.where(exposure > 0, totals / exposure, 0.0)
        expected = levels[:, :, None] * months
        chance = expected
        if kind is Kind.PROPORTION:
            chance = expected * np.clip(1 - levels, 1e-9, 1.0)[:, :, None]
        parts = np.where(expected > 0, (used - expected) ** 2 / chance, 0.0)
    return np.asarray(np.maximum(parts.sum(axis=(1, 2)) / np.maximum(free, 1), 1.0))


_BY_EXPOSURE = (Kind.RATE, Kind.PROPORTION)


def chance_by_event(kind: Kind, dispersion: Floats, level: Floats) -> Floats:
    """The variance by chance of events, as a multiple of their mean."""
    if kind is not Kind.PROPORTION:
        return dispersion
    return np.asarray(dispersion * np.clip(1.0 - level, 1e-6, 1.0))


def _level_before(
    kind: Kind, totals: Floats, exposure: Floats, dispersion: Floats, is_usable: Flags
) -> tuple[Floats, Floats]:
    """The level expected before the year began, and its variance.

    Between the mean of all years and the last year moved on by the usual change: the
    more of the change from year to year is beyond chance, the nearer to the last.
    """
    years = np.maximum(is_usable.sum(axis=1), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = _mean_level(kind, totals.sum(axis=1), exposure.sum(axis=1))
        levels = np.where(is_usable, totals / exposure, np.nan)
        usual = exposure.sum(axis=1) / years
        chance = chance_by_event(kind, dispersion, mean) * mean / usual
        moved = _movement(levels)
        beyond = np.maximum(moved.square - 2 * chance, 0.0)
        weight = np.where(moved.square > 0, beyond / moved.square, 0.0)
        last = np.nan_to_num(moved.last)
        # In proportion to the level: a fall ends before none is left.
        drift = moved.drift * np.minimum(last / mean, 2.0)
        centre = weight * (last + drift) + (1 - weight) * mean
        around = np.maximum(beyond - moved.drift**2, 0.0) * _few(moved.pairs)
        known_by = weight + (1 - weight) / years
        smallest = LEAST_CHANGE * np.maximum(_rarer(kind, centre), 0.0)
        variance = np.maximum(around, smallest**2) + chance * known_by
        centre = _off_the_bounds(kind, centre, variance)
    return np.where(moved.pairs > 0, centre, np.nan), variance


def _off_the_bounds(kind: Kind, centre: Floats, variance: Floats) -> Floats:
    """The level, no nearer to none (or to all) than its doubt allows.

    A gamma distribution of shape one half, as Jeffreys' prior for no event seen: of
    less shape it would be all but sure of none.
    """
    nearest = np.sqrt(0.5 * variance)
    if kind is Kind.PROPORTION:
        nearest = np.minimum(nearest, 0.5)
        centre = np.minimum(centre, 1 - nearest)
    return np.maximum(centre, nearest)


def _mean_level(kind: Kind, events: Floats, exposure: Floats) -> Floats:
    """The mean level of all years, half an event added to it.

    Of a proportion half an event is added to those without it too.
    """
    people = exposure + (2 * MONTH_PRIOR if kind is Kind.PROPORTION else 0.0)
    return (events + MONTH_PRIOR) / people


def _rarer(kind: Kind, level: Floats) -> Floats:
    """The level, or for a proportion that of those without the event if smaller."""
    return np.minimum(level, 1 - level) if kind is Kind.PROPORTION else level


@dataclass(frozen=True)
class _Movement:
    """Between usable years: last level, changes, their mean square, usual change."""

    last: Floats
    pairs: Floats
    square: Floats
    drift: Floats


def _movement(levels: Floats) -> _Movement:
    last = np.full(len(levels), np.nan)
    sums, squares, pairs = np.zeros((3, len(levels)))
    for year in range(levels.shape[1]):
        level = levels[:, year]
        has_both = ~np.isnan(level) & ~np.isnan(last)
        change = np.where(has_both, np.nan_to_num(level - last), 0.0)
        sums, squares, pairs = sums + change, squares + change**2, pairs + has_both
        last = np.where(np.isnan(level), last, level)
    some = np.maximum(pairs, 1)
    mean, square = sums / some, squares / some
    return _Movement(last, pairs, square, _drift(mean, square, pairs))


def _few(pairs: Floats) -> Floats:
    """What a variance of few changes is multiplied by: Student's t over the normal."""
    student = stats.t.ppf(0.9, np.maximum(pairs, 1))
    return np.asarray((student / stats.norm.ppf(0.9)) ** 2)


def _drift(mean: Floats, square: Floats, pairs: Floats) -> Floats:
    """The mean change, drawn towards none as far as it may be chance (James-Stein)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        doubt = (square - mean**2) / np.maximum(pairs - 1, 1)
        kept = np.where(mean != 0, np.maximum(1 - doubt / mean**2, 0.0), 0.0)
    return np.where(pairs >= LEAST_CHANGES, mean * kept, 0.0)
