"""Limits and marks of a figure from a chart of `statistics`."""

import math
from collections import defaultdict
from collections.abc import Callable

from derajat.figures.series_specification import ControlLimits, SpecialMark
from derajat.figures.specification import ShownNumber
from derajat.model.indicators import Direction
from derajat.statistics.charts import Change, Chart, Signals, meaning
from derajat.statistics.reasons import Reason


Show = Callable[[float], ShownNumber]
"""A limit in the unit of the chart as it is shown and drawn."""

_CHANGES = {1: Change.IMPROVING, -1: Change.WORSENING, 0: Change.CHANGED}


def build_limits(chart: Chart, series: int, show: Show) -> tuple[ControlLimits, ...]:
    """The centre line and limits of one series, None where the chart gives none."""

    def amount(value: float) -> ShownNumber | None:
        return show(value) if math.isfinite(value) else None

    found = []
    for place, reason in enumerate(chart.limit_reason[series]):
        if reason != Reason.GIVEN:
            found.append(ControlLimits(None, None, None))
            continue
        at = series, place
        lines = chart.centre[at], chart.lower[at], chart.upper[at]
        found.append(ControlLimits(*(amount(float(line)) for line in lines)))
    return tuple(found)


def build_marks(
    chart: Chart, signals: Signals, series: int, better: Direction, language: str
) -> tuple[SpecialMark, ...]:
    """The points of one series that belong to a signal, with the rules in words.

    A point of signals that point both ways is a change, neither good nor bad.
    """
    ways = meaning(signals, better)
    changes: dict[int, set[Change]] = defaultdict(set)
    words: dict[int, list[str]] = defaultdict(list)
    for number in (signals.series == series).nonzero()[0]:
        rule = signals.rules[signals.rule[number]]
        for place in range(int(signals.first[number]), int(signals.last[number]) + 1):
            if math.isfinite(chart.values[series, place]):
                changes[place].add(_CHANGES[int(ways[number])])
                words[place].append(rule.label.render(language))
    return tuple(
        SpecialMark(
            place, _agree(changes[place]), "; ".join(dict.fromkeys(words[place]))
        )
        for place in sorted(changes)
    )


def _agree(changes: set[Change]) -> Change:
    return next(iter(changes)) if len(changes) == 1 else Change.CHANGED
