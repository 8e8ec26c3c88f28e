"""Records of a text file, one a spreadsheet row, within limits."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from derajat.errors import DerajatError, Location, refuse
from derajat.sheets.invisible import has_invisible
from derajat.sheets.limits import Limits


@dataclass(frozen=True)
class TextTable:
    """How the records of a text file are to be cut."""

    path: Path
    where: Location
    codec: str
    separator: str
    has_separator_line: bool
    """Whether line 1 is `sep=;`; a spreadsheet does not show it as a row."""
    limits: Limits


@dataclass(frozen=True)
class Record:
    """One record with its row number."""

    row: int
    cells: list[str]
    has_invisible: bool
    """Whether it holds control, zero-width or direction characters."""


def read_records(table: TextTable) -> Iterator[Record]:
    """The records in order. Raises FIL-033, FIL-035, FIL-036, FIL-037."""
    with table.path.open(encoding=table.codec, newline="") as stream:
        if table.has_separator_line:
            stream.readline()
        lines = _Lines(stream, table)
        reader = csv.reader(lines, delimiter=table.separator, strict=True)
        while True:
            lines.begin_record()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise _csv_problem(error, table, lines.row) from error
            if cells is None:
                return
            if len(cells) > table.limits.columns:
                raise refuse(
                    "FIL-033", table.where, row=lines.row, limit=table.limits.columns
                )
            yield Record(lines.row, cells, lines.has_invisible)


class _Lines:
    """Lines of the stream, counted so that no record grows without bound."""

    def __init__(self, stream: TextIO, table: TextTable) -> None:
        self._stream = stream
        self._table = table
        self._limit = table.limits.record_characters
        self._taken = 0
        self.row = 0
        self.has_invisible = False

    def begin_record(self) -> None:
        self._taken = 0
        self.row += 1
        self.has_invisible = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._taken += len(line)
        if self._taken > self._limit:
            raise refuse("FIL-037", self._table.where, row=self.row, limit=self._limit)
        if has_invisible(line):
            self.has_invisible = True
        return line


def _csv_problem(error: csv.Error, table: TextTable, row: int) -> DerajatError:
    if "field limit" in str(error):
        limit = csv.field_size_limit()
        return refuse("FIL-036", table.where, row=row, limit=limit)
    return refuse("FIL-035", table.where, row=row)
