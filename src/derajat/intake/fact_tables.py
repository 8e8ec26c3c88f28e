"""Facts as Arrow tables, and the ones that say the same twice."""

from collections.abc import Iterator, Mapping, Sequence
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
    facts: pa.Table, dataset: ReceivedDataset, books: Mapping[str, RowBook]
) -> pa.Table:
    """The facts with one per key: the first row that has it, in the order of sheets.

    `books` keep the rows of each sheet by its name. A later fact equal to it is set
    aside as a repeat; a later one that differs is set aside too, and the first is
    questioned: which is right is not guessed.
    """
    if not dataset.key or facts.num_rows == 0:
        return facts
    pairs = _find_repeats(facts, dataset.key)
    pa.default_memory_pool().release_unused()
    if pairs.num_rows == 0:
        return facts
    later, first = pairs[POSITION].to_numpy(), pairs["first"].to_numpy()
    equal = _are_equal(facts, dataset, later, first)
    _note_repeats(facts, dataset, later, first, equal, books)
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
    books: Mapping[str, RowBook],
) -> None:
    key = " + ".join(dataset.key or ())
    told: set[tuple[_Place, _Place, bool]] = set()
    for at, other, same in zip(
        _places(facts, later), _places(facts, first), equal.tolist(), strict=True
    ):
        if (at, other, same) not in told:
            told.add((at, other, same))
            for place, beside, code in _findings(at, other, same):
                sheet, row = beside
                found = fault(code, other=row, key=key, sheet=sheet)
                books[place[0]].find(place[1], 0, found)
        books[at[0]].drop_fact(at[1], _code_of(at, other, same))
        if not same:
            books[other[0]].question(other[1])


_Place = tuple[str, int]
"""Sheet and row."""


def _places(facts: pa.Table, positions: Any) -> list[_Place]:
    taken = facts.select([SHEET, ROW]).take(pa.array(positions))
    return list(zip(taken[SHEET].to_pylist(), taken[ROW].to_pylist(), strict=True))


def _code_of(at: _Place, other: _Place, same: bool) -> str:
    """The code that sets the later of two facts aside."""
    if at[0] == other[0]:
        return "REC-054" if same else "REC-055"
    return "REC-103" if same else "REC-104"


def _findings(
    at: _Place, other: _Place, same: bool
) -> Iterator[tuple[_Place, _Place, str]]:
    """What is told at each of the two places, and about which other."""
    yield at, other, _code_of(at, other, same)
    if not same:
        yield other, at, "REC-056" if at[0] == other[0] else "REC-105"
