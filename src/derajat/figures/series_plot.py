"""Where the points of a series lie in a drawing, and the frame around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from derajat.figures.drawing import group, letter_size, painted, render_words
from derajat.figures.lettering import (
    choose_every,
    measure_text,
    spread_labels,
    wrap_words,
)
from derajat.figures.markup import Markup, number
from derajat.figures.scales import Axis, build_axis, choose_range
from derajat.figures.series_specification import Point, TrendFigure
from derajat.figures.words import AXIS_FROM


_ROW = 1.3
"""Height of a line of words, in letter sizes."""
_MOST_TICKS = 6
_NARROW_HEIGHT, _WIDE_HEIGHT = 190.0, 270.0


@dataclass(frozen=True)
class EndLabel:
    """Words beside the right end of a line."""

    words: str
    value: float
    fill: str
    weight: str = ""


@dataclass(frozen=True)
class Plot:
    """The field of a drawing in which values are drawn."""

    width: int
    left: float
    right: float
    top: float
    bottom: float
    letters: float
    count: int
    axis: Axis
    heading: tuple[str, ...]

    @property
    def spacing(self) -> float:
        """From one point to the next."""
        return (self.right - self.left - 2 * self.inset) / max(self.count - 1, 1)

    @property
    def inset(self) -> float:
        return self.letters * 0.7

    @property
    def radius(self) -> float:
        return min(4.5, max(2.4, self.spacing * 0.34))

    @property
    def row(self) -> float:
        return self.letters * _ROW

    def x(self, place: float) -> float:
        """Across, of the point at a place from 0; halves lie between points."""
        if self.count == 1:
            return (self.left + self.right) / 2
        return self.left + self.inset + place * self.spacing

    def y(self, value: float) -> float:
        """Down, of a value; cut at the ends of the axis."""
        return self.bottom - self.axis.share(value) * (self.bottom - self.top)


def build_plot(
    trend: TrendFigure,
    width: int,
    drawn: Sequence[float],
    labels: Sequence[EndLabel],
    break_rows: int,
    language: str,
) -> Plot:
    """The field that leaves room for the axis, the labels and rows for breaks."""
    letters = letter_size(width)
    is_narrow = letters < letter_size(10_000)
    axis = _choose_axis(trend, drawn, language)
    widest = max(measure_text(tick.shown, letters) for tick in axis.ticks)
    beside = max((measure_text(label.words, letters) for label in labels), default=0)
    left = max(widest + 10, 26)
    heading = _head(trend, axis, letters, width, language)
    top = (len(heading) + break_rows + 0.6) * letters * _ROW
    return Plot(
        width=width,
        left=left,
        right=width - beside - 8,
        top=top,
        bottom=top + (_NARROW_HEIGHT if is_narrow else _WIDE_HEIGHT),
        letters=letters,
        count=len(trend.points),
        axis=axis,
        heading=heading,
    )


def _choose_axis(trend: TrendFigure, drawn: Sequence[float], language: str) -> Axis:
    decimals = trend.caption.decimals
    if trend.axis is not None:
        low, high = trend.axis.low, trend.axis.high
    else:
        low, high = choose_range(drawn, decimals)
    return build_axis(low, high, _MOST_TICKS, decimals, language)


def _head(
    trend: TrendFigure, axis: Axis, letters: float, width: int, language: str
) -> tuple[str, ...]:
    """The unit, and that the axis does not start at nought."""
    words = trend.caption.unit
    if axis.low > 0:
        start = f"{AXIS_FROM.render(language)} {axis.ticks[0].shown}"
        words = f"{words} · {start}" if words else start
    return tuple(wrap_words(words, letters, width - 8))


def render_axes(plot: Plot, points: Sequence[Point]) -> list[Markup]:
    """The lines and words of both axes."""
    grid = [
        painted("path", d=_level(plot, plot.y(tick.drawn))) for tick in plot.axis.ticks
    ]
    words = [
        render_words(
            tick.shown, plot.left - 6, plot.y(tick.drawn) + plot.letters * 0.35, "ink-2"
        )
        for tick in plot.axis.ticks
    ]
    heading = [
        render_words(line, 2, plot.row * (row + 0.8))
        for row, line in enumerate(plot.heading)
    ]
    return [
        painted("g", *grid, class_="ch-grid", stroke="line"),
        group(words, text_anchor="end"),
        *heading,
        group(_render_ticks(plot, points), text_anchor="middle"),
    ]


def _level(plot: Plot, height: float) -> str:
    return f"M{number(plot.left)} {number(height)}H{number(plot.right)}"


def _render_ticks(plot: Plot, points: Sequence[Point]) -> list[Markup]:
    """The short names of periods, as many as fit."""
    widest = max((measure_text(p.tick, plot.letters) for p in points), default=0)
    every = choose_every(len(points), plot.spacing, widest + plot.letters * 0.8)
    down = plot.bottom + plot.row
    return [
        render_words(points[place].tick, plot.x(place), down)
        for place in range(0, len(points), every)
    ]


def render_end_labels(plot: Plot, labels: Sequence[EndLabel]) -> list[Markup]:
    """The words beside the right ends of the lines, kept apart."""
    wanted = [plot.y(label.value) for label in labels]
    low, high = plot.top, plot.bottom
    places = spread_labels(wanted, plot.letters * 1.15, low, high)
    return [
        render_words(
            label.words,
            plot.right + 6,
            place + plot.letters * 0.35,
            label.fill,
            weight=label.weight,
        )
        for label, place in zip(labels, places, strict=True)
    ]
