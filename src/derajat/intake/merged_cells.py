"""Cells merged downwards in the body of a table: the text counts for each row."""

from collections import defaultdict
from collections.abc import Iterable

from derajat.intake.form import FoundForm
from derajat.intake.row_kinds import Chunk
from derajat.model.datasets import ReceivedDataset
from derajat.sheets import CellValue, MergedRange


class MergedCells:
    """Repeats names, codes and times that are merged over several rows.

    Numbers are not repeated: one merged count is one count, and it stays where it is
    written.
    """

    def __init__(
        self, form: FoundForm, dataset: ReceivedDataset, merged: Iterable[MergedRange]
    ) -> None:
        indexes = _repeated_indexes(form, dataset)
        self._below: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._anchors: dict[int, set[int]] = defaultdict(set)
        self._values: dict[tuple[int, int], CellValue] = {}
        for area in merged:
            index = area.first_column - 1
            is_one_column = area.first_column == area.last_column
            if not is_one_column or area.first_row < form.first_row:
                continue
            if index in indexes and area.last_row > area.first_row:
                self._anchors[area.first_row].add(index)
                for row in range(area.first_row + 1, area.last_row + 1):
                    self._below[row].append((index, area.first_row))

    def fill(self, chunk: Chunk) -> Chunk:
        """The chunk with merged cells filled; the same one when there are none."""
        if not self._below:
            return chunk
        rows = [
            self._fill_row(number, row)
            for number, row in zip(chunk.numbers, chunk.rows, strict=True)
        ]
        return Chunk(chunk.numbers, rows)

    def _fill_row(self, number: int, row: list[CellValue]) -> list[CellValue]:
        for index in self._anchors.get(number, ()):
            self._values[number, index] = row[index] if index < len(row) else None
        below = self._below.get(number)
        if not below or not any(cell not in (None, "") for cell in row):
            return row
        filled = list(row)
        for index, anchor in below:
            filled.extend([None] * (index + 1 - len(filled)))
            filled[index] = self._values.get((anchor, index))
        return filled


def _repeated_indexes(form: FoundForm, dataset: ReceivedDataset) -> frozenset[int]:
    """Columns that are no numbers, and those that are read beside another."""
    indexes = set()
    for placed, fact in form.fact_columns:
        if not dataset.column(fact.to).type.is_number:
            indexes.add(placed.index)
        beside = form.under(fact.year_from or fact.inside)
        if beside:
            indexes.add(beside.index)
    return frozenset(indexes)
