"""Columns that are the mean, or one weight times the sum, of columns side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from derajat.audit.discovery.factors import fit_factor
from derajat.audit.discovery.grid import Grid
from derajat.audit.discovery.naming import fraction_text
from derajat.audit.formulas import Linear
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Place
from derajat.model.labels import Label
from derajat.model.numerals import render_number


LEAST_TERMS = 3
MOST_APART = 2
"""Columns that may stand between the terms and their mean."""

_INDEX_SCALES = (1, 25, 100)
"""A mean as it stands, of scores to 4 as an index, of parts of 1 in per cent."""


@dataclass(frozen=True)
class _Mean:
    hits: int
    terms: tuple[int, ...]
    factor: Fraction


def find_means(
    table: AuditTable, grid: Grid, free: Sequence[int]
) -> tuple[Relation, ...]:
    """Columns among `free` that are a weight times the sum of neighbours in most rows.

    Survey indexes are such: the mean of nine elements, times 25.
    """
    found = []
    for target, column in enumerate(grid.columns):
        if column.number not in free or not column.decimals:
            continue
        fits = list(_fits(grid, target))
        if fits:
            best = max(fits, key=lambda one: (one.hits, -len(one.terms)))
            terms = tuple(grid.columns[index].number for index in best.terms)
            found.append(_relation(table, column.number, terms, best.factor))
    return tuple(found)


def _fits(grid: Grid, target: int) -> Iterator[_Mean]:
    """Runs of columns before the target whose sum explains it."""
    for start in range(target):
        for stop in range(max(start + LEAST_TERMS, target - MOST_APART), target + 1):
            sums = grid.values[:, start:stop].sum(axis=1)
            fit = fit_factor(grid, target, sums, grid.values.shape[1] ** 2)
            if fit is not None:
                factor = _settled(fit.low, fit.high, stop - start) or fit.factor
                yield _Mean(fit.hits, tuple(range(start, stop)), factor)


def _settled(low: float, high: float, terms: int) -> Fraction | None:
    """An equal weight of all terms, where it lies between two numbers."""
    for scale in _INDEX_SCALES:
        weight = Fraction(scale, terms)
        if np.nextafter(low, 0) <= float(weight) <= np.nextafter(high, np.inf):
            return weight
    return None


def _relation(
    table: AuditTable, target: int, terms: tuple[int, ...], factor: Fraction
) -> Relation:
    formula = Linear((factor,) * len(terms))
    checks = tuple(
        Check(
            Place(row.number, target),
            tuple(Place(row.number, term) for term in terms),
            formula,
        )
        for row in table.detail_rows
        if all(term in row.numbers for term in terms)
    )
    label = _label(table, target, terms, factor)
    return Relation(RelationKind.MEAN, target, terms, formula, label, checks)


def _label(
    table: AuditTable, target: int, terms: tuple[int, ...], factor: Fraction
) -> Label:
    name = table.name_of(target)
    span = f"{table.name_of(terms[0])} ... {table.name_of(terms[-1])}"
    scale = factor * len(terms)
    if scale.denominator == 1:
        times = "" if scale == 1 else f" x {scale}"
        return Label(
            f"{name} = rata-rata ({span}){times}", f"{name} = mean ({span}){times}"
        )
    text = fraction_text(factor)
    return Label(
        f"{name} = jumlah ({span}) x {render_number(text)}",
        f"{name} = sum ({span}) x {render_number(text, 'en')}",
    )
