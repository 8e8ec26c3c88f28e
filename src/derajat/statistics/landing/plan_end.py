"""Where a yearly value will stand at the end of the plan."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy import special, stats

from derajat.model.indicators import Direction
from derajat.statistics.arrays import Floats, Numbers, Wholes, as_floats
from derajat.statistics.landing.track_records import (
    TESTED_LEVEL,
    TrackRecord,
    judge_track_record,
    number_groups,
    sum_by_group,
)
from derajat.statistics.reasons import Reason, Reasons, first_reason


LEAST_VALUES = 4
"""Yearly values that a forecast needs: three changes from year to year."""
NEAREST_TO_BOUND = 0.001
"""Shares nearer to 0 or 1 are moved to this distance: their odds have a logarithm."""


class Scale(Enum):
    """What values are possible, and so on which scale they are moved."""

    SHARE = "share"
    """From 0 to 1; moved on the scale of log odds."""
    POSITIVE = "positive"
    """Above zero, such as rates; moved on the scale of logarithms."""
    ANY = "any"


@dataclass(frozen=True)
class PlanLanding:
    """The value at the end of the plan, arrays of shape (series,).

    `middle` is as likely to be passed as not; it, the limits and `chance` are nan where
    `reason` is not GIVEN. `change_needed` a year to reach the target on a straight
    line, known without a forecast. `record` says how past forecasts did.
    """

    middle: Floats
    lower_80: Floats
    upper_80: Floats
    lower_95: Floats
    upper_95: Floats
    chance: Floats
    reason: Reasons
    change_needed: Floats
    record: TrackRecord


@dataclass(frozen=True)
class _Walk:
    """A random walk with drift, on the moved scale: Student's t about `middle`."""

    middle: Floats
    spread: Floats
    free: Floats

    def limit(self, probability: float) -> Floats:
        step = stats.t.ppf(probability, np.maximum(self.free, 1))
        return np.asarray(self.middle + step * self.spread)

    def below(self, value: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            step = (value - self.middle) / self.spread
        return np.asarray(stats.t.cdf(step, np.maximum(self.free, 1)))


def compute_plan_landing(
    values: Numbers,
    years_ahead: int,
    *,
    scale: Scale,
    target: Numbers = np.nan,
    better: Direction = Direction.HIGHER,
    groups: Numbers | None = None,
) -> PlanLanding:
    """The value some years from now, if it goes on changing as it has.

    A random walk with drift: the usual yearly change goes on, drawn towards none as far
    as it may be chance, and the doubt grows with the years ahead. It knows no plan and
    no measure that is still to come. Tried on the past; withheld where it did badly.

    Formula: last + drift x h, variance s^2 (h + h^2 / T) for h years after a past of T
        years, Student's t with one degree of freedom less than changes.
    Source: Hyndman and Athanasopoulos 2021, Forecasting: Principles and Practice, 3rd
        edition, 5.2 and 5.5 (drift method); James-Stein shrinkage of the drift.
    Units: values and target as the scale says; change_needed in the same unit a year.
    Shapes: values (series, years) one column a year, the last column this year;
        target and groups (series,). Series of one group share a track record.
    Missing: nan years are passed over. TOO_FEW_POINTS below four values or below ten
        past forecasts in the group; TRACK_RECORD_POOR where less than 70 % of past 80 %
        intervals held the truth; NO_VARIATION where all values are equal; OUTSIDE_SCALE
        for a value that the scale does not have; NOT_FINITE for infinite values.

    >>> import numpy as np
    >>> from derajat.statistics.landing import Scale, compute_plan_landing
    >>> walk = np.random.default_rng(3).normal(0.02, 0.03, (20, 8)).cumsum(axis=1)
    >>> one = compute_plan_landing(
    ...     0.5 + walk, 4, scale=Scale.SHARE, target=0.8, groups=[0] * 20
    ... )
    >>> print(*(x[0].round(2) for x in (one.middle, one.lower_80, one.upper_80)))
    0.55 0.44 0.66
    >>> print(one.change_needed[0].round(3), one.chance[0].round(2))
    0.062 0.01
    """
    if years_ahead < 1:
        raise ValueError("years_ahead must be at least 1")
    given = np.atleast_2d(as_floats(values))
    faults = _faults(given, scale)
    moved = _move(np.where((faults == Reason.GIVEN)[:, None], given, np.nan), scale)
    walk = _walk(moved, years_ahead)
    record = _record(moved, years_ahead, number_groups(groups, len(given)))
    aim = np.broadcast_to(as_floats(target), (len(given),))
    reason = _reason(faults, moved, walk, record)
    shown = reason == Reason.GIVEN
    middle, low_80, high_80, low_95, high_95 = (
        np.where(shown, _move_back(walk.limit(each), scale), np.nan)
        for each in (0.5, 0.1, 0.9, 0.025, 0.975)
    )
    return PlanLanding(
        middle,
        low_80,
        high_80,
        low_95,
        high_95,
        np.where(shown, _chance(walk, aim, scale, better), np.nan),
        reason,
        np.where(
            faults == Reason.GIVEN, _change_needed(given, aim, years_ahead), np.nan
        ),
        record,
    )


def _faults(values: Floats, scale: Scale) -> Reasons:
    low = {Scale.SHARE: 0.0, Scale.POSITIVE: 0.0, Scale.ANY: -np.inf}[scale]
    high = 1.0 if scale is Scale.SHARE else np.inf
    outside = (values < low) | (values > high)
    return first_reason(
        (len(values),),
        (np.asarray(np.isinf(values).any(axis=1)), Reason.NOT_FINITE),
        (np.asarray(outside.any(axis=1)), Reason.OUTSIDE_SCALE),
    )


def _move(values: Floats, scale: Scale) -> Floats:
    if scale is Scale.SHARE:
        near = np.clip(values, NEAREST_TO_BOUND, 1 - NEAREST_TO_BOUND)
        return np.asarray(special.logit(near))
    if scale is Scale.POSITIVE:
        with np.errstate(divide="ignore"):
            logs = np.log(values)
        return np.where(np.isneginf(logs), np.nan, logs)
    return values


def _move_back(values: Floats, scale: Scale) -> Floats:
    if scale is Scale.SHARE:
        return np.asarray(special.expit(values))
    with np.errstate(over="ignore"):
        return np.exp(values) if scale is Scale.POSITIVE else values


def _walk(moved: Floats, years_ahead: int) -> _Walk:
    """The walk seen from the last column, `years_ahead` years on."""
    years = moved.shape[1]
    last, at, first, start = (np.full(len(moved), np.nan) for _ in range(4))
    for year in range(years):
        is_given = ~np.isnan(moved[:, year])
        start = np.where(is_given & np.isnan(start), year, start)
        first = np.where(is_given & np.isnan(first), moved[:, year], first)
        at = np.where(is_given, year, at)
        last = np.where(is_given, moved[:, year], last)
    span = at - start
    ahead = years_ahead + (years - 1 - at)
    with np.errstate(divide="ignore", invalid="ignore"):
        drift = (last - first) / span
        squares, changes = _around(moved, drift)
        variance = squares / (changes - 1)
        kept = np.maximum(1 - variance / (span * drift**2), 0.0)
        drift = np.where(drift == 0, 0.0, drift * kept)
        spread = np.sqrt(variance * (ahead + ahead**2 / span))
    is_ready = changes >= LEAST_VALUES - 1
    middle = np.where(is_ready, last + drift * ahead, np.nan)
    return _Walk(middle, np.where(is_ready, spread, np.nan), changes - 1)


def _around(moved: Floats, drift: Floats) -> tuple[Floats, Floats]:
    """Squares of the changes about the drift, by year of gap, and their number."""
    squares, changes = np.zeros(len(moved)), np.zeros(len(moved))
    before, at = np.full(len(moved), np.nan), np.full(len(moved), np.nan)
    for year in range(moved.shape[1]):
        value = moved[:, year]
        gap = year - at
        is_change = ~np.isnan(value) & ~np.isnan(before)
        part = (value - before - drift * gap) ** 2 / gap
        squares += np.where(is_change, np.nan_to_num(part), 0.0)
        changes += is_change
        before = np.where(np.isnan(value), before, value)
        at = np.where(np.isnan(value), at, year)
    return squares, changes


def _record(moved: Floats, years_ahead: int, groups: Wholes) -> TrackRecord:
    """Every past year as the last one, up to so many years ahead."""
    tests, held = np.zeros((2, len(moved)), dtype=np.int64)
    tail = (1 - TESTED_LEVEL) / 2
    years = moved.shape[1]
    for until in range(LEAST_VALUES, years):
        for ahead in range(1, min(years_ahead, years - until) + 1):
            truth = moved[:, until + ahead - 1]
            walk = _walk(moved[:, :until], ahead)
            lower, upper = walk.limit(tail), walk.limit(1 - tail)
            is_test = ~np.isnan(truth) & ~np.isnan(lower) & (walk.spread > 0)
            tests += is_test
            held += is_test & (lower <= truth) & (truth <= upper)
    return TrackRecord(sum_by_group(tests, groups), sum_by_group(held, groups))


def _reason(
    faults: Reasons, moved: Floats, walk: _Walk, record: TrackRecord
) -> Reasons:
    found = first_reason(
        faults.shape,
        (
            np.asarray((~np.isnan(moved)).sum(axis=1) < LEAST_VALUES),
            Reason.TOO_FEW_POINTS,
        ),
        (~(walk.spread > 1e-12), Reason.NO_VARIATION),
        *judge_track_record(record),
    )
    return np.where(faults == Reason.GIVEN, found, faults)


def _chance(walk: _Walk, aim: Floats, scale: Scale, better: Direction) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        below = walk.below(_move(aim, scale))
    known = ~np.isnan(aim)
    if better is Direction.HIGHER:
        return np.where(known, 1 - below, np.nan)
    if better is Direction.LOWER:
        return np.where(known, below, np.nan)
    return np.full(aim.shape, np.nan)


def _change_needed(values: Floats, aim: Floats, years_ahead: int) -> Floats:
    """From the last value on a straight line to the target, a year."""
    years = values.shape[1]
    last, at = np.full(len(values), np.nan), np.full(len(values), np.nan)
    for year in range(years):
        is_given = ~np.isnan(values[:, year])
        last = np.where(is_given, values[:, year], last)
        at = np.where(is_given, year, at)
    return np.asarray((aim - last) / (years - 1 - at + years_ahead))
