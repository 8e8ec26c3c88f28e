"""The heading rows of a table with headings over headings."""

from collections.abc import Sequence
from itertools import groupby

from derajat.model.labels import Label
from derajat.reports.areas.asked import AskedColumn
from derajat.reports.outline import Cell, Quoted


def build_heading(
    leads: Sequence[str], columns: Sequence[AskedColumn], language: str
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of headings: leads over all of them, neighbours joined below one heading."""
    depth = max((len(column.above) for column in columns), default=0)
    rows = [_build_row(row, depth, columns, language) for row in range(depth + 1)]
    rows[0] = [_cell(lead, down=depth + 1) for lead in leads] + rows[0]
    return tuple(tuple(row) for row in rows)


def _build_row(
    row: int, depth: int, columns: Sequence[AskedColumn], language: str
) -> list[Cell]:
    cells = []
    for headings, group in groupby(columns, lambda column: column.above[: row + 1]):
        joined = list(group)
        if len(headings) == row + 1:
            label: Label = headings[-1]
            cells.append(_cell(label.render(language), across=len(joined)))
            continue
        cells += [
            _cell(column.title.render(language), down=depth + 1 - row)
            for column in joined
            if len(column.above) == row
        ]
    return cells


def _cell(words: str, across: int = 1, down: int = 1) -> Cell:
    return Cell((Quoted(words),), across=across, down=down, is_bold=True)
