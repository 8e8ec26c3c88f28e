"""Where the tables of a sheet lie: header rows, rows of numbers, total rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from derajat.audit.reading.printed import error_text, is_number_like, number_text
from derajat.sheets import fold_header, header_text
from derajat.sheets.cells import CellValue


_YEARS = range(1950, 2101)
_PLACES = (
    "kab|kabupaten|kota|provinsi|prov|kecamatan|kec|puskesmas|desa|kelurahan|kel|"
    "seluruh|keseluruhan|semua|umum|nasional|indonesia"
)
_TOTAL = re.compile(
    rf"(sub ?|grand )?(jumlah|total|jml)( (total|{_PLACES})( .*)?| [a-z ]*\+.*)?"
)
_MEAN = re.compile(r"(rata rata|rerata|mean|average)( .*)?")


class RowKind(Enum):
    """What a row of a sheet is by its cells alone."""

    BLANK = "blank"
    TEXT = "text"
    YEARS = "years"
    NUMBERING = "numbering"
    DATA = "data"


@dataclass(frozen=True)
class Block:
    """One table of a sheet: its header rows and data rows, as row numbers from 1."""

    header: tuple[int, ...]
    data: tuple[int, ...]


def find_blocks(rows: Sequence[Sequence[CellValue]]) -> tuple[Block, ...]:
    """The tables of a sheet one below the other; a repeated header opens none."""
    blocks: list[Block] = []
    header: list[int] = []
    data: list[int] = []
    for number, row in enumerate(rows, start=1):
        kind = row_kind(row, bool(data))
        if kind is RowKind.DATA:
            data.append(number)
        elif data and _opens_table(rows, data, row, kind):
            if header and _texts(rows[header[-1] - 1]) == _texts(row):
                continue
            blocks.append(Block(tuple(header), tuple(data)))
            header, data = [number], []
        elif not data and kind in (RowKind.TEXT, RowKind.YEARS):
            header.append(number)
    if data:
        blocks.append(Block(tuple(header), tuple(data)))
    return tuple(_without_titles(rows, block) for block in blocks)


def find_bands(rows: Sequence[Sequence[CellValue]]) -> tuple[range, ...]:
    """The columns of tables that stand side by side, each as a range from 1.

    A blank column parts two tables when the right one begins with words of its own for
    its rows.
    """
    width = max((len(row) for row in rows), default=0)
    lines = [row for row in rows if sum(bool(text) for text in _texts(row)) > 1]
    starts = [1]
    for column in range(2, width):
        before, own = (_below(lines, at) for at in (column - 1, column))
        words = sum(not is_number_like(value) for value in own)
        is_parted = not before and column - 1 > starts[-1]
        if is_parted and len(own) > 2 and 2 * words > len(own):
            starts.append(column)
    stops = [*starts[1:], width + 1]
    return tuple(range(a, b) for a, b in zip(starts, stops, strict=True))


def _below(lines: Sequence[Sequence[CellValue]], column: int) -> list[CellValue]:
    """What stands in a column, counted from 1."""
    values = [line[column - 1] for line in lines if column <= len(line)]
    return [value for value in values if header_text(value)]


def row_kind(row: Sequence[CellValue], is_inside: bool) -> RowKind:
    """The kind of a row; rows of years and of numbers 1, 2, 3 stand before data."""
    filled = [value for value in row if header_text(value)]
    if not filled:
        return RowKind.BLANK
    numbers = [value for value in filled if is_number_like(value)]
    if any(error_text(value) for value in filled):
        return RowKind.DATA
    if _is_numbering(filled):
        return RowKind.NUMBERING if not is_inside or len(filled) > 3 else RowKind.DATA
    if not numbers:
        return RowKind.TEXT
    if not is_inside and all(_is_year(value) for value in numbers):
        return RowKind.YEARS
    return RowKind.DATA


def is_total_label(texts: Sequence[str]) -> bool:
    """Whether the words of a row say that it is a total."""
    return any(_TOTAL.fullmatch(fold_header(text)) for text in texts)


def is_mean_label(texts: Sequence[str]) -> bool:
    """Whether the words of a row say that it is a mean of rows."""
    return any(_MEAN.fullmatch(fold_header(text)) for text in texts)


_COLUMN_NUMBER = re.compile(r"\(?(\d{1,3})\)?( ?[=:(].*)?")
"""A column's number, and perhaps how it is computed: 3, (3), 7=6/3x100, 5 (3+4)."""


def _is_numbering(filled: Sequence[CellValue]) -> bool:
    found = [
        int(match[1])
        for value in filled
        if (match := _COLUMN_NUMBER.fullmatch(header_text(value)))
    ]
    steps = {after - before for before, after in zip(found, found[1:], strict=False)}
    return len(found) >= 3 and len(found) == len(filled) and steps == {1}


def _is_year(value: CellValue) -> bool:
    text = number_text(value) if isinstance(value, str) else header_text(value)
    return text.isdigit() and int(text) in _YEARS


def _texts(row: Sequence[CellValue]) -> list[str]:
    return [header_text(value) for value in row]


def _opens_table(
    rows: Sequence[Sequence[CellValue]],
    data: Sequence[int],
    row: Sequence[CellValue],
    kind: RowKind,
) -> bool:
    """Whether words stand in columns that held numbers above."""
    if kind is not RowKind.TEXT:
        return False
    above = rows[data[-1] - 1]
    words = [
        header_text(value)
        for column, value in enumerate(row)
        if header_text(value) and column < len(above) and is_number_like(above[column])
    ]
    return len(words) >= 2 and all(word[0].isalpha() for word in words)


def _without_titles(rows: Sequence[Sequence[CellValue]], block: Block) -> Block:
    """The block without the lines of one text that stand above its header."""
    header = [
        number
        for number in block.header
        if sum(bool(text) for text in _texts(rows[number - 1])) > 1
    ]
    return Block(tuple(header), block.data)
