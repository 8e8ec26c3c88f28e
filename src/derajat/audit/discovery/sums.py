"""Columns that are the sum of others in most rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

import numpy as np
from numpy.typing import NDArray

from derajat.audit.discovery.grid import (
    LEAST_SCORE,
    NEIGHBOUR_SCORE,
    chance_of,
    is_supported,
    telling_rows,
)
from derajat.audit.discovery.naming import sum_label
from derajat.audit.formulas import plain_sum
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Column, Place, TableRow


MOST_TERMS = 12
MOST_TOGETHER = 22
"""Columns searched at once; in wider tables windows of so many neighbours."""

_TRIES = 24
_ROWS_A_TRY = 3
_MOST_DECIMALS = 4
_SEED = 20261122
Whole = NDArray[np.int64]
Keys = NDArray[np.uint64]


@dataclass(frozen=True)
class Sum:
    """A target and its terms by index of the columns, with its support."""

    target: int
    terms: tuple[int, ...]
    hits: int
    asked: int

    @property
    def share(self) -> float:
        return self.hits / self.asked


def find_sums(table: AuditTable, columns: Sequence[Column]) -> tuple[Relation, ...]:
    """Sums of columns that most rows obey; none that follows from the others."""
    wholes = _Wholes(telling_rows(table), columns)
    found: dict[tuple[int, tuple[int, ...]], Sum] = {}
    for target, terms in wholes.candidates():
        key = (target, terms)
        if key not in found and (one := wholes.verify(target, terms)):
            found[key] = one
    kept = _independent(found.values())
    return tuple(build_sum(table, columns, one) for one in kept)


class _Wholes:
    """The count columns as whole numbers, blank as zero."""

    def __init__(self, rows: Sequence[TableRow], columns: Sequence[Column]) -> None:
        decimals = min(max((c.decimals for c in columns), default=0), _MOST_DECIMALS)
        shape = (len(rows), len(columns))
        self.values: Whole = np.zeros(shape, dtype=np.int64)
        self.printed = np.zeros(shape, dtype=bool)
        for r, row in enumerate(rows):
            for c, column in enumerate(columns):
                number = row.numbers.get(column.number)
                scaled = number.exact * 10**decimals if number else Fraction(0)
                is_kept = number is not None and abs(scaled) < 2**52
                self.printed[r, c] = is_kept
                self.values[r, c] = round(scaled) if is_kept else 0
        self._random = Random(_SEED)  # noqa: S311 - picks rows

    def _chance(self, column: int, asked: NDArray[np.bool_]) -> float:
        """How likely a random number of that size is the printed one."""
        values = np.abs(self.values[asked, column])
        if len(values) < _ROWS_A_TRY:
            return max(1 / (float(np.median(values)) or 1.0), 1e-9)
        return chance_of(values.astype(np.float64), np.full(len(values), 0.5))

    def candidates(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Targets with terms worth verifying."""
        for block in self._blocks():
            if len(self.values) < _ROWS_A_TRY:
                yield from self._runs(block)
            else:
                for _ in range(_TRIES):
                    yield from self._matches(block)

    def _blocks(self) -> Iterator[list[int]]:
        filled = np.flatnonzero((self.values != 0).sum(axis=0) > 0).tolist()
        if len(filled) <= MOST_TOGETHER:
            yield filled
            return
        step = MOST_TOGETHER // 2
        for start in range(0, len(filled) - step, step):
            yield filled[start : start + MOST_TOGETHER]

    def _runs(self, block: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Neighbouring columns and the one before or after them, for tiny tables."""
        for start in range(len(block)):
            for stop in range(start + 2, len(block) + 1):
                terms = tuple(block[start:stop])
                for side in (start - 1, stop):
                    if 0 <= side < len(block):
                        yield block[side], terms

    def _matches(self, block: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Subsets whose sums equal a column in a few rows taken at random.

        Each column becomes one number, a random combination of those rows modulo
        2**64; sums of all subsets of one half are looked up among those of the other.
        """
        chosen = self._random.sample(range(len(self.values)), _ROWS_A_TRY)
        weights = np.array(
            [self._random.getrandbits(63) | 1 for _ in chosen], dtype=np.uint64
        )
        taken = self.values[np.ix_(chosen, list(block))].astype(np.uint64)
        with np.errstate(over="ignore"):
            keys: Keys = (taken * weights[:, None]).sum(axis=0, dtype=np.uint64)
        half = len(block) // 2
        left, right = _subset_sums(keys[:half]), _subset_sums(keys[half:])
        order = np.argsort(right, kind="stable")
        sorted_right = right[order]
        for index, target in enumerate(block):
            with np.errstate(over="ignore"):
                wanted = keys[index] - left
            starts = np.searchsorted(sorted_right, wanted, side="left")
            stops = np.searchsorted(sorted_right, wanted, side="right")
            for low in np.flatnonzero(stops > starts)[:_MOST_MATCHES]:
                first, last = int(starts[low]), int(stops[low])
                for other in order[first : min(last, first + _MOST_ALIKE)]:
                    terms = _chosen(block, int(low) | int(other) << half)
                    if 2 <= len(terms) <= MOST_TERMS and target not in terms:
                        yield target, terms

    def verify(self, target: int, terms: tuple[int, ...]) -> Sum | None:
        """The sum with its support; None when most rows do not obey, or by chance."""
        parts = self.values[:, list(terms)]
        asked = self.printed[:, target] & ((parts != 0).sum(axis=1) >= 2)
        hits = asked & (parts.sum(axis=1) == self.values[:, target])
        distinct = np.unique(self.values[hits][:, [target, *terms]], axis=0)
        repeated = int(hits.sum()) - len(distinct)
        total = int(asked.sum()) - repeated
        is_run = _is_run(target, terms)
        candidates = 2 * self.width if is_run else self._ways(len(terms))
        least = NEIGHBOUR_SCORE if is_run else LEAST_SCORE
        if not total or len(distinct) < min(3, total):
            return None
        chance = self._chance(target, asked)
        if not is_supported(len(distinct), total, chance, candidates, least):
            return None
        if not all((parts[hits][:, i] != 0).any() for i in range(len(terms))):
            return None
        return Sum(target, terms, int(hits.sum()), int(asked.sum()))

    @property
    def width(self) -> int:
        return int(self.values.shape[1])

    def _ways(self, terms: int) -> int:
        """How many sums of so many terms there are."""
        ways = self.width
        for taken in range(terms):
            ways = ways * (self.width - taken) // (taken + 1)
        return max(ways, 1)


def _is_run(target: int, terms: tuple[int, ...]) -> bool:
    """Whether the terms stand side by side, with their sum before or after them."""
    together = sorted((target, *terms))
    ends = (together[0], together[-1])
    return together[-1] - together[0] == len(terms) and target in ends


_MOST_MATCHES = 64
_MOST_ALIKE = 8


def _chosen(block: Sequence[int], mask: int) -> tuple[int, ...]:
    """The columns whose bits are set."""
    return tuple(column for bit, column in enumerate(block) if mask >> bit & 1)


def _subset_sums(keys: Keys) -> Keys:
    """The sum of every subset; bit i of the index tells whether key i is in it."""
    sums = np.zeros(1, dtype=np.uint64)
    for key in keys:
        sums = np.concatenate([sums, sums + key])
    return sums


def _independent(found: Iterable[Sum]) -> list[Sum]:
    """The best supported sums that do not follow from one another."""
    ones = list(found)
    targets = {one.target for one in ones}

    def rank(one: Sum) -> tuple[float, int, int, int]:
        compound = sum(term in targets for term in one.terms)
        distance = sum(abs(term - one.target) for term in one.terms)
        return (-round(one.share, 2), compound, len(one.terms), distance)

    kept: list[Sum] = []
    rows: list[dict[int, Fraction]] = []
    for one in sorted(ones, key=rank):
        vector = {one.target: Fraction(1), **dict.fromkeys(one.terms, Fraction(-1))}
        reduced = _reduce(vector, rows)
        if reduced and not any(other.target == one.target for other in kept):
            rows.append(reduced)
            kept.append(one)
    return sorted(kept, key=lambda one: one.target)


def _reduce(
    vector: dict[int, Fraction], rows: Sequence[dict[int, Fraction]]
) -> dict[int, Fraction]:
    """What is left of a vector after the ones already kept; empty when implied."""
    left = dict(vector)
    for row in rows:
        lead = min(row)
        if factor := left.get(lead, Fraction(0)) / row[lead]:
            for column, value in row.items():
                left[column] = left.get(column, Fraction(0)) - factor * value
            left = {column: value for column, value in left.items() if value}
    return left


def build_sum(table: AuditTable, columns: Sequence[Column], one: Sum) -> Relation:
    """The relation with a check for every row, total rows included."""
    target = columns[one.target].number
    terms = tuple(columns[index].number for index in one.terms)
    return sum_relation(table, target, terms)


def sum_relation(table: AuditTable, target: int, terms: tuple[int, ...]) -> Relation:
    """A sum of columns with a check for every row."""
    formula = plain_sum(len(terms))
    checks = tuple(
        Check(
            Place(row.number, target),
            tuple(Place(row.number, term) for term in terms),
            formula,
        )
        for row in table.rows
    )
    label = sum_label(table, target, terms)
    return Relation(RelationKind.SUM, target, terms, formula, label, checks)
