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
    chosen: dict[int, tuple[int, Fraction]] = {}
    order = range(len(grid.columns))
    for target in sorted(order, key=lambda index: -grid.columns[index].decimals):
        column = grid.columns[target]
        if column.number not in free or not column.decimals:
            continue
        fits = [
            (fit, source)
            for source in order
            if source != target and not _is_bound(chosen, source, target)
            if (fit := _fit(grid, target, source))
        ]
        if fits:
            (_, factor), source = max(fits, key=lambda one: one[0][0])
            chosen[target] = (source, factor)
    return tuple(
        _factor(table, grid.columns[target].number, grid.columns[source].number, factor)
        for target, (source, factor) in sorted(chosen.items())
    )


def _is_bound(
    chosen: dict[int, tuple[int, Fraction]], source: int, target: int
) -> bool:
    """Whether a source itself follows from the target, by one factor or several."""
    while source in chosen:
        source = chosen[source][0]
        if source == target:
            return True
    return False


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
