"""The traced rows behind one side of a value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pyarrow as pa

from derajat.engines.reference.selection import period_number
from derajat.engines.reference.tallies import TracedRow, trace_tally
from derajat.measures.eligible_plan import HELD_FOR
from derajat.measures.explaining.narrowing import Load, Narrower
from derajat.measures.groups import UNKNOWN_GROUP
from derajat.measures.places import build_places, levels_above
from derajat.measures.plan import (
    Figure,
    MeasurePlan,
    PartReading,
    PlannedCount,
    PlannedEligible,
    PlannedNumber,
)
from derajat.measures.spans import counted_unit, pieces_of, units_within
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.columns import ColumnType, StoredValue
from derajat.model.counting import TIES, Tally
from derajat.model.datasets import EligibleTime
from derajat.model.indicators import Accumulation, Version
from derajat.model.offices import Office


Rows = dict[str, pa.Table]
"""Received records by dataset."""

SHARED = "shared"
"""Rows of a larger area, of whose number the value has a share."""


@dataclass(frozen=True)
class Subject:
    """The cell of the results that is to be explained."""

    indicator: str
    area: str
    level: AreaLevel
    period: Period
    group: tuple[tuple[str, str], ...]
    accumulate: Accumulation


@dataclass(frozen=True)
class TracedSide:
    """The rows of one selection that fall into the subject.

    `amounts` are the figures they add up to, in the scale of the stored columns.
    """

    dataset: str
    readings: tuple[PartReading, ...]
    rows: tuple[TracedRow, ...]
    is_shared: bool = False
    """Whether the rows are of a larger area: only a share of them counts."""
    untraced: int = 0
    """How many received rows would have to be read to trace it; 0: it is traced."""
    roots: tuple[str, ...] = ()
    """Of a side that is not traced the received datasets that it reads."""

    def amount(self, figure: Figure) -> int:
        """What the rows add to a figure."""
        return sum(
            row.amount * reading.times
            for row in self.rows
            for reading in self.readings
            if reading.figure is figure and reading.part == row.part
        )

    def rows_of(self, figure: Figure) -> tuple[TracedRow, ...]:
        """The rows that add to a figure."""
        parts = {r.part for r in self.readings if r.figure is figure}
        return tuple(row for row in self.rows if row.part in parts)


@dataclass(frozen=True)
class Tracer:
    """Traces tallies of a plan over current records."""

    catalogue: Catalogue
    office: Office
    plan: MeasurePlan
    load: Load
    data_day: int
    is_narrowed: bool = True
    """False reads every row: slow, and the same."""
    most_rows: int | None = None
    """A side that needs more received rows is not traced; None: it always is."""

    def trace_count(
        self, count: PlannedCount, version: Version, subject: Subject
    ) -> TracedSide:
        """The rows of a counted side that fall into the subject by a version."""
        unit = counted_unit(
            subject.period.kind, count.unit, count.is_per_period, subject.accumulate
        )
        spans = self._spans(version, subject, unit)
        tally = self.plan.tally(count.tally_for(unit))
        if not spans:
            # A rule that is not in force in the period left nothing out either.
            return TracedSide(tally.selection.dataset, count.readings, ())
        facts = self._narrow(tally, subject, spans)
        if too_many := self._untraced(tally, count.readings, facts):
            return too_many
        rows = [
            row
            for row in self._trace(tally, subject, subject.group, facts)
            if _is_early(row) or any(a <= (row.period or 0) <= b for a, b in spans)
        ]
        readings = _class_readings(rows) if count.has_classes else count.readings
        return TracedSide(tally.selection.dataset, readings, tuple(rows))

    def trace_eligible(
        self,
        eligible: PlannedEligible,
        number: PlannedNumber,
        version: Version,
        subject: Subject,
    ) -> TracedSide:
        """The rows of the eligible number that stands against the subject.

        A number that stands for each of several pooled years is there that often.
        """
        held_for = HELD_FOR[eligible.time]
        spans = self._spans(version, subject, held_for)
        if eligible.time is EligibleTime.FIXED and eligible.fixed_year is not None:
            spans = [(eligible.fixed_year, eligible.fixed_year) for _ in spans]
        tally = self.plan.tally(number.tally)
        if not spans:
            return TracedSide(tally.selection.dataset, number.readings, ())
        columns = set(eligible.group_columns)
        group = tuple(pair for pair in subject.group if pair[0] in columns)
        stated = self._stated_for(number, subject)
        facts = self._narrow(tally, stated, None)
        if too_many := self._untraced(tally, number.readings, facts):
            return too_many
        rows = [
            row
            for row in self._trace(tally, stated, group, facts)
            for first, last in spans
            if first <= _held_unit(row, tally.unit, held_for) <= last
        ]
        return TracedSide(
            tally.selection.dataset, number.readings, tuple(rows), stated != subject
        )

    def _stated_for(self, number: PlannedNumber, subject: Subject) -> Subject:
        """The subject, or the larger area whose number is divided over it."""
        level = number.place_level
        if number.share is None or level in (None, *_at_or_below(subject.level)):
            return subject
        for code in self.office.areas.ancestors(subject.area):
            if self.office.areas.by_code[code].level is level:
                return replace(subject, area=code, level=level)
        return subject

    def _spans(
        self, version: Version, subject: Subject, unit: PeriodKind
    ) -> list[tuple[int, int]]:
        """The stretches of the subject's period for which a version is in force."""
        indicator = self.catalogue.indicators[subject.indicator]
        pieces = pieces_of(subject.period, subject.accumulate, unit, self.data_day)
        return [
            (piece.first, piece.last)
            for piece in pieces
            if indicator.version_on(piece.day) == version
        ]

    def _untraced(
        self,
        tally: Tally,
        readings: tuple[PartReading, ...],
        facts: Rows,
    ) -> TracedSide | None:
        """The side without rows where there are more than may be read."""
        rows = sum(table.num_rows for table in facts.values())
        if self.most_rows is None or rows <= self.most_rows:
            return None
        roots = tuple(sorted(facts))
        return TracedSide(
            tally.selection.dataset, readings, (), untraced=rows, roots=roots
        )

    def _trace(
        self,
        tally: Tally,
        subject: Subject,
        group: tuple[tuple[str, str], ...],
        facts: Rows,
    ) -> list[TracedRow]:
        """Rows of a tally in the subject's area and group.

        Of other periods than the subject's only some, or none.
        """
        traced = trace_tally(self.catalogue, facts, tally, self.data_day)
        in_group = [row for row in traced if _is_in_group(row, tally, group)]
        return list(self._in_area(in_group, tally.unit, subject))

    def _narrow(
        self, tally: Tally, subject: Subject, spans: Sequence[tuple[int, int]] | None
    ) -> Rows:
        """The received rows that can matter to the subject, by dataset."""
        narrower = Narrower(self.catalogue, self.load)
        if not self.is_narrowed:
            return narrower.read_all(tally)
        in_place = PlaceTest(self.office, subject.area, subject.level)
        in_time = None
        if spans is not None:
            dataset = self.catalogue.datasets[tally.selection.dataset]
            type_ = dataset.column(tally.selection.when).type
            in_time = TimeTest(type_, tally.unit, tuple(spans))
        return narrower.narrow(tally, in_place, in_time)

    def _in_area(
        self, rows: list[TracedRow], unit: PeriodKind, subject: Subject
    ) -> Iterator[TracedRow]:
        book = build_places(self.office, (subject.level,), {row.place for row in rows})
        if not rows or subject.area not in book.axis.codes:
            return
        wanted = book.axis.codes.index(subject.area)
        places = np.array([book.ids[row.place] for row in rows], dtype=np.int64)
        numbers = [_number_of(row, unit, subject.period) for row in rows]
        targets = book.targets(
            subject.level, places, unit, np.array(numbers, dtype=np.int64)
        )
        for row, target in zip(rows, targets, strict=True):
            if target == wanted:
                yield row


