"""Subtotals that no word announces: a subdistrict above, or below, its villages.

They are believed when they part the whole table: each row is a subtotal, or one of the
rows that the subtotal before (or after) it adds up.
"""

from collections.abc import Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

from derajat.audit.tables import AuditTable, TableRow


MOST_MEMBERS = 60
_LEAST_GROUPS = 2
_LEAST_DIGITS = 5.0
"""Digits that must agree beyond those that the choice of members explains."""

_LARGEST = 2**52
Numbers = NDArray[np.int64]


def find_subtotals(table: AuditTable) -> frozenset[int]:
    """The numbers of the rows that are subtotals; empty when they part no table."""
    rows = [row for row in table.rows if not row.is_total]
    values = _values(table, rows)
    if values.shape[1] == 0:
        return frozenset()
    for first, last in ((0, len(rows)), (1, len(rows)), (0, len(rows) - 1)):
        own = values[first:last]
        for step in (1, -1):
            found = _part(own[::step])
            if found:
                numbers = [row.number for row in rows[first:last]][::step]
                return frozenset(numbers[index] for index in found)
    return frozenset()


def _values(table: AuditTable, rows: Sequence[TableRow]) -> Numbers:
    """The whole numbers of the columns of counts, blank as zero."""
    columns = [column for column in table.number_columns if not column.decimals]
    values = np.zeros((len(rows), len(columns)), dtype=np.int64)
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            number = row.numbers.get(column.number)
            if number is not None and abs(number.value) < _LARGEST:
                values[r, c] = int(number.value)
    return values


def _part(values: Numbers) -> list[int]:
    """Where each group begins with its subtotal, when groups fill all rows; else []."""
    count = len(values)
    sums = np.concatenate([np.zeros((1, values.shape[1]), np.int64), values]).cumsum(0)
    ways: dict[int, tuple[int, float, list[int]]] = {count: (0, 0.0, [])}
    for start in range(count - 2, -1, -1):
        for size, digits in _groups(values, sums, start):
            after = ways.get(start + size + 1)
            if after is None:
                continue
            groups = after[0] + (size > 1)
            way = (groups, after[1] + digits, [start, *after[2]])
            if start not in ways or way[1] > ways[start][1]:
                ways[start] = way
    groups, digits, starts = ways.get(0, (0, 0.0, []))
    return starts if groups >= _LEAST_GROUPS and digits >= _LEAST_DIGITS else []


def _groups(values: Numbers, sums: Numbers, start: int) -> list[tuple[int, float]]:
    """Sizes of the groups that a row may add up, with the digits that agree."""
    stop = min(len(values), start + 1 + MOST_MEMBERS)
    parts = sums[start + 2 : stop + 1] - sums[start + 1]
    own = values[start]
    told = own != 0
    agree = (parts == own) & told
    enough = 2 * agree.sum(axis=1) >= told.sum()
    found = []
    for index in np.flatnonzero(enough & agree.any(axis=1)):
        digits = sum(log10(abs(int(value))) for value in own[agree[index]])
        found.append((int(index) + 1, max(digits - log10(MOST_MEMBERS), 0.0)))
    return found
