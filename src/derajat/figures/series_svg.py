"""Trends, control charts and sparks as drawings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derajat.figures.drawing import (
    group,
    letter_size,
    painted,
    render_document,
    render_picture,
)
from derajat.figures.markup import Markup, number
from derajat.figures.series_legend import (
    KeyEntry,
    list_control_key,
    list_trend_key,
    render_key,
)
from derajat.figures.series_lines import (
    find_runs,
    render_band,
    render_limits,
    render_target,
    render_value_line,
    render_way,
)
from derajat.figures.series_marks import (
    count_break_rows,
    render_breaks,
    render_points,
)
from derajat.figures.series_plot import (
    EndLabel,
    build_plot,
    render_axes,
    render_end_labels,
)
from derajat.figures.series_specification import (
    ControlFigure,
    ControlLimits,
    Spark,
    SpecialMark,
    TargetLine,
    TrendFigure,
)
from derajat.figures.specification import ShownNumber


_SPARK_WIDTH, _SPARK_HEIGHT = 80, 20


@dataclass(frozen=True)
class _Layers:
    """What a control chart adds to a trend."""

    limits: tuple[ControlLimits, ...] = ()
    marks: tuple[SpecialMark, ...] = ()
    key: tuple[KeyEntry, ...] = ()


def render_trend(trend: TrendFigure, width: int, language: str = "id") -> Markup:
    """A trend as a drawing of a width in units (see NARROW and WIDE)."""
    layers = _Layers(key=tuple(list_trend_key(trend, language)))
    return _render_series(trend, layers, width, language)


def render_control(control: ControlFigure, width: int, language: str = "id") -> Markup:
    """A control chart as a drawing of a width in units."""
    key = tuple(list_control_key(control, language))
    layers = _Layers(control.limits, control.marks, key)
    return _render_series(control.trend, layers, width, language)


def _render_series(
    trend: TrendFigure, layers: _Layers, width: int, language: str
) -> Markup:
    labels = _list_end_labels(trend, layers.limits)
    rows = count_break_rows(trend.breaks, letter_size(width), width, len(trend.points))
    drawn = [amount.drawn for amount in _list_amounts(trend, layers.limits)]
    plot = build_plot(trend, width, drawn, labels, rows, language)
    key, height = render_key(plot, layers.key, plot.bottom + plot.row * 1.4)
    parts = [
        *render_axes(plot, trend.points),
        render_band(plot, trend.points, trend.breaks),
        render_limits(plot, layers.limits),
        *render_breaks(plot, trend.breaks),
        render_target(plot, trend.target),
        render_way(plot, trend.path),
        render_value_line(plot, trend.points, trend.breaks),
        group(
            render_points(plot, trend.points, layers.marks, language),
            class_="ch-points",
        ),
        *render_end_labels(plot, labels),
        *key,
    ]
    return render_document(trend.caption, width, height + 4, parts)


def _list_amounts(
    trend: TrendFigure, limits: Sequence[ControlLimits]
) -> Iterable[ShownNumber]:
    """Every number that has to fit into the field."""
    for point in trend.points:
        yield from filter(None, (point.value, point.lower, point.upper))
    for line in filter(None, (trend.target, trend.path)):
        yield from filter(None, line.amounts)
    for one in limits:
        yield from filter(None, (one.centre, one.lower, one.upper))


def _list_end_labels(
    trend: TrendFigure, limits: Sequence[ControlLimits]
) -> list[EndLabel]:
    """The last value and what each line is at its end."""
    labels = []
    for point in reversed(trend.points):
        if point.value is not None:
            is_last = point is trend.points[-1]
            words = point.value.shown
            words = words if is_last else f"{words} ({point.tick})"
            labels.append(EndLabel(words, point.value.drawn, "brand-2", "bold"))
            break
    for line, fill in ((trend.target, "ink"), (trend.path, "ink-2")):
        labels += _label_of_line(line, fill)
    last = limits[-1] if limits else ControlLimits(None, None, None)
    ends = filter(None, (last.centre, last.upper, last.lower))
    return labels + [EndLabel(end.shown, end.drawn, "ink-2") for end in ends]


def _label_of_line(line: TargetLine | None, fill: str) -> list[EndLabel]:
    known = [amount for amount in line.amounts if amount] if line else []
    if line is None or not known:
        return []
    return [EndLabel(line.label, known[-1].drawn, fill)]


def render_spark(spark: Spark) -> Markup:
    """A line of 80 by 20 without words; its value is told beside it."""
    known = [value for value in spark.values if value is not None]
    wide = [*known, *([] if spark.target is None else [spark.target])]
    low, high = (min(wide), max(wide)) if wide else (0.0, 1.0)

    def spot(place: int, value: float | None) -> str:
        across = 3 + 74 * place / max(len(spark.values) - 1, 1)
        return f"{number(across)} {number(_spark_height(value or 0.0, low, high))}"

    parts = []
    if spark.target is not None:
        level = number(_spark_height(spark.target, low, high))
        parts.append(_spark_path(f"M0 {level}H80", "line-2", 1, "3 2"))
    runs = find_runs([value is not None for value in spark.values])
    lines = ["L".join(spot(i, spark.values[i]) for i in run) for run in runs]
    if lines:
        path = "".join(
            f"M{line}" + ("h0.1" if "L" not in line else "") for line in lines
        )
        parts.append(_spark_path(path, "brand", 1.8))
    if spark.values and spark.values[-1] is not None:
        x, y = spot(len(spark.values) - 1, spark.values[-1]).split()
        parts.append(painted("circle", fill="brand", cx=float(x), cy=float(y), r=2.4))
    return render_picture(_SPARK_WIDTH, _SPARK_HEIGHT, parts, "ch-spark")


def _spark_height(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return 17 - 14 * share


def _spark_path(path: str, stroke: str, width: float, dashes: str = "") -> Markup:
    return painted(
        "path",
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linecap="round",
        d=path,
    )
