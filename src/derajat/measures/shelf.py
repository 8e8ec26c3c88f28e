"""All values of a run in memory, found by indicator.

Pages read some hundred rows of one indicator among millions: the rows of each stand
together, and taking them is a slice without a copy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from derajat.measures.table import VALUE_SCHEMA
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
class _Repeated:
    """A column of texts that repeat: what they are, and which of them each row has."""

    texts: Sequence[str]
    numbers: Mapping[str, int]
    rows: np.ndarray

    def hold(self, wanted: Sequence[str], first: int, end: int) -> np.ndarray:
        """Which rows from the first to before the end hold one of the texts."""
        numbers = [self.numbers[text] for text in wanted if text in self.numbers]
        rows = self.rows[first:end]
        return rows == numbers[0] if len(numbers) == 1 else np.isin(rows, numbers)

    def read(self, places: np.ndarray) -> list[str]:
        """The texts at these places."""
        return [self.texts[number] for number in self.rows[places]]


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
        """The values of an indicator whose columns hold what is wanted.

        Of the columns that repeat: area, group, period and the like.
        """
        return self._read(self._find(code, wanted))

    def _find(self, code: str, wanted: Mapping[str, str | list[str]]) -> np.ndarray:
        """Where the rows of an indicator stand whose columns hold what is wanted."""
        first, end = self.spans.get(code, (0, 0))
        is_wanted = np.ones(end - first, dtype=bool)
        for column, texts in wanted.items():
            one_or_more = [texts] if isinstance(texts, str) else texts
            is_wanted &= self._repeated[column].hold(one_or_more, first, end)
        return np.flatnonzero(is_wanted) + first

    def _read(self, places: np.ndarray) -> list[Value]:
        """The rows at these places, column by column: much cheaper than by row."""
        if not len(places):
            return []
        taken = pa.array(places)
        columns = [
            self._repeated[name].read(places)
            if name in self._repeated
            else self.rows[name].chunk(0).take(taken).to_pylist()
            for name in VALUE_SCHEMA.names
        ]
        return [Value(*row) for row in zip(*columns, strict=True)]

    @cached_property
    def _repeated(self) -> dict[str, "_Repeated"]:
        return {
            name: _repeated(self.rows[name].combine_chunks()) for name in _REPEATING
        }

    def choose_many(self, codes: Sequence[str], **wanted: str | list[str]) -> pa.Table:
        """The rows of several indicators, as `VALUE_SCHEMA`."""
        if not wanted:
            spans = map(self.of_indicator, codes)
            return pa.concat_tables([self.rows.slice(0, 0), *spans]).cast(VALUE_SCHEMA)
        none = np.empty(0, dtype=np.int64)
        places = np.concatenate([none, *(self._find(code, wanted) for code in codes)])
        return self.rows.take(pa.array(places)).cast(VALUE_SCHEMA)

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


def _repeated(column: pa.DictionaryArray) -> _Repeated:
    texts = column.dictionary.to_pylist()
    numbers = {text: number for number, text in enumerate(texts)}
    return _Repeated(texts, numbers, column.indices.to_numpy())


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
