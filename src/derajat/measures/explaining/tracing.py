"""The traced rows behind one side of a value."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from derajat.engines.base import Facts
from derajat.engines.reference.tallies import TracedRow, trace_tally
from derajat.measures.eligible_plan import HELD_FOR
from derajat.measures.groups import UNKNOWN_GROUP
from derajat.measures.places import build_places
from derajat.measures.plan import (
    Figure,
    MeasurePlan,
    PartReading,
    PlannedCount,
    PlannedEligible,
    PlannedNumber,
)
from derajat.measures.spans import Piece, counted_unit, pieces_of, units_within
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.counting import Tally
from derajat.model.datasets import EligibleTime
from derajat.model.indicators import Accumulation
from derajat.model.offices import Office


@dataclass(frozen=True)
class Subject:
    """The cell of the results that is to be explained."""

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
    facts: Facts
    data_day: int

    def trace_count(self, count: PlannedCount, subject: Subject) -> TracedSide:
        """The rows of a counted side of the subject."""
        unit = counted_unit(
            subject.period.kind, count.unit, count.is_per_period, subject.accumulate
        )
        pieces = pieces_of(subject.period, subject.accumulate, unit, self.data_day)
        tally = self.plan.tally(count.tally_for(unit))
        return self._trace(tally, count.readings, pieces, subject, subject.group)

    def trace_eligible(
        self, eligible: PlannedEligible, number: PlannedNumber, subject: Subject
    ) -> TracedSide:
        """The rows of the eligible number that stands against the subject."""
        held = _held_period(eligible, subject.period)
        first, last = units_within(held, number.unit)
        pieces = (Piece(held.first_day, first, last),)
        columns = set(eligible.group_columns)
        group = tuple(pair for pair in subject.group if pair[0] in columns)
        tally = self.plan.tally(number.tally)
        return self._trace(tally, number.readings, pieces, subject, group)

    def _trace(
        self,
        tally: Tally,
        readings: tuple[PartReading, ...],
        pieces: tuple[Piece, ...],
        subject: Subject,
        group: tuple[tuple[str, str], ...],
    ) -> TracedSide:
        traced = trace_tally(self.catalogue, self.facts, tally, self.data_day)
        in_time = [row for row in traced if _falls_into(row, pieces)]
        in_group = [row for row in in_time if _is_in_group(row, tally, group)]
        rows = tuple(self._in_area(in_group, tally.unit, subject))
        return TracedSide(tally.selection.dataset, readings, rows)

    def _in_area(
        self, rows: list[TracedRow], unit: PeriodKind, subject: Subject
    ) -> Iterator[TracedRow]:
        book = build_places(self.office, (subject.level,), {row.place for row in rows})
        wanted = book.axis.codes.index(subject.area)
        if not rows:
            return
        places = np.array([book.ids[row.place] for row in rows], dtype=np.int64)
        numbers = [_number_of(row, unit, subject.period) for row in rows]
        targets = book.targets(
            subject.level, places, unit, np.array(numbers, dtype=np.int64)
        )
        for row, target in zip(rows, targets, strict=True):
            if target == wanted:
                yield row


def _number_of(row: TracedRow, unit: PeriodKind, period: Period) -> int:
    return units_within(period, unit)[0] if row.period is None else row.period


def _falls_into(row: TracedRow, pieces: tuple[Piece, ...]) -> bool:
    """Rows left out before they had a period belong to none, so they are told."""
    if row.period is None:
        return row.part is None
    return any(piece.first <= row.period <= piece.last for piece in pieces)


def _is_in_group(
    row: TracedRow, tally: Tally, group: tuple[tuple[str, str], ...]
) -> bool:
    values = dict(zip(tally.groups, row.groups, strict=True))
    return all(
        (UNKNOWN_GROUP if values[column] is None else values[column]) == wanted
        for column, wanted in group
    )


def _held_period(eligible: PlannedEligible, period: Period) -> Period:
    if eligible.time is EligibleTime.FIXED and eligible.fixed_year is not None:
        return Period(PeriodKind.YEAR, eligible.fixed_year)
    kind = HELD_FOR[eligible.time]
    if kind is PeriodKind.YEAR:
        return Period(kind, period.year)
    return Period(kind, period.last_month // kind.months)


def scaled(amount: int, places: int) -> Fraction:
    """A stored amount in its own unit."""
    return Fraction(amount, 10**places)
