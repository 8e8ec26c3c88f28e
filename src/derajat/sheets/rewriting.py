"""A marked workbook written anew by openpyxl, with a list of what that dropped."""

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from derajat.sheets.cells import column_letters
from derajat.sheets.comment_parts import CellTexts
from derajat.sheets.marks import (
    LONGEST_TEXT,
    PAGE_MARGIN,
    findings_widths,
    free_sheet_name,
)
from derajat.sheets.package_changes import write_entry
from derajat.sheets.xml_edit import legal_text


_MODIFIED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")
_FIXED_TIME = rb"\g<1>2000-01-01T00:00:00Z"
_NUMBERED = re.compile(r"\d*\.[A-Za-z0-9]+$")
_WORDS = {
    "xl/threadedComments": "utas komentar",
    "xl/persons": "nama penulis komentar",
    "xl/charts": "grafik",
    "xl/media": "gambar",
    "xl/drawings": "gambar dan bentuk",
    "xl/ctrlProps": "tombol dan kotak isian",
    "xl/activeX": "kontrol ActiveX",
    "xl/slicers": "pemotong data (slicer)",
    "xl/printerSettings": "pengaturan pencetak",
    "xl/embeddings": "objek tersemat",
    "customXml": "data tambahan (customXml)",
}
_UNSEEN = frozenset({"xl/calcChain", "xl/sharedStrings", "xl/metadata"})


class RewritingImpossible(Exception):
    """openpyxl cannot read the workbook, or not all of its sheets."""


def write_rewritten(
    original: Path,
    texts: dict[str, CellTexts],
    has_formulas: bool,
    build_rows: Callable[[tuple[str, ...]], list[tuple[str, ...]]],
    target: Path,
) -> tuple[str, ...]:
    """Write the marked workbook; returns what of the original is not in it.

    `build_rows` makes the rows of the sheet of findings from that list. Raises
    RewritingImpossible for a workbook that openpyxl does not understand.
    """
    dropped = tuple(_dropped_parts(original, _save(_mark(original, texts))))
    if has_formulas:
        dropped += ("hasil rumus yang tersimpan (Excel menghitungnya lagi)",)
    workbook = _mark(original, texts)
    _add_findings(workbook, build_rows(dropped))
    _write_fixed(_save(workbook), target)
    return dropped


def _mark(original: Path, texts: dict[str, CellTexts]) -> Workbook:
    workbook = _load(original)
    if not texts.keys() <= set(workbook.sheetnames):
        raise RewritingImpossible("sheets")
    for name, cells in texts.items():
        for (row, column), text in cells.items():
            _comment_cell(workbook[name], row, column, text)
    return workbook


def _load(original: Path) -> Workbook:
    """openpyxl tells what it does not understand by errors of many kinds."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return load_workbook(original)
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise RewritingImpossible(type(error).__name__) from error
    except (OSError, SyntaxError, ValueError, zipfile.BadZipFile) as error:
        raise RewritingImpossible(type(error).__name__) from error


def _comment_cell(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment((before + legal_text(text))[:LONGEST_TEXT], "Derajat")


def _add_findings(workbook: Workbook, rows: list[tuple[str, ...]]) -> None:
    sheet = workbook.create_sheet(free_sheet_name(workbook.sheetnames))
    for column, width in enumerate(findings_widths(rows), start=1):
        sheet.column_dimensions[column_letters(column)].width = width
    _fit_to_page(sheet)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, legal_text(text[:LONGEST_TEXT]))
            cell.data_type = "s"


def _fit_to_page(sheet: Worksheet) -> None:
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(*[PAGE_MARGIN] * 4)


def _save(workbook: Workbook) -> bytes:
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _write_fixed(content: bytes, target: Path) -> None:
    """Write the package with fixed times inside and outside."""
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w") as archive,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(_FIXED_TIME, part)
            write_entry(archive, name, [part])


def _dropped_parts(original: Path, rewritten: bytes) -> Iterator[str]:
    with zipfile.ZipFile(original) as archive:
        before = _counted_kinds(archive.namelist())
    with zipfile.ZipFile(io.BytesIO(rewritten)) as archive:
        after = _counted_kinds(archive.namelist())
    for kind, count in sorted(before.items()):
        missing = count - after[kind]
        if missing > 0 and kind not in _UNSEEN:
            yield f"{_WORDS.get(kind, kind)} ({missing})"


def _counted_kinds(names: list[str]) -> Counter[str]:
    """Parts by folder, or by name without number for parts straight under `xl`."""
    kinds: Counter[str] = Counter()
    for name in names:
        if name.endswith((".rels", "/")) or "comments" in name.rpartition("/")[2]:
            continue
        folder = name.rpartition("/")[0]
        kind = _NUMBERED.sub("", name) if folder in ("", "xl") else folder
        kinds["customXml" if kind.startswith("customXml") else kind] += 1
    return kinds
