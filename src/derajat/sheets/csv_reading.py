"""Opening a text file as a table: separator by evidence, and what to tell about it."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from derajat.errors import Location, Problem, refuse, report
from derajat.sheets.cells import CellValue
from derajat.sheets.csv_records import Record, TextTable, read_records
from derajat.sheets.limits import Limits
from derajat.sheets.sheet import Sheet, SheetInfo
from derajat.sheets.text_encoding import detect_encoding


_SEPARATORS = (";", ",", "\t", "|")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_RECORDS = 1000
_SHOWN = {"\t": "tab"}


@dataclass(frozen=True)
class TextContent:
    """A checked text file: how to cut it, and notes."""

    table: TextTable
    notes: tuple[Problem, ...]
    sheets: tuple[SheetInfo, ...] = (SheetInfo(""),)

    def read(self, name: str) -> Sheet:
        """The only sheet; raises FIL-031 for another name than ""."""
        if name:
            raise refuse("FIL-031", self.table.where, name=name, known='""')
        return Sheet("", lambda: _read_rows(self.table))


@dataclass(frozen=True)
class _Evidence:
    """How well a separator explains the sample."""

    separator: str
    width: int
    share: float
    """Part of the records that have exactly `width` cells, the commonest width."""
    cut: float
    """Part of the records that it cuts at all."""


@dataclass
class _RowList:
    """Counts rows and remembers the first of them."""

    most: int
    count: int = 0
    first: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        self.count += 1
        if len(self.first) < self.most:
            self.first.append(row)

    def render(self) -> str:
        shown = ", ".join(str(row) for row in self.first)
        return shown + (", ..." if self.count > len(self.first) else "")


def open_text(path: Path, where: Location, limits: Limits) -> TextContent:
    """The checked text file; every record was cut once.

    Raises FIL-004, FIL-027, FIL-028 and FIL-033 to FIL-038.
    """
    encoding = detect_encoding(path, where)
    notes = list(encoding.notes)
    sample = _read_sample(path, encoding.codec)
    line = _SEPARATOR_LINE.match(sample[0]) if sample else None
    if line:
        separator, width = line[1], _evidence(sample[1:], line[1]).width
    else:
        separator, width = _detect_separator(sample, where, notes)
    table = TextTable(path, where, encoding.codec, separator, bool(line), limits)
    notes += _survey(table, width)
    return TextContent(table, tuple(notes))


def _read_sample(path: Path, codec: str) -> list[str]:
    """The first whole lines."""
    with path.open(encoding=codec, newline="") as stream:
        lines = stream.read(_SAMPLE_CHARACTERS).splitlines(keepends=True)
        is_whole = not stream.read(1)
    return lines if is_whole or len(lines) == 1 else lines[:-1]


def _detect_separator(
    sample: list[str], where: Location, notes: list[Problem]
) -> tuple[str, int]:
    """The separator that cuts most records into the same number of cells.

    Between equals the comma comes last: it is also the decimal mark.
    """
    found = [_evidence(sample, separator) for separator in _SEPARATORS]
    likely = [evidence for evidence in found if evidence.cut >= 0.5]
    several = likely or [evidence for evidence in found if evidence.width > 2]
    if not several:
        text = "".join(sample)
        return next((mark for mark in "\t|;," if mark not in text), ","), 1
    several.sort(key=lambda e: (-e.share, e.separator == ",", -e.width))
    best = several[0]
    rivals = [e for e in several[1:] if e.share == best.share and e.width >= best.width]
    if rivals or not likely:
        shown = _SHOWN.get(best.separator, best.separator)
        notes.append(report("FIL-057", where, separator=shown))
    return best.separator, best.width


def _evidence(sample: list[str], separator: str) -> _Evidence:
    widths: Counter[int] = Counter()
    try:
        for index, record in enumerate(csv.reader(sample, delimiter=separator)):
            if any(record):
                widths[len(record)] += 1
            if index >= _SAMPLE_RECORDS:
                break
    except csv.Error:
        return _Evidence(separator, 1, 0.0, 0.0)
    records = widths.total()
    ones = widths.pop(1, 0)
    if not widths:
        return _Evidence(separator, 1, 0.0, 0.0)
    width, count = widths.most_common(1)[0]
    return _Evidence(separator, width, count / records, 1 - ones / records)


def _survey(table: TextTable, width: int) -> Iterator[Problem]:
    """Notes about rows; raises FIL-004 when every cell is blank."""
    most = table.limits.listed_rows
    longer, shorter, invisible = _RowList(most), _RowList(most), _RowList(most)
    is_blank = True
    for record in read_records(table):
        if record.has_invisible:
            invisible.add(record.row)
        if len(record.cells) != width:
            _note_width(record, width, longer, shorter)
        is_blank = is_blank and not any(cell.strip() for cell in record.cells)
    if is_blank:
        raise refuse("FIL-004", table.where)
    for code, rows in (
        ("FIL-058", longer),
        ("FIL-059", shorter),
        ("FIL-060", invisible),
    ):
        if rows.count:
            yield report(
                code, table.where, count=rows.count, width=width, rows=rows.render()
            )


def _note_width(
    record: Record, width: int, longer: _RowList, shorter: _RowList
) -> None:
    if any(record.cells[width:]):
        longer.add(record.row)
    elif len(record.cells) < width and any(record.cells):
        shorter.add(record.row)


def _read_rows(table: TextTable) -> Iterator[list[CellValue]]:
    for record in read_records(table):
        yield [_text(cell) for cell in record.cells]


def _text(cell: str) -> str | None:
    if not cell:
        return None
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)
