"""Columns that are a quotient or a product of two others in most rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from derajat.audit.discovery.grid import Grid, is_supported, score_support
from derajat.audit.discovery.naming import is_rate_name, product_label, quotient_label
from derajat.audit.formulas import HUNDRED, Product, Quotient
from derajat.audit.relations import Check, Relation, RelationKind
from derajat.audit.tables import AuditTable, Place


SCALES = (100, 1000, 100_000, 10_000, 1, 1_000_000)
_DIVISORS = (100, 1, 1000)
_NEAR = 1e-9
_ALIKE = 0.2
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
        return round(self.strict_hits / self.asked, 1)

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


def find_quotients(table: AuditTable, grid: Grid) -> tuple[Relation, ...]:
    """At most one quotient or product for each column, the best supported."""
    if len(grid.rows) < 3 or len(grid.columns) < 3:
        return ()
    found = _without_copies([*_quotients(grid), *_products(grid)])
    by_triple: dict[frozenset[int], list[Candidate]] = defaultdict(list)
    for one in found:
        by_triple[one.triple].append(one)
    computed = [_computed(grid, own) for own in by_triple.values()]
    chosen: dict[int, Candidate] = {}
    for one in sorted(computed, key=lambda candidate: candidate.rank):
        chosen.setdefault(one.target, one)
    kept = _without_circles(chosen.values())
    return tuple(build_relation(table, grid, one) for one in kept)


def _without_copies(found: list[Candidate]) -> list[Candidate]:
    """Of several targets of one computation the best; others only resemble that."""
    best: dict[tuple[object, ...], int] = {}
    for one in found:
        key = one.computation
        best[key] = max(best.get(key, 0), one.strict_hits)
    return [one for one in found if one.strict_hits == best[one.computation]]


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
            results = ratios * scale
            yield from _fitting(grid, target, scale, results, asked, candidates, False)
            if scale == HUNDRED and _is_capped(values[:, target]):
                capped = np.minimum(results, 100.0)
                below = asked & (results < 100.0)
                yield from _fitting(
                    grid, target, scale, capped, below, candidates, True
                )


def _is_capped(values: Cells) -> bool:
    """Whether 100 is the most a column prints, and prints it repeatedly."""
    present = values[np.isfinite(values)]
    return bool(present.size and present.max() == 100 and (present == 100).sum() > 1)


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
    if one.is_quotient and one.scale == HUNDRED and _is_rate(grid, one.target):
        candidates = len(grid.columns) ** 2
    asked = one.asked - repeated
    if distinct < 3 or not is_supported(distinct, asked, chance, candidates):
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
