"""The first sheet of a workbook: all words of a report outside its tables."""

from collections.abc import Iterator

from derajat.model.labels import Label
from derajat.reports.addresses import (
    PrintedText,
    list_head_texts,
    list_part_texts,
)
from derajat.reports.outline import Heading, Outline, Table
from derajat.reports.xlsx.laid import LaidCell, LaidSheet, cell_text, count_lines
from derajat.sheets.page_writing import CellLook, PageCell


FIRST = Label("Laporan", "Report")
_OFFICE = Label("Kantor", "Office")
_PERIOD = Label("Periode", "Period")
_CODE = Label("Kode", "Code")
_WIDTH = 100.0
_LINE = 13.5
_HIGHEST = 400.0
_TITLE = CellLook(is_bold=True, size=13)
_HEADING = CellLook(is_bold=True, size=11)
_USUAL = CellLook()


def lay_out_first_sheet(outline: Outline, name: str) -> LaidSheet:
    """Letterhead, title, office, period and code; then every text outside tables."""
    said = [
        *_head(outline),
        *((PrintedText("", words), _USUAL) for words in _basics(outline)),
        *_words(outline),
    ]
    cells = [
        _say(row, text, look) for row, (text, look) in enumerate(said, 1) if text.text
    ]
    heights = tuple((laid.cell.row, _height(laid)) for laid in cells)
    return LaidSheet(name, tuple(cells), (_WIDTH,), heights)


def _head(outline: Outline) -> Iterator[tuple[PrintedText, CellLook]]:
    for text in list_head_texts(outline):
        yield text, _TITLE if text.address.startswith("judul/") else _USUAL


def _basics(outline: Outline) -> Iterator[str]:
    for label, words in (
        (_OFFICE, outline.office),
        (_PERIOD, outline.period),
        (_CODE, outline.code),
    ):
        if words:
            yield f"{label.render(outline.language)}: {words}"
    if outline.banner:
        yield outline.banner


def _words(outline: Outline) -> Iterator[tuple[PrintedText, CellLook]]:
    for part in outline.parts:
        for block, text in list_part_texts(part):
            if not isinstance(block, Table):
                is_heading = block is None or isinstance(block, Heading)
                yield text, _HEADING if is_heading else _USUAL


def _say(row: int, text: PrintedText, look: CellLook) -> LaidCell:
    words = cell_text(text.text, text.address)
    return LaidCell(PageCell(row, 1, words, look), text.address, words)


def _height(laid: LaidCell) -> float:
    size = laid.cell.look.size
    return min(_HIGHEST, count_lines(laid.text, _WIDTH, size) * _LINE * size / 10)
