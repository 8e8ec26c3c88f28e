"""Marks of points: one shape for each state, readable without colour."""

from derajat.figures.drawing import painted
from derajat.figures.markup import Markup, number
from derajat.figures.series_specification import PointState
from derajat.figures.tokens import CHANGE_NAMES
from derajat.statistics.charts import Change


_LINE_WIDTH = 1.8


def render_mark(
    state: PointState, change: Change | None, x: float, y: float, radius: float
) -> Markup:
    """The mark of a point: hollow when not final, a triangle when it is special."""
    if state in (PointState.MISSING, PointState.WITHHELD):
        return _render_absence(state, x, y, radius)
    name = CHANGE_NAMES[change] if change is not None else "brand"
    is_final = state is PointState.FINAL
    fill, stroke = (name, "card") if is_final else ("card", name)
    width = 0.8 if is_final else _LINE_WIDTH
    if change is None and state is not PointState.INCOMPLETE:
        return painted(
            "circle",
            fill=fill,
            stroke=stroke,
            stroke_width=width,
            cx=x,
            cy=y,
            r=radius,
        )
    size = radius * 1.6 if change is not None else radius * 0.9
    corners = _CORNERS[change]
    path = _path([(x + size * across, y + size * down) for across, down in corners])
    return painted("path", fill=fill, stroke=stroke, stroke_width=width, d=path)


_UP = ((0.0, -1.0), (0.95, 0.75), (-0.95, 0.75))
_DOWN = ((0.0, 1.0), (0.95, -0.75), (-0.95, -0.75))
_DIAMOND = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
_SQUARE = ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0))
_CORNERS = {
    Change.IMPROVING: _UP,
    Change.WORSENING: _DOWN,
    Change.CHANGED: _DIAMOND,
    Change.NO_CHANGE_SEEN: _SQUARE,
    Change.CANNOT_TELL: _SQUARE,
    None: _SQUARE,
}


def _path(corners: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def _render_absence(state: PointState, x: float, y: float, radius: float) -> Markup:
    """A cross where there is no data, a bar where a value is withheld."""
    arm = number(2 * radius)
    path = f"M{number(x - radius)} {number(y)}h{arm}"
    if state is PointState.MISSING:
        start = f"{number(x - radius)} {number(y - radius)}"
        path = f"M{start}l{arm} {arm}m-{arm} 0l{arm}-{arm}"
    return painted("path", fill="none", stroke="absent", stroke_width=1.8, d=path)
