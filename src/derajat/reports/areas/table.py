"""A table whose rows are areas, closed by the stored value of the whole."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from derajat.model.areas import AreaLevel
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.reports.areas.asked import (
    AskedColumn,
    AskedTable,
    Place,
    ValuePart,
    read_table,
)
from derajat.reports.areas.formulas import ratio_of, sum_of
from derajat.reports.areas.grid import Grid, load_grid
from derajat.reports.areas.heading import build_heading
from derajat.reports.areas.notes import build_notes, tell_empty
from derajat.reports.areas.rows import place_of
from derajat.reports.areas.tones import Judge, build_judges, tone_of
from derajat.reports.builders import Settings
from derajat.reports.cells import numbered_row
from derajat.reports.numbers import (
    ABSENT,
    decimal_number,
    denominator_number,
    fact_of,
    interval_text,
    numerator_number,
    value_number,
)
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Quoted,
    Role,
    Row,
    Table,
    Text,
    Tone,
)
from derajat.reports.source import Making


_NAMES = {
    AreaLevel.PROVINCE: Label("Provinsi", "Province"),
    AreaLevel.DISTRICT: Label("Kabupaten/kota", "District"),
    AreaLevel.SUBDISTRICT: Label("Kecamatan", "Subdistrict"),
    AreaLevel.HEALTH_CENTRE: Label("Puskesmas", "Health centre"),
    AreaLevel.VILLAGE: Label("Kelurahan/desa", "Village"),
}
_SIZES = ((8, 9.0), (12, 8.0), (16, 7.0), (22, 6.5))
_SMALLEST = 6.0
"""By how many columns fit at a size of letters, on a landscape sheet."""
_ROWS_OF_A_SHEET = range(30, 45)
_MANY = 14
"""Beside more columns than these names need a larger part of the width."""
_DENSE = 6.9
"""At this size so many rows fit on one sheet; more take several sheets."""


def build_area_table(making: Making, settings: Settings) -> Sequence[Block]:
    """The table by area that the settings of a form ask for."""
    return build_asked_table(making, read_table(settings))


def build_asked_table(making: Making, table: AskedTable) -> Sequence[Block]:
    """A row for each area and one of the whole; a sentence where nothing is stored."""
    grid = load_grid(making, table)
    if not grid.areas or grid.is_empty:
        return (Paragraph(table.key, tell_empty(making, table, grid), Role.NOTE),)
    judges = build_judges(making, grid) if table.has_tones else {}
    leads = _leads(making, table, grid)
    columns = _columns(grid, len(leads))
    return (
        Table(
            key=table.key,
            caption=table.caption.render(making.language),
            columns=columns,
            heading=_heading(table, leads, grid, making.language),
            rows=_rows(making, table, grid, judges, len(leads)),
            notes=build_notes(making, table, grid, judges),
            size=size_for(len(columns), len(grid.areas)),
            sheet=table.sheet,
        ),
    )


def size_for(columns: int, rows: int = 0) -> float:
    """The size of letters at which so many columns, and where it can rows, fit."""
    size = next((size for most, size in _SIZES if columns <= most), _SMALLEST)
    return min(size, _DENSE) if rows in _ROWS_OF_A_SHEET else size


def _leads(making: Making, table: AskedTable, grid: Grid) -> tuple[str, ...]:
    level = grid.areas[0].level
    name = _NAMES[level].render(making.language)
    if not _has_place(table, grid):
        return ("No", name)
    return ("No", _NAMES[AreaLevel.SUBDISTRICT].render(making.language), name)


def _has_place(table: AskedTable, grid: Grid) -> bool:
    """Whether the subdistrict stands beside the name of an area."""
    inside = (AreaLevel.HEALTH_CENTRE, AreaLevel.VILLAGE)
    return table.place is Place.PARENT and grid.areas[0].level in inside


def _heading(
    table: AskedTable, leads: Sequence[str], grid: Grid, language: str
) -> tuple[tuple[Cell, ...], ...]:
    rows = build_heading(leads, grid.columns, language)
    width = len(leads) + len(grid.columns)
    return (*rows, numbered_row(width)) if table.is_numbered else rows


def _columns(grid: Grid, leads: int) -> tuple[Column, ...]:
    wide_names = 2.2 + max(0, len(grid.columns) - _MANY) / 10
    names = (Column(wide_names) for _ in range(leads - 1))
    wide = {ValuePart.INTERVAL: 1.5}
    values = (
        Column(wide.get(column.part, 1.0), Align.RIGHT) for column in grid.columns
    )
    return (Column(0.45, Align.CENTRE), *names, *values)


def _rows(
    making: Making,
    table: AskedTable,
    grid: Grid,
    judges: Mapping[str, Judge],
    leads: int,
) -> tuple[Row, ...]:
    rows = []
    for number in range(len(grid.areas)):
        cells = _value_cells(making, grid, judges, number, leads)
        rows.append(Row((*_lead_cells(making, table, grid, number), *cells)))
    whole = table.total.render(making.language) if table.total else grid.whole.name
    blanks = tuple(Cell() for _ in range(leads - 1))
    cells = _value_cells(making, grid, judges, len(grid.areas), leads)
    last = (*blanks, Cell((Quoted(whole),), is_bold=True), *cells)
    return (*rows, Row(last, is_total=True))


def _lead_cells(
    making: Making, table: AskedTable, grid: Grid, number: int
) -> tuple[Cell, ...]:
    area = grid.areas[number]
    held = place_of(making, area, grid.period)
    middle = (Cell((Quoted(held),)),) if _has_place(table, grid) else ()
    return (Cell((str(number + 1),)), *middle, Cell((Quoted(area.name),)))


def _value_cells(
    making: Making,
    grid: Grid,
    judges: Mapping[str, Judge],
    row: int,
    first: int,
) -> list[Cell]:
    catalogue = making.source.catalogue
    area = [*grid.areas, grid.whole][row]
    cells = []
    for place, column in enumerate(grid.columns):
        text = part_text(grid.value(area, place), column, catalogue, making.language)
        formula = ratio_of(grid, row, place, first + 1, catalogue)
        if formula is None and area is grid.whole:
            formula = sum_of(grid, place, first + 1)
        tone = Tone.ABSENT if text == (ABSENT,) else tone_of(judges, grid, area, place)
        cells.append(Cell(text, tone=tone, formula=formula))
    return cells


def part_text(
    value: Value | None, column: AskedColumn, catalogue: Catalogue, language: str
) -> Text:
    """What a column prints of a value; a dash where it has nothing."""
    match column.part:
        case ValuePart.VALUE:
            return (value_number(value, catalogue, language, unit=False),)
        case ValuePart.NUMERATOR:
            return (numerator_number(value, language),)
        case ValuePart.DENOMINATOR:
            return (denominator_number(value, language),)
        case ValuePart.INTERVAL:
            return interval_text(value, catalogue, language) or (ABSENT,)
        case ValuePart.COMPLETENESS:
            return _completeness(value, language)


def _completeness(value: Value | None, language: str) -> Text:
    if value is None or value.completeness is None:
        return (ABSENT,)
    share = Decimal(repr(value.completeness)) * 100
    fact = fact_of(value, "completeness")
    return (decimal_number(share, 1, fact, language, "%"),)
