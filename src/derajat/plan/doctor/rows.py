"""An indicator of a plan laid out for the rules, its years comparable."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from derajat.errors import Location
from derajat.model.indicators import Direction
from derajat.model.plans import (
    NodeKind,
    OverYears,
    Plan,
    PlanIndicator,
    PlanNode,
    ResultLevel,
    YearTarget,
)
from derajat.model.targets import Grade, PrintedTarget
from derajat.plan.doctor.directions import Suggestion, suggest_direction
from derajat.plan.doctor.levels import build_scale, is_plain, unit_words
from derajat.plan.doctor.words import PER_CENT_UNIT, fold_measure, fold_statement


_OWN_WORK = frozenset((ResultLevel.OUTPUT, ResultLevel.PROCESS, ResultLevel.INPUT))


class Promise(NamedTuple):
    """The target in force for a year; `level` compares with others of its row.

    None: it is no number, or counts in another unit. A plan of 10,000 nodes has 60,000
    of them; a named tuple is made in half the time of a frozen dataclass.
    """

    year: int
    target: YearTarget
    level: Decimal | None

    @property
    def printed(self) -> str:
        return self.target.target.printed


@dataclass(frozen=True)
class ExaminedIndicator:
    """An indicator with what its words and numbers say together."""

    node: PlanNode
    kind: NodeKind | None
    indicator: PlanIndicator
    folded: str
    suggestion: Suggestion | None
    whole: int
    """The whole of which most numbers of the row are a share: 100 for `%`, else 1."""
    promises: tuple[Promise, ...]
    """One a year, in the order of the years."""
    baseline_level: Decimal | None
    direction: Direction | None
    """Which way is better, as stated, else as the words suggest."""
    texts: tuple[PrintedTarget, ...]
    """Targets as printed, and the baseline after them."""
    levels: tuple[Decimal, ...]
    """The levels of the years, as far as they compare."""
    has_per_cent_unit: bool
    """Whether the unit of the row says per cent."""
    odd_forms: tuple[tuple[PrintedTarget, Location], ...]
    """Those of the printed texts that are no plain number or per cent."""

    @property
    def printed(self) -> tuple[PrintedTarget, ...]:
        """Every text: baseline, years with changes, end of period."""
        return tuple([text for text, _ in _printed(self.indicator)])

    @property
    def measure(self) -> str:
        """What is measured, folded so that other wordings of it are the same."""
        return fold_measure(self.indicator.statement)

    @property
    def row(self) -> tuple[Decimal, ...]:
        """The level of the baseline, if it has one, and those of the years."""
        start = self.baseline_level
        return self.levels if start is None else (start, *self.levels)

    @property
    def gets_worse(self) -> bool:
        """Whether any level of the row is worse than one before it."""
        row = list(self.row)
        return row != sorted(row, reverse=self.direction is Direction.LOWER)

    @property
    def is_flat(self) -> bool:
        """Whether every year promises the same."""
        if self.levels and self.levels[0] != self.levels[-1]:
            return False
        readings = (promise.target.target.reading for promise in self.promises)
        first = next(readings, None)
        return all(reading == first for reading in readings)

    @property
    def is_per_cent(self) -> bool:
        """Whether the row counts in per cent by its marks or its unit."""
        return self.whole == 100 or self.has_per_cent_unit

    @property
    def is_own_work(self) -> bool:
        """Whether years stand for themselves: counts of work done, such as leaflets."""
        indicator = self.indicator
        if indicator.over_years is OverYears.SUM:
            return True
        stated = (indicator.result,) if indicator.result else ()
        results = stated or (self.kind.results if self.kind else ())
        if not results or not _OWN_WORK.issuperset(results) or self.has_per_cent_unit:
            return False
        texts = [promise.target.target for promise in self.promises]
        return all(amount.scale == 1 for text in texts for amount in text.amounts)

    @property
    def has_side(self) -> bool:
        """Whether more or less of it is better."""
        return self.direction in (Direction.HIGHER, Direction.LOWER)

    def improves(self, before: Decimal, after: Decimal) -> Decimal:
        """How much better `after` is than `before`; negative when it is worse."""
        if self.direction is Direction.LOWER:
            return before - after
        return after - before


def examine_indicators(
    plan: Plan, kinds: Mapping[str, NodeKind]
) -> tuple[ExaminedIndicator, ...]:
    """The indicators of a plan, laid out."""
    return tuple(
        _examine(node, kinds.get(node.kind), indicator)
        for node, indicator in plan.indicators()
    )


def _examine(
    node: PlanNode, kind: NodeKind | None, indicator: PlanIndicator
) -> ExaminedIndicator:
    by_year = {target.year: target for target in indicator.targets}
    in_force = [by_year[year] for year in sorted(by_year)]
    targets = [target.target for target in in_force]
    baseline = indicator.baseline
    texts = [*targets, baseline.target] if baseline else targets
    folded = fold_statement(indicator.statement)
    suggestion = suggest_direction(folded)
    direction = _direction(indicator, suggestion, texts)
    scale = build_scale(texts, direction is Direction.LOWER)
    clashes = len(unit_words(texts)) > 1
    compares = not clashes or len(unit_words(targets)) < 2
    level = scale.level(baseline.target) if baseline and not clashes else None
    odd_forms = [pair for pair in _printed(indicator) if not is_plain(pair[0])]
    promises = [
        Promise(item.year, item, scale.level(item.target) if compares else None)
        for item in in_force
    ]
    return ExaminedIndicator(
        node=node,
        kind=kind,
        indicator=indicator,
        folded=folded,
        suggestion=suggestion,
        whole=scale.whole,
        promises=tuple(promises),
        baseline_level=level,
        direction=direction,
        texts=tuple(texts),
        levels=tuple([item.level for item in promises if item.level is not None]),
        has_per_cent_unit=_is_per_cent(indicator.unit),
        odd_forms=tuple(odd_forms),
    )


def _is_per_cent(unit: str) -> bool:
    return bool(unit and PER_CENT_UNIT.match(unit.strip().casefold()))


def _direction(
    indicator: PlanIndicator,
    suggestion: Suggestion | None,
    texts: Sequence[PrintedTarget],
) -> Direction | None:
    if indicator.better:
        return indicator.better
    if any(isinstance(text.reading, Grade) for text in texts):
        return Direction.HIGHER
    return suggestion.better if suggestion else None


def _printed(indicator: PlanIndicator) -> Iterator[tuple[PrintedTarget, Location]]:
    if indicator.baseline:
        yield indicator.baseline.target, indicator.baseline.where
    for target in indicator.targets:
        yield target.target, target.where
    if indicator.end:
        yield indicator.end, indicator.where
