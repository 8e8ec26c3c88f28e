"""An indicator of a plan laid out for the rules, its years comparable."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

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


@dataclass(frozen=True)
class Promise:
    """The target in force for a year; `level` compares with others of its row.

    None: it is no number, or counts in another unit.
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
    printed: tuple[tuple[PrintedTarget, Location], ...]
    """Every text with its place: baseline, years with changes, end of period."""
    odd_forms: tuple[tuple[PrintedTarget, Location], ...]
    """Those of the printed texts that are no plain number or per cent."""

    @property
    def measure(self) -> str:
        """What is measured, folded so that other wordings of it are the same."""
        return fold_measure(self.indicator.statement)

    @property
    def levels(self) -> tuple[Decimal, ...]:
        """The levels of the years, as far as they compare."""
        return tuple([p.level for p in self.promises if p.level is not None])

    @property
    def is_per_cent(self) -> bool:
        """Whether the row counts in per cent by its marks or its unit."""
        return self.whole == 100 or self.has_per_cent_unit

    @property
    def has_per_cent_unit(self) -> bool:
        """Whether the unit of the row says per cent."""
        unit = self.indicator.unit
        return bool(unit and PER_CENT_UNIT.match(unit.strip().casefold()))

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
    printed = tuple(_printed(indicator))
    return ExaminedIndicator(
        node=node,
        kind=kind,
        indicator=indicator,
        folded=folded,
        suggestion=suggestion,
        whole=scale.whole,
        promises=tuple(
            [
                Promise(item.year, item, scale.level(item.target) if compares else None)
                for item in in_force
            ]
        ),
        baseline_level=level,
        direction=direction,
        texts=tuple(texts),
        printed=printed,
        odd_forms=tuple([pair for pair in printed if not is_plain(pair[0])]),
    )


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
