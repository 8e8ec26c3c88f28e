"""The lines and bands of a series: nothing is joined across a gap or a break."""

from collections.abc import Callable, Sequence

from derajat.figures.drawing import painted
from derajat.figures.markup import EMPTY, Markup, join, number
from derajat.figures.series_plot import Plot
from derajat.figures.series_specification import Break, ControlLimits, Point, TargetLine
from derajat.figures.specification import ShownNumber


def find_runs(is_known: Sequence[bool], breaks: Sequence[Break] = ()) -> list[range]:
    """Stretches of known places that no break divides."""
    starts = {broken.place for broken in breaks}
    runs: list[range] = []
    for place, known in enumerate(is_known):
        if not known:
            continue
        goes_on = runs and runs[-1].stop == place and place not in starts
        if goes_on:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def render_band(plot: Plot, points: Sequence[Point], breaks: Sequence[Break]) -> Markup:
    """The intervals of the points: a band, or a bar for a point by itself."""
    known = [p.lower is not None and p.upper is not None for p in points]
    paths = [_band_path(plot, points, run) for run in find_runs(known, breaks)]
    if not paths:
        return EMPTY
    return painted(
        "path", class_="ch-band", fill="tint", stroke="line", d="".join(paths)
    )


def _band_path(plot: Plot, points: Sequence[Point], run: range) -> str:
    upper = [_spot(plot, i, points[i].upper) for i in run]
    lower = [_spot(plot, i, points[i].lower) for i in reversed(run)]
    if len(run) > 1:
        return "M" + "L".join([*upper, *lower]) + "Z"
    x, radius = plot.x(run.start), plot.radius + 1
    sides = (points[run.start].upper, points[run.start].lower)
    top, bottom = (plot.y(side.drawn) if side else plot.bottom for side in sides)
    width = number(2 * radius)
    return f"M{number(x - radius)} {number(top)}h{width}V{number(bottom)}h-{width}Z"


def _spot(plot: Plot, place: float, amount: ShownNumber | None) -> str:
    value = amount.drawn if amount else 0.0
    return f"{number(plot.x(place))} {number(plot.y(value))}"


def render_value_line(
    plot: Plot, points: Sequence[Point], breaks: Sequence[Break]
) -> Markup:
    """The line through the values."""
    known = [p.value is not None for p in points]
    runs = [run for run in find_runs(known, breaks) if len(run) > 1]
    path = "".join(
        "M" + "L".join(_spot(plot, i, points[i].value) for i in run) for run in runs
    )
    return _render_path(path, "ch-value", "brand", 2.2) if path else EMPTY


def render_target(plot: Plot, line: TargetLine | None) -> Markup:
    """A target: level for as long as it holds, with a step where it changes."""
    return _render_line(plot, line, _step_path, "ch-target", "ink", "7 4")


def render_way(plot: Plot, line: TargetLine | None) -> Markup:
    """The path to a target, straight from point to point."""
    return _render_line(plot, line, _straight_path, "ch-path", "ink-2", "2 4")


Way = Callable[[Plot, Sequence[ShownNumber | None], range], str]


def _render_line(
    plot: Plot, line: TargetLine | None, way: Way, class_: str, stroke: str, dashes: str
) -> Markup:
    if line is None:
        return EMPTY
    known = [amount is not None for amount in line.amounts]
    path = "".join(way(plot, line.amounts, run) for run in find_runs(known))
    return _render_path(path, class_, stroke, 1.6, dashes) if path else EMPTY


def _step_path(plot: Plot, amounts: Sequence[ShownNumber | None], run: range) -> str:
    levels = [(i, amounts[i]) for i in run]
    path, before = "", None
    for place, amount in levels:
        if amount is None or (before is not None and before == amount.drawn):
            continue
        start = plot.left if place == 0 else plot.x(place - 0.5)
        level = number(plot.y(amount.drawn))
        path += f"H{number(start)}V{level}" if path else f"M{number(start)} {level}"
        before = amount.drawn
    is_last = run.stop == len(amounts)
    end = plot.right if is_last else plot.x(run.stop - 0.5)
    return f"{path}H{number(end)}"


def _straight_path(
    plot: Plot, amounts: Sequence[ShownNumber | None], run: range
) -> str:
    if len(run) > 1:
        return "M" + "L".join(_spot(plot, i, amounts[i]) for i in run)
    amount = amounts[run.start]
    x, y = plot.x(run.start), plot.y(amount.drawn if amount else 0.0)
    return f"M{number(x - plot.radius)} {number(y)}h{number(2 * plot.radius)}"


def render_limits(plot: Plot, limits: Sequence[ControlLimits]) -> Markup:
    """The centre line and both limits, which step where a new baseline starts."""
    lines = (
        ([one.centre for one in limits], "ch-centre", ""),
        ([one.upper for one in limits], "ch-limit", "5 4"),
        ([one.lower for one in limits], "ch-limit", "5 4"),
    )
    return join(_render_level(plot, *line) for line in lines)


def _render_level(
    plot: Plot, amounts: Sequence[ShownNumber | None], class_: str, dashes: str
) -> Markup:
    known = [amount is not None for amount in amounts]
    path = "".join(_step_path(plot, amounts, run) for run in find_runs(known))
    return _render_path(path, class_, "line-2", 1.2, dashes) if path else EMPTY


def _render_path(
    path: str, class_: str, stroke: str, width: float, dashes: str = ""
) -> Markup:
    return painted(
        "path",
        class_=class_,
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linejoin="round",
        d=path,
    )
