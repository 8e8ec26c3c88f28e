"""One side of a value counted: figures by area, period and group."""

from dataclasses import dataclass

import numpy as np

from derajat.measures.arrays import Bools, Ints
from derajat.measures.coded import CodedParts
from derajat.measures.cubes import Cube, Frame, Scatter, build_scatter
from derajat.measures.groups import ALL, Grouping, GroupLabel
from derajat.measures.places import OUTSIDE, PlaceBook
from derajat.measures.plan import Figure, PartReading, PlannedCount
from derajat.measures.run import Run
from derajat.measures.spans import counted_unit
from derajat.measures.timeline import Stretches, Timeline
from derajat.model.calendar import Period, PeriodKind
from derajat.model.counting import TIES


@dataclass(frozen=True)
class Grid:
    """The areas and groups that sides are counted for."""

    rows: Ints
    labels: tuple[GroupLabel, ...]
    groupings: tuple[Grouping, ...]


@dataclass(frozen=True)
class SideFigures:
    """What one version counts on one side.

    `reported` of the `expected` smallest periods have data; (areas or 1, periods,
    groups or 1) and (periods,).
    """

    figures: dict[Figure, Ints]
    reported: Ints
    expected: Ints


class SideCounter:
    """Counts one side by one version over a timeline."""

    def __init__(
        self,
        run: Run,
        timeline: Timeline,
        version: int,
        count: PlannedCount,
        grid: Grid,
    ) -> None:
        self.run = run
        self.timeline = timeline
        self.count = count
        self.grid = grid
        self.columns = timeline.counted(count)
        self.own = timeline.stretches(version, self._counted_unit)
        self.smallest = timeline.stretches(version, lambda _: count.unit)
        self.shape = (len(grid.rows), len(timeline.periods), len(grid.labels))
        self._scatters: dict[PeriodKind, Scatter] = {}

    def _counted_unit(self, period: Period) -> PeriodKind:
        count, accumulate = self.count, self.timeline.indicator.accumulate
        return counted_unit(period.kind, count.unit, count.is_per_period, accumulate)

    def compute(self) -> SideFigures:
        """The figures of the side."""
        figures: dict[Figure, Ints] = {}
        known: dict[PeriodKind, Cube] = {}
        for unit in self.columns:
            parts = self.parts(unit)
            readings = self.count.readings
            if self.count.has_classes:
                readings = (*readings, *histogram_readings(parts))
            for figure, (rows, amounts) in parts.figures(readings).items():
                cube = self.scatter(unit).cube(rows, amounts)
                if figure is Figure.KNOWN:
                    known[unit] = cube.above_zero
                else:
                    total = figures.setdefault(figure, np.zeros(self.shape, np.int64))
                    self._add(total, unit, cube)
        if self.count.has_known and not self.count.zero_is_known:
            return SideFigures(figures, *self._from_known(known))
        return SideFigures(figures, *self._from_presence())

    def total_of(self, unit: PeriodKind, rows: Ints, amounts: Ints) -> Ints:
        """The sums of some rows of the part table of a unit, by period."""
        total = np.zeros(self.shape, np.int64)
        self._add(total, unit, self.scatter(unit).cube(rows, amounts))
        return total

    def parts(self, unit: PeriodKind) -> CodedParts:
        return self.run.parts[self.count.tally_for(unit)]

    def scatter(self, unit: PeriodKind) -> Scatter:
        """Where the rows of the part table of a unit go."""
        if unit not in self._scatters:
            parts = self.parts(unit)
            frame = _frame(self.run, self.count, unit, parts, self.own, self.grid)
            self._scatters[unit] = build_scatter(parts, frame)
        return self._scatters[unit]

    def _add(self, total: Ints, unit: PeriodKind, cube: Cube) -> None:
        columns = self.columns[unit]
        stretches = self.own.only(columns)
        total[:, columns] += cube.summed(stretches.first, stretches.last)

    def _from_known(self, known: dict[PeriodKind, Cube]) -> tuple[Ints, Ints]:
        reported = np.zeros(self.shape, np.int64)
        expected = np.zeros(self.shape[1], np.int64)
        for unit, columns in self.columns.items():
            expected[columns] = self.own.units[columns]
            if unit in known:
                self._add(reported, unit, known[unit])
        return reported, expected

    def _from_presence(self) -> tuple[Ints, Ints]:
        cube = presence_cube(self.run, self.count, self.smallest, self.grid)
        reported = np.zeros((cube.numbers.shape[0], self.shape[1], 1), np.int64)
        expected = np.zeros(self.shape[1], np.int64)
        for columns in self.columns.values():
            smallest = self.smallest.only(columns)
            found = cube.summed(smallest.first, smallest.last)
            if self.count.is_per_period:
                found = (found > 0).astype(np.int64)
                expected[columns] = np.minimum(smallest.units, 1)
            else:
                expected[columns] = smallest.units
            reported[:, columns] = found
        return reported, expected


def histogram_readings(parts: CodedParts) -> tuple[PartReading, ...]:
    """All classes of a histogram are rows of the denominator."""
    classes = [text for text in parts.part.texts if text not in (None, TIES)]
    return tuple(PartReading(str(text), Figure.DENOMINATOR) for text in classes)


def presence_cube(
    run: Run, count: PlannedCount, stretches: Stretches, grid: Grid
) -> Cube:
    """1 for each smallest period with rows: of the office as a whole where no row
    means 0, else area by area. One group."""
    parts = run.parts[count.presence]
    bare = Grid(grid.rows, (ALL,), ((),))
    frame = _frame(run, count, count.unit, parts, stretches, bare)
    everything = np.arange(len(parts.amount))
    if not count.zero_is_known:
        return build_scatter(parts, frame).cube(everything, parts.amount).above_zero
    units = frame.shape[1]
    present = np.zeros((1, units, 1), dtype=np.int32)
    times = parts.period[is_inside(run.places, parts)] - frame.first
    present[0, times[(times >= 0) & (times < units)], 0] = 1
    return Cube(present, frame.first)


def is_inside(places: PlaceBook, parts: CodedParts) -> Bools:
    """Which rows have a place in the office, known or not."""
    ids = np.array([places.ids[text] for text in parts.place.texts], dtype=np.int64)
    inside = np.zeros(len(places.ids), dtype=bool)
    for targets in places.fixed.values():
        inside |= targets != OUTSIDE
    found: Bools = inside[ids[parts.place.codes]]
    return found


def _frame(
    run: Run,
    count: PlannedCount,
    unit: PeriodKind,
    parts: CodedParts,
    stretches: Stretches,
    grid: Grid,
) -> Frame:
    """The frame of a table: no wider in time than both data and periods."""
    first, last = span_of(parts.period, stretches)
    return Frame(
        run.places,
        grid.rows,
        count.place_level,
        unit,
        first,
        last,
        grid.labels,
        grid.groupings,
    )


def span_of(numbers: Ints, stretches: Stretches) -> tuple[int, int]:
    """First and last unit that both some rows and some periods hold."""
    there = stretches.last >= stretches.first
    if not there.any() or not len(numbers):
        return 0, -1
    first = max(int(numbers.min()), int(stretches.first[there].min()))
    last = min(int(numbers.max()), int(stretches.last[there].max()))
    return first, max(last, first - 1)
