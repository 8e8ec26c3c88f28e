"""Tallies as traced rows: what each row counts for, or why it does not.

The integers of a tally are the sums of its traced rows, so an explanation cannot
disagree with the count.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from derajat.engines.base import Facts
from derajat.engines.reference.datasets import Evaluation
from derajat.engines.reference.measurements import (
    Contribution,
    combination,
    measure_row,
)
from derajat.engines.reference.rows import LeftOutOf, Origin, Reason, Row
from derajat.engines.reference.selection import (
    PeriodOf,
    SelectedRow,
    build_period_of,
    select_rows,
)
from derajat.model.catalogue import Catalogue
from derajat.model.columns import StoredValue
from derajat.model.conditions import Condition
from derajat.model.counting import TIES, DistinctCount, Tally
from derajat.model.datasets import Dataset


@dataclass(frozen=True, slots=True)
class TracedRow:
    """A row and what it counts for: `part` and `amount`, or the `reason` it does not.

    A row that adds to several parts stands here once for each. `failed` is the
    condition that was not true, also of rows counted as `false` or `unknown`.
    `left_out_by` names the dataset whose steps (or, for the tally's own dataset, also
    whose selection or measurement) left the row out. A row left out by a step may not
    have its place, period or groups yet: None.
    """

    place: str | None
    period: int | None
    groups: tuple[str | None, ...]
    part: str | None
    amount: int
    reason: Reason | None
    failed: Condition | None
    left_out_by: str | None
    origins: frozenset[Origin]


PartKey = tuple[str | None, int, tuple[str | None, ...], str]


def trace_tally(
    catalogue: Catalogue, facts: Facts, tally: Tally, data_day: int
) -> tuple[TracedRow, ...]:
    """Every row of the tally's dataset, and every row left out on the way there."""
    return trace_rows(Evaluation(catalogue, facts, data_day), tally)


def trace_rows(evaluation: Evaluation, tally: Tally) -> tuple[TracedRow, ...]:
    """As `trace_tally`, over datasets that may be computed already.

    Raises KeyError for a place, time or group that the dataset does not have.
    """
    dataset = evaluation.catalogue.datasets[tally.selection.dataset]
    tracer = _build_tracer(dataset, tally)
    table = evaluation.rows_of(dataset.name)
    selected = select_rows(table.rows, tally.selection, tracer.period_of)
    left_out = [LeftOutOf(dataset.name, item) for item in selected.left_out]
    traced = [tracer.trace_left_out(item) for item in (*table.left_out, *left_out)]
    for row in selected.rows:
        traced.extend(tracer.trace_selected(row))
    return tuple(traced)


def _build_tracer(dataset: Dataset, tally: Tally) -> "_Tracer":
    place = dataset.place_column(tally.selection.place)
    when = dataset.column(tally.selection.when)
    for name in (place, *tally.groups):
        dataset.column(name)
    return _Tracer(tally, place, build_period_of(when.name, when.type, tally.unit))


def sum_parts(traced: tuple[TracedRow, ...]) -> dict[PartKey, int]:
    """Amounts by place, period, groups and part; none of them is 0."""
    sums: Counter[PartKey] = Counter()
    for row in traced:
        if row.part is not None and row.period is not None:
            sums[row.place, row.period, row.groups, row.part] += row.amount
    return {key: amount for key, amount in sums.items() if amount != 0}


@dataclass(frozen=True)
class _Tracer:
    tally: Tally
    place_column: str
    period_of: PeriodOf
    counted: set[tuple[object, ...]] = field(default_factory=set)
    """Combinations that a distinct count has met."""

    def trace_left_out(self, item: LeftOutOf) -> TracedRow:
        left_out = item.left_out
        contribution = Contribution((), left_out.reason, left_out.failed)
        return self._trace(left_out.row, None, 0, contribution, item.dataset)

    def trace_selected(self, selected: SelectedRow) -> Iterator[TracedRow]:
        """One traced row for each part the row adds to, or one with the reason."""
        row = selected.row
        contribution = self._measure(row)
        for part, amount in contribution.parts:
            yield self._trace(row, part, amount, contribution, None)
        if not contribution.parts:
            name = self.tally.selection.dataset
            yield self._trace(row, None, 0, contribution, name)
        if selected.by_arrival:
            yield self._trace(row, TIES, 1, Contribution(()), None)

    def _measure(self, row: Row) -> Contribution:
        measurement = self.tally.measurement
        contribution = measure_row(measurement, row.values)
        if not isinstance(measurement, DistinctCount) or contribution.reason:
            return contribution
        place, period, groups = self._where_counted(row)
        seen = (place, period, groups, combination(measurement, row.values))
        if seen in self.counted:
            return Contribution((), Reason.ALREADY_COUNTED)
        self.counted.add(seen)
        return contribution

    def _trace(
        self,
        row: Row,
        part: str | None,
        amount: int,
        contribution: Contribution,
        left_out_by: str | None,
    ) -> TracedRow:
        place, period, groups = self._where_counted(row)
        return TracedRow(
            place=place,
            period=period,
            groups=groups,
            part=part,
            amount=amount,
            reason=contribution.reason,
            failed=contribution.failed,
            left_out_by=left_out_by,
            origins=row.origins,
        )

    def _where_counted(
        self, row: Row
    ) -> tuple[str | None, int | None, tuple[str | None, ...]]:
        place = _text(row.values.get(self.place_column))
        groups = tuple(_text(row.values.get(name)) for name in self.tally.groups)
        return place, self._period_if_any(row), groups

    def _period_if_any(self, row: Row) -> int | None:
        """None also for a row left out before a step made its time.

        The name can then stand for another column, whose values are no times.
        """
        try:
            return self.period_of(row)
        except (ValueError, OverflowError):
            return None


def _text(value: StoredValue) -> str | None:
    """Text as it is, numbers in plain decimal digits."""
    return None if value is None else str(value)
