"""Columns that are a quotient or a product of two others in most rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from derajat.audit.discovery.grid import (
    LEAST_SCORE,
    NEIGHBOUR_SCORE,
    Grid,
    build_grid,
    is_supported,
    score_support,
    telling_rows,
)
from derajat.audit.discovery.naming import product_label, quotient_label
from derajat.audit.formulas import HUNDRED, Product, Quotient
from derajat.audit.header_words import is_rate_name
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Place


SCALES = (100, 1000, 100_000, 10_000, 1, 1_000_000)
_DIVISORS = (100, 1, 1000)
_NEAR = 1e-9
_ALIKE = 0.2
_NEARLY_ALWAYS = 0.8
_MOST_PERCENT = 1000
"""Columns whose usual number is above this are counts, not percentages."""

Cells = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Candidate:
    """A target with its two sources, by index in the grid, and how well it fits."""

    target: int
    first: int
    second: int
    scale: Fraction
    is_quotient: bool
    is_capped: bool
    hits: int
    strict_hits: int
    asked: int
    score: float = 0.0

    @property
    def share(self) -> float:
        return self.strict_hits / self.asked

    @property
    def triple(self) -> frozenset[int]:
        return frozenset((self.target, self.first, self.second))

    @property
    def computation(self) -> tuple[object, ...]:
        return (self.first, self.second, self.scale, self.is_quotient, self.is_capped)

    @property
    def rank(self) -> tuple[float, int, float]:
        """Best first: share of rows, then strength, then nearness."""
        distance = abs(self.target - self.first) + abs(self.target - self.second)
        behind = sum(source > self.target for source in (self.first, self.second))
        return (-self.share, distance + behind, -self.score)


def find_quotients(table: AuditTable) -> tuple[Relation, ...]:
    """At most one quotient or product for each column, the best supported."""
    grid = build_grid(table.number_columns, telling_rows(table))
    if len(grid.rows) < 3 or len(grid.columns) < 3:
        return ()
    found = [*_quotients(grid), *_products(grid)]
    by_triple: dict[frozenset[int], list[Candidate]] = defaultdict(list)
    for one in found:
        if not _is_turned_round(grid, one):
            by_triple[one.triple].append(one)
    computed = [_computed(grid, own) for own in by_triple.values()]
    kept = _without_circles(_choose(computed, _best_hits(found)))
    wholes = [_first_alike(grid, one) for one in kept]
    return tuple(build_relation(table, grid, one) for one in wholes)


def _best_hits(found: Iterable[Candidate]) -> dict[tuple[object, ...], int]:
    """The most rows that any column obeys each computation in."""
    best: dict[tuple[object, ...], int] = {}
    for one in found:
        best[one.computation] = max(best.get(one.computation, 0), one.strict_hits)
    return best


def _choose(
    computed: Iterable[Candidate], best: dict[tuple[object, ...], int]
) -> list[Candidate]:
    """The best candidate of each column.

    A column that obeys a computation less than another one does only resembles that
    one, unless the other follows from something else and this one nearly always obeys.
    """
    chosen: dict[int, Candidate] = {}
    taken: set[tuple[object, ...]] = set()
    for one in sorted(computed, key=lambda candidate: candidate.rank):
        is_second = one.strict_hits < best[one.computation]
        if is_second and (one.computation in taken or one.share < _NEARLY_ALWAYS):
            continue
        if one.target not in chosen:
            chosen[one.target] = one
            taken.add(one.computation)
    return list(chosen.values())


def _is_turned_round(grid: Grid, one: Candidate) -> bool:
    """Whether a count follows from a percentage that rather follows from the count."""
    if _is_rate(grid, one.target):
        return False
    if not one.is_quotient:
        sources = (one.first, one.second)
        return any(s > one.target and _is_rate(grid, s) for s in sources)
    if one.scale != HUNDRED or not _is_rate(grid, one.second):
        return False
    result, divisor = grid.columns[one.target], grid.columns[one.second]
    usual = float(np.nanmedian(np.abs(grid.values[:, one.target])))
    return result.decimals < divisor.decimals or usual > _MOST_PERCENT


def _first_alike(grid: Grid, one: Candidate) -> Candidate:
    """The quotient over the first of the columns that equal its whole in every row."""
    if not one.is_quotient:
        return one
    values = grid.values
    for index in range(one.second):
        is_same = np.array_equal(values[:, index], values[:, one.second], True)
        if is_same and index not in (one.target, one.first):
            return replace(one, second=index)
    return one


def _computed(grid: Grid, ones: Sequence[Candidate]) -> Candidate:
    """Which of three numbers was computed from the others.

    Among those that fit alike: results stand to the right of what they follow from,
    percentages are called so, and results have more decimals than counts.
    """
    best = max(one.strict_hits / one.asked for one in ones)
    alike = [one for one in ones if one.strict_hits / one.asked > best - _ALIKE]
    return max(alike, key=lambda one: _looks_computed(grid, one))


def _looks_computed(grid: Grid, one: Candidate) -> tuple[int, float, int, float]:
    column = grid.columns[one.target]
    others = [grid.columns[index] for index in (one.first, one.second)]
    signs = 0
    if all(column.number > other.number for other in others):
        signs += 3
    if one.is_quotient and _is_rate(grid, one.target):
        signs += 3
    if all(column.decimals > other.decimals for other in others):
        signs += 1
    return (signs, one.share, column.decimals, one.score)


def _is_rate(grid: Grid, index: int) -> bool:
    """Whether a column is called a rate, or carries percent signs."""
    column = grid.columns[index]
    numbers = [row.numbers.get(column.number) for row in grid.rows]
    is_signed = any(number.is_percent for number in numbers if number)
    return is_signed or is_rate_name(column.name)


def _without_circles(chosen: Iterable[Candidate]) -> list[Candidate]:
    """Strong ones first; a column that feeds its own source is left out."""
    kept: list[Candidate] = []
    feeds: dict[int, set[int]] = {}
    for one in sorted(chosen, key=lambda candidate: -candidate.score):
        sources = {one.first, one.second}
        reached = set(sources)
        while True:
            more = {s for r in reached for s in feeds.get(r, ())} - reached
            if not more:
                break
            reached |= more
        if one.target not in reached:
            feeds[one.target] = sources
            kept.append(one)
    return sorted(kept, key=lambda candidate: candidate.target)


def _quotients(grid: Grid) -> Iterator[Candidate]:
    values = grid.values
    size = values.shape[1]
    with np.errstate(all="ignore"):
        ratios = values[:, :, None] / values[:, None, :]
    telling = np.isfinite(ratios) & (values[:, :, None] != 0) & (ratios != 1)
    candidates = size**3 * len(SCALES)
    for target in range(size):
        for scale in SCALES:
            asked = telling & np.isfinite(values[:, target])[:, None, None]
            if scale != 1:
                asked &= (values != scale)[:, None, :]
            results = ratios * scale
            yield from _fitting(grid, target, scale, results, asked, candidates, False)
            if scale == HUNDRED and _is_capped(values[:, target]):
                capped = np.minimum(results, 100.0)
                below = asked & (results < 100.0)
                yield from _fitting(
                    grid, target, scale, capped, below, candidates, True
                )


def _is_capped(values: Cells) -> bool:
    """Whether 100 is the most a column prints."""
    present = values[np.isfinite(values)]
    return bool(present.size and present.max() == 100)


def _fitting(
    grid: Grid,
    target: int,
    scale: int,
    results: Cells,
    asked: Flags,
    candidates: int,
    is_capped: bool,
) -> Iterator[Candidate]:
    near, strict = _hits(grid, target, results)
    hits, strict = near & asked, strict & asked
    counts, totals = hits.sum(axis=0), asked.sum(axis=0)
    for first, second in np.argwhere((counts >= 3) & (2 * counts > totals)):
        if target in (first, second):
            continue
        yield from _scored(
            grid,
            Candidate(
                target,
                int(first),
                int(second),
                Fraction(scale),
                True,
                is_capped,
                int(counts[first, second]),
                int(strict[:, first, second].sum()),
                int(totals[first, second]),
            ),
            hits[:, first, second],
            asked[:, first, second],
            candidates,
        )


def _hits(grid: Grid, target: int, results: Cells) -> tuple[Flags, Flags]:
    """Rows in which a result lies within one unit of the printed number, or a half.

    A result of less than a unit tells nothing.
    """
    printed = grid.values[:, target, None, None]
    unit = grid.units[:, target, None, None]
    slack = _NEAR * np.abs(printed)
    with np.errstate(all="ignore"):
        distance = np.abs(results - printed)
        telling = np.abs(results) >= unit
        near = (distance <= unit * 0.999 + slack) & telling
        strict = (distance <= unit * 0.5 + slack) & telling
    return near, strict


def _scored(
    grid: Grid, one: Candidate, hits: Flags, rows: Flags, candidates: int
) -> Iterator[Candidate]:
    """The candidate with its score, when different rows support it enough."""
    columns = [one.target, one.first, one.second]
    distinct = len(np.unique(grid.values[hits][:, columns], axis=0))
    repeated = one.hits - distinct
    chance = grid.chance(one.target, rows)
    least = LEAST_SCORE
    if one.is_quotient and one.scale == HUNDRED and _is_rate(grid, one.target):
        is_beside = one.first == one.target - 1
        candidates = len(grid.columns) ** (1 if is_beside else 2)
        least = NEIGHBOUR_SCORE if is_beside else LEAST_SCORE
    asked = one.asked - repeated
    if distinct < 3 or not is_supported(distinct, asked, chance, candidates, least):
        return
    score = score_support(distinct, asked, chance, candidates)
    yield replace(one, score=score)


def _products(grid: Grid) -> Iterator[Candidate]:
    values = grid.values
    size = values.shape[1]
    candidates = size**3 * len(_DIVISORS)
    for first, second in combinations(range(size), 2):
        result = values[:, first] * values[:, second]
        for divisor in _DIVISORS:
            yield from _product_targets(
                grid, first, second, divisor, result / divisor, candidates
            )


def _product_targets(
    grid: Grid, first: int, second: int, divisor: int, result: Cells, candidates: int
) -> Iterator[Candidate]:
    values = grid.values
    slack = _NEAR * np.abs(values)
    with np.errstate(all="ignore"):
        distance = np.abs(result[:, None] - values)
        near = distance <= grid.units * 0.999 + slack
        strict = distance <= grid.units * 0.5 + slack
        telling = (
            np.isfinite(result)[:, None]
            & np.isfinite(values)
            & (result != 0)[:, None]
            & (values != values[:, [first]])
            & (values != values[:, [second]])
        )
    hits = near & telling
    counts, totals = hits.sum(axis=0), telling.sum(axis=0)
    for target in np.flatnonzero((counts >= 3) & (2 * counts > totals)):
        if target in (first, second):
            continue
        one = Candidate(
            int(target),
            first,
            second,
            Fraction(1, divisor),
            False,
            False,
            int(counts[target]),
            int((strict & telling)[:, target].sum()),
            int(totals[target]),
        )
        yield from _scored(grid, one, hits[:, target], telling[:, target], candidates)


def build_relation(table: AuditTable, grid: Grid, one: Candidate) -> Relation:
    """The relation with a check for every row, total rows included."""
    target, first, second = (
        grid.columns[index].number for index in (one.target, one.first, one.second)
    )
    formula: Quotient | Product
    if one.is_quotient:
        formula = Quotient(one.scale, HUNDRED if one.is_capped else None)
        label = quotient_label(table, target, first, second, one.scale, one.is_capped)
        kind = RelationKind.QUOTIENT
    else:
        formula = Product(one.scale)
        label = product_label(table, target, (first, second), one.scale)
        kind = RelationKind.PRODUCT
    sources = (first, second)
    checks = tuple(
        Check(
            Place(row.number, target),
            tuple(Place(row.number, source) for source in sources),
            formula,
        )
        for row in table.rows
        if not (row.is_total and kind is RelationKind.PRODUCT)
    )
    return Relation(kind, target, sources, formula, label, checks)
