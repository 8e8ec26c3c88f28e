"""The rows of a plan table: those that promise something, and those kept apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import Role, read_heading
from derajat.plan.reading.kind_words import KindWords
from derajat.plan.reading.table_header import PlanHeader, repeats_header


class RowKind(Enum):
    """What a row is."""

    PROMISE = "promise"
    CONTINUED = "continued"
    """Nothing but the end of a text that began in the row above."""
    TOTAL = "total"
    HEADER = "header"
    """The header once more, or the row of column numbers."""
    OTHER = "other"
    """A note, a signature, a heading of no level."""
    NEXT_TABLE = "next-table"
    """A row of another table below this one."""


@dataclass(frozen=True)
class TableRow:
    """A row and what it is."""

    number: int
    kind: RowKind


_TOTAL = re.compile(
    r"(?:sub ?|grand )?(?:jumlah|total)(?: (?:total|seluruh(?:nya)?|keseluruhan|semua"
    r"|anggaran|pagu|belanja|dana|program|kegiatan|sub kegiatan|per tahun|tahunan"
    r"|i{1,3}|iv|v|[0-9a-d]))*\.?:?",
    re.IGNORECASE,
)
_FIELD_IN_ONE = re.compile(
    r"[0-9Xx](?:\.(?:[0-9]{2}|[Xx]{2}))?\.?[ -]+(?:bidang )?urusan\b", re.IGNORECASE
)
"""`1.02 - URUSAN PEMERINTAHAN BIDANG KESEHATAN` in one cell."""
_NOTE = re.compile(
    r"(?:sumber|keterangan|ket|catatan|mengetahui|nip|\*+)\b|\*", re.IGNORECASE
)
_PROMISES = (
    Role.BASELINE,
    Role.TARGET,
    Role.MONEY,
    Role.REALISED,
    Role.YEAR,
    Role.END_TARGET,
    Role.END_MONEY,
    Role.END,
)
_TEXTS = (Role.NAME, Role.KIND, Role.INDICATOR)


def find_rows(grid: Grid, header: PlanHeader, words: KindWords) -> Iterator[TableRow]:
    """Every row below the header that holds something."""
    has_above = after_total = is_over = False
    for row in range(header.last_row + 1, len(grid.rows) + 1):
        filled = grid.filled(row)
        if not filled:
            continue
        kind = _kind_of_row(grid, header, words, row, filled)
        if kind is not RowKind.HEADER:
            is_over = is_over or _is_other_header(grid, words, row, filled)
        lone = after_total and _is_lone_text(grid, words, row, filled)
        if is_over:
            kind = RowKind.NEXT_TABLE
        elif lone and kind is RowKind.PROMISE:
            kind = RowKind.OTHER
        if kind is RowKind.CONTINUED and not has_above:
            kind = RowKind.PROMISE
        after_total = after_total or kind is RowKind.TOTAL
        has_above = kind in (RowKind.PROMISE, RowKind.CONTINUED)
        yield TableRow(row, kind)


def _kind_of_row(
    grid: Grid, header: PlanHeader, words: KindWords, row: int, filled: list[int]
) -> RowKind:
    if _numbers_columns(grid, row, filled) or repeats_header(grid, header, row):
        return RowKind.HEADER
    if _is_total(grid, header, row, filled):
        return RowKind.TOTAL
    first = grid.text(row, filled[0])
    texts = [c.number for role in _TEXTS for c in header.all(role)]
    said = [column for column in filled if column in texts]
    promised = _has_promise(grid, header, row)
    if _NOTE.match(first) and not promised:
        return RowKind.OTHER
    if _is_field_of_government(grid, header, row):
        return RowKind.OTHER
    if said and len(said) == len(filled) and _is_continued(grid, row, said):
        return RowKind.CONTINUED
    if not said and not promised and not words.leading(first):
        return RowKind.OTHER
    return RowKind.PROMISE


def _is_field_of_government(grid: Grid, header: PlanHeader, row: int) -> bool:
    """`1` and `1.02`: the heads above all programmes of an office."""
    texts = [grid.text(row, column) for column in grid.filled(row)]
    if len(texts) == 1 and _FIELD_IN_ONE.match(texts[0]):
        return True
    code = grid.text(row, header.column(Role.CODE))
    is_head = re.fullmatch(r"[0-9Xx](?:\.(?:[0-9]{2}|[Xx]{2}))?\.?", code)
    named = any(re.match(r"(?:bidang )?urusan|bidang", t, re.I) for t in texts)
    return bool(is_head) and named


def _is_other_header(grid: Grid, words: KindWords, row: int, filled: list[int]) -> bool:
    """A row of headings that are not those of this table: another one begins."""
    texts = [grid.text(row, column) for column in reversed(filled)]
    return len(texts) > 1 and all(read_heading(text, words) for text in texts)


def _is_lone_text(grid: Grid, words: KindWords, row: int, filled: list[int]) -> bool:
    """One text without a level: below a total the signature of an official."""
    text = grid.text(row, filled[0])
    return len(filled) == 1 and words.leading(text) is None


def _numbers_columns(grid: Grid, row: int, filled: list[int]) -> bool:
    """The row `1 2 3 ...` (or `(1) (2) ...`) below a header."""
    texts = [grid.text(row, column).strip("() ") for column in filled]
    plain = [text.split("=")[0].strip() for text in texts]
    numbers = [text.lstrip("0") for text in plain]
    return len(plain) > 2 and numbers == [str(n) for n in range(1, len(plain) + 1)]


def _is_total(grid: Grid, header: PlanHeader, row: int, filled: list[int]) -> bool:
    """`JUMLAH` at the start of a row; `Jumlah kematian ibu` is an indicator."""
    indicator = header.column(Role.INDICATOR)
    text = grid.text(row, filled[0])
    if not _TOTAL.fullmatch(text):
        return False
    return filled[0] == indicator or not grid.text(row, indicator)


def _has_promise(grid: Grid, header: PlanHeader, row: int) -> bool:
    columns = [c.number for c in header.columns if c.heading.role in _PROMISES]
    return any(grid.text(row, column) for column in columns)


def _is_continued(grid: Grid, row: int, said: list[int]) -> bool:
    """Each text begins in small letters below a text of the row above."""
    return all(
        grid.text(row, column)[0].islower() and grid.text(row - 1, column)
        for column in said
    )
