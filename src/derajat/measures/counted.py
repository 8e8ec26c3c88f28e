"""Amounts of the indicators that count rows."""

from collections.abc import Iterator
from math import lcm

import numpy as np

from derajat.measures.amounts import Amounts, empty_amounts
from derajat.measures.arrays import Bools, Ints, times
from derajat.measures.completeness import (
    compute_completeness,
    expected_of,
    is_expected,
    reported_in,
)
from derajat.measures.eligible import compute_eligible
from derajat.measures.groups import (
    Grouping,
    GroupLabel,
    columns_of_label,
    groupings_of,
    sort_labels,
)
from derajat.measures.places import levels_above
from derajat.measures.plan import (
    Figure,
    PlannedCount,
    PlannedEligible,
    PlannedIndicator,
    PlannedVersion,
)
from derajat.measures.quantiles import choose_classes
from derajat.measures.run import Run
from derajat.measures.sides import Grid, SideCounter, SideFigures, is_inside
from derajat.measures.spans import is_countable, list_periods, pieces_of, unit_of_day
from derajat.measures.timeline import Timeline, build_timeline
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period
from derajat.model.datasets import EligibleTime
from derajat.model.indicators import Quantile


def compute_amounts(run: Run, planned: PlannedIndicator) -> Amounts:
    """The amounts of an indicator at all levels and periods that are wanted of it."""
    timeline = build_timeline(
        planned.indicator, tuple(_periods(run, planned)), run.data_day
    )
    labels = sort_labels(_labels(run, planned))
    rows = run.places.axis.rows_at(_levels(run, planned))
    amounts = empty_amounts(timeline, rows, labels, _offered(timeline, labels))
    for number, version in enumerate(planned.versions):
        if any(number in pieces for pieces in timeline.pieces):
            _Filler(run, amounts, number, version).fill()
    amounts.completeness = compute_completeness(run, timeline, planned, rows)
    return amounts


def _levels(run: Run, planned: PlannedIndicator) -> set[AreaLevel]:
    """Levels wanted of the indicator that the places of its counts reach."""
    wanted = {*run.shown_levels, *planned.more_levels}
    reached = [
        set(levels_above(count.place_level))
        for version in planned.versions
        for count in version.counts
    ]
    return wanted.intersection(*reached)


def _periods(run: Run, planned: PlannedIndicator) -> set[Period]:
    """Every period from the first to the last with data.

    Where it is declared when reports are due, periods in which nothing is due and
    nothing came are left out.
    """
    found: set[Period] = set()
    accumulate = planned.indicator.accumulate
    for version in planned.versions:
        kinds = [
            kind
            for kind in planned.kinds
            if all(
                is_countable(kind, count.unit, count.is_per_period, accumulate)
                for count in version.counts
            )
        ]
        for count in version.counts:
            numbers = _numbers_with_data(run, count)
            found.update(
                period
                for kind in kinds
                for period in list_periods(kind, count.unit, numbers)
                if _matters(run, planned, count, period, numbers)
            )
        found.update(period for period in run.asked_periods if period.kind in kinds)
    return found


def _numbers_with_data(run: Run, count: PlannedCount) -> set[int]:
    """Smallest periods up to the day of the data in which the office has rows."""
    parts = run.parts[count.presence]
    last = unit_of_day(count.unit, run.data_day)
    inside = np.unique(parts.period[is_inside(run.places, parts)])
    return set(inside[inside <= last].tolist())


def _matters(
    run: Run,
    planned: PlannedIndicator,
    count: PlannedCount,
    period: Period,
    numbers: set[int],
) -> bool:
    declared = expected_of(run.office, count.root)
    if not declared:
        return True
    accumulate = planned.indicator.accumulate
    for piece in pieces_of(period, accumulate, count.unit, run.data_day):
        units = range(piece.first, piece.last + 1)
        if any(number in numbers for number in units):
            return True
        for expected in declared:
            if any(is_expected(expected, count.unit, number) for number in units):
                unit = reported_in(expected, count.unit)
                return unit is count.unit or period.kind.months >= 12
    return False


