"""The numbers of a table as arrays, to look for relations quickly.

What is found here is only a candidate: every relation is verified exactly afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log10

import numpy as np
from numpy.typing import NDArray

from derajat.audit.tables import AuditTable, Column, TableRow


MOST_ROWS = 80
"""Rows a search looks at, evenly spread over a longer table."""

LEAST_SCORE = 5.0
"""A relation is believed when chance would give it once in 10**5 tables."""

LEAST_SHARE = 0.5
"""More than this share of the telling rows must obey."""


@dataclass(frozen=True)
class Grid:
    """Values and units by row and column; NaN where nothing is printed."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    values: NDArray[np.float64]
    units: NDArray[np.float64]

    def chance(self, column: int, asked: NDArray[np.bool_]) -> float:
        """How likely a random number lands on the printed one in the rows asked."""
        return chance_of(self.values[asked, column], self.units[asked, column])


NEIGHBOUR_SCORE = 3.0
"""Less is asked of what tables are made of: a sum beside its terms, a percentage beside
its count."""

FEW_ROWS = 8
"""In tables below this the total rows bear witness as well."""


def telling_rows(table: AuditTable) -> tuple[TableRow, ...]:
    """The rows in which relations between columns are looked for."""
    is_small = len(table.detail_rows) < FEW_ROWS
    return spread_rows(table.rows if is_small else table.detail_rows)


def build_grid(columns: Sequence[Column], rows: Sequence[TableRow]) -> Grid:
    """The numbers of some rows."""
    shape = (len(rows), len(columns))
    values, units = np.full(shape, np.nan), np.full(shape, 1.0)
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            number = row.numbers.get(column.number)
            if number is not None:
                values[r, c] = float(number.value)
                decimals = number.decimals
                if not column.has_own_decimals:
                    decimals = max(decimals, column.decimals)
                units[r, c] = 10.0**-decimals
    return Grid(tuple(columns), tuple(rows), values, units)


def spread_rows(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """At most `MOST_ROWS` rows, evenly spread."""
    if len(rows) <= MOST_ROWS:
        return tuple(rows)
    step = len(rows) / MOST_ROWS
    return tuple(rows[int(index * step)] for index in range(MOST_ROWS))


def chance_of(values: NDArray[np.float64], units: NDArray[np.float64]) -> float:
    """How likely a random number of such a column lands on the printed one.

    The greater of two answers: from how far the middle eight tenths of the numbers
    reach, and from how often two of them are alike (one pair may be a slip).
    """
    total = len(values)
    if total < 2:
        return 0.5
    reach = float(np.quantile(values, 0.9) - np.quantile(values, 0.1))
    near = 2 * float(np.median(units)) / reach if reach else 0.9
    counts = np.unique(values, return_counts=True)[1]
    pairs = max(int((counts * (counts - 1)).sum()) - 2, 0)
    alike = pairs / (total * (total - 1))
    return min(0.9, max(near, alike, 1e-9))


def score_support(hits: int, asked: int, chance: float, candidates: int) -> float:
    """How many powers of ten a support lies above what chance gives.

    `chance` is that of one row, `candidates` the number of relations looked at.
    """
    if not hits:
        return 0.0
    ways = log10(comb(asked, hits)) if asked < 2000 else 0.0
    return -hits * log10(chance) - ways - log10(max(candidates, 1))


def is_supported(
    hits: int,
    asked: int,
    chance: float,
    candidates: int,
    least_score: float = LEAST_SCORE,
) -> bool:
    """Whether most rows obey, and more of them than chance would give."""
    enough = hits > LEAST_SHARE * asked
    return enough and score_support(hits, asked, chance, candidates) >= least_score
