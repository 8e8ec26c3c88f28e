"""Trends and control charts as tables."""

from derajat.figures.grid import (
    Cell,
    Column,
    Grid,
    amount_cell,
    range_cell,
    without_empty_columns,
)
from derajat.figures.series_specification import (
    ControlFigure,
    Point,
    PointState,
    SpecialMark,
    TargetLine,
    TrendFigure,
)
from derajat.figures.tokens import CHANGE_SHAPES
from derajat.figures.words import (
    CENTRE,
    COUNTS,
    INTERVAL,
    LOWER_LIMIT,
    PATH,
    PERIOD,
    POINT_STATES,
    REMARK,
    TARGET,
    UPPER_LIMIT,
    VALUE,
    VARIATION,
)


def build_trend_grid(trend: TrendFigure, language: str = "id") -> Grid:
    """One row for each period, in the order of the points."""
    columns = _trend_columns(language)
    rows = tuple(_trend_row(trend, i, language) for i in range(len(trend.points)))
    grid = Grid(trend.caption, "ch-series", columns, rows)
    return without_empty_columns(grid)


def _trend_columns(language: str) -> tuple[Column, ...]:
    titles = (VALUE, INTERVAL, COUNTS, TARGET, PATH)
    numbers = (Column(title.render(language), is_number=True) for title in titles)
    return (
        Column(PERIOD.render(language), is_heading=True),
        *numbers,
        Column(REMARK.render(language)),
    )


def _trend_row(trend: TrendFigure, place: int, language: str) -> tuple[Cell, ...]:
    point = trend.points[place]
    return (
        Cell(point.period, href=point.href),
        amount_cell(point.value),
        range_cell(point.lower, point.upper),
        Cell(point.counts or "–"),
        _line_cell(trend.target, place),
        _line_cell(trend.path, place),
        Cell(_remark(trend, place, point, language)),
    )


def _line_cell(line: TargetLine | None, place: int) -> Cell:
    return amount_cell(line.amounts[place] if line else None)


def _remark(trend: TrendFigure, place: int, point: Point, language: str) -> str:
    """What is not final, why, and where the definition changes."""
    state = point.state
    if point.value is None and state is not PointState.WITHHELD:
        state = PointState.MISSING
    told = [broken.label for broken in trend.breaks if broken.place == place]
    if state is not PointState.FINAL:
        told.append(POINT_STATES[state].render(language))
    return "; ".join(filter(None, [*told, point.reason]))


def build_control_grid(control: ControlFigure, language: str = "id") -> Grid:
    """The table of the trend with the limits and the special points."""
    trend = control.trend
    titles = (CENTRE, LOWER_LIMIT, UPPER_LIMIT)
    more = [Column(title.render(language), is_number=True) for title in titles]
    columns = _trend_columns(language)
    marks = {mark.place: mark for mark in control.marks}
    rows = []
    for place, limits in enumerate(control.limits):
        cells = _trend_row(trend, place, language)
        amounts = (limits.centre, limits.lower, limits.upper)
        added = [amount_cell(amount) for amount in amounts]
        mark = _mark_cell(marks.get(place))
        rows.append((*cells[:-1], *added, mark, cells[-1]))
    variation = Column(VARIATION.render(language))
    grid = Grid(
        trend.caption,
        "ch-series",
        (*columns[:-1], *more, variation, columns[-1]),
        tuple(rows),
    )
    return without_empty_columns(grid)


def _mark_cell(mark: SpecialMark | None) -> Cell:
    if mark is None:
        return Cell("–", class_="ch-absent")
    return Cell(mark.word, shape=CHANGE_SHAPES[mark.change])
