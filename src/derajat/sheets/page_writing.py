"""Workbooks set for print, cell by cell: looks, spans, formulas, page setup."""

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT = {"font_name": "Arial", "font_size": 10, "font_scheme": ""}
_CREATED = datetime.datetime(2000, 1, 1)
_A4 = 9
_INCHES = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}
_LONGEST_FURNITURE = 200
"""Excel keeps 255 letters of header and footer, its own marks included."""
_FORMULA_MARKS = ("=", "+", "-", "@", "\t")
LONGEST_TEXT = 32_767
"""Letters that a cell holds."""


@dataclass(frozen=True)
class CellLook:
    """How a cell looks; `align` is left, center, right or empty for the usual side."""

    number_format: str = ""
    align: str = ""
    is_bold: bool = False
    has_border: bool = False
    is_centred_down: bool = False
    indent: int = 0
    fill: str = ""
    """`#E3F1E7`, empty for none."""
    size: float = 10


@dataclass(frozen=True)
class PageCell:
    """A cell with its place counted from 1; a text is never read as a formula.

    With a `formula` (without `=`), `value` is what it gives.
    """

    row: int
    column: int
    value: str | Decimal
    look: CellLook = CellLook()
    across: int = 1
    down: int = 1
    formula: str = ""


@dataclass(frozen=True)
class PageSheet:
    """A sheet printed on A4, all columns side by side.

    `row_heights` are pairs of row and points; `heading` is the first and the last row
    that are repeated on each page and stay in view.
    """

    name: str
    cells: Sequence[PageCell]
    column_widths: tuple[float, ...]
    row_heights: tuple[tuple[int, float], ...] = ()
    heading: tuple[int, int] | None = None
    is_landscape: bool = False


@dataclass(frozen=True)
class BookFurniture:
    """What the file says of itself, and what stands at the edge of each page."""

    title: str
    author: str
    subject: str
    keywords: str
    header: str
    footer: str
    page_word: str


def write_pages(sheets: Sequence[PageSheet], furniture: BookFurniture) -> bytes:
    """The workbook as a file; the same sheets give the same bytes.

    Raises xlsxwriter's error for a sheet name that Excel refuses.
    """
    target = io.BytesIO()
    # xlsxwriter changes the properties that it is given.
    options = _OPTIONS | {"default_format_properties": dict(_FONT)}
    with Workbook(target, options) as workbook:
        workbook.set_properties(
            {
                "title": furniture.title,
                "author": furniture.author,
                "subject": furniture.subject,
                "keywords": furniture.keywords,
                "created": _CREATED,
            }
        )
        formats = _Formats(workbook)
        for sheet in sheets:
            page = workbook.add_worksheet(sheet.name)
            _set_page(page, sheet, furniture)
            for cell in sheet.cells:
                _write_cell(page, cell, formats.of(cell))
    return target.getvalue()


class _Formats:
    """Cells that look alike share a format."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[CellLook, bool], Format] = {}

    def of(self, cell: PageCell) -> Format:
        # Without the mark a person who edits the cell would make it a formula.
        is_marked = isinstance(cell.value, str) and cell.value.startswith(
            _FORMULA_MARKS
        )
        key = (cell.look, is_marked)
        if key not in self._made:
            fields = _format_fields(cell.look) | {"quote_prefix": is_marked}
            self._made[key] = self._workbook.add_format(fields)
        return self._made[key]


def _format_fields(look: CellLook) -> dict[str, object]:
    fields: dict[str, object] = {
        "font_size": look.size,
        "bold": look.is_bold,
        "text_wrap": True,
        "valign": "vcenter" if look.is_centred_down else "top",
    }
    if look.number_format:
        fields["num_format"] = look.number_format
    if look.align:
        fields["align"] = look.align
    if look.indent:
        fields |= {"indent": look.indent, "align": look.align or "left"}
    if look.fill:
        fields["bg_color"] = look.fill
    if look.has_border:
        fields |= {"border": 1, "border_color": "#AAB4BC"}
    return fields


def _set_page(page: Worksheet, sheet: PageSheet, furniture: BookFurniture) -> None:
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(**_INCHES)
    if sheet.is_landscape:
        page.set_landscape()
    for column, width in enumerate(sheet.column_widths):
        page.set_column(column, column, width)
    for row, height in sheet.row_heights:
        page.set_row(row - 1, height)
    if sheet.heading is not None:
        first, last = sheet.heading
        page.repeat_rows(first - 1, last - 1)
        page.freeze_panes(last, 0)
    if furniture.header:
        page.set_header(f"&C{_furniture_text(furniture.header)}")
    foot = _furniture_text(furniture.footer)
    page.set_footer(
        f"&L&8{' ' if foot[:1].isdigit() else ''}{foot}&R&8 "
        f"{furniture.page_word} &P / &N"
    )


def _furniture_text(words: str) -> str:
    """Words of header and footer, where `&` begins a mark."""
    return " ".join(words.split())[:_LONGEST_FURNITURE].replace("&", "&&")


def _write_cell(page: Worksheet, cell: PageCell, style: Format) -> None:
    row, column = cell.row - 1, cell.column - 1
    if cell.across > 1 or cell.down > 1:
        ends = (row + cell.down - 1, column + cell.across - 1)
        page.merge_range(row, column, *ends, "", style)
    if cell.formula:
        value = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
        page.write_formula(row, column, f"={cell.formula}", style, value)
    elif isinstance(cell.value, Decimal):
        page.write_number(row, column, float(cell.value), style)
    elif cell.value:
        page.write_string(row, column, cell.value, style)
    else:
        page.write_blank(row, column, None, style)
