"""What a sheet row below the header is, before its cells are read."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from derajat.intake.form import FoundForm
from derajat.sheets import CellValue, Sheet
from derajat.sheets.headers import fold_header


CHUNK_ROWS = 10_000
NOTE_CELLS = 2
"""A note fills at most so many cells (`Sumber:` and its text)."""

_BLANK = (None, "")


class RowKind(Enum):
    DATA = "data"
    TOTAL = "total"
    NUMBERS = "numbers"
    """Printed numbers of the columns: 1, 2, 3, ..."""
    HEADER = "header"
    NOTE = "note"
    SHIFTED = "shifted"
    """A row of a text file with content beyond the table: a separator too many."""
    BLANK = "blank"


@dataclass(frozen=True)
class Chunk:
    """Sheet rows in order; `numbers` are their row numbers in the sheet."""

    numbers: list[int]
    rows: list[list[CellValue]]

    def column(self, index: int) -> list[CellValue]:
        """One column from top to bottom; short rows are blank there."""
        return [row[index] if index < len(row) else None for row in self.rows]


class RowSorter:
    """Tells the kind of a row of one form."""

    def __init__(self, form: FoundForm) -> None:
        totals = form.source.totals
        placed = form.under(totals.column) if totals else None
        self._total_index = placed.index if placed else -1
        words = totals.words if totals else ()
        self._total_words = frozenset(fold_header(word) for word in words)
        self._headers = {p.index: _last_text(p.header) for p in form.columns}
        self._fact_indexes = frozenset(p.index for p, _ in form.fact_columns)
        self._known = len(form.columns)
        self._last_index = len(form.headers) - 1 if form.is_text_file else sys.maxsize

    def kind(self, row: Sequence[CellValue]) -> RowKind:
        """The kind of a row, from its cells as they stand."""
        filled = [
            (index, cell)
            for index, cell in enumerate(row)
            if cell not in _BLANK and not (isinstance(cell, str) and cell.isspace())
        ]
        if not filled:
            return RowKind.BLANK
        if filled[-1][0] > self._last_index:
            return RowKind.SHIFTED
        if self._total_words and self._is_total(row):
            return RowKind.TOTAL
        if len(filled) <= NOTE_CELLS:
            return self._kind_of_few(filled)
        if filled[0][1] in ("1", 1, "(1)", 1.0) and _counts_up(filled):
            return RowKind.NUMBERS
        if self._is_header(filled):
            return RowKind.HEADER
        return RowKind.DATA

    def _is_total(self, row: Sequence[CellValue]) -> bool:
        """Whether its name says so; official forms merge it with cells to the left."""
        named = [cell for cell in row[: self._total_index + 1] if cell not in _BLANK]
        cell = named[-1] if named else None
        return isinstance(cell, str) and fold_header(cell) in self._total_words

    def _kind_of_few(self, filled: Sequence[tuple[int, CellValue]]) -> RowKind:
        """A row of one or two texts in a form with more columns is a note."""
        texts = [cell for _, cell in filled if isinstance(cell, str)]
        only_texts = len(texts) == len(filled)
        if len(self._fact_indexes) <= NOTE_CELLS or not only_texts:
            return RowKind.DATA
        return RowKind.DATA if any(map(_tells_a_number, texts)) else RowKind.NOTE

    def _is_header(self, filled: Sequence[tuple[int, CellValue]]) -> bool:
        known = [
            (self._headers[index], cell)
            for index, cell in filled
            if index in self._headers
        ]
        if len(known) < max(2, self._known // 2):
            return False
        return all(
            isinstance(cell, str) and fold_header(cell) == header
            for header, cell in known
        )


def read_chunks(sheet: Sheet, first_row: int) -> Iterator[Chunk]:
    """All rows from `first_row` on, some thousands at a time."""
    rows = islice(sheet.rows(), first_row - 1, None)
    start = first_row
    while block := list(islice(rows, CHUNK_ROWS)):
        yield Chunk(list(range(start, start + len(block))), block)
        start += len(block)


def sort_rows(chunk: Chunk, sorter: RowSorter) -> dict[RowKind, Chunk]:
    """The rows of a chunk by kind; blank ones are left out."""
    found: dict[RowKind, Chunk] = {}
    for number, row in zip(chunk.numbers, chunk.rows, strict=True):
        kind = sorter.kind(row)
        if kind is not RowKind.BLANK:
            part = found.setdefault(kind, Chunk([], []))
            part.numbers.append(number)
            part.rows.append(row)
    return found


def _counts_up(filled: Sequence[tuple[int, CellValue]]) -> bool:
    """Whether the filled cells print 1, 2, 3, ... (brackets do not matter)."""
    printed = [str(cell).strip(" ()").removesuffix(".0") for _, cell in filled]
    return printed == [str(number) for number in range(1, len(printed) + 1)]


def _tells_a_number(text: str) -> bool:
    """Whether a text is all digits and marks: `12`, `1.234`, `8,6 %`, `2025-01-31`."""
    bare = text.strip()
    return bare[:1].isdecimal() and not any(map(str.isalpha, bare))


def _last_text(header: str) -> str:
    return fold_header(header.rsplit(" / ", 1)[-1])
