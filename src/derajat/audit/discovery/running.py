"""Columns that cumulate: each number is the one above plus what was added."""

from collections.abc import Iterator, Sequence

import numpy as np

from derajat.audit.discovery.grid import chance_of, is_supported
from derajat.audit.formulas import plain_sum
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Column, Place, TableRow
from derajat.model.labels import Label


def find_running(table: AuditTable, columns: Sequence[Column]) -> tuple[Relation, ...]:
    """Columns that are the number above plus that of another column in most rows.

    A row whose number equals what was added begins anew and is not asked.
    """
    rows = table.detail_rows
    if len(rows) < 4 or len(columns) < 2:
        return ()
    values = np.array(
        [
            [
                float(row.numbers[c.number].value)
                if c.number in row.numbers
                else np.nan
                for c in columns
            ]
            for row in rows
        ]
    )
    chosen: dict[int, tuple[int, int]] = {}
    for hits, target, step in _candidates(values):
        if target not in chosen or hits > chosen[target][0]:
            chosen[target] = (hits, step)
    return tuple(
        _running(table, rows, columns[target].number, columns[step].number)
        for target, (_, step) in sorted(chosen.items())
    )


def _candidates(
    values: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
) -> Iterator[tuple[int, int, int]]:
    added, later = np.diff(values, axis=0), values[1:]
    width = values.shape[1]
    for target in range(width):
        for step in range(width):
            if target == step:
                continue
            with np.errstate(all="ignore"):
                asked = (
                    np.isfinite(added[:, target])
                    & np.isfinite(later[:, step])
                    & (later[:, step] != 0)
                    & (later[:, target] != later[:, step])
                )
                near = np.abs(added[:, target] - later[:, step]) < 1e-6
            hits = asked & near
            total, count = int(asked.sum()), int(hits.sum())
            if count < 3 or 2 * count <= total:
                continue
            chance = chance_of(later[asked, step], np.full(total, 0.5))
            if is_supported(count, total, chance, width**2):
                yield count, target, step


def _running(
    table: AuditTable, rows: Sequence[TableRow], target: int, step: int
) -> Relation:
    formula = plain_sum(2)
    checks = []
    for above, row in zip(rows, rows[1:], strict=False):
        own = row.numbers.get(target)
        if own is not None and own == row.numbers.get(step):
            continue
        inputs = (Place(above.number, target), Place(row.number, step))
        if all(table.number_at(place) for place in inputs):
            checks.append(Check(Place(row.number, target), inputs, formula))
    name, added = table.name_of(target), table.name_of(step)
    label = Label(
        f"{name} = {name} baris sebelumnya + {added}",
        f"{name} = {name} of the row above + {added}",
    )
    sources = (target, step)
    return Relation(
        RelationKind.RUNNING, target, sources, formula, label, tuple(checks)
    )
