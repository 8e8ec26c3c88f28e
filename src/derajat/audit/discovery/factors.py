"""Columns that are another column times one number, such as a weighted score."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from derajat.audit.discovery.grid import Grid, is_supported
from derajat.audit.discovery.naming import fraction_text
from derajat.audit.formulas import Linear
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Place
from derajat.model.labels import Label
from derajat.model.numerals import render_number


_LEAST_DISTINCT = 4


def find_factors(
    table: AuditTable, grid: Grid, free: Sequence[int]
) -> tuple[Relation, ...]:
    """Columns among `free` that are a constant times another in most rows."""
    found = []
    for target, column in enumerate(grid.columns):
        if column.number not in free or not column.decimals:
            continue
        best: tuple[int, int, Fraction] | None = None
        for source in range(len(grid.columns)):
            fit = _fit(grid, target, source) if source != target else None
            if fit and (best is None or fit[0] > best[0]):
                best = (fit[0], source, fit[1])
        if best:
            number = grid.columns[best[1]].number
            found.append(_factor(table, column.number, number, best[2]))
    return tuple(found)


def _fit(grid: Grid, target: int, source: int) -> tuple[int, Fraction] | None:
    """Rows that one factor explains, and that factor at its shortest."""
    values, base = grid.values[:, target], grid.values[:, source]
    asked = np.isfinite(values) & np.isfinite(base) & (base > 0) & (values > 0)
    if len(np.unique(base[asked])) < _LEAST_DISTINCT:
        return None
    half = grid.units[asked, target] / 2
    low = (values[asked] - half) / base[asked]
    high = (values[asked] + half) / base[asked]
    starts = np.sort(low)
    covered = np.searchsorted(starts, low, side="right") - np.searchsorted(
        np.sort(high), low, side="left"
    )
    most = int(covered.max())
    at = float(low[int(covered.argmax())])
    holding = (low <= at) & (high >= at)
    least, greatest = float(low[holding].max()), float(high[holding].min())
    factor = _shortest(least, greatest)
    distinct = len(
        np.unique(np.stack([values[asked], base[asked]])[:, holding], axis=1).T
    )
    total = int(asked.sum()) - (most - distinct)
    chance = grid.chance(target, asked)
    if factor is None or factor == 1 or distinct < _LEAST_DISTINCT:
        return None
    if not is_supported(distinct - 1, total, chance, len(grid.columns) ** 2):
        return None
    return most, factor


def _shortest(low: float, high: float) -> Fraction | None:
    """The number with the fewest decimals between two; None above six decimals."""
    for decimals in range(7):
        scaled = np.ceil(low * 10**decimals - 1e-9)
        if scaled <= high * 10**decimals + 1e-9 and scaled > 0:
            return Fraction(int(scaled), 10**decimals)
    return None


def _factor(table: AuditTable, target: int, source: int, factor: Fraction) -> Relation:
    formula = Linear((factor,))
    checks = tuple(
        Check(Place(row.number, target), (Place(row.number, source),), formula)
        for row in table.detail_rows
    )
    text = fraction_text(factor)
    words = f"{table.name_of(target)} = {table.name_of(source)} x "
    label = Label(words + render_number(text, "id"), words + render_number(text, "en"))
    return Relation(RelationKind.FACTOR, target, (source,), formula, label, checks)
