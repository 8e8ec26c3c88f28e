"""A file opened and turned into tables of printed numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from derajat.audit.reading.columns import build_column, tell_apart
from derajat.audit.reading.layout import (
    Block,
    find_bands,
    find_blocks,
    is_mean_label,
    is_total_label,
)
from derajat.audit.reading.printed import (
    decide_marks,
    error_text,
    is_blank,
    is_number_like,
    number_text,
    read_cell,
)
from derajat.audit.tables import (
    AuditTable,
    Column,
    Place,
    PrintedNumber,
    TableRow,
)
from derajat.errors import Location, Problem, refuse, report
from derajat.sheets import Sheet, fold_header, header_text, open_file, spread_header
from derajat.sheets.cells import CellValue


LARGEST_TABLE = 20_000
"""Rows of one sheet; a published table has fewer."""

_LABEL_WORDS = ("no", "nomor", "kode", "id", "nik", "nip", "kodepos")
_YEARS = range(1950, 2101)
_TIME_WORDS = ("tahun", "bulan", "year", "month", "tanggal", "periode", "triwulan")


@dataclass(frozen=True)
class LoadedFile:
    """The tables of a file, error cells of formulas, and what to tell about it."""

    name: str
    tables: tuple[AuditTable, ...]
    error_cells: tuple[tuple[int, Place, str], ...]
    """Index of the table, cell, and the error that a formula left in it."""
    notes: tuple[Problem, ...]


def load_tables(path: Path, decimal_mark: str | None = None) -> LoadedFile:
    """Read every visible sheet of a CSV or XLSX file.

    `decimal_mark` "." or "," overrides what the numbers prove. Raises DerajatError for
    a file that cannot be read (FIL) and for one without any number (AUD-050).
    """
    opened = open_file(path)
    tables: list[AuditTable] = []
    errors: list[tuple[int, Place, str]] = []
    notes: list[Problem] = list(opened.notes)
    for info in opened.sheets:
        if info.is_hidden:
            continue
        sheet = opened.read(info.name)
        rows = _rows(sheet, Location(opened.name, 0, info.name))
        for band in find_bands(rows):
            own = _within(rows, band)
            for block in find_blocks(own):
                builder = _TableBuilder(opened.name, sheet, own, block, decimal_mark)
                errors += [(len(tables), *error) for error in builder.error_cells()]
                tables.append(builder.build())
                notes += builder.notes()
    if not tables:
        raise refuse("AUD-050", Location(opened.name))
    return LoadedFile(opened.name, tuple(tables), tuple(errors), tuple(notes))


def _rows(sheet: Sheet, where: Location) -> list[list[CellValue]]:
    rows: list[list[CellValue]] = []
    for row in sheet.rows():
        rows.append(row)
        if len(rows) > LARGEST_TABLE:
            raise refuse("AUD-051", where, limit=LARGEST_TABLE)
    return rows


def _within(rows: list[list[CellValue]], band: range) -> list[list[CellValue]]:
    """The rows with nothing outside the columns of a band."""
    blank: list[CellValue] = [None] * (band.start - 1)
    return [[*blank, *row[band.start - 1 : band.stop - 1]] for row in rows]


class _TableBuilder:
    """Reads the cells of one block."""

    def __init__(
        self,
        file: str,
        sheet: Sheet,
        rows: list[list[CellValue]],
        block: Block,
        decimal_mark: str | None,
    ) -> None:
        self._file, self._sheet, self._rows, self._block = file, sheet, rows, block
        self._width = max(len(rows[number - 1]) for number in block.data)
        self._names = _header_names(sheet, rows, block, self._width)
        self._marks = decide_marks(self._column_texts(), decimal_mark)
        self._first_words = self._width

    def _column_texts(self) -> list[list[str]]:
        """The texts of each column that may be numbers; none for label columns."""
        texts: list[list[str]] = []
        for column in range(1, self._width + 1):
            values = [self._value(number, column) for number in self._block.data]
            filled = [value for value in values if not is_blank(value)]
            numbers = [value for value in filled if is_number_like(value)]
            is_numeric = 2 * len(numbers) >= len(filled) and numbers
            texts.append([number_text(v) for v in numbers] if is_numeric else [])
        return texts

    def _value(self, row: int, column: int) -> CellValue:
        values = self._rows[row - 1]
        return values[column - 1] if column <= len(values) else None

    def build(self) -> AuditTable:
        """The table with its columns and rows."""
        numbers = {number: self._numbers(number) for number in self._block.data}
        columns = tell_apart(
            [
                self._column(column, [own.get(column) for own in numbers.values()])
                for column in range(1, self._width + 1)
            ]
        )
        labels = [column for column in columns if column.is_label]
        self._first_words = _first_words(columns)
        rows = tuple(self._row(number, numbers[number], labels) for number in numbers)
        return AuditTable(self._file, self._sheet.name, columns, rows)

    def _numbers(self, row: int) -> dict[int, PrintedNumber]:
        found = {}
        for column in range(1, self._width + 1):
            is_percent = self._sheet.is_percent(row, column)
            marks = self._marks[column - 1]
            number = read_cell(self._value(row, column), marks, is_percent)
            if number is not None:
                found[column] = number
        return found

    def _column(self, column: int, cells: Sequence[PrintedNumber | None]) -> Column:
        numbers = [cell for cell in cells if cell is not None]
        values = [self._value(number, column) for number in self._block.data]
        words = [v for v in values if not (is_blank(v) or is_number_like(v))]
        name = self._names[column - 1]
        is_text = len(words) > len(numbers) or not numbers
        is_label = is_text or _numbers_rows(name, column, numbers)
        return build_column(column, name, numbers, is_label)

    def _row(
        self, row: int, numbers: dict[int, PrintedNumber], labels: Sequence[Column]
    ) -> TableRow:
        texts = {
            column: header_text(self._value(row, column))
            for column in range(1, self._width + 1)
            if header_text(self._value(row, column))
        }
        own = [texts[column.number] for column in labels if column.number in texts]
        shown = [
            texts[column.number]
            for column in labels
            if column.number in texts and self._names_row(column, numbers)
        ]
        label = " / ".join(dict.fromkeys(shown or own)) or f"({row})"
        is_total = is_total_label(own) or is_mean_label(own)
        counted = {c.number for c in labels}
        kept = {c: n for c, n in numbers.items() if c not in counted}
        return TableRow(row, label, texts, kept, is_total)

    def _names_row(self, column: Column, numbers: dict[int, PrintedNumber]) -> bool:
        """Whether a label says which row it is: words before the numbers, or a time."""
        if _is_time(column.name):
            return True
        return column.number <= self._first_words and column.number not in numbers

    def error_cells(self) -> Iterable[tuple[Place, str]]:
        """The cells in which a formula left an error."""
        for row in self._block.data:
            for column in range(1, self._width + 1):
                if text := error_text(self._value(row, column)):
                    yield Place(row, column), text

    def notes(self) -> Iterable[Problem]:
        """Columns whose decimal mark nothing proves."""
        for column, marks in enumerate(self._marks, start=1):
            if not marks.is_proven:
                where = Location(self._file, 0, self._sheet.name)
                code = "AUD-031" if marks.decimal_mark else "AUD-032"
                yield report(code, where, column=self._names[column - 1] or column)


def _header_names(
    sheet: Sheet, rows: list[list[CellValue]], block: Block, width: int
) -> list[str]:
    """The header path of each column, "" where it has none."""
    if not block.header:
        return [""] * width
    first, last = block.header[0], block.header[-1]
    taken = [list(row) for row in rows[first - 1 : last]]
    if not sheet.merged:
        for row in taken[:-1]:
            _fill_right(row, width)
    names = spread_header(taken, sheet.merged, len(taken), first)
    return [*names, *[""] * (width - len(names))][:width]


def _fill_right(row: list[CellValue], width: int) -> None:
    """Let a group heading stand over its columns where merges are not kept."""
    row.extend([None] * (width - len(row)))
    text: CellValue = None
    for index, value in enumerate(row):
        if header_text(value):
            text = value
        else:
            row[index] = text


def _numbers_rows(name: str, column: int, numbers: Sequence[PrintedNumber]) -> bool:
    """Whether a numeric column names the rows: a running number, a code, a year."""
    words = fold_header(name).split()
    if words and words[0] in _LABEL_WORDS and len(words) <= 3:
        return True
    values = [number.value for number in numbers]
    if _is_time(name) and all(value in _YEARS for value in values):
        return True
    steps = {after - before for before, after in zip(values, values[1:], strict=False)}
    starts = values[:1] in ([0], [1])
    return column <= 2 and len(values) >= 3 and starts and steps == {1}


def _first_words(columns: Sequence[Column]) -> int:
    """The last label column before the first column of numbers."""
    number = 0
    for column in columns:
        if not column.is_label and number:
            break
        if column.is_label:
            number = column.number
    return number


def _is_time(name: str) -> bool:
    return bool(set(fold_header(name).split()) & set(_TIME_WORDS))
