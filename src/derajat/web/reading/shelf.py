"""All values of a run in memory, found by indicator.

Pages read some hundred rows of one indicator among millions: the rows of each stand
together, and taking them is a slice without a copy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from derajat.measures import VALUE_SCHEMA
from derajat.model.values import Value


_REPEATING = (
    "indicator",
    "version",
    "area",
    "area_level",
    "period_kind",
    "period",
    "group",
    "method",
    "flags",
    "run",
)


@dataclass(frozen=True)
class ValueShelf:
    """Values by indicator; `spans` tells the first row and the one after the last."""

    rows: pa.Table
    spans: Mapping[str, tuple[int, int]]

    def of_indicator(self, code: str) -> pa.Table:
        """The rows of an indicator, in the order of the store; none if it has none."""
        first, end = self.spans.get(code, (0, 0))
        return self.rows.slice(first, end - first)

    def choose(self, code: str, **wanted: str | list[str]) -> list[Value]:
        """The values of an indicator whose columns hold what is wanted."""
        rows = self.of_indicator(code)
        is_wanted = None
        for column, texts in wanted.items():
            one_or_more = [texts] if isinstance(texts, str) else texts
            held = pc.is_in(rows[column], pa.array(one_or_more, pa.string()))
            is_wanted = held if is_wanted is None else pc.and_(is_wanted, held)
        chosen = rows if is_wanted is None else rows.filter(is_wanted)
        return [Value(**row) for row in chosen.to_pylist()]

    def choose_many(self, codes: Sequence[str], **wanted: str | list[str]) -> pa.Table:
        """The rows of several indicators, as `VALUE_SCHEMA`."""
        rows = pa.concat_tables([self.rows.slice(0, 0), *map(self.of_indicator, codes)])
        for column, texts in wanted.items():
            one_or_more = [texts] if isinstance(texts, str) else texts
            allowed = pa.array(one_or_more, pa.string())
            rows = rows.filter(pc.is_in(rows[column], allowed))
        return rows.cast(VALUE_SCHEMA)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods that any value is of."""
        return tuple(self.rows["period"].combine_chunks().dictionary.to_pylist())

    @property
    def indicators(self) -> tuple[str, ...]:
        """Codes of the indicators that have rows."""
        return tuple(self.spans)


def build_shelf(values: pa.Table | None) -> ValueShelf:
    """The shelf of the values of a store; an empty one for None."""
    rows = VALUE_SCHEMA.empty_table() if values is None else values
    rows = rows.combine_chunks()
    for name in _REPEATING:
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, name, rows[name].dictionary_encode())
    return ValueShelf(rows, _find_spans(rows))


def _find_spans(rows: pa.Table) -> dict[str, tuple[int, int]]:
    """Where each indicator stands; rows come sorted by indicator."""
    if not rows.num_rows:
        return {}
    column = rows["indicator"].combine_chunks()
    codes = column.indices.to_numpy()
    firsts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    ends = np.r_[firsts[1:], len(codes)]
    names = column.dictionary.to_pylist()
    return {
        names[codes[first]]: (int(first), int(end))
        for first, end in zip(firsts, ends, strict=True)
    }
