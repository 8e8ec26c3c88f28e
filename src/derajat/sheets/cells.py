"""Cells, their names and what they hold."""

import datetime
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache


LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


@dataclass(frozen=True)
class CellError:
    """An error that a formula left in its cell, such as `#DIV/0!`."""

    text: str


CellValue = (
    str
    | int
    | float
    | bool
    | datetime.date
    | datetime.datetime
    | datetime.time
    | datetime.timedelta
    | CellError
    | None
)


@dataclass(frozen=True, order=True)
class MergedRange:
    """Cells merged into one, both corners included; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in the range."""
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )


def cell_name(row: int, column: int) -> str:
    """The name of a cell as a spreadsheet shows it: (4, 3) is `C4`."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 28 is `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """The number of a column, `AB` is 28. Raises ValueError for anything else."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isupper()):
        raise ValueError(letters)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    if not (letters.isalpha() and number <= LAST_COLUMN):
        raise ValueError(letters)
    return number


def split_cell_name(name: str) -> tuple[int, int]:
    """Row and column of `C4`. Raises ValueError for anything else."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not digits or int(digits) not in range(1, LAST_ROW + 1):
        raise ValueError(name)
    return int(digits), column_number(letters)


@dataclass
class CellRuns:
    """A set of cells kept as runs of rows by column, so that a million cost little.

    Cells of a column must be added from the top down.
    """

    _first: dict[int, "array[int]"] = field(default_factory=dict)
    _last: dict[int, "array[int]"] = field(default_factory=dict)

    def add(self, row: int, column: int) -> None:
        """Put a cell into the set."""
        first = self._first.setdefault(column, array("l"))
        last = self._last.setdefault(column, array("l"))
        if last and last[-1] >= row - 1:
            last[-1] = row
        else:
            first.append(row)
            last.append(row)

    def __contains__(self, cell: tuple[int, int]) -> bool:
        row, column = cell
        if column not in self._first:
            return False
        index = bisect_right(self._first[column], row) - 1
        return index >= 0 and self._last[column][index] >= row

    def __bool__(self) -> bool:
        return bool(self._first)
