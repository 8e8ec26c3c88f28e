"""Columns that are the share of each row in the total row of another column."""

from collections.abc import Iterator, Sequence

import numpy as np

from derajat.audit.discovery.grid import chance_of, is_supported, spread_rows
from derajat.audit.formulas import HUNDRED, Quotient
from derajat.audit.relations import Check, Relation, RelationKind, Verdict, judge_check
from derajat.audit.tables import AuditTable, Place, TableRow
from derajat.model.labels import Label


_LEAST_ROWS = 4


def find_shares(table: AuditTable, free: Sequence[int]) -> tuple[Relation, ...]:
    """Columns among `free` that are a column over its own total, times 100."""
    totals = [row for row in table.rows if row.is_total]
    found = []
    for target in free:
        if not table.by_column[target].decimals:
            continue
        fits = list(_fits(table, target, totals))
        if fits:
            hits, source, total = max(fits, key=lambda fit: fit[0])
            found.append(_relation(table, target, source, total))
    return tuple(found)


def _fits(
    table: AuditTable, target: int, totals: Sequence[TableRow]
) -> Iterator[tuple[int, int, TableRow]]:
    """Sources and total rows that most rows obey, with how many do."""
    width = len(table.number_columns) * max(len(totals), 1)
    rows = spread_rows(table.detail_rows)
    for total in totals:
        for column in table.number_columns:
            if column.number == target or column.number not in total.numbers:
                continue
            hits, asked = _support(table, rows, target, column.number, total)
            numbers = [row.numbers[target] for row in asked]
            if len(hits) < _LEAST_ROWS:
                continue
            values = np.array([float(number.value) for number in numbers])
            units = np.array([float(number.unit) for number in numbers])
            chance = chance_of(values, units)
            distinct = len({row.numbers[target].value for row in hits})
            repeated = len(hits) - distinct
            if is_supported(distinct, len(asked) - repeated, chance, width):
                yield len(hits), column.number, total


def _support(
    table: AuditTable,
    rows: Sequence[TableRow],
    target: int,
    source: int,
    total: TableRow,
) -> tuple[list[TableRow], list[TableRow]]:
    """The rows that obey, and all that can tell: those with something to share."""
    hits, asked = [], []
    for row in rows:
        outcome = judge_check(table, _check(row, target, source, total))
        if outcome is not None and outcome.expected:
            asked.append(row)
            if outcome.verdict is not Verdict.BROKEN:
                hits.append(row)
    return hits, asked


def _check(row: TableRow, target: int, source: int, total: TableRow) -> Check:
    inputs = (Place(row.number, source), Place(total.number, source))
    return Check(Place(row.number, target), inputs, Quotient(HUNDRED))


def _relation(table: AuditTable, target: int, source: int, total: TableRow) -> Relation:
    name, part = table.name_of(target), table.name_of(source)
    text = f"{name} = {part} / {part} ({total.label}) x 100"
    checks = tuple(_check(row, target, source, total) for row in table.detail_rows)
    return Relation(
        RelationKind.QUOTIENT,
        target,
        (source,),
        Quotient(HUNDRED),
        Label(text, text),
        checks,
    )
