"""Facts as Arrow tables, and the ones that say the same twice."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from derajat.intake.element_facts import ElementFacts
from derajat.intake.faults import fault
from derajat.intake.row_book import RowBook
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import ROW, SHEET


POSITION = "_position"


def fact_schema(dataset: ReceivedDataset) -> Any:
    """The Arrow schema of received facts: dataset columns, sheet and row."""
    fields = [
        (column.name, pa.string() if column.type.is_stored_as_text else pa.int64())
        for column in dataset.columns
    ]
    return pa.schema([*fields, (SHEET, pa.string()), (ROW, pa.int64())])


def build_table(
    dataset: ReceivedDataset, sheet: str, elements: Sequence[ElementFacts]
) -> pa.Table:
    """The facts of a chunk that were not dropped, in the order of their rows."""
    schema = fact_schema(dataset)
    tables = [_build_element(schema, sheet, facts) for facts in elements]
    if len(tables) == 1:
        return tables[0]
    together = pa.concat_tables(tables).combine_chunks()
    return together.take(pc.sort_indices(together[ROW]))


def _build_element(schema: Any, sheet: str, facts: ElementFacts) -> pa.Table:
    columns = {**facts.columns, ROW: facts.rows}
    arrays = [
        pa.repeat(pa.scalar(sheet, pa.string()), len(facts.rows))
        if field.name == SHEET
        else pa.array(columns[field.name], type=field.type)
        for field in schema
    ]
    table = pa.Table.from_arrays(arrays, schema=schema)
    if not any(facts.dropped):
        return table
    kept = np.frombuffer(facts.dropped, dtype=np.uint8) == 0
    return table.filter(pa.array(kept))


def set_aside_repeats(
    facts: pa.Table, dataset: ReceivedDataset, book: RowBook
) -> pa.Table:
    """The facts with one per key: the first row of the sheet that has it.

    A later fact equal to it is set aside as a repeat; a later one that differs is set
    aside too, and the first is questioned: which is right is not guessed.
    """
    if not dataset.key or facts.num_rows == 0:
        return facts
    pairs = _find_repeats(facts, dataset.key)
    pa.default_memory_pool().release_unused()
    if pairs.num_rows == 0:
        return facts
    later, first = pairs[POSITION].to_numpy(), pairs["first"].to_numpy()
    equal = _are_equal(facts, dataset, later, first)
    _note_repeats(facts, dataset, later, first, equal, book)
    kept = np.ones(facts.num_rows, dtype=bool)
    kept[later] = False
    return facts.filter(pa.array(kept))


def _find_repeats(facts: pa.Table, key: tuple[str, ...]) -> pa.Table:
    """Positions of facts whose key stands earlier, and the first such position."""
    positions = pa.array(np.arange(facts.num_rows, dtype=np.int64))
    keyed = facts.select(list(key)).append_column(POSITION, positions)
    groups = keyed.group_by(list(key)).aggregate(
        [(POSITION, "min"), (POSITION, "count")]
    )
    repeated = groups.filter(pc.greater(groups[f"{POSITION}_count"], 1))
    if repeated.num_rows == 0:
        return pa.table({POSITION: pa.array([], pa.int64()), "first": []})
    firsts = repeated.drop_columns([f"{POSITION}_count"])
    joined = keyed.join(firsts, list(key), join_type="inner")
    joined = joined.rename_columns(
        ["first" if name == f"{POSITION}_min" else name for name in joined.column_names]
    )
    later = joined.filter(pc.greater(joined[POSITION], joined["first"]))
    return later.select([POSITION, "first"]).sort_by(POSITION)


def _are_equal(facts: pa.Table, dataset: ReceivedDataset, left: Any, right: Any) -> Any:
    equal = np.ones(len(left), dtype=bool)
    for column in dataset.columns:
        ours, theirs = facts[column.name].take(left), facts[column.name].take(right)
        same = pc.fill_null(pc.equal(ours, theirs), False)
        both_missing = pc.and_(pc.is_null(ours), pc.is_null(theirs))
        equal &= pc.or_(same, both_missing).to_numpy()
    return equal


def _note_repeats(
    facts: pa.Table,
    dataset: ReceivedDataset,
    later: Any,
    first: Any,
    equal: Any,
    book: RowBook,
) -> None:
    rows = facts[ROW].to_numpy()
    key = " + ".join(dataset.key or ())
    told: set[tuple[int, int, str]] = set()
    for row, other, same in zip(
        rows[later].tolist(), rows[first].tolist(), equal.tolist(), strict=True
    ):
        code = "REC-054" if same else "REC-055"
        if (row, other, code) not in told:
            told.add((row, other, code))
            for at, found_code, beside in _findings(row, other, code):
                book.find(at, 0, fault(found_code, other=beside, key=key))
        book.drop_fact(row, code)
        if not same:
            book.question(other)


def _findings(row: int, other: int, code: str) -> Iterator[tuple[int, str, int]]:
    yield row, code, other
    if code == "REC-055":
        yield other, "REC-056", row
