"""The PWS chart: areas side by side, columns and numbers in one table."""

from collections.abc import Callable, Sequence

from derajat.figures.area_grids import judged_cell
from derajat.figures.bars import COLUMN_HEIGHT, render_column
from derajat.figures.drawing import painted, render_picture, render_words
from derajat.figures.grid import Cell, Column, Grid, act_cell, amount_cell
from derajat.figures.markup import Markup, number
from derajat.figures.scales import Axis, build_axis
from derajat.figures.table_specification import Arrow, Pws, PwsColumn
from derajat.figures.tokens import STATE_NAMES
from derajat.figures.words import (
    ACT,
    AREA,
    ARROW_SHAPES,
    ARROWS,
    BAR,
    CODE,
    CUMULATIVE,
    GAP,
    LAST_MONTH,
    NO_DATA,
    REMARK,
    STATE,
    THIS_MONTH,
    TREND,
)
from derajat.model.indicators import Direction
from derajat.model.labels import Label


_AXIS_WIDTH = 44
CellOf = Callable[[PwsColumn], Cell]


def build_pws_grid(pws: Pws, language: str = "id") -> Grid:
    """The chart: a column for each area, the bars in the first row."""
    axis = build_pws_axis(pws, language)
    columns = (
        Column(AREA.render(language), is_heading=True),
        *(
            Column(area.name, is_number=True, class_="ch-upright", href=area.href)
            for area in pws.columns
        ),
    )
    bars = tuple(_bar_cell(area, axis, pws, language) for area in pws.columns)
    scale = Cell(spoken=BAR.render(language), picture=_render_axis(axis, pws))
    first = (scale, *bars)
    rows = tuple(
        (Cell(title.render(language)), *(cell_of(area) for area in pws.columns))
        for title, cell_of in _list_rows(pws, language)
    )
    if any(area.act_href for area in pws.columns):
        acts = (act_cell(area.act_href, language) for area in pws.columns)
        rows = (*rows, (Cell(ACT.render(language), class_="no-print"), *acts))
    return Grid(pws.caption, "ch-pws", columns, (first, *rows))


def build_pws_rows(pws: Pws, language: str = "id") -> Grid:
    """The same numbers with a row for each area, for CSV."""
    lines = _list_rows(pws, language)
    columns = (
        Column(AREA.render(language), is_heading=True),
        Column(CODE.render(language)),
        *(Column(title.render(language)) for title, _ in lines),
        Column(REMARK.render(language)),
    )
    rows = tuple(
        (
            Cell(area.name),
            Cell(area.code),
            *(cell_of(area) for _, cell_of in lines),
            Cell(area.reason),
        )
        for area in pws.columns
    )
    return Grid(pws.caption, "ch-pws", columns, rows)


def _list_rows(pws: Pws, language: str) -> Sequence[tuple[Label, CellOf]]:
    so_far: tuple[Label, CellOf] = (
        CUMULATIVE,
        lambda area: amount_cell(area.cumulative),
    )
    return (
        *(() if pws.is_level else (so_far,)),
        (THIS_MONTH, lambda area: amount_cell(area.this_month)),
        (LAST_MONTH, lambda area: amount_cell(area.last_month)),
        (TREND, lambda area: _arrow_cell(area.arrow, language)),
        (STATE, lambda area: _status_cell(area, language)),
        (GAP, lambda area: amount_cell(area.gap)),
    )


def _arrow_cell(arrow: Arrow | None, language: str) -> Cell:
    if arrow is None:
        return Cell("–", class_="ch-absent")
    word = ARROWS[arrow].render(language)
    return Cell(word, sign=ARROW_SHAPES[arrow], spoken=word)


def _status_cell(area: PwsColumn, language: str) -> Cell:
    if area.judged.state is None and not area.judged.word:
        return Cell("–", class_="ch-absent")
    cell = judged_cell(area.judged, Direction.HIGHER, language)
    return Cell(cell.words, class_=f"{cell.class_} ch-turned")


def build_pws_axis(pws: Pws, language: str) -> Axis:
    drawn = [area.cumulative.drawn for area in pws.columns if area.cumulative]
    target = [pws.target.drawn] if pws.target else []
    return build_axis(0.0, max([100.0, *target, *drawn]), 6, 0, language)


def _bar_cell(area: PwsColumn, axis: Axis, pws: Pws, language: str) -> Cell:
    if area.cumulative is None:
        words = area.reason or NO_DATA.render(language)
        return Cell(words, class_="ch-column-cell ch-turned ch-absent")
    name = STATE_NAMES[area.judged.state]
    fill = "line-2" if name == "absent" else f"{name}-bar"
    column = render_column(area.cumulative, fill, axis.high, pws.target)
    return Cell(picture=column, class_="ch-column-cell")


def _render_axis(axis: Axis, pws: Pws) -> Markup:
    """The marks of the axis beside the first row, and the target among them."""
    near = axis.high / 12
    words = [(tick.drawn, tick.shown, "ink-2") for tick in axis.ticks]
    if target := pws.target:
        words = [one for one in words if abs(one[0] - target.drawn) >= near]
        words.append((target.drawn, target.shown, "ink"))
    parts = []
    for value, shown, fill in words:
        down = COLUMN_HEIGHT * (1 - axis.share(value))
        label = min(max(down + 4, 10.0), COLUMN_HEIGHT)
        parts.append(render_words(shown, _AXIS_WIDTH - 6, label, fill, "end"))
        mark = f"M{_AXIS_WIDTH - 4} {number(down)}h4"
        parts.append(painted("path", stroke=fill, d=mark))
    return render_picture(_AXIS_WIDTH, COLUMN_HEIGHT, parts, "ch-axis", font_size="12")
