"""Points with their numbers, and changes of definition."""

from collections.abc import Sequence

from derajat.figures.drawing import painted, render_link, render_words
from derajat.figures.lettering import measure_text
from derajat.figures.markup import Markup, number
from derajat.figures.series_plot import Plot
from derajat.figures.series_specification import Break, Point, PointState, SpecialMark
from derajat.figures.shapes import render_mark
from derajat.figures.words import POINT_STATES


def render_points(
    plot: Plot, points: Sequence[Point], marks: Sequence[SpecialMark], language: str
) -> list[Markup]:
    """Every period: a mark at its value, or at the foot where there is none."""
    marked = {mark.place: mark for mark in marks}
    last = len(points) - 1
    return [
        _render_point(plot, place, point, marked.get(place), place == last, language)
        for place, point in enumerate(points)
    ]


def _render_point(
    plot: Plot,
    place: int,
    point: Point,
    mark: SpecialMark | None,
    is_stop: bool,
    language: str,
) -> Markup:
    height = plot.bottom - plot.letters * 0.5
    if point.value is not None:
        height = plot.y(point.value.drawn)
    shape = render_mark(
        _drawn_state(point),
        mark.change if mark else None,
        plot.x(place),
        height,
        plot.radius,
    )
    return render_link(tell_point(point, mark, language), point.href, shape, is_stop)


def _drawn_state(point: Point) -> PointState:
    """A point without a value is never drawn as if it had one."""
    absent = (PointState.MISSING, PointState.WITHHELD)
    if point.value is None and point.state not in absent:
        return PointState.MISSING
    return point.state


def tell_point(point: Point, mark: SpecialMark | None, language: str) -> str:
    """All that is known of a point, in one line."""
    state = _drawn_state(point)
    told = [point.value.shown if point.value else POINT_STATES[state].render(language)]
    told.append(point.counts)
    if point.lower and point.upper:
        told.append(f"{point.lower.shown}–{point.upper.shown}")
    if point.value and state is not PointState.FINAL:
        told.append(POINT_STATES[state].render(language))
    told += [point.reason, mark.word if mark else ""]
    return f"{point.period}: " + " · ".join(filter(None, told))


def arrange_breaks(
    breaks: Sequence[Break], places: Sequence[float], letters: float, limit: float
) -> list[tuple[int, float]]:
    """Row and left end of each label, so that none covers another.

    `places` are the lines; labels stand to the right of their line or end at `limit`.
    """
    ends: list[float] = []
    arranged = []
    for broken, place in zip(breaks, places, strict=True):
        width = measure_text(broken.label, letters)
        start = max(0.0, min(place + 4, limit - width))
        row = next((r for r, end in enumerate(ends) if end < start), len(ends))
        ends[row : row + 1] = [start + width + letters * 0.5]
        arranged.append((row, start))
    return arranged


def count_break_rows(
    breaks: Sequence[Break], letters: float, width: float, count: int
) -> int:
    """How many rows the labels may need above the field; an estimate from above."""
    if not breaks:
        return 0
    places = [width * 0.75 * broken.place / max(count, 1) for broken in breaks]
    return 1 + max(row for row, _ in arrange_breaks(breaks, places, letters, width))


def render_breaks(plot: Plot, breaks: Sequence[Break]) -> list[Markup]:
    """A dotted line where the definition changes, with its words above."""
    places = [plot.x(broken.place - 0.5) for broken in breaks]
    limit = plot.width - 4.0
    rows = arrange_breaks(breaks, places, plot.letters, limit)
    parts = []
    for broken, place, (row, start) in zip(breaks, places, rows, strict=True):
        top = plot.top - plot.row * (row + 0.3)
        path = f"M{number(place)} {number(top)}V{number(plot.bottom)}"
        parts.append(
            painted(
                "path",
                class_="ch-break",
                stroke="ink-2",
                stroke_width=1.2,
                stroke_dasharray="1.5 3",
                d=path,
            )
        )
        parts.append(render_words(broken.label, start, top))
    return parts
