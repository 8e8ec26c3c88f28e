"""Finding the header of a plan table and what each of its columns holds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import Heading, Role, read_heading
from derajat.plan.reading.kind_words import KindWords
from derajat.sheets import CellValue, spread_header


_SEARCHED_ROWS = 60
_MOST_HEADER_ROWS = 4
_SUBJECTS = (Role.INDICATOR, Role.NAME, Role.KIND)
_YEARLY = (Role.TARGET, Role.MONEY, Role.YEAR)
_REPEATED = (
    *_YEARLY,
    Role.REALISED,
    Role.ACHIEVED,
    Role.KIND,
    Role.INDICATOR,
    Role.ASIDE,
)
"""Roles that several columns may have."""
OF_AN_INDICATOR = (
    Role.UNIT,
    Role.FORMULA,
    Role.BASELINE,
    Role.ACHIEVED,
    Role.TARGET,
    Role.YEAR,
    Role.END_TARGET,
    Role.END,
)
"""Roles of which each indicator column of a cascade in columns may have its own."""
_PROMISES = re.compile(r"\btarget\b|\b(?:19|20)[0-9]{2}\b", re.IGNORECASE)
"""In a heading that was not understood: the table has targets after all."""
_FEWEST_WITHOUT_YEARS = 3
"""Columns understood in a list of indicators that has no targets."""


@dataclass(frozen=True)
class PlanColumn:
    """A column whose heading was understood."""

    number: int
    heading: Heading
    text: str
    """The heading as printed."""
    group: int = 0
    """The column of indicators to the left of it; 0 when there is none."""


@dataclass(frozen=True)
class PlanHeader:
    """The header of a table: its rows, and its columns by what they hold."""

    first_row: int
    last_row: int
    columns: tuple[PlanColumn, ...]
    unused: tuple[tuple[int, str], ...]
    """Columns that nothing is made of, with their headings."""
    printed: tuple[tuple[str, ...], ...]
    """The texts of each of its rows, in small letters."""

    def column(self, role: Role) -> int:
        """The number of the column with a role; 0 when there is none."""
        found = self.all(role)
        return found[0].number if found else 0

    def all(self, role: Role) -> list[PlanColumn]:
        """All columns with a role."""
        return [column for column in self.columns if column.heading.role is role]

    @cached_property
    def is_grouped(self) -> bool:
        """Whether more than one column of indicators has targets of its own."""
        yearly = [column for role in _YEARLY for column in self.all(role)]
        return len({c.group for c in yearly if c.heading.role is not Role.MONEY}) > 1

    def all_of(self, role: Role, indicator: int) -> list[PlanColumn]:
        """The columns with a role that belong to a column of indicators."""
        if not self.is_grouped:
            return self.all(role)
        return [column for column in self.all(role) if column.group == indicator]

    def lists_indicators(self) -> bool:
        """Whether it is that of a list of indicators, though without any target."""
        roles = {column.heading.role for column in self.columns} - {Role.ASIDE}
        is_lost = any(_PROMISES.search(text) for _, text in self.unused)
        is_list = Role.INDICATOR in roles and len(roles) >= _FEWEST_WITHOUT_YEARS
        return is_list and not is_lost

    def has_promise(self) -> bool:
        """Whether it says of whom it speaks, and has a column for a year."""
        roles = {column.heading.role for column in self.columns}
        return bool(roles & set(_SUBJECTS)) and bool(roles & set(_YEARLY))


def find_header(grid: Grid, words: KindWords) -> PlanHeader | None:
    """The header that explains most columns; None when no row is that of a plan.

    Without any header that has years it is that of a list of indicators.
    """
    return _find_best(grid, words, PlanHeader.has_promise) or _find_best(
        grid, words, PlanHeader.lists_indicators
    )


def _find_best(
    grid: Grid, words: KindWords, suits: Callable[[PlanHeader], bool]
) -> PlanHeader | None:
    best: PlanHeader | None = None
    for first in range(1, min(len(grid.rows), _SEARCHED_ROWS) + 1):
        if len(grid.filled(first)) < 2:
            continue
        for depth in range(1, min(_MOST_HEADER_ROWS, len(grid.rows) - first + 1) + 1):
            found = _read_header(grid, first, depth, words)
            if suits(found) and (best is None or _beats(found, best)):
                best = found
    return best


def repeats_header(grid: Grid, header: PlanHeader, row: int) -> bool:
    """Whether a row is one of the header rows once more, as on every printed page."""
    return _texts(grid, row) in header.printed


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(grid.text(row, column).casefold() for column in grid.filled(row))


def _beats(found: PlanHeader, best: PlanHeader) -> bool:
    """More columns win, then more years told apart, then fewer rows."""
    return _weight(found) > _weight(best)


def _weight(header: PlanHeader) -> tuple[int, int, int]:
    years = len({c.heading.year for c in header.columns if c.heading.year})
    depth = header.last_row - header.first_row
    return len(header.columns), years, -depth


def _read_header(grid: Grid, first: int, depth: int, words: KindWords) -> PlanHeader:
    last = first + depth - 1
    rows = _filled_groups(
        [list(map(_closed_up, row)) for row in grid.rows[first - 1 : last]], grid
    )
    paths = spread_header(rows, grid.sheet.merged, depth, first)
    columns: list[PlanColumn] = []
    unused: list[tuple[int, str]] = []
    group = 0
    for number, path in enumerate(paths, start=1):
        heading = read_heading(path, words)
        if heading and heading.role is Role.INDICATOR:
            group = number
        if heading and not _is_taken(heading, columns, group):
            columns.append(PlanColumn(number, heading, path, group))
        elif path:
            unused.append((number, path))
    printed = tuple(_texts(grid, row) for row in range(first, last + 1))
    return PlanHeader(first, last, tuple(columns), tuple(unused), printed)


def _closed_up(value: CellValue) -> CellValue:
    """`Program / Kegiatan` in one cell is one heading, not two rows of a header."""
    return value.replace(" / ", "/") if isinstance(value, str) else value


def _is_taken(heading: Heading, columns: list[PlanColumn], group: int) -> bool:
    if heading.role in OF_AN_INDICATOR:
        columns = [column for column in columns if column.group == group]
    if heading.role in _REPEATED:
        return any(column.heading == heading for column in columns)
    return any(column.heading.role is heading.role for column in columns)


def _filled_groups(rows: list[list[CellValue]], grid: Grid) -> list[list[CellValue]]:
    """Group headings carried to the right where a file has no merged cells.

    `2019 | | 2020 |` above `Target | Rp | Target | Rp`.
    """
    if grid.sheet.merged or len(rows) < 2:
        return rows
    for upper, lower in zip(rows, rows[1:], strict=False):
        for column, below in _blank_above(upper, lower):
            if below is not None and column and upper[column - 1] is not None:
                is_group = column - 1 < len(lower) and lower[column - 1] is not None
                upper[column] = upper[column - 1] if is_group else None
    return rows


def _blank_above(
    upper: list[CellValue], lower: list[CellValue]
) -> Iterator[tuple[int, CellValue]]:
    upper.extend([None] * (len(lower) - len(upper)))
    for column, below in enumerate(lower):
        if upper[column] is None:
            yield column, below
