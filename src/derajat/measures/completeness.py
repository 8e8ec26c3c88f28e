"""The share of expected reports that have come."""

from collections.abc import Sequence

import numpy as np

from derajat.measures.arrays import Bools, Floats, Ints
from derajat.measures.coded import CodedParts
from derajat.measures.cubes import Cube
from derajat.measures.places import OUTSIDE, levels_above
from derajat.measures.plan import Figure, PlannedCount, PlannedIndicator
from derajat.measures.run import Run
from derajat.measures.spans import years_of_weeks
from derajat.measures.timeline import Stretches, Timeline
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind, month_of_day
from derajat.model.offices import Office
from derajat.model.sources import Expected


def expected_of(office: Office, dataset: str) -> tuple[Expected, ...]:
    """What an office declared about who sends a received dataset, and when."""
    declared = (s.expected for s in office.sources if s.dataset == dataset)
    return tuple(expected for expected in declared if expected is not None)


def is_expected(expected: Expected, unit: PeriodKind, number: int) -> bool:
    """Whether a report is due for a week, month or year."""
    period = Period(unit, number)
    last = expected.last_year
    in_years = expected.first_year <= period.year and (
        last is None or period.year <= last
    )
    if not in_years or unit is PeriodKind.YEAR:
        return in_years
    month = month_of_day((period.first_day + period.last_day) // 2)
    return not expected.months or month % 12 + 1 in expected.months


def reported_in(expected: Expected, unit: PeriodKind) -> PeriodKind:
    """The unit in which reports are told apart: once a year, or the smallest."""
    return unit if expected.months else PeriodKind.YEAR


def compute_completeness(
    run: Run, timeline: Timeline, planned: PlannedIndicator, rows: Ints
) -> Floats:
    """Shares (areas, periods) of expected reports with a row in which the columns of
    the indicator are known; nan where nothing was declared."""
    shape = (len(rows), len(timeline.periods))
    due, come = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for number, version in enumerate(planned.versions):
        for count in version.counts:
            for expected in expected_of(run.office, count.root):
                counter = _ReportCounter(run, timeline, number, count, expected, rows)
                more_due, more_come = counter.compute()
                due += more_due
                come += more_come
    with np.errstate(all="ignore"):
        return np.where(due > 0, come / due, np.nan)


class _ReportCounter:
    def __init__(
        self,
        run: Run,
        timeline: Timeline,
        version: int,
        count: PlannedCount,
        expected: Expected,
        rows: Ints,
    ) -> None:
        self.run, self.count, self.expected, self.rows = run, count, expected, rows
        self.axis = run.places.axis
        self.level = AreaLevel(expected.area_level)
        self.unit = reported_in(expected, count.unit)
        stretches = timeline.stretches(version, lambda _: self.unit)
        self.stretches = self._whole_periods(timeline, stretches)
        there = self.stretches.last >= self.stretches.first
        self.first = int(self.stretches.first[there].min()) if there.any() else 0
        last = int(self.stretches.last[there].max()) if there.any() else -1
        self.numbers = np.arange(self.first, last + 1)

    def _whole_periods(self, timeline: Timeline, stretches: Stretches) -> Stretches:
        """A yearly report says nothing about a month of finer data."""
        if self.unit is self.count.unit:
            return stretches
        short = np.array([period.kind.months < 12 for period in timeline.periods])
        return Stretches(
            stretches.first, np.where(short, stretches.first - 1, stretches.last)
        )

    def compute(self) -> tuple[Ints, Ints]:
        """Reports due and reports come, (areas, periods)."""
        units = self.axis.rows_at([self.level])
        units = units[~self.axis.is_unknown[units]]
        due = self._is_due(units)
        come = due & self._has_come(units)
        return self._in_areas(units, due), self._in_areas(units, come)

    def _is_due(self, units: Ints) -> Bools:
        periods = [Period(self.unit, number) for number in self.numbers.tolist()]
        first = np.array([period.first_day for period in periods], dtype=np.int64)
        last = np.array([period.last_day for period in periods], dtype=np.int64)
        valid = (self.axis.valid_from[units][:, None] <= last) & (
            self.axis.valid_until[units][:, None] >= first
        )
        due = [is_expected(self.expected, p.kind, p.number) for p in periods]
        found: Bools = valid & np.array(due, dtype=bool)
        return found

    def _has_come(self, units: Ints) -> Bools:
        """Which units have a row with known columns, (units, units of time)."""
        parts, rows = self._known_rows()
        ids = [self.run.places.ids[text] for text in parts.place.texts]
        places = np.array(ids, dtype=np.int64)[parts.place.codes[rows]]
        numbers = parts.period[rows]
        targets = self.run.places.targets(self.level, places, self.count.unit, numbers)
        local = np.full(len(self.axis.codes) + 1, OUTSIDE, dtype=np.int64)
        local[units] = np.arange(len(units))
        moved = self._moved(numbers) - self.first
        inside = (local[targets] != OUTSIDE) & (moved >= 0)
        inside &= moved < len(self.numbers)
        come = np.zeros((len(units), len(self.numbers)), dtype=bool)
        come[local[targets][inside], moved[inside]] = True
        return come

    def _known_rows(self) -> tuple[CodedParts, Ints]:
        count = self.count
        if count.has_known and not count.is_per_period:
            parts = self.run.parts[count.tally_for(count.unit)]
            return parts, parts.figures(count.readings)[Figure.KNOWN][0]
        parts = self.run.parts[count.presence]
        return parts, np.arange(len(parts.amount))

    def _moved(self, numbers: Ints) -> Ints:
        if self.unit is self.count.unit:
            return numbers
        if self.count.unit is PeriodKind.WEEK:
            return years_of_weeks(numbers)
        moved: Ints = numbers * self.count.unit.months // 12
        return moved

    def _in_areas(self, units: Ints, marks: Bools) -> Ints:
        """Marks of units added up in the areas that hold them."""
        count = (len(self.rows), len(self.numbers))
        total = np.zeros(count, dtype=np.int64)
        local = np.full(len(self.axis.codes) + 1, OUTSIDE, dtype=np.int64)
        local[self.rows] = np.arange(len(self.rows))
        which, when = np.nonzero(marks)
        ids = [self.run.places.ids[self.axis.codes[row]] for row in units.tolist()]
        places = np.array(ids, dtype=np.int64)[which]
        for level in self._levels():
            targets = local[
                self.run.places.targets(level, places, self.unit, self.numbers[when])
            ]
            inside = targets != OUTSIDE
            np.add.at(total, (targets[inside], when[inside]), 1)
        cube = Cube(total[:, :, np.newaxis], self.first)
        return cube.summed(self.stretches.first, self.stretches.last)[:, :, 0]

    def _levels(self) -> Sequence[AreaLevel]:
        present = {self.axis.levels[row] for row in self.rows.tolist()}
        return [level for level in levels_above(self.level) if level in present]
