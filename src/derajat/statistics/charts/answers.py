"""Two questions about a chart, answered apart: is it changing, and will it reach?"""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_shape
from derajat.statistics.charts.chart import Chart
from derajat.statistics.charts.signals import Signals, meaning
from derajat.statistics.reasons import Reason


class Change(IntEnum):
    """Answers to "is it changing?". `CHANGED`: a change that is neither good nor bad,
    or signals that point both ways."""

    CANNOT_TELL = 0
    NO_CHANGE_SEEN = 1
    IMPROVING = 2
    WORSENING = 3
    CHANGED = 4


class Reach(IntEnum):
    """Answers to "will it reach the target?", if the work goes on as it is."""

    CANNOT_TELL = 0
    RELIABLY_REACHED = 1
    RELIABLY_MISSED = 2
    HIT_OR_MISS = 3


CHANGE_LABELS: dict[Change, Label] = {
    Change.CANNOT_TELL: Label("belum dapat disimpulkan", "cannot tell"),
    Change.NO_CHANGE_SEEN: Label("tidak terlihat perubahan", "no change seen"),
    Change.IMPROVING: Label("membaik", "improving"),
    Change.WORSENING: Label("memburuk", "worsening"),
    Change.CHANGED: Label("berubah", "changed"),
}
"""Words for each answer; our own wording."""

REACH_LABELS: dict[Reach, Label] = {
    Reach.CANNOT_TELL: Label("belum dapat disimpulkan", "cannot tell"),
    Reach.RELIABLY_REACHED: Label("target selalu tercapai", "target reliably reached"),
    Reach.RELIABLY_MISSED: Label(
        "target tidak akan tercapai tanpa perubahan cara kerja",
        "target reliably missed unless the work changes",
    ),
    Reach.HIT_OR_MISS: Label(
        "target kadang tercapai, kadang tidak", "target reached by chance only"
    ),
}
"""Words for each answer; our own wording."""


def is_it_changing(
    chart: Chart, signals: Signals, better: Direction
) -> npt.NDArray[np.uint8]:
    """The answer of each series to "is it changing?", as codes of `Change`.

    Signals count that reach the latest point; older ones belong to the history. What
    `better` means is that of the plotted value: for g and t charts of harm, higher.

    Formula: the meaning of the signals that hold the latest point; both meanings, or
        neither, is CHANGED
    Source: NHS England, Making data count (variation icons)
    Units: none
    Shapes: one answer for each series
    Missing: CANNOT_TELL without limits at the latest point or without points

    >>> from derajat.model.indicators import Direction
    >>> from derajat.statistics.charts import (
    ...     Baseline, Change, find_signals, is_it_changing, xmr_chart)
    >>> days = [8, 9, 6, 8, 11, 9, 7, 8, 10, 7, 9, 8] + [6, 7, 6, 5, 6, 7, 6, 5]
    >>> chart = xmr_chart(days, Baseline(points=12))
    >>> answers = is_it_changing(chart, find_signals(chart), Direction.LOWER)
    >>> [Change(answer).name for answer in answers]
    ['IMPROVING']
    """
    series, latest = np.arange(len(chart.values)), latest_place(chart)
    now = signals.last == latest[signals.series]
    way = meaning(signals, better)
    good, bad, neither = (
        np.isin(series, signals.series[now & (way == sign)]) for sign in (1, -1, 0)
    )
    *_, told = _limits_now(chart)
    answer = np.full(latest.shape, Change.NO_CHANGE_SEEN, dtype=np.uint8)
    answer[good], answer[bad] = Change.IMPROVING, Change.WORSENING
    answer[(good & bad) | neither] = Change.CHANGED
    answer[~told] = Change.CANNOT_TELL
    return answer


def will_it_reach(
    chart: Chart,
    target: Numbers,
    better: Direction,
    change: npt.NDArray[np.uint8] | None = None,
) -> npt.NDArray[np.uint8]:
    """The answer of each series to "will it reach the target?", as codes of `Reach`.

    Limits foretell only while the process does not change: with `change` (the answers
    to the other question) a series that changes cannot be told.

    Formula: higher is better: reached when the lower limit is at or above the target,
        missed when the upper limit is below it, else hit or miss; lower: turned about
    Source: NHS England, Making data count (assurance icons); Wheeler 1993
    Units: target in the unit of the value
    Shapes: one target for all, or one for each series; one answer for each series
    Missing: CANNOT_TELL without limits at the latest point, without a target, or when
        no direction is better

    >>> from derajat.model.indicators import Direction
    >>> from derajat.statistics.charts import Baseline, Reach, will_it_reach, xmr_chart
    >>> share = [0.81, 0.84, 0.8, 0.83, 0.82, 0.85, 0.8, 0.83, 0.82, 0.84, 0.81, 0.83]
    >>> chart = xmr_chart([share] * 3, Baseline(points=12))
    >>> answers = will_it_reach(chart, [0.7, 0.85, 0.95], Direction.HIGHER)
    >>> [Reach(answer).name for answer in answers]
    ['RELIABLY_REACHED', 'HIT_OR_MISS', 'RELIABLY_MISSED']
    """
    better = Direction(better)
    lower, upper, told = _limits_now(chart)
    wanted = as_shape(target, lower.shape, "target")
    reached, missed = lower >= wanted, upper < wanted
    if better is Direction.LOWER:
        reached, missed = upper <= wanted, lower > wanted
    told &= np.isfinite(wanted)
    told &= better in {Direction.HIGHER, Direction.LOWER}
    if change is not None:
        if np.shape(change) != lower.shape:
            raise ValueError("change must be one answer for each series")
        told &= change == Change.NO_CHANGE_SEEN
    answer = np.full(lower.shape, Reach.HIT_OR_MISS, dtype=np.uint8)
    answer[reached], answer[missed] = Reach.RELIABLY_REACHED, Reach.RELIABLY_MISSED
    answer[~told] = Reach.CANNOT_TELL
    return answer


def latest_place(chart: Chart) -> Wholes:
    """The place of the latest point of each series; -1 where there is none."""
    present = np.isfinite(chart.values)
    places = np.where(present, np.arange(chart.values.shape[1]), -1)
    return np.asarray(places.max(axis=1, initial=-1))


def _limits_now(chart: Chart) -> tuple[Floats, Floats, Flags]:
    """Lower and upper limit at the latest point of each series, and whether given."""
    latest = latest_place(chart)
    if chart.values.shape[1] == 0:
        nothing = np.full(latest.shape, np.nan)
        return nothing, nothing, np.zeros(latest.shape, dtype=np.bool_)
    at = np.arange(len(latest)), np.maximum(latest, 0)
    given = (latest >= 0) & (chart.limit_reason[at] == Reason.GIVEN)
    return chart.lower[at], chart.upper[at], given
