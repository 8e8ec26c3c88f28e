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
    OTHER_HEADER = "other header"
    """The header of another table below this one."""
    OTHER_TABLE = "other table"
    """A row below such a header: its columns mean something else."""
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
    """Tells the kind of each row of one form, from the first one down."""

    def __init__(self, form: FoundForm) -> None:
        totals = form.source.totals
        placed = form.under(totals.column) if totals else None
        self._total_index = placed.index if placed else -1
        words = totals.words if totals else ()
        self._total_words = frozenset(fold_header(word) for word in words)
        self._headers = {p.index: _header_texts(p.header) for p in form.columns}
        self._header_words = frozenset().union(*self._headers.values())
        self._fact_indexes = frozenset(p.index for p, _ in form.fact_columns)
        self._last_index = len(form.headers) - 1 if form.is_text_file else sys.maxsize
        self._has_data = self._is_below_other = False

    def kind(self, row: Sequence[CellValue]) -> RowKind:
        """The kind of the next row, from its cells as they stand."""
        filled = [
            (index, cell)
            for index, cell in enumerate(row)
            if cell not in _BLANK and not (isinstance(cell, str) and cell.isspace())
        ]
        if not filled:
            return RowKind.BLANK
        if self._is_below_other:
            return RowKind.OTHER_TABLE
        kind = self._kind_of(row, filled)
        self._has_data |= kind is RowKind.DATA
        self._is_below_other = kind is RowKind.OTHER_HEADER
        return kind

    def _kind_of(
        self, row: Sequence[CellValue], filled: Sequence[tuple[int, CellValue]]
    ) -> RowKind:
        if len(filled) > NOTE_CELLS and _has_words_only(filled):
            if self._is_header(filled):
                return RowKind.HEADER
            if self._has_data and self._is_other_header(filled):
                return RowKind.OTHER_HEADER
        if filled[-1][0] > self._last_index:
            return RowKind.SHIFTED
        if self._total_words and self._is_total(row):
            return RowKind.TOTAL
        if len(filled) <= NOTE_CELLS:
            return self._kind_of_few(filled)
        if filled[0][1] in ("1", 1, "(1)", 1.0) and _counts_up(filled):
            return RowKind.NUMBERS
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
        """Whether it repeats a row of the header: each text in its own column."""
        known = [
            fold_header(str(cell)) in self._headers[index]
            for index, cell in filled
            if index in self._headers
        ]
        return len(known) >= NOTE_CELLS and all(known)

    def _is_other_header(self, filled: Sequence[tuple[int, CellValue]]) -> bool:
        """Whether half its texts are headers, though not all in their columns."""
        words = [fold_header(str(cell)) for _, cell in filled]
        return 2 * sum(word in self._header_words for word in words) >= len(words)


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


def _has_words_only(filled: Sequence[tuple[int, CellValue]]) -> bool:
    return all(
        isinstance(cell, str) and not _tells_a_number(cell) for _, cell in filled
    )


def _header_texts(header: str) -> frozenset[str]:
    """What the header rows say over a column, folded."""
    folded = {fold_header(text) for text in header.split(" / ")}
    return frozenset(folded - {""})
