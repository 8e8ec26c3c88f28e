"""Part tables of an engine as arrays of numbers."""

from dataclasses import dataclass
from math import prod

import numpy as np
import pyarrow as pa

from derajat.measures.arrays import Ints
from derajat.measures.groups import UNKNOWN_GROUP, Grouping, GroupLabel
from derajat.measures.plan import Figure, PartReading


@dataclass(frozen=True)
class Coded:
    """A text column: a code for each row and the texts by code (None: not known)."""

    codes: Ints
    texts: tuple[str | None, ...]


@dataclass(frozen=True)
class CodedParts:
    """The rows of one part table."""

    place: Coded
    period: Ints
    part: Coded
    amount: Ints
    groups: dict[str, Coded]

    def figures(
        self, readings: tuple[PartReading, ...]
    ) -> dict[Figure, tuple[Ints, Ints]]:
        """For each figure the rows that enter it and their amounts."""
        found = {}
        for figure in dict.fromkeys(reading.figure for reading in readings):
            factors = {r.part: r.times for r in readings if r.figure is figure}
            by_code = [factors.get(text or "", 0) for text in self.part.texts]
            weights = np.array([*by_code, 0], dtype=np.int64)[self.part.codes]
            rows = np.flatnonzero(weights)
            found[figure] = (rows, self.amount[rows] * weights[rows])
        return found

    def labels(self, grouping: Grouping) -> tuple[tuple[GroupLabel, ...], Ints]:
        """The groups that occur, and the number of its group for each row."""
        if not grouping:
            return ((),), np.zeros(len(self.period), dtype=np.int64)
        columns = [self.groups[name] for name in grouping]
        mixed = np.zeros(len(self.period), dtype=np.int64)
        for column in columns:
            mixed = mixed * len(column.texts) + column.codes
        distinct, back = find_distinct(mixed, prod(len(c.texts) for c in columns))
        found = tuple(_label(grouping, columns, code) for code in distinct.tolist())
        return found, back


def find_distinct(codes: Ints, limit: int) -> tuple[Ints, Ints]:
    """Different codes in rising order, and for each code its place among them.

    Codes lie from 0 up to `limit`. Looks up instead of sorting where that is small.
    """
    if limit > _LOOK_UP:
        distinct, back = np.unique(codes, return_inverse=True)
        return distinct, back.reshape(codes.shape)
    present = np.zeros(limit, dtype=bool)
    present[codes] = True
    places = np.cumsum(present) - 1
    return np.flatnonzero(present), places[codes]


_LOOK_UP = 2**20


def _label(grouping: Grouping, columns: list[Coded], code: int) -> GroupLabel:
    """The group of a mixed code; the last column changes fastest."""
    values = []
    for column in reversed(columns):
        code, value = divmod(code, len(column.texts))
        values.append(column.texts[value])
    return tuple(
        (name, UNKNOWN_GROUP if value is None else value)
        for name, value in zip(grouping, reversed(values), strict=True)
    )


def read_parts(table: pa.Table, groups: tuple[str, ...]) -> CodedParts:
    """A part table as `model.counting` describes it, coded."""
    return CodedParts(
        place=_coded(table["place"]),
        period=_whole(table["period"]),
        part=_coded(table["part"]),
        amount=_whole(table["amount"]),
        groups={name: _coded(table[name]) for name in groups},
    )


def _whole(column: pa.ChunkedArray) -> Ints:
    return np.asarray(column.to_numpy(), dtype=np.int64)


def _coded(column: pa.ChunkedArray) -> Coded:
    encoded = column.combine_chunks().cast(pa.string()).dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    texts = (*encoded.dictionary.to_pylist(), None)
    codes = encoded.indices.fill_null(len(texts) - 1).to_numpy(zero_copy_only=False)
    return Coded(codes.astype(np.int64), texts)
