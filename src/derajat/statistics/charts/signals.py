"""Where a chart shows a special cause: which rule, from when to when, which way."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from derajat.model.indicators import Direction
from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.charts.chart import Chart, ChartKind
from derajat.statistics.charts.rules import PROVOST_MURRAY, Rule, RuleKind, Rules


TIE = 1e-12
"""Relative distance from the centre line within which a point lies on it."""

Signs = npt.NDArray[np.int8]
Cell = TypeVar("Cell", bound=np.generic)


@dataclass(frozen=True)
class Signals:
    """The special causes found, one place each in arrays of one length.

    `series` and `rule`: index into the chart's series and into `rules`. `first` and
    `last`: places of the first and the last point. `direction`: 1 high or rising, -1
    low or falling. In order of series, first point and rule.
    """

    rules: Rules
    series: Wholes
    rule: Wholes
    first: Wholes
    last: Wholes
    direction: Signs


def find_signals(chart: Chart, rules: Rules = PROVOST_MURRAY) -> Signals:
    """The special causes in each series by the rules, each at its full length.

    Places without a point are passed over. A point on the centre line neither breaks a
    run nor counts; a point equal to the one before neither breaks a trend nor counts.
    Nothing runs across a new baseline. Zones do not apply to g charts, whose counts
    are skewed.

    Formula: see each rule
    Source: each set of rules names its own
    Units: none
    Shapes: of the chart
    Missing: rules that need limits find nothing where there are none

    >>> from derajat.statistics.charts import Baseline, find_signals, xmr_chart
    >>> days = [8, 9, 6, 8, 11, 9, 7, 8, 10, 7, 9, 8] + [6, 7, 6, 5, 6, 7, 6, 5]
    >>> found = find_signals(xmr_chart(days, Baseline(points=12)))
    >>> [found.rules[rule].label.en for rule in found.rule]
    ['8 points in a row on one side of the centre line']
    >>> found.first.tolist(), found.last.tolist(), found.direction.tolist()
    ([11], [19], [-1])
    """
    none = np.zeros((0, 5), dtype=np.int64)
    rows = [none]
    for phase in chart.phases:
        for number, rule in enumerate(rules):
            if rule.kind is RuleKind.ZONE and chart.kind is ChartKind.G:
                continue
            found = _FINDERS[rule.kind](chart, phase, rule)
            rows.append(np.insert(found, 1, number, axis=1))
    table = np.concatenate(rows)
    table = table[np.lexsort((table[:, 1], table[:, 2], table[:, 0]))]
    series, rule_of, first, last, direction = table.T
    return Signals(rules, series, rule_of, first, last, direction.astype(np.int8))


def meaning(signals: Signals, better: Direction) -> Signs:
    """What each signal means: 1 improvement, -1 concern, 0 neither.

    Formula: the direction of the signal, turned where lower is better
    Source: NHS England, Making data count
    Units: none
    Shapes: one for each signal
    Missing: 0 where no direction is better (NEITHER, RANGE)

    >>> from derajat.model.indicators import Direction
    >>> from derajat.statistics.charts import Baseline, find_signals, meaning, xmr_chart
    >>> days = [8, 9, 6, 8, 11, 9, 7, 8, 10, 7, 9, 8] + [6, 7, 6, 5, 6, 7, 6, 5]
    >>> found = find_signals(xmr_chart(days, Baseline(points=12)))
    >>> meaning(found, Direction.LOWER).tolist()
    [1]
    """
    return signals.direction * np.int8(_GOOD.get(Direction(better), 0))


def marked_points(signals: Signals, chart: Chart) -> Flags:
    """The points that belong to a signal (series x points).

    Formula: the points from first to last, both included
    Source: ours
    Units: none
    Shapes: series x points
    Missing: places without a point are not marked

    >>> from derajat.statistics.charts import Baseline, find_signals, marked_points
    >>> from derajat.statistics.charts import xmr_chart
    >>> chart = xmr_chart([8, 9, 7, 8, 10, 9, 8, 7, 9, 8, 9, 8, 30], Baseline(12))
    >>> marked_points(find_signals(chart), chart)[0].nonzero()[0].tolist()
    [12]
    """
    series, places = chart.values.shape
    steps = np.zeros((series, places + 1), dtype=np.int64)
    np.add.at(steps, (signals.series, signals.first), 1)
    np.add.at(steps, (signals.series, signals.last + 1), -1)
    within = np.cumsum(steps, axis=1)[:, :places] > 0
    return np.asarray(within & np.isfinite(chart.values))


_GOOD = {Direction.HIGHER: 1, Direction.LOWER: -1}


def _beyond(chart: Chart, phase: slice, rule: Rule) -> Wholes:
    del rule
    value = chart.values[:, phase]
    above, below = value > chart.upper[:, phase], value < chart.lower[:, phase]
    sign = above.astype(np.int8) - below
    places, sign = _packed(np.isfinite(value), sign)
    series, start, stop, way = _runs(sign, 1)
    return _rows(phase, places, series, start, stop, way)


def _run(chart: Chart, phase: slice, rule: Rule) -> Wholes:
    value, centre = chart.values[:, phase], chart.centre[:, phase]
    on_line = np.isclose(value, centre, rtol=TIE, atol=0.0)
    off_line = np.isfinite(value - centre) & ~on_line
    sign = np.where(off_line, np.where(value > centre, 1, -1), 0).astype(np.int8)
    places, sign = _packed(off_line, sign)
    series, start, stop, way = _runs(sign, rule.points)
    return _rows(phase, places, series, start, stop, way)


def _trend(chart: Chart, phase: slice, rule: Rule) -> Wholes:
    value = chart.values[:, phase]
    places, value = _packed(np.isfinite(value), value)
    moves = np.isfinite(value)
    moves[:, 1:] &= value[:, 1:] != value[:, :-1]
    order, value = _packed(moves, value)
    places = np.take_along_axis(places, order, axis=1)
    step = np.diff(value, axis=1)
    sign = (step > 0).astype(np.int8) - (step < 0)
    series, start, stop, way = _runs(sign, rule.points - 1)
    return _rows(phase, places, series, start, stop + 1, way)


def _zone(chart: Chart, phase: slice, rule: Rule) -> Wholes:
    score, value = chart.score[:, phase], chart.values[:, phase]
    inside = (value <= chart.upper[:, phase]) & (value >= chart.lower[:, phase])
    places, score = _packed(np.isfinite(value), score)
    inside = np.take_along_axis(inside, places, axis=1)
    return np.concatenate(
        [_zone_one_way(places, way, score, inside, phase, rule) for way in (1, -1)]
    )


def _zone_one_way(
    places: Wholes, way: int, score: Floats, inside: Flags, phase: slice, rule: Rule
) -> Wholes:
    hit = score * way > rule.sigmas
    if rule.is_narrow:
        hit &= inside
        same_side = _counted(score * way > 0, rule.window) == rule.window
        full = same_side & (_counted(hit, rule.window) >= rule.points)
    else:
        full = hit & (_counted(hit, rule.window) >= rule.points)
    series, start, stop, _ = _runs(full.astype(np.int8), 1)
    back = np.arange(rule.window - 1, -1, -1)
    first = start - _nearest(hit, series, start, back)
    last = stop - _nearest(hit, series, stop, back[::-1])
    return _rows(phase, places, series, first, last, np.full(len(series), way))


def _nearest(hit: Flags, series: Wholes, place: Wholes, back: Wholes) -> Wholes:
    """How far back from the place the first hit lies, tried in the order of `back`."""
    at = place[:, None] - back
    is_hit = (at >= 0) & hit[series[:, None], np.maximum(at, 0)]
    return np.asarray(back[np.argmax(is_hit, axis=1)], dtype=np.int64)


def _counted(flags: Flags, window: int) -> Wholes:
    """How many of the last `window` places are true, at each place."""
    total = np.cumsum(flags, axis=1)
    before = np.zeros_like(total)
    before[:, window:] = total[:, :-window]
    return np.asarray(total - before)


def _packed(keep: Flags, values: npt.NDArray[Cell]) -> tuple[Wholes, npt.NDArray[Cell]]:
    """The kept places of each row moved to its start, and their values.

    Places after the kept ones hold 0 (signs, flags) or nan (floats).
    """
    places = np.argsort(~keep, axis=1, kind="stable")
    kept = np.take_along_axis(keep, places, axis=1)
    nothing = np.nan if values.dtype.kind == "f" else 0
    moved = np.take_along_axis(values, places, axis=1)
    return places, np.where(kept, moved, np.asarray(nothing, dtype=values.dtype))


def _runs(sign: Signs, fewest: int) -> tuple[Wholes, Wholes, Wholes, Wholes]:
    """Longest stretches of one sign with at least `fewest` places.

    Series, start, stop (included) and sign of each.
    """
    if sign.size == 0:
        none = np.zeros(0, dtype=np.int64)
        return none, none, none, none
    changes = np.ones(sign.shape, dtype=np.bool_)
    changes[:, 1:] = sign[:, 1:] != sign[:, :-1]
    starts = np.flatnonzero(changes)
    lengths = np.diff(np.append(starts, sign.size))
    ways = sign.ravel()[starts].astype(np.int64)
    long = (ways != 0) & (lengths >= fewest)
    series, start = np.divmod(starts[long], sign.shape[1])
    return series, start, start + lengths[long] - 1, ways[long]


def _rows(
    phase: slice,
    places: Wholes,
    series: Wholes,
    start: Wholes,
    stop: Wholes,
    way: Wholes,
) -> Wholes:
    """Series, first place, last place and direction, one row for each signal."""
    first = phase.start + places[series, start]
    last = phase.start + places[series, stop]
    return np.stack([series, first, last, way], axis=1).astype(np.int64)


_FINDERS = {
    RuleKind.BEYOND: _beyond,
    RuleKind.RUN: _run,
    RuleKind.TREND: _trend,
    RuleKind.ZONE: _zone,
}