def _labels(run: Run, planned: PlannedIndicator) -> Iterator[GroupLabel]:
    for version in planned.versions:
        for count in version.counts:
            for _, name in count.tallies:
                for grouping in groupings_of(version.version):
                    yield from run.parts[name].labels(grouping)[0]


def _offered(timeline: Timeline, labels: tuple[GroupLabel, ...]) -> Bools:
    """Which groups the rule of each period has; of a period without rule, all."""
    versions = timeline.indicator.versions
    groupings: list[tuple[Grouping, ...]] = [groupings_of(v) for v in versions]
    offered = [
        [number < 0 or columns_of_label(label) in groupings[number] for label in labels]
        for number in timeline.version.tolist()
    ]
    return np.array(offered, dtype=bool).reshape(len(timeline.periods), len(labels))


class _Filler:
    """Adds what one version counts to the amounts of its indicator."""

    def __init__(
        self, run: Run, amounts: Amounts, number: int, version: PlannedVersion
    ) -> None:
        self.run, self.amounts = run, amounts
        self.number, self.version = number, version
        self.timeline = amounts.timeline
        self.grid = Grid(amounts.rows, amounts.labels, groupings_of(version.version))
        own = [number in pieces for pieces in self.timeline.pieces]
        self.own = np.array(own, dtype=bool)[np.newaxis, :, np.newaxis]

    def fill(self) -> None:
        """Count both sides and add them."""
        count = self.version.numerator
        if count is None:
            return
        counter = self._counter(count)
        side = counter.compute()
        amounts, figures = self.amounts, side.figures
        self._add_numerator(figures.get(Figure.NUMERATOR), 10**count.numerator_places)
        amounts.unknown += figures.get(Figure.UNKNOWN, 0)
        amounts.ties += figures.get(Figure.TIES, 0)
        self._note(side, amounts.has_numerator)
        self._fill_denominator(side, count)
        kind = self.version.version.kind
        if isinstance(kind, Quantile):
            choose_classes(amounts, self.number, kind, counter)

    def _fill_denominator(self, side: SideFigures, count: PlannedCount) -> None:
        below = self.version.denominator
        if self.version.eligible is not None:
            self._fill_eligible(self.version.eligible)
            return
        places = count.denominator_places
        if below is not None:
            side, places = self._counter(below).compute(), below.numerator_places
        self._add_denominator(side.figures.get(Figure.DENOMINATOR), 10**places)
        self._note(side, self.amounts.has_denominator)

    def _add_numerator(self, numbers: Ints | None, scale: int) -> None:
        amounts = self.amounts
        common = lcm(amounts.numerator_scale, scale)
        amounts.numerator = times(amounts.numerator, common // amounts.numerator_scale)
        if numbers is not None:
            amounts.numerator = amounts.numerator + times(numbers, common // scale)
        amounts.numerator_scale = common

    def _add_denominator(self, numbers: Ints | None, scale: int) -> None:
        amounts = self.amounts
        common = lcm(amounts.denominator_scale, scale)
        before = times(amounts.denominator, common // amounts.denominator_scale)
        if numbers is not None:
            before = before + times(numbers, common // scale)
        amounts.denominator, amounts.denominator_scale = before, common

    def _fill_eligible(self, plan: PlannedEligible) -> None:
        amounts = self.amounts
        found = compute_eligible(self.run, self.timeline, self.number, plan, self.grid)
        numbers = np.broadcast_to(found.numbers, amounts.shape)
        self._add_denominator(numbers, found.scale)
        amounts.has_denominator |= found.is_there & self.own
        amounts.lacks_eligible |= ~found.is_there & self.own
        amounts.is_inherited |= found.is_inherited & self.own
        amounts.is_shared |= found.is_shared & self.own
        if plan.time is EligibleTime.FIXED:
            amounts.is_fixed |= self.own[0, :, 0]

    def _counter(self, count: PlannedCount) -> SideCounter:
        return SideCounter(self.run, self.timeline, self.number, count, self.grid)

    def _note(self, side: SideFigures, has: Bools) -> None:
        """What this version knows: some data, and whether some are missing."""
        expected = side.expected[np.newaxis, :, np.newaxis]
        has |= (side.reported > 0) & self.own
        self.amounts.is_partial |= (side.reported < expected) & self.own
