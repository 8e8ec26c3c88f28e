"""Numbers that stood in the store and that a file of the same key leaves blank."""

import pyarrow as pa
import pyarrow.compute as pc

from derajat.errors import Location, Problem, report
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import ROW


LISTED_ROWS = 10
_OLD = "_old_"


def tell_emptied(
    facts: pa.Table, stored: pa.Table, dataset: ReceivedDataset, file: str
) -> tuple[Problem, ...]:
    """A notice (REC-066) of the numbers in `stored` that `facts` replace by nothing."""
    key = list(dataset.key or ())
    numbers = [
        column.name
        for column in dataset.columns
        if column.type.is_number and column.name not in key
    ]
    if not numbers or set(key + numbers) - set(stored.column_names):
        return ()
    old = stored.select(key + numbers)
    old = old.rename_columns([*key, *(_OLD + name for name in numbers)])
    both = facts.select([*key, *numbers, ROW]).join(old, key, join_type="inner")
    count, rows = 0, set()
    for name in numbers:
        emptied = pc.and_(pc.is_null(both[name]), pc.is_valid(both[_OLD + name]))
        count += pc.sum(emptied).as_py() or 0
        rows.update(both.filter(emptied)[ROW].to_pylist())
    if not count:
        return ()
    listed = ", ".join(map(str, sorted(rows)[:LISTED_ROWS]))
    more = ", …" if len(rows) > LISTED_ROWS else ""
    told = report("REC-066", Location(file=file), count=count, rows=listed + more)
    return (told,)
