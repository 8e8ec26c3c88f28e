"""Columns that are another column times one number, such as a weighted score."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from derajat.audit.discovery.grid import Grid, is_supported
from derajat.audit.discovery.naming import fraction_text
from derajat.audit.formulas import Linear
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Place
from derajat.model.labels import Label
from derajat.model.numerals import render_number


_LEAST_DISTINCT = 4
_MOST_DECIMALS = 6


def find_factors(
    table: AuditTable, grid: Grid, free: Sequence[int]
) -> tuple[Relation, ...]:
    """Columns among `free` that are a constant times another in most rows."""
    chosen: dict[int, tuple[int, Fraction]] = {}
    order = range(len(grid.columns))
    candidates = len(grid.columns) ** 2
    for target in sorted(order, key=lambda index: -grid.columns[index].decimals):
        column = grid.columns[target]
        if column.number not in free or not column.decimals:
            continue
        fits = [
            (fit, source)
            for source in order
            if source != target and not _is_bound(chosen, source, target)
            if (fit := fit_factor(grid, target, grid.values[:, source], candidates))
        ]
        if fits:
            best, source = max(
                fits, key=lambda one: (one[0].hits, -one[0].factor.denominator)
            )
            chosen[target] = (source, best.factor)
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


@dataclass(frozen=True)
class FactorFit:
    """Rows that one factor explains, the factor at its shortest, and its bounds."""

    hits: int
    factor: Fraction
    low: float
    high: float


def fit_factor(
    grid: Grid, target: int, base: NDArray[np.float64], candidates: int
) -> FactorFit | None:
    """The factor by which a column follows from `base` in most rows; else None."""
    values = grid.values[:, target]
    asked = np.isfinite(values) & np.isfinite(base) & (base > 0) & (values > 0)
    if len(np.unique(base[asked])) < _LEAST_DISTINCT:
        return None
    half = grid.units[asked, target] / 2
    low = (values[asked] - half) / base[asked]
    high = (values[asked] + half) / base[asked]
    started = np.searchsorted(np.sort(low), low, side="right")
    ended = np.searchsorted(np.sort(high), low, side="left")
    at = float(low[int((started - ended).argmax())])
    holding = (low <= at) & (high >= at)
    least, greatest = float(low[holding].max()), float(high[holding].min())
    factor = _shortest(least, greatest)
    pairs = np.stack([values[asked], base[asked]])[:, holding]
    hits, distinct = int(holding.sum()), len(np.unique(pairs, axis=1).T)
    total = int(asked.sum()) - (hits - distinct)
    if factor is None or factor == 1 or distinct < _LEAST_DISTINCT:
        return None
    chance = grid.chance(target, asked)
    if not is_supported(distinct - 1, total, chance, candidates):
        return None
    return FactorFit(hits, factor, least, greatest)


def _shortest(low: float, high: float) -> Fraction | None:
    """The number with the fewest decimals from `low` to below `high`, six at most.

    At `high` itself a number would be rounded up.
    """
    for decimals in range(_MOST_DECIMALS + 1):
        scaled = np.ceil(low * 10**decimals - 1e-9)
        if scaled < high * 10**decimals - 1e-9 and scaled > 0:
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
