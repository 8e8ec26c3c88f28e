"""A threshold from what an office can verify, and what that threshold would miss."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
    reason_of_inputs,
)


RISE_TIMES = 2.0
"""A large rise is twice the usual or more. Permenkes 1501/2010 Pasal 6 c."""
RISE_CASES = 5.0
"""A local choice: below this many cases a doubling is not called large."""
USUAL_WEEKS = 4
"""A local choice: the weeks before whose mean is called usual."""


@dataclass(frozen=True)
class PickedThresholds:
    """One threshold a capacity, and what it would have done in the past weeks.

    A week of a series is an alert where its score lies above `threshold`. Every array
    has the shape of the capacities: `threshold` in units of the score;
    `alerts_per_week` over the weeks with scores; `share_of_weeks_above`, from 0 to 1,
    those with more alerts than the capacity; `rises` and `rises_missed` count large
    rises and those of them without an alert (nan when no rises were handed over).
    `reason` says why there is no threshold.
    """

    threshold: Floats
    alerts_per_week: Floats
    share_of_weeks_above: Floats
    rises: Floats
    rises_missed: Floats
    reason: Reasons


def pick_thresholds(
    scores: Numbers,
    alerts_a_week: Numbers,
    rises: npt.ArrayLike | None = None,
    lowest: float = -np.inf,
) -> PickedThresholds:
    """The lowest threshold that gives no more alerts a week than can be verified.

    Works for any score that is higher when there is more to look at: the scores of
    `ears_c1`, the exceedance of Farrington, plain counts. Equal scores stand or fall
    together. More capacity never gives a higher threshold. The alerts are those of
    the weeks the threshold was chosen in; `judge_thresholds` tells of other weeks.

    Formula: the smallest score s for which the number of scores above s is at most
        capacity x weeks; not below `lowest`
    Source: empirical quantile of the scores; the rule is the project's
    Units: scores in their own unit; capacity in alerts a week
    Shapes: scores and rises (series, weeks); alerts_a_week any shape; results the
        shape of alerts_a_week
    Missing: a missing score is no alert and no judged week; a week without any score
        is not counted; infinite scores are above every threshold, and where they
        alone are too many the threshold is NOT_FINITE; capacity missing, infinite or
        negative; fewer than one week with scores is TOO_FEW_POINTS

    >>> import numpy as np
    >>> from derajat.statistics.outbreaks import pick_thresholds
    >>> scores = [[0.2, 3.1, 1.0, 0.4], [2.2, 0.1, 4.0, 0.3]]
    >>> found = pick_thresholds(scores, [0.5, 1])
    >>> print(found.threshold, found.alerts_per_week)
    [2.2 0.4] [0.5 1. ]
    """
    table, flags = _check_table(scores, rises)
    capacity = as_floats(alerts_a_week)
    if not np.isfinite(lowest) and lowest != -np.inf:
        raise ValueError(f"lowest is {lowest}, not a number below infinity")
    judged = ~np.isnan(table)
    weeks = int(judged.any(axis=0).sum())
    falling = np.sort(table[judged])[::-1]
    reason = _reason_of_capacity(capacity, weeks)
    threshold = np.full(capacity.shape, np.nan)
    given = reason == Reason.GIVEN
    threshold[given] = _thresholds(falling, capacity[given], weeks, lowest)
    unbounded = given & ~np.isfinite(threshold)
    threshold[unbounded], reason[unbounded] = np.nan, Reason.NOT_FINITE
    return _judged(table, threshold, capacity, flags, reason)


def judge_thresholds(
    scores: Numbers,
    threshold: Numbers,
    alerts_a_week: Numbers,
    rises: npt.ArrayLike | None = None,
) -> PickedThresholds:
    """What given thresholds would have done, also in weeks they were not chosen in.

    A rise in a week that has no score is missed too.

    Formula: alert where score > threshold; counted over weeks with scores
    Source: the rule is the project's
    Units: scores and threshold in one unit; capacity in alerts a week
    Shapes: scores and rises (series, weeks); threshold and alerts_a_week of one shape,
        which the results have
    Missing: as `pick_thresholds`; a threshold missing or infinite

    >>> from derajat.statistics.outbreaks import judge_thresholds
    >>> found = judge_thresholds([[2.5, 0.1, 9.0], [3.0, 0.3, 1.0]], 2.2, 1)
    >>> print(found.alerts_per_week, found.share_of_weeks_above.round(2))
    1.0 0.33
    """
    table, flags = _check_table(scores, rises)
    limits, capacity = as_one_shape(threshold, alerts_a_week)
    weeks = int((~np.isnan(table)).any(axis=0).sum())
    reason = _reason_of_capacity(capacity, weeks)
    reason = np.maximum(reason, reason_of_inputs(limits))
    limits = np.where(reason == Reason.GIVEN, limits, np.nan)
    return _judged(table, limits, capacity, flags, reason)


def large_rises(
    counts: Numbers,
    times: float = RISE_TIMES,
    at_least: float = RISE_CASES,
    usual_weeks: int = USUAL_WEEKS,
) -> Flags:
    """Weeks that a person would call a large rise, whatever a method says of them.

    They are what a threshold must not miss. `at_least` and `usual_weeks` are local
    choices.

    Formula: y(t) >= at_least and y(t) >= times x mean of y(t-4) ... y(t-1)
    Source: two times or more: Permenkes 1501/2010 Pasal 6 c, there against one period
    Units: cases a week
    Shapes: counts (..., weeks); result the same
    Missing: false where this or one of the usual weeks is missing, infinite, negative
        or before the series begins

    >>> from derajat.statistics.outbreaks import large_rises
    >>> print(large_rises([[4, 5, 4, 3, 9, 7]]))
    [[False False False False  True False]]
    """
    numbers = as_floats(counts)
    if numbers.ndim == 0 or usual_weeks < 1:
        raise ValueError("counts needs an axis of weeks, usual_weeks at least 1")
    usable = np.where(np.isfinite(numbers) & (numbers >= 0), numbers, np.nan)
    found = np.zeros(numbers.shape, dtype=np.bool_)
    judged = max(0, numbers.shape[-1] - usual_weeks)
    usual = np.zeros((*numbers.shape[:-1], judged))
    with np.errstate(over="ignore"):
        for week in range(usual_weeks):
            usual += usable[..., week : week + judged]
    latest = usable[..., usual_weeks:]
    with np.errstate(all="ignore"):
        least, reached = times * usual, latest * usual_weeks
    rises = (reached >= least) & np.isfinite(reached)
    found[..., usual_weeks:] = rises & (latest >= at_least)
    return found


def _thresholds(falling: Floats, capacity: Floats, weeks: int, lowest: float) -> Floats:
    """The first score after those that may be alerts; ties with it are none."""
    allowed = np.minimum(capacity, falling.size) * weeks
    # 0.29 x 100 is a little below 29 in binary.
    places = np.floor(allowed + 1e-9)
    places = np.minimum(places, falling.size - 1).astype(np.int64)
    finite = falling[np.isfinite(falling)]
    least = finite[-1] if finite.size else np.inf
    return np.maximum(np.maximum(falling[places], least), lowest)


def _reason_of_capacity(capacity: Floats, weeks: int) -> Reasons:
    no_weeks = np.full(capacity.shape, weeks == 0)
    return first_reason(
        capacity.shape,
        (no_weeks, Reason.TOO_FEW_POINTS),
        (np.isnan(capacity), Reason.MISSING),
        (np.isinf(capacity), Reason.NOT_FINITE),
        (capacity < 0, Reason.NEGATIVE_COUNT),
    )


def _judged(
    scores: Floats,
    threshold: Floats,
    capacity: Floats,
    rises: Flags | None,
    reason: Reasons,
) -> PickedThresholds:
    """One pass over the scores a threshold; there are few."""
    weeks = np.any(~np.isnan(scores), axis=0)
    limits, most = threshold.ravel(), capacity.ravel()
    rows = [
        _facts(scores, *pair, weeks, rises) for pair in zip(limits, most, strict=True)
    ]
    facts = np.array(rows, dtype=np.float64).reshape(*threshold.shape, 4)
    return PickedThresholds(
        threshold, facts[..., 0], facts[..., 1], facts[..., 2], facts[..., 3], reason
    )


def _facts(
    scores: Floats, limit: float, capacity: float, weeks: Flags, rises: Flags | None
) -> tuple[float, float, float, float]:
    """Alerts a week, share of weeks above the capacity, rises, and rises missed."""
    if np.isnan(limit):
        return np.nan, np.nan, np.nan, np.nan
    alert = scores > limit
    each = alert.sum(axis=0)[weeks]
    share = float((each > capacity).mean())
    if rises is None:
        return float(each.mean()), share, np.nan, np.nan
    return float(each.mean()), share, float(rises.sum()), float((rises & ~alert).sum())


def _check_table(
    scores: Numbers, rises: npt.ArrayLike | None
) -> tuple[Floats, Flags | None]:
    table = as_floats(scores)
    if table.ndim != 2:
        raise ValueError(f"scores has the shape {table.shape}, not (series, weeks)")
    if rises is None:
        return table, None
    flags = np.asarray(rises)
    if flags.dtype != np.bool_:
        raise ValueError("rises says yes or no (bool) for each score")
    if flags.shape != table.shape:
        raise ValueError(f"rises has the shape {flags.shape}, scores {table.shape}")
    return table, flags
