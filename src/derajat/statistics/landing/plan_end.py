"""Where a yearly value will stand at the end of the plan."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy import special

from derajat.model.indicators import Direction
from derajat.statistics.arrays import Floats, Numbers, Wholes, as_floats
from derajat.statistics.landing.targets import build_targets
from derajat.statistics.landing.track_records import (
    TESTED_LEVEL,
    TrackRecord,
    build_track_record,
    judge_track_record,
    number_groups,
)
from derajat.statistics.landing.walks import (
    LEAST_VALUES,
    Walk,
    choose_lasting,
    compute_walk,
    find_ends,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


LARGEST_VALUE = 1e100
"""Values beyond it are outside every scale: their squares have no number."""
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
    line, known without a forecast. `lasting` the share of a year's surprise taken to
    last: 1 all of it, 0.25 most is gone the year after. `record` says how past
    forecasts did: far above its 80 %, the limits are wider than they need be.
    """

    middle: Floats
    lower_80: Floats
    upper_80: Floats
    lower_95: Floats
    upper_95: Floats
    chance: Floats
    reason: Reasons
    change_needed: Floats
    lasting: Floats
    record: TrackRecord


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

    The usual yearly change goes on, drawn towards none as far as it may be chance; of
    a year's surprise lasts the share that would have forecast the group's past best;
    the doubt grows with the years ahead. It knows no plan and no measure still to come.
    Tried on the past; withheld where it did badly.

    Formula: level + drift x h, variance s^2 (1 + (h - 1) a^2 + h^2 d) for h years, with
        a the lasting share of 1, 0.75, 0.5 or 0.25, d = a^2 / T + 2 (1 - a) / T^2 for a
        past of T years, Student's t with one degree of freedom less than changes.
    Source: Hyndman and Athanasopoulos 2021, Forecasting: Principles and Practice, 3rd
        edition, 5.2 (drift method), 8.1 (simple exponential smoothing) and 8.7 (its
        variance); James-Stein shrinkage of the drift.
    Units: values and target as the scale says; change_needed in the same unit a year.
    Shapes: values (series, years) one column a year, the last column this year;
        target and groups (series,). Series of one group share a track record.
    Missing: nan years are passed over. TOO_FEW_POINTS below four values or below ten
        past forecasts in the group; TRACK_RECORD_POOR where less than 70 % of past 80 %
        intervals held the truth; NO_VARIATION where all changes are equal;
        OUTSIDE_SCALE for a value that the scale does not have (0 is not POSITIVE);
        INTERVAL_TOO_WIDE where a limit has no finite number; NOT_FINITE for infinite
        values. `chance` is nan too without a finite target or where better is neither.

    >>> import numpy as np
    >>> from derajat.statistics.landing import Scale, compute_plan_landing
    >>> walk = np.random.default_rng(3).normal(0.02, 0.03, (20, 8)).cumsum(axis=1)
    >>> one = compute_plan_landing(
    ...     0.5 + walk, 4, scale=Scale.SHARE, target=0.8, groups=[0] * 20
    ... )
    >>> print(*(x[0].round(2) for x in (one.middle, one.lower_80, one.upper_80)))
    0.55 0.43 0.66
    >>> print(one.change_needed[0].round(3), one.chance[0].round(2))
    0.062 0.01
    """
    given = _yearly(values, years_ahead)
    aim = build_targets(target, len(given))
    numbered = number_groups(groups, len(given))
    return _land(given, years_ahead, Scale(scale), aim, better, numbered)


def _yearly(values: Numbers, years_ahead: int) -> Floats:
    if years_ahead < 1 or years_ahead != int(years_ahead):
        raise ValueError("years_ahead must be a whole number of at least 1")
    given = np.atleast_2d(as_floats(values))
    if given.ndim != 2:
        raise ValueError("values must have the shape (series, years)")
    return given


def _land(
    given: Floats,
    years_ahead: int,
    scale: Scale,
    aim: Floats,
    better: Direction,
    groups: Wholes,
) -> PlanLanding:
    faults = _faults(given, scale)
    is_sound = faults == Reason.GIVEN
    moved = _move(np.where(is_sound[:, None], given, np.nan), scale)
    walk, lasting, record = _forecast(moved, years_ahead, groups)
    limits = _limits(walk, scale)
    reason = _reason(faults, moved, walk, record, limits)
    shown = reason == Reason.GIVEN
    middle, lower_80, upper_80, lower_95, upper_95 = (
        np.where(shown, each, np.nan) for each in limits
    )
    return PlanLanding(
        middle,
        lower_80,
        upper_80,
        lower_95,
        upper_95,
        np.where(shown, _chance(walk, aim, scale, better), np.nan),
        reason,
        np.where(is_sound, _change_needed(given, aim, years_ahead), np.nan),
        lasting,
        record,
    )


def _faults(values: Floats, scale: Scale) -> Reasons:
    high = 1.0 if scale is Scale.SHARE else LARGEST_VALUE
    outside = values > high
    outside |= values < (-LARGEST_VALUE if scale is Scale.ANY else 0.0)
    if scale is Scale.POSITIVE:
        outside |= values == 0
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
            return np.asarray(np.log(np.maximum(values, 0.0)))
    return values


def _move_back(values: Floats, scale: Scale) -> Floats:
    if scale is Scale.SHARE:
        return np.asarray(special.expit(values))
    with np.errstate(over="ignore"):
        return np.exp(values) if scale is Scale.POSITIVE else values


def _limits(walk: Walk, scale: Scale) -> list[Floats]:
    """Middle, limits of 80 % and limits of 95 %, on the scale of the values."""
    return [
        _move_back(walk.limit(each), scale) for each in (0.5, 0.1, 0.9, 0.025, 0.975)
    ]


def _forecast(
    moved: Floats, years_ahead: int, groups: Wholes
) -> tuple[Walk, Floats, TrackRecord]:
    """The walk from this year, its lasting share, and the record of past walks.

    Every past year is taken as the last one, up to so many years ahead.
    """
    years = moved.shape[1]
    lasting = np.ones(len(moved))
    tests, held = np.zeros((2, len(moved)), dtype=np.int64)
    for known, lasting in choose_lasting(moved, groups):
        for ahead in range(1, min(years_ahead, years - known) + 1):
            truth = moved[:, known + ahead - 1]
            below = compute_walk(moved[:, :known], ahead, lasting).below(truth)
            tests += ~np.isnan(below)
            held += np.abs(below - 0.5) <= TESTED_LEVEL / 2
    record = build_track_record(tests, held, groups)
    return compute_walk(moved, years_ahead, lasting), lasting, record


def _reason(
    faults: Reasons,
    moved: Floats,
    walk: Walk,
    record: TrackRecord,
    limits: list[Floats],
) -> Reasons:
    is_few = np.asarray((~np.isnan(moved)).sum(axis=1) < LEAST_VALUES)
    found = first_reason(
        faults.shape,
        (is_few, Reason.TOO_FEW_POINTS),
        (np.isnan(walk.spread), Reason.NO_VARIATION),
        *judge_track_record(record),
        (~np.isfinite(np.sum(limits, axis=0)), Reason.INTERVAL_TOO_WIDE),
    )
    return earliest(faults, found)


def _chance(walk: Walk, aim: Floats, scale: Scale, better: Direction) -> Floats:
    below = walk.below(_move(aim, scale))
    if scale is Scale.SHARE:
        below = np.where(aim > 1, 1.0, np.where(aim < 0, 0.0, below))
    better = Direction(better)
    if better is Direction.HIGHER:
        return 1 - below
    if better is Direction.LOWER:
        return below
    return np.full(aim.shape, np.nan)


def _change_needed(values: Floats, aim: Floats, years_ahead: int) -> Floats:
    """From the last value on a straight line to the target, a year."""
    _, _, last, at = find_ends(values)
    return np.asarray((aim - last) / (values.shape[1] - 1 - at + years_ahead))
