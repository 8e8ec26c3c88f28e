"""Wide rows turned into facts: one for each element that the form tells apart."""

from derajat.intake.element_facts import ElementFacts
from derajat.intake.empty_facts import drop_empty
from derajat.intake.faults import SETS_ASIDE, Fault, fault
from derajat.intake.form import Element, FoundForm
from derajat.intake.read_columns import ReadColumn
from derajat.intake.row_book import RowBook
from derajat.intake.row_kinds import Chunk
from derajat.model.columns import Column, StoredValue
from derajat.model.datasets import DatasetKind, ReceivedDataset
from derajat.model.scalars import parse_scalar


def turn_long(
    form: FoundForm,
    dataset: ReceivedDataset,
    chunk: Chunk,
    read: list[ReadColumn],
    book: RowBook,
) -> list[ElementFacts]:
    """The facts of a chunk by element; bad cells are noted in the book.

    A cell that cannot be read leaves its fact without that value. It costs the fact
    where the column must not be missing or the number is impossible.
    """
    elements = form.elements
    book.receive(chunk.numbers, len(elements))
    facts = [_build_facts(form, dataset, chunk, read, each) for each in elements]
    for column in read:
        targets = [f for f in facts if column.element in ((), f.element)]
        _note_faults(column, targets, chunk, book)
        if column.column.never_missing:
            _note_missing(column, targets, chunk, book)
    _note_unfilled(form, dataset, read, facts, book)
    if dataset.kind is DatasetKind.COUNTS:
        drop_empty(dataset, chunk, read, facts, book)
    return facts


def _build_facts(
    form: FoundForm,
    dataset: ReceivedDataset,
    chunk: Chunk,
    read: list[ReadColumn],
    element: Element,
) -> ElementFacts:
    size = len(chunk.numbers)
    columns: dict[str, list[StoredValue]] = {
        column.name: [None] * size for column in dataset.columns
    }
    for name, value in (*form.source.constants, *form.parts):
        columns[name] = [value] * size
    for name, text in element:
        columns[name] = [_element_value(text, dataset.column(name))] * size
    for column in read:
        if column.element in ((), element):
            columns[column.column.name] = list(column.values)
    return ElementFacts(element, chunk.numbers, columns, bytearray(size))


def _element_value(text: str, column: Column) -> StoredValue:
    return parse_scalar(text, column.type, column.places)


def _note_faults(
    read: ReadColumn, targets: list[ElementFacts], chunk: Chunk, book: RowBook
) -> None:
    placed = read.placed
    for offset, found in read.faults.items():
        row = chunk.numbers[offset]
        book.find(row, placed.index + 1, found, placed.header)
        if read.column.never_missing or found.code in SETS_ASIDE:
            _drop(targets, offset, found, book)
        else:
            book.question(row)


def _note_missing(
    read: ReadColumn, targets: list[ElementFacts], chunk: Chunk, book: RowBook
) -> None:
    if None not in read.values:
        return
    missing = fault("REC-028")
    for offset, value in enumerate(read.values):
        if value is None and offset not in read.faults:
            placed = read.placed
            book.find(chunk.numbers[offset], placed.index + 1, missing, placed.header)
            _drop(targets, offset, missing, book)


def _note_unfilled(
    form: FoundForm,
    dataset: ReceivedDataset,
    read: list[ReadColumn],
    facts: list[ElementFacts],
    book: RowBook,
) -> None:
    """Columns that must not be missing and that nothing on the form fills."""
    for each in facts:
        filled = {c.column.name for c in read if c.element in ((), each.element)}
        filled |= {name for name, _ in (*form.source.constants, *form.parts)}
        filled |= {name for name, _ in each.element}
        for column in dataset.columns:
            if column.never_missing and not column.function:
                _note_absent(column, filled, each, book)


def _note_absent(
    column: Column, filled: set[str], facts: ElementFacts, book: RowBook
) -> None:
    if column.name in filled:
        return
    missing = fault("REC-028")
    for offset, row in enumerate(facts.rows):
        book.find(row, 0, missing, column.name)
        facts.drop(offset, missing.code, book)


def _drop(
    targets: list[ElementFacts], offset: int, found: Fault, book: RowBook
) -> None:
    for facts in targets:
        facts.drop(offset, found.code, book)
