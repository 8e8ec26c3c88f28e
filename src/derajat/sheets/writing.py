"""Plain workbooks: the same rows give the same bytes, and no text becomes a formula."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from derajat.sheets.cells import MergedRange


PlainValue = (
    str | int | float | Decimal | bool | datetime.date | datetime.datetime | None
)

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": False,
}
_CREATED = datetime.datetime(2000, 1, 1)
_MOST_EXACT = 1e15
_LONGEST_TEXT = 32_767
_A4 = 9
_INDENT = 3
"""Characters that the indent of a wrapped cell and its margins take."""
_LINE_HEIGHT = 15
_MOST_LINES = 27
"""A row cannot be higher than 409 points."""
_DEFAULT_DATE = "yyyy-mm-dd"
_DEFAULT_MOMENT = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True)
class PlainSheet:
    """A sheet to be written: values, and how columns look.

    `number_formats` and `column_widths` are given by column, "" and 0 leave the
    default; `#,##0` is shown with the marks of the reader's own language.
    """

    name: str
    rows: Sequence[Sequence[PlainValue]]
    header_rows: int = 1
    merges: tuple[MergedRange, ...] = ()
    column_widths: tuple[float, ...] = ()
    number_formats: tuple[str, ...] = ()
    page_margin: float = 0
    """Above 0: printed on A4 across, all columns side by side, with that margin."""
    bold_rows: tuple[int, ...] = ()
    """Numbers of rows in bold besides the header; 1 is the first."""
    wrapped_columns: tuple[int, ...] = ()
    """Numbers of columns whose long texts run on in their cell; 1 is A."""
    text_columns: tuple[int, ...] = ()
    """Numbers of columns whose cells, blank ones too, take what is typed as text."""


def write_workbook(path: Path, sheets: Sequence[PlainSheet]) -> None:
    """Write the sheets to an XLSX file.

    Numbers that a spreadsheet would round (16 digits and more) are written as texts.
    Raises OSError when the file cannot be written, and xlsxwriter's error for a sheet
    name that Excel refuses.
    """
    try:
        with Workbook(str(path), _OPTIONS) as workbook:
            workbook.set_properties({"created": _CREATED})
            for sheet in sheets:
                _SheetWriter(workbook, sheet).write()
    except FileCreateError as error:
        raise OSError(str(error)) from error


@dataclass(frozen=True)
class _Look:
    """How a cell looks; cells that look alike share a format."""

    number_format: str = ""
    is_header: bool = False
    is_bold: bool = False
    is_wrapped: bool = False
    is_on_top: bool = False


def _lines_of(values: Sequence[PlainValue], sheet: PlainSheet) -> int:
    """Lines that the longest wrapped text of a row needs at the width of its column.

    Programs other than Excel do not make rows higher by themselves.
    """
    lines = 1
    for number in sheet.wrapped_columns:
        text = values[number - 1] if number <= len(values) else None
        width = sheet.column_widths[number - 1]
        if isinstance(text, str) and width > _INDENT:
            lines = max(lines, -(-len(text) // int(width - _INDENT)))
    return lines


class _SheetWriter:
    """Writes one sheet; formats are made once a kind."""

    def __init__(self, workbook: Workbook, sheet: PlainSheet) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._target: Worksheet = workbook.add_worksheet(sheet.name)
        self._formats: dict[_Look, Format] = {}

    def write(self) -> None:
        """Write columns, merges and cells."""
        sheet = self._sheet
        for column, width in enumerate(sheet.column_widths):
            as_text = "@" if column + 1 in sheet.text_columns else ""
            if width or as_text:
                look = self._format(as_text, False)
                self._target.set_column(column, column, width or None, look)
        if sheet.header_rows:
            self._target.freeze_panes(sheet.header_rows, 0)
        if sheet.page_margin:
            self._fit_to_page(sheet.page_margin)
        for area in sheet.merges:
            self._merge(area)
        for row, values in enumerate(sheet.rows):
            if (lines := _lines_of(values, sheet)) > 1:
                self._target.set_row(row, min(lines, _MOST_LINES) * _LINE_HEIGHT)
            for column, value in enumerate(values):
                self._write_cell(row, column, value)

    def _fit_to_page(self, margin: float) -> None:
        self._target.set_landscape()
        self._target.set_paper(_A4)
        self._target.fit_to_pages(1, 0)
        self._target.set_margins(margin, margin, margin, margin)

    def _merge(self, area: MergedRange) -> None:
        """Merge blank cells; the first one gets its value like any other."""
        corners = (area.first_row - 1, area.first_column - 1)
        ends = (area.last_row - 1, area.last_column - 1)
        style = self._format("", area.first_row <= self._sheet.header_rows)
        self._target.merge_range(*corners, *ends, "", style)

    def _write_cell(self, row: int, column: int, value: PlainValue) -> None:
        if value is None:
            return
        formats = self._sheet.number_formats
        shown = formats[column] if column < len(formats) else ""
        is_header = row < self._sheet.header_rows
        if isinstance(value, datetime.date):
            is_moment = isinstance(value, datetime.datetime)
            shown = shown or (_DEFAULT_MOMENT if is_moment else _DEFAULT_DATE)
            self._target.write_datetime(row, column, value, self._format(shown, False))
            return
        style = self._format(
            "" if is_header else shown,
            is_header,
            is_bold=row + 1 in self._sheet.bold_rows,
            is_wrapped=column + 1 in self._sheet.wrapped_columns,
            is_on_top=bool(self._sheet.wrapped_columns),
        )
        if isinstance(value, bool):
            self._target.write_boolean(row, column, value, style)
        elif isinstance(value, str) or abs(float(value)) >= _MOST_EXACT:
            self._target.write_string(row, column, str(value)[:_LONGEST_TEXT], style)
        else:
            self._target.write_number(row, column, float(value), style)

    def _format(
        self,
        number_format: str,
        is_header: bool,
        *,
        is_bold: bool = False,
        is_wrapped: bool = False,
        is_on_top: bool = False,
    ) -> Format | None:
        key = _Look(number_format, is_header, is_bold, is_wrapped, is_on_top)
        if key == _Look():
            return None
        if key not in self._formats:
            look: dict[str, object] = {}
            if number_format:
                look["num_format"] = number_format
            if is_bold:
                look["bold"] = True
            if is_on_top:
                look["valign"] = "top"
            if is_wrapped:
                look |= {"text_wrap": True, "align": "left", "indent": 1}
            if is_header:
                look |= {
                    "bold": True,
                    "border": 1,
                    "align": "center",
                    "valign": "vcenter",
                    "text_wrap": True,
                }
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]
