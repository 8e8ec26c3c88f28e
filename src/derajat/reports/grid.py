"""Where the cells of a table lie when their spans are laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.errors import refuse
from derajat.reports.outline import Cell, Table


@dataclass(frozen=True)
class PlacedCell:
    """A cell with its corner in the grid, and its place among the cells of its row.

    All count from 1; `place` is the one of its address, `r4k2`.
    """

    row: int
    column: int
    place: int
    cell: Cell


def place_heading(table: Table) -> tuple[PlacedCell, ...]:
    """The cells of the heading. Raises REP-023 where they do not fill a rectangle."""
    return _place(table.heading, table)


def place_body(table: Table) -> tuple[PlacedCell, ...]:
    """The cells of the body. Raises REP-023 where they do not fill a rectangle."""
    return _place([row.cells for row in table.rows], table)


def _place(rows: Sequence[Sequence[Cell]], table: Table) -> tuple[PlacedCell, ...]:
    columns = len(table.columns)
    covered: set[tuple[int, int]] = set()
    found: list[PlacedCell] = []
    for row, cells in enumerate(rows, 1):
        free = (c for c in range(1, columns + 1) if (row, c) not in covered)
        for place, cell in enumerate(cells, 1):
            column = next(free, columns + 1)
            taken = set(_area(row, column, cell))
            if taken & covered or column + cell.across > columns + 1:
                raise refuse("REP-023", table=table.key, row=row)
            covered |= taken
            found.append(PlacedCell(row, column, place, cell))
    for row in range(1, len(rows) + 1):
        if any((row, column) not in covered for column in range(1, columns + 1)):
            raise refuse("REP-023", table=table.key, row=row)
    if len(covered) != len(rows) * columns:
        raise refuse("REP-023", table=table.key, row=len(rows))
    return tuple(found)


def _area(row: int, column: int, cell: Cell) -> Iterator[tuple[int, int]]:
    for down in range(cell.down):
        for across in range(cell.across):
            yield row + down, column + across
