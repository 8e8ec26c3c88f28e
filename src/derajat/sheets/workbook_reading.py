"""Opening an XLSX package: its sheets, what to tell about them, their rows."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from derajat.errors import Location, Problem, nearest_name, refuse, report
from derajat.sheets.cells import CellError, CellValue, cell_name
from derajat.sheets.invisible import InvisibleWatch
from derajat.sheets.limits import Limits
from derajat.sheets.package import Package, open_package
from derajat.sheets.shared_texts import check_shared_texts, read_shared_texts
from derajat.sheets.sheet import Sheet, SheetInfo
from derajat.sheets.sheet_scan import SheetFacts, scan_sheet
from derajat.sheets.workbook_parts import (
    WorkbookParts,
    read_percent_styles,
    read_workbook_parts,
)


_OUTSIDE = (
    ("xl/externallinks/", "externalLinks"),
    ("xl/connections", "connections"),
    ("xl/querytables/", "queryTables"),
    ("xl/embeddings/", "embeddings"),
)
_OTHER_PACKAGES = (
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("xl/workbook.bin", "Excel biner / binary Excel (.xlsb)"),
    ("mimetype", "OpenDocument (.ods)"),
)


@dataclass(frozen=True)
class WorkbookContent:
    """A checked workbook: its sheets, the facts of each, and notes."""

    path: Path
    where: Location
    sheets: tuple[SheetInfo, ...]
    facts: dict[str, SheetFacts]
    is_1904: bool
    notes: tuple[Problem, ...]

    def read(self, name: str) -> Sheet:
        """One sheet; raises FIL-031 for an unknown name."""
        if name not in self.facts:
            raise _unknown_sheet(self, name)
        facts = self.facts[name]
        where = replace(self.where, sheet=name)
        return Sheet(
            name,
            lambda: _read_rows(self.path, where, facts),
            tuple(facts.merged),
            facts.percents,
            self.is_1904,
        )


def open_workbook(path: Path, where: Location, limits: Limits) -> WorkbookContent:
    """The checked workbook; every part was unpacked once within the limits.

    Raises FIL-010 and FIL-013 to FIL-034 for what cannot or must not be read.
    """
    package = open_package(path, where, limits)
    _refuse_other_packages(package)
    workbook = read_workbook_parts(package)
    _check_sheets(workbook, where, limits)
    facts = scan_sheets(package, workbook)
    _check_other_parts(package, workbook)
    if not any(sheet.filled_cells for sheet in facts.values()):
        raise refuse("FIL-004", where)
    sheets = tuple(SheetInfo(s.name, s.is_hidden) for s in workbook.worksheets)
    notes = (*_workbook_notes(package, sheets), *_sheet_notes(facts, where))
    return WorkbookContent(path, where, sheets, facts, workbook.is_1904, notes)


def _refuse_other_packages(package: Package) -> None:
    for name, what in _OTHER_PACKAGES:
        if name in package:
            raise refuse("FIL-020", package.where, what=what)
    if "[content_types].xml" not in package:
        raise refuse("FIL-021", package.where, what="ZIP")
    types = package.read("[content_types].xml").lower()
    if b"macroenabled" in types or "xl/vbaproject.bin" in package:
        raise refuse("FIL-019", package.where)


def _check_sheets(workbook: WorkbookParts, where: Location, limits: Limits) -> None:
    count = len(workbook.worksheets)
    if not count:
        raise refuse("FIL-029", where)
    if count > limits.sheets:
        raise refuse("FIL-030", where, count=count, limit=limits.sheets)


def scan_sheets(package: Package, workbook: WorkbookParts) -> dict[str, SheetFacts]:
    """The facts of each worksheet by its name. Raises FIL-013 to FIL-034."""
    styles = read_percent_styles(package, workbook.related("/styles"))
    texts = read_shared_texts(package, workbook.related("/sharedStrings"))
    facts: dict[str, SheetFacts] = {}
    for sheet in workbook.worksheets:
        where = replace(package.where, sheet=sheet.name)
        if sheet.name in facts:
            raise refuse("FIL-013", where, detail="workbook.xml")
        watch = InvisibleWatch()
        pieces = watch.watch(package.unpack(sheet.part))
        found = scan_sheet(pieces, styles, where, package.limits)
        check_shared_texts(package, texts, sheet.part, found, where)
        found.has_invisible = watch.found or (
            texts.has_invisible and found.shared_texts > 0
        )
        facts[sheet.name] = found
    return facts


def _check_other_parts(package: Package, workbook: WorkbookParts) -> None:
    scanned = {sheet.part.lower() for sheet in workbook.worksheets}
    scanned.add(workbook.related("/sharedStrings").lower())
    for name in package.entries:
        if name not in scanned:
            package.check_part(name)


def _workbook_notes(
    package: Package, sheets: tuple[SheetInfo, ...]
) -> Iterator[Problem]:
    hidden = [sheet.name for sheet in sheets if sheet.is_hidden]
    if hidden:
        yield report("FIL-050", package.where, names=", ".join(hidden))
    outside = [
        what
        for folder, what in _OUTSIDE
        if any(name.startswith(folder) for name in package.entries)
    ]
    if outside:
        yield report("FIL-052", package.where, what=", ".join(outside))


def _sheet_notes(facts: dict[str, SheetFacts], where: Location) -> Iterator[Problem]:
    for name, sheet in facts.items():
        place = replace(where, sheet=name)
        if sheet.hidden_rows or sheet.hidden_columns:
            yield report(
                "FIL-051", place, rows=sheet.hidden_rows, columns=sheet.hidden_columns
            )
        if sheet.formulas_without_result:
            yield report(
                "FIL-053",
                place,
                count=sheet.formulas_without_result,
                cell=sheet.first_formula_without_result,
            )
        if sheet.has_invisible:
            yield report("FIL-062", place)
        if sheet.errors:
            row, cells = next(iter(sheet.errors.items()))
            column, text = cells[0]
            name_of_cell = cell_name(row, column)
            yield report(
                "FIL-061", place, count=sheet.error_cells, text=text, cell=name_of_cell
            )


def _unknown_sheet(content: WorkbookContent, name: str) -> Exception:
    known = [sheet.name for sheet in content.sheets]
    near = nearest_name(name, known)
    ordered = [near, *(k for k in known if k != near)] if near else known
    shown = ", ".join(ordered[:10]) + (", ..." if len(ordered) > 10 else "")
    return refuse("FIL-031", content.where, name=name, known=shown)


def _read_rows(
    path: Path, where: Location, facts: SheetFacts
) -> Iterator[list[CellValue]]:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheet = workbook.get_sheet_by_name(where.sheet)
    except (CalamineError, OSError, ValueError) as error:
        raise refuse("FIL-013", where, detail=where.sheet) from error
    yield from _located_rows(sheet, facts)


def _located_rows(sheet: CalamineSheet, facts: SheetFacts) -> Iterator[list[CellValue]]:
    """Rows from row 1 and column A on; calamine trims columns before the first."""
    blank: list[CellValue] = [None] * (sheet.start[1] if sheet.start else 0)
    row = 0
    for row, values in enumerate(sheet.iter_rows(), start=1):
        cells = blank + [_value(value) for value in values]
        if row in facts.errors:
            _place_errors(cells, facts.errors[row])
        yield cells
    for below in range(row + 1, max(facts.errors, default=0) + 1):
        rest: list[CellValue] = []
        _place_errors(rest, facts.errors.get(below, []))
        yield rest


def _place_errors(cells: list[CellValue], errors: list[tuple[int, str]]) -> None:
    for column, text in errors:
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = CellError(text)


def _value(value: object) -> CellValue:
    kind = type(value)
    if kind is float:
        return _number(value)  # type: ignore[arg-type]
    if kind is str:
        return _text(value)  # type: ignore[arg-type]
    return value  # type: ignore[return-value]


def _number(value: float) -> int | float:
    """Whole numbers as int, so that 19.0 is not shown as a decimal."""
    return int(value) if value.is_integer() else value


def _text(value: str) -> str | None:
    if not value:
        return None
    return value if value.isascii() else unicodedata.normalize("NFC", value)
