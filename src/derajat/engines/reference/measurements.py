"""What one selected row adds to the parts of a tally."""

from dataclasses import dataclass

from derajat.engines.reference.rows import Reason
from derajat.engines.reference.truth import Values, decide, find_failed
from derajat.model.columns import StoredValue
from derajat.model.conditions import Condition
from derajat.model.counting import (
    ColumnSum,
    DistinctCount,
    Histogram,
    Measurement,
    PairSum,
    RowCount,
    TruthCount,
    ValueSum,
)


@dataclass(frozen=True, slots=True)
class Contribution:
    """Amounts by part; without any, the reason. `failed` is what was not true."""

    parts: tuple[tuple[str, int], ...]
    reason: Reason | None = None
    failed: Condition | None = None


def measure_row(measurement: Measurement, row: Values) -> Contribution:
    """What a row adds; of a distinct count, as if no row before it were counted."""
    if isinstance(measurement, TruthCount | ValueSum | Histogram):
        outside = _measure_outside(measurement.denominator, row)
        return outside or _measure_inside(measurement, row)
    if isinstance(measurement, RowCount):
        return Contribution((("count", 1),))
    if isinstance(measurement, ColumnSum):
        return _measure_column(measurement, row)
    if isinstance(measurement, PairSum):
        return _measure_pair(measurement, row)
    if None in combination(measurement, row):
        return Contribution((), Reason.COLUMN_MISSING)
    return Contribution((("count", 1),))


def combination(measurement: DistinctCount, row: Values) -> tuple[StoredValue, ...]:
    """What makes two rows the same to a distinct count."""
    return tuple(row[column] for column in measurement.columns)


def _measure_outside(denominator: Condition | None, row: Values) -> Contribution | None:
    """Why the row is outside the denominator; None when it is inside."""
    if denominator is None or (truth := decide(denominator, row)) is True:
        return None
    unknown, outside = Reason.UNKNOWN_DENOMINATOR, Reason.OUTSIDE_DENOMINATOR
    reason = unknown if truth is None else outside
    return Contribution((), reason, find_failed(denominator, row))


def _measure_inside(
    measurement: TruthCount | ValueSum | Histogram, row: Values
) -> Contribution:
    if isinstance(measurement, TruthCount):
        truth = decide(measurement.numerator, row)
        part = {True: "true", False: "false", None: "unknown"}[truth]
        return Contribution(
            ((part, 1),), failed=find_failed(measurement.numerator, row)
        )
    value = row[measurement.column]
    if not isinstance(value, int):
        return Contribution((), Reason.COLUMN_MISSING)
    if isinstance(measurement, ValueSum):
        return Contribution((("sum", value), ("known", 1)))
    is_above = value > measurement.up_to
    part = "more" if is_above else str(value // measurement.step)
    return Contribution(((part, 1),))


def _measure_column(measurement: ColumnSum, row: Values) -> Contribution:
    value = row[measurement.column]
    other = row[measurement.both_known] if measurement.both_known else value
    if not isinstance(value, int) or other is None:
        return Contribution((), Reason.COLUMN_MISSING)
    return Contribution((("sum", value * measurement.times), ("known", 1)))


def _measure_pair(measurement: PairSum, row: Values) -> Contribution:
    part, whole = row[measurement.part], row[measurement.whole]
    if not isinstance(part, int) or not isinstance(whole, int):
        return Contribution((), Reason.COLUMN_MISSING)
    return Contribution((("part", part), ("whole", whole), ("known", 1)))