@dataclass(frozen=True)
class TimeTest:
    """Whether a time falls into stretches of a unit; one without a time always may."""

    type: ColumnType
    unit: PeriodKind
    spans: tuple[tuple[int, int], ...]

    def __call__(self, values: Sequence[StoredValue]) -> list[bool]:
        return [self._holds(value) for value in values]

    def _holds(self, value: StoredValue) -> bool:
        if not isinstance(value, int):
            return True
        number = period_number(value, self.type, self.unit)
        return any(first <= number <= last for first, last in self.spans)


@dataclass(frozen=True)
class PlaceTest:
    """Whether a place lies in an area on some day: sooner yes than no."""

    office: Office
    area: str
    level: AreaLevel

    def __call__(self, values: Sequence[StoredValue]) -> list[bool]:
        places = [None if value is None else str(value) for value in values]
        book = build_places(self.office, (self.level,), places)
        if self.area not in book.axis.codes:
            return [False for _ in places]
        wanted = book.axis.codes.index(self.area)
        fixed = book.fixed[self.level]
        found = []
        for number in (book.ids[place] for place in places):
            spells = book.dated.get(number, ())
            targets = {int(fixed[number]), *(spell.target for spell in spells)}
            found.append(wanted in targets)
        return found


def _at_or_below(level: AreaLevel) -> list[AreaLevel]:
    """The levels whose areas can lie in one of this level."""
    return [other for other in AreaLevel if level in levels_above(other)]


def _number_of(row: TracedRow, unit: PeriodKind, period: Period) -> int:
    return units_within(period, unit)[0] if row.period is None else row.period


def _is_early(row: TracedRow) -> bool:
    """Whether a row was left out before it had a period: it belongs to none."""
    return row.period is None and row.part is None


def _class_readings(rows: list[TracedRow]) -> tuple[PartReading, ...]:
    """Every class of a histogram counts into the denominator."""
    parts = {row.part for row in rows if row.part not in (None, TIES)}
    return tuple(PartReading(part, Figure.DENOMINATOR) for part in parts if part)


def _held_unit(row: TracedRow, unit: PeriodKind, held_for: PeriodKind) -> int:
    """The unit in which an eligible number holds; -1 for a row without period."""
    if row.period is None:
        return -1
    inner = Period(unit, row.period)
    if held_for is PeriodKind.YEAR:
        return inner.year
    return inner.first_month // held_for.months


def _is_in_group(
    row: TracedRow, tally: Tally, group: tuple[tuple[str, str], ...]
) -> bool:
    values = dict(zip(tally.groups, row.groups, strict=True))
    return all(
        (UNKNOWN_GROUP if values[column] is None else values[column]) == wanted
        for column, wanted in group
    )


def scaled(amount: int, places: int) -> Fraction:
    """A stored amount in its own unit."""
    return Fraction(amount, 10**places)
