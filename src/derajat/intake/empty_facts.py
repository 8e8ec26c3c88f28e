"""Counts that hold no number: they say nothing, and must not replace what was said."""

from collections.abc import Sequence

from derajat.intake.element_facts import ElementFacts
from derajat.intake.faults import fault
from derajat.intake.form import name_element
from derajat.intake.read_columns import ReadColumn
from derajat.intake.row_book import RowBook
from derajat.intake.row_kinds import Chunk
from derajat.model.datasets import ReceivedDataset


def drop_empty(
    dataset: ReceivedDataset,
    chunk: Chunk,
    read: Sequence[ReadColumn],
    facts: Sequence[ElementFacts],
    book: RowBook,
) -> None:
    """Set aside the facts whose number cells are all blank.

    A mark such as `-` is no blank: it says that there are no data.
    """
    key = dataset.key or ()
    numbers = [c for c in read if c.column.type.is_number and c.column.name not in key]
    empty = [_empty_offsets(numbers, each, chunk) for each in facts]
    for offset in sorted(set().union(*empty)):
        without = [
            f for f, offsets in zip(facts, empty, strict=True) if offset in offsets
        ]
        names = [name_element(each.element) for each in without]
        told = f" ({'; '.join(names)})" if len(without) < len(facts) else ""
        row, found = chunk.numbers[offset], fault("REC-065", element=told)
        book.find(row, 0, found)
        for each in without:
            each.drop(offset, found.code, book)


def _empty_offsets(
    numbers: Sequence[ReadColumn], facts: ElementFacts, chunk: Chunk
) -> set[int]:
    """Places in the chunk where no number cell of the element holds anything."""
    own = [c for c in numbers if c.element in ((), facts.element)]
    if not own:
        return set()
    unread = [n for n, value in enumerate(own[0].values) if value is None]
    return {
        offset
        for offset in unread
        if not facts.dropped[offset] and all(_is_blank(chunk, c, offset) for c in own)
    }


def _is_blank(chunk: Chunk, column: ReadColumn, offset: int) -> bool:
    row, index = chunk.rows[offset], column.placed.index
    cell = row[index] if index < len(row) else None
    return cell is None or (isinstance(cell, str) and not cell.strip())
