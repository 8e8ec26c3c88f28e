"""The key below a series: only the marks that it uses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from derajat.figures.drawing import painted, render_words
from derajat.figures.lettering import measure_text
from derajat.figures.markup import Markup, number
from derajat.figures.series_plot import Plot
from derajat.figures.series_specification import ControlFigure, PointState, TrendFigure
from derajat.figures.shapes import render_mark
from derajat.figures.words import (
    CENTRE,
    CONTROL_LIMITS,
    DEFINITION_BREAK,
    POINT_STATES,
)
from derajat.statistics.charts import CHANGE_LABELS, Change


_SYMBOL = 20.0
"""Width of a symbol with its gap."""

Symbol = Callable[[float, float], Markup]


@dataclass(frozen=True)
class KeyEntry:
    """A symbol, drawn about a middle, and what it means."""

    symbol: Symbol
    words: str


def list_trend_key(trend: TrendFigure, language: str) -> list[KeyEntry]:
    """The entries of a trend."""
    entries = []
    if trend.interval and any(p.lower and p.upper for p in trend.points):
        entries.append(KeyEntry(_band_symbol, trend.interval))
    used = {_state_of(p.value is None, p.state) for p in trend.points}
    entries += [
        KeyEntry(_state_symbol(state), POINT_STATES[state].render(language))
        for state in PointState
        if state in used and state is not PointState.FINAL
    ]
    if trend.breaks:
        words = DEFINITION_BREAK.render(language)
        entries.append(KeyEntry(_line_symbol("ink-2", "1.5 3", is_upright=True), words))
    return entries


def list_control_key(control: ControlFigure, language: str) -> list[KeyEntry]:
    """The entries of a control chart."""
    entries = []
    if any(one.centre for one in control.limits):
        entries.append(KeyEntry(_line_symbol("line-2", ""), CENTRE.render(language)))
    if any(one.lower or one.upper for one in control.limits):
        symbol = _line_symbol("line-2", "5 4")
        entries.append(KeyEntry(symbol, CONTROL_LIMITS.render(language)))
    changes = sorted({mark.change for mark in control.marks})
    entries += [
        KeyEntry(_change_symbol(change), CHANGE_LABELS[change].render(language))
        for change in changes
    ]
    return entries + list_trend_key(control.trend, language)


def _state_of(is_empty: bool, state: PointState) -> PointState:
    if is_empty and state is not PointState.WITHHELD:
        return PointState.MISSING
    return state


def _band_symbol(x: float, y: float) -> Markup:
    return painted(
        "rect", fill="tint", stroke="line-2", x=x - 7, y=y - 5, width=14, height=10
    )


def _state_symbol(state: PointState) -> Symbol:
    return lambda x, y: render_mark(state, None, x, y, 4)


def _change_symbol(change: Change) -> Symbol:
    return lambda x, y: render_mark(PointState.FINAL, change, x, y, 4)


def _line_symbol(stroke: str, dashes: str, is_upright: bool = False) -> Symbol:
    def symbol(x: float, y: float) -> Markup:
        level = f"M{number(x - 8)} {number(y)}h16"
        upright = f"M{number(x)} {number(y - 7)}v14"
        return painted(
            "path",
            fill="none",
            stroke=stroke,
            stroke_width=1.4,
            stroke_dasharray=dashes,
            d=upright if is_upright else level,
        )

    return symbol


def render_key(
    plot: Plot, entries: Sequence[KeyEntry], top: float
) -> tuple[list[Markup], float]:
    """The entries in rows below `top`, and how far down they reach."""
    parts: list[Markup] = []
    across, down = 4.0, top
    for entry in entries:
        wide = _SYMBOL + measure_text(entry.words, plot.letters)
        if across > 4 and across + wide > plot.width:
            across, down = 4.0, down + plot.row
        middle = down + plot.row * 0.5
        parts.append(entry.symbol(across + 8, middle))
        baseline = middle + plot.letters * 0.35
        parts.append(render_words(entry.words, across + _SYMBOL, baseline))
        across += wide + plot.letters
    return parts, down + plot.row if entries else down
