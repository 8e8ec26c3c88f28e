"""The share of areas in which another indicator reaches a limit."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from derajat.measures.amounts import Amounts, empty_amounts
from derajat.measures.arrays import Bools, Ints, times
from derajat.measures.groups import (
    GroupLabel,
    columns_of_label,
    groupings_of,
    is_unknown_group,
    sort_labels,
)
from derajat.measures.held import areas_within
from derajat.measures.places import levels_above
from derajat.measures.plan import PlannedIndicator
from derajat.measures.results import Result
from derajat.measures.run import Run
from derajat.measures.timeline import build_timeline
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period
from derajat.model.formulas import Reach
from derajat.model.indicators import AreasReached, Version, WithoutValue


Results = Mapping[str, Result]


def reached_amounts(run: Run, planned: PlannedIndicator, results: Results) -> Amounts:
    """Areas that reach the limit, of all areas of the level, by higher area."""
    kinds = [version.kind for version in planned.indicator.versions]
    reached = [kind for kind in kinds if isinstance(kind, AreasReached)]
    bases = [results[kind.of] for kind in reached]
    periods = {
        period
        for base in bases
        for period in base.timeline.periods
        if period.kind in planned.kinds
    }
    timeline = build_timeline(planned.indicator, tuple(periods), run.data_day)
    rows = run.places.axis.rows_at(_levels(run, planned, reached))
    rows = rows[~run.places.axis.is_unknown[rows]]
    labels = _labels(planned, bases)
    offered = np.ones((len(timeline.periods), len(labels)), dtype=bool)
    amounts = empty_amounts(timeline, rows, labels, offered)
    for column, number in enumerate(timeline.version.tolist()):
        if number >= 0:
            version = planned.indicator.versions[number]
            _PeriodCounter(run, amounts, results, column, version).count()
    return amounts


def _levels(
    run: Run, planned: PlannedIndicator, kinds: list[AreasReached]
) -> set[AreaLevel]:
    wanted = {*run.shown_levels, *planned.more_levels}
    for kind in kinds:
        level = AreaLevel(kind.area_level)
        wanted &= set(levels_above(level)) - {level}
    return wanted


def _labels(planned: PlannedIndicator, bases: list[Result]) -> tuple[GroupLabel, ...]:
    groupings = {
        grouping
        for version in planned.indicator.versions
        for grouping in groupings_of(version)
    }
    return sort_labels(
        label
        for base in bases
        for label in base.labels
        if columns_of_label(label) in groupings and not is_unknown_group(label)
    )


@dataclass(frozen=True)
class _PeriodCounter:
    run: Run
    amounts: Amounts
    results: Results
    column: int
    version: Version

    @property
    def period(self) -> Period:
        return self.amounts.timeline.periods[self.column]

    def count(self) -> None:
        """Fill in one period."""
        kind = self.version.kind
        if not isinstance(kind, AreasReached):
            return
        base = self.results[kind.of]
        inner = AreaLevel(kind.area_level)
        outer = self.amounts.rows.tolist()
        within = areas_within(self.run.places, inner, outer, self.period)
        for position, row in enumerate(outer):
            self._completeness(base, position, row)
            for number, label in enumerate(self.amounts.labels):
                found = [base.position(a, self.period, label) for a in within[row]]
                at = (position, self.column, number)
                self._count_areas(kind, base, found, at)

    def _count_areas(
        self,
        kind: AreasReached,
        base: Result,
        found: list[tuple[int, int, int] | None],
        at: tuple[int, int, int],
    ) -> None:
        amounts = self.amounts
        known = [p for p in found if p is not None and base.has_value[p]]
        all_count = kind.without_value is WithoutValue.NOT_REACHED
        amounts.numerator[at] = int(_reaches(kind, base, known).sum())
        amounts.denominator[at] = len(found) if all_count else len(known)
        amounts.has_numerator[at] = amounts.has_denominator[at] = bool(known)

    def _completeness(self, base: Result, position: int, row: int) -> None:
        at = base.position(row, self.period)
        if at is not None:
            share = base.completeness[at[0], at[1]]
            self.amounts.completeness[position, self.column] = share


def _reaches(
    kind: AreasReached, base: Result, known: list[tuple[int, int, int]]
) -> Bools:
    """Whether values stand to the limit as asked, compared as whole numbers."""
    index = tuple(np.array(known, dtype=np.int64).reshape(-1, 3).T)
    left: Ints = times(base.parts[index], kind.limit.denominator)
    right: Ints = times(base.wholes[index], kind.limit.numerator)
    reaches: Bools = _COMPARISONS[kind.reach](left, right)
    return reaches


_COMPARISONS: dict[Reach, Callable[[Ints, Ints], Bools]] = {
    Reach.BELOW: operator.lt,
    Reach.AT_MOST: operator.le,
    Reach.ABOVE: operator.gt,
    Reach.AT_LEAST: operator.ge,
}
