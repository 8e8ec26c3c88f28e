"""Heat tables: rows by weeks, the count printed in every cell."""

from derajat.figures.grid import Cell, Column, Grid, without_empty_columns
from derajat.figures.table_specification import Heat, HeatCell, HeatRow
from derajat.figures.words import NOT_REPORTED


NOT_REPORTED_SIGN = "·"
SIGNAL_SHAPE = "◆"


def build_heat_grid(heat: Heat, language: str = "id") -> Grid:
    """One row for each disease or area, one column for each week."""
    columns = (
        Column(heat.row_title, is_heading=True),
        *(
            Column(week.short, is_number=True, note=week.days, class_="ch-week")
            for week in heat.weeks
        ),
        Column(heat.remark_title, class_="ch-remark"),
    )
    rows = tuple(_heat_row(row, language) for row in heat.rows)
    return without_empty_columns(Grid(heat.caption, "ch-heat", columns, rows))


def _heat_row(row: HeatRow, language: str) -> tuple[Cell, ...]:
    cells = (_heat_cell(cell, language) for cell in row.cells)
    return (Cell(row.name, href=row.href), *cells, Cell(row.remark))


def _heat_cell(cell: HeatCell, language: str) -> Cell:
    if cell.count is None:
        words = NOT_REPORTED.render(language)
        sign = NOT_REPORTED_SIGN
        return Cell(words, class_="ch-unreported", sign=sign, spoken=words)
    return Cell(
        cell.count.shown,
        href=cell.href,
        class_=f"ch-level-{cell.level}",
        shape=SIGNAL_SHAPE if cell.signal else "",
        spoken=f"{cell.count.shown}, {cell.signal}" if cell.signal else "",
        is_amount=True,
    )
