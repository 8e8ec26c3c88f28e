"""The same table of two years: numbers that changed far more than the others did."""

from collections.abc import Iterator
from decimal import Decimal
from math import log
from statistics import median

from derajat.audit.findings import build_finding, printed_text
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.tables import AuditTable, Column, Place, TableRow
from derajat.errors import nearest_name
from derajat.sheets import fold_header


LEAST_ROWS = 8
"""Fewer joined rows do not show what is usual."""

FAR = 6.0
"""Robust standard deviations from the usual change."""

LEAST_CHANGE = 0.4
"""Changes below a half (in logarithms) are never told."""

_NORMAL = 1.4826
_LEAST_SIZE = 20
"""Counts below this change much by chance alone."""


def find_breaks(before: AuditTable, after: AuditTable) -> Iterator[AuditFinding]:
    """Cells of `after` whose change since `before` is far from that of other rows."""
    earlier = {_key(row): row for row in before.rows}
    joined = [(earlier[_key(row)], row) for row in after.rows if _key(row) in earlier]
    if len(joined) < LEAST_ROWS or 2 * len(joined) < len(after.rows):
        return
    for own, other in _joined_columns(before, after):
        yield from _far_changes(before, after, own, other, joined)


def _key(row: TableRow) -> str:
    texts = [fold_header(text) for text in row.label.split(" / ")]
    return " ".join(text for text in texts if text not in ("total", "jumlah"))


def _joined_columns(
    before: AuditTable, after: AuditTable
) -> Iterator[tuple[Column, Column]]:
    """Columns of the same header; where headers were renamed, the nearest one left."""
    earlier = {fold_header(c.name): c for c in before.number_columns if c.name}
    same = {fold_header(c.name) for c in after.number_columns} & earlier.keys()
    left = [name for name in earlier if name not in same]
    for column in after.number_columns:
        name = fold_header(column.name)
        match = name if name in same else nearest_name(name, left)
        if match is not None and match in earlier:
            yield earlier[match], column


def _far_changes(
    before: AuditTable,
    after: AuditTable,
    own: Column,
    other: Column,
    joined: list[tuple[TableRow, TableRow]],
) -> Iterator[AuditFinding]:
    changes = {}
    for first, second in joined:
        was, now = first.numbers.get(own.number), second.numbers.get(other.number)
        if was and now and _is_large(was.value, own) and _is_large(now.value, other):
            changes[second.number] = (log(now.value / was.value), first)
    if len(changes) < LEAST_ROWS:
        return
    middle = median(change for change, _ in changes.values())
    spread = _NORMAL * median(abs(change - middle) for change, _ in changes.values())
    for number, (change, first) in changes.items():
        distance = abs(change - middle)
        if distance > max(LEAST_CHANGE, FAR * spread):
            place = Place(number, other.number)
            yield build_finding(
                after,
                place,
                "AUD-025",
                Severity.NOTICE,
                printed_text(after, place),
                before=printed_text(before, Place(first.number, own.number)),
                file=before.file,
            )


def _is_large(value: Decimal, column: Column) -> bool:
    """Whether a number is large enough not to jump by chance."""
    return value >= (_LEAST_SIZE if not column.decimals else 1)
