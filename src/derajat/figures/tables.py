"""Every figure as a table of HTML, also the figures that are nothing else."""

from derajat.figures.area_grids import build_map_grid, build_ranked_grid
from derajat.figures.grid import Cell, Column, Grid
from derajat.figures.kinds import Figure, subtitle_of
from derajat.figures.map_specification import Choropleth
from derajat.figures.markup import EMPTY, Markup, element, join, text
from derajat.figures.pws_table import build_pws_grid
from derajat.figures.series_grids import build_control_grid, build_trend_grid
from derajat.figures.series_specification import ControlFigure, TrendFigure
from derajat.figures.step_grids import build_funnel_grid, build_pyramid_grid
from derajat.figures.table_specification import (
    FunnelSteps,
    Heat,
    Pws,
    PwsSheet,
    Pyramid,
    Ranked,
)
from derajat.figures.week_grids import build_heat_grid


def build_grid(spec: Figure, language: str = "id") -> Grid:
    """The cells of a figure as its table shows them."""
    match spec:
        case TrendFigure():
            return build_trend_grid(spec, language)
        case ControlFigure():
            return build_control_grid(spec, language)
        case Ranked():
            return build_ranked_grid(spec, language)
        case Pws():
            return build_pws_grid(spec, language)
        case PwsSheet():
            return build_pws_grid(spec.pws, language)
        case Heat():
            return build_heat_grid(spec, language)
        case Choropleth():
            return build_map_grid(spec, language)
        case FunnelSteps():
            return build_funnel_grid(spec, language)
        case Pyramid():
            return build_pyramid_grid(spec, language)


def render_table(spec: Figure, language: str = "id") -> Markup:
    """The table of a figure in a frame that scrolls by itself on a small screen."""
    grid = build_grid(spec, language)
    key = grid.caption.key
    table = element(
        "table",
        _render_caption(spec),
        element("thead", element("tr", *map(_render_title, grid.columns))),
        element("tbody", *(_render_row(grid.columns, row) for row in grid.rows)),
        id=f"{key}-table",
        class_=f"ch-table {grid.class_}",
    )
    return element(
        "div",
        table,
        class_="ch-scroll",
        role="group",
        tabindex="0",
        aria_labelledby=f"{key}-caption",
    )


def _render_caption(spec: Figure) -> Markup:
    below = subtitle_of(spec)
    return element(
        "caption",
        text(f"{spec.caption.title} "),
        element("span", text(below), class_="ch-subtitle") if below else EMPTY,
        id=f"{spec.caption.key}-caption",
    )


def _render_title(column: Column) -> Markup:
    title = text(column.title)
    if column.href:
        title = element("a", title, href=column.href)
    note = (
        element("span", text(column.note), class_="ch-days") if column.note else EMPTY
    )
    return element(
        "th",
        element("span", title, note) if column.class_ == "ch-upright" else title,
        EMPTY if column.class_ == "ch-upright" else note,
        scope="col",
        class_=_column_class(column),
    )


def _column_class(column: Column) -> str:
    return " ".join(filter(None, (column.class_, "ch-num" if column.is_number else "")))


def _render_row(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Markup:
    pairs = zip(columns, row, strict=True)
    return element("tr", *(_render_cell(column, cell) for column, cell in pairs))


def _render_cell(column: Column, cell: Cell) -> Markup:
    inside = join((_render_shape(cell.shape), text(cell.sign or cell.words)))
    if cell.href:
        inside = element("a", inside, href=cell.href)
    classes = " ".join(filter(None, (_column_class(column), cell.class_)))
    if column.class_ == "ch-upright":
        classes = f"ch-num {cell.class_}".strip()
    if "ch-turned" in classes:
        inside = element("span", inside)
    return element(
        "th" if column.is_heading else "td",
        join((inside, cell.picture)),
        scope="row" if column.is_heading else None,
        class_=classes,
        aria_label=cell.spoken,
    )


def _render_shape(shape: str) -> Markup:
    if not shape:
        return EMPTY
    return join((element("span", text(shape), aria_hidden="true"), text(" ")))
