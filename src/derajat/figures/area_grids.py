"""Ranked areas and maps as tables."""

from derajat.figures.bars import render_bar
from derajat.figures.grid import (
    Cell,
    Column,
    Grid,
    act_cell,
    amount_cell,
    range_cell,
    without_empty_columns,
)
from derajat.figures.map_specification import Choropleth, MapArea
from derajat.figures.specification import Judged
from derajat.figures.table_specification import Ranked, RankedRow
from derajat.figures.tokens import STATE_NAMES
from derajat.figures.words import (
    ACT,
    AREA,
    BAR,
    CLASS,
    CODE,
    COUNTS,
    GAP,
    INTERVAL,
    NO_DATA,
    NOT_DRAWN,
    REMARK,
    SMALL_NUMBER,
    STATE,
    TARGET,
    VALUE,
    state_shape,
    state_word,
)
from derajat.model.indicators import Direction


def build_ranked_grid(ranked: Ranked, language: str = "id") -> Grid:
    """One row for each area, with a bar from 0 and the target as a line."""
    high = _find_high(ranked)
    columns = (
        Column(ranked.row_title or AREA.render(language), is_heading=True),
        Column(BAR.render(language), is_drawn=True),
        Column(VALUE.render(language), is_number=True),
        Column(STATE.render(language)),
        *(
            Column(title.render(language), is_number=True)
            for title in (GAP, INTERVAL, COUNTS, TARGET)
        ),
        Column(CODE.render(language), class_="ch-code"),
        Column(ACT.render(language), is_drawn=True, class_="no-print"),
    )
    rows = tuple(_ranked_row(row, high, ranked, language) for row in ranked.rows)
    grid = Grid(ranked.caption, "ch-ranked", columns, rows)
    return without_empty_columns(grid)


def _find_high(ranked: Ranked) -> float:
    """The right end of the bars: 100 for percentages, more when one lies above."""
    if ranked.axis is not None:
        return ranked.axis.high
    drawn = [
        amount.drawn
        for row in ranked.rows
        for amount in (row.value, row.target, row.upper)
        if amount is not None
    ]
    least = 100.0 if ranked.caption.is_percent else 0.0
    return max([least, *drawn]) or 1.0


def _ranked_row(
    row: RankedRow, high: float, ranked: Ranked, language: str
) -> tuple[Cell, ...]:
    fill = f"{STATE_NAMES[row.judged.state]}-bar"
    fill = "line-2" if fill == "absent-bar" else fill
    bar = render_bar(row.value, fill, high, row.target, row.lower, row.upper)
    return (
        Cell(row.name, href=row.href),
        Cell(picture=bar),
        amount_cell(row.value, row.reason),
        judged_cell(row.judged, ranked.better, language),
        amount_cell(row.gap),
        range_cell(row.lower, row.upper),
        Cell(row.counts or "–"),
        amount_cell(row.target),
        Cell(row.code),
        act_cell(row.act_href, language),
    )


def judged_cell(judged: Judged, better: Direction, language: str) -> Cell:
    """A state as shape, word and colour."""
    word = judged.word or state_word(judged.state, better).render(language)
    class_ = f"ch-tag ch-tag-{STATE_NAMES[judged.state]}"
    return Cell(word, shape=state_shape(judged.state, better), class_=class_)


def build_map_grid(spec: Choropleth, language: str = "id") -> Grid:
    """One row for each area, also of those that the map cannot draw."""
    columns = (
        Column(AREA.render(language), is_heading=True),
        Column(VALUE.render(language), is_number=True),
        Column(COUNTS.render(language), is_number=True),
        Column(CLASS.render(language)),
        Column(REMARK.render(language)),
        Column(CODE.render(language), class_="ch-code"),
    )
    rows = tuple(_map_row(spec, area, language) for area in spec.areas)
    return without_empty_columns(Grid(spec.caption, "ch-map", columns, rows))


def _map_row(spec: Choropleth, area: MapArea, language: str) -> tuple[Cell, ...]:
    level = "–" if area.level is None else spec.classes[area.level]
    small = spec.small_word or SMALL_NUMBER.render(language)
    absent = "" if area.value or area.reason else NO_DATA.render(language)
    is_drawn = area.code in spec.outlines.by_code
    remarks = (
        small if area.is_small else "",
        area.reason,
        absent,
        "" if is_drawn else NOT_DRAWN.render(language),
    )
    return (
        Cell(area.name, href=area.href),
        amount_cell(area.value),
        Cell(area.counts or "–"),
        Cell(level),
        Cell("; ".join(filter(None, remarks))),
        Cell(area.code),
    )
