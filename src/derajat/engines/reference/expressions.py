"""What `derive` computes for one row: missing when an input is, unless said."""

from collections.abc import Callable
from typing import Any

from derajat.engines.reference.functions import call_function
from derajat.engines.reference.truth import Values, decide
from derajat.model.calendar import (
    Period,
    PeriodKind,
    add_months,
    completed_months,
    day_of_moment,
    month_of_day,
    week_of_day,
    year_and_week,
    year_of_day,
)
from derajat.model.columns import ColumnType, StoredValue
from derajat.model.expressions import (
    AgeUnit,
    Band,
    CalendarOf,
    CalendarPart,
    Cases,
    Completed,
    Difference,
    EarliestOf,
    Expression,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    SumOf,
    Workdays,
)


def compute_expression(expression: Expression, row: Values) -> StoredValue:
    """The stored value of an expression on a row."""
    return _COMPUTE[type(expression)](expression, row)


def truth_value(truth: bool | None) -> int | None:
    """A truth as stored in a yes_no column: 1, 0 or missing."""
    return None if truth is None else int(truth)


def _known(row: Values, *columns: str) -> list[Any] | None:
    """The values of the columns; None when one of them is missing."""
    values = [row[column] for column in columns]
    return None if None in values else values


def _compute_completed(expression: Completed, row: Values) -> StoredValue:
    ends = _known(row, expression.start, expression.end)
    return None if ends is None else _COMPLETED[expression.unit](*ends)


_COMPLETED: dict[AgeUnit, Callable[[int, int], int]] = {
    AgeUnit.MINUTES: lambda start, end: end - start,
    AgeUnit.HOURS: lambda start, end: (end - start) // 60,
    AgeUnit.DAYS: lambda start, end: end - start,
    AgeUnit.WEEKS: lambda start, end: (end - start) // 7,
    AgeUnit.MONTHS: completed_months,
    AgeUnit.YEARS: lambda start, end: completed_months(start, end) // 12,
}


def _compute_plus(expression: Plus, row: Values) -> StoredValue:
    values = _known(row, expression.column)
    if values is None:
        return None
    if expression.column_type is ColumnType.MOMENT:
        return _move_moment(values[0], expression.unit, expression.amount)
    return _move_day(values[0], expression.unit, expression.amount)


def _move_day(day: int, unit: AgeUnit, amount: int) -> int:
    if unit is AgeUnit.DAYS:
        return day + amount
    if unit is AgeUnit.MONTHS:
        return add_months(day, amount)
    if unit is AgeUnit.YEARS:
        return add_months(day, amount * 12)
    raise ValueError(f"a date cannot move by {unit.value}")


def _move_moment(minutes: int, unit: AgeUnit, amount: int) -> int:
    """Days, months and years keep the time of day."""
    if unit is AgeUnit.HOURS:
        return minutes + amount * 60
    day, time_of_day = divmod(minutes, 1440)
    return _move_day(day, unit, amount) * 1440 + time_of_day


def _compute_workdays(expression: Workdays, row: Values) -> StoredValue:
    ends = _known(row, expression.start, expression.end)
    return None if ends is None else expression.calendar.count(*ends)


def _compute_calendar(expression: CalendarOf, row: Values) -> StoredValue:
    values = _known(row, expression.column)
    if values is None:
        return None
    return _CALENDAR[expression.part, expression.column_type](values[0])


_CALENDAR: dict[tuple[CalendarPart, ColumnType], Callable[[int], int]] = {
    (CalendarPart.DAY, ColumnType.MOMENT): day_of_moment,
    (CalendarPart.WEEK, ColumnType.DATE): week_of_day,
    (CalendarPart.MONTH, ColumnType.DATE): month_of_day,
    (CalendarPart.YEAR, ColumnType.DATE): year_of_day,
    (CalendarPart.YEAR, ColumnType.MONTH): lambda month: month // 12,
    (CalendarPart.YEAR, ColumnType.WEEK): lambda week: year_and_week(week)[0],
    (CalendarPart.END_OF, ColumnType.MONTH): lambda month: (
        Period(PeriodKind.MONTH, month).last_day
    ),
    (CalendarPart.END_OF, ColumnType.WEEK): lambda week: (
        Period(PeriodKind.WEEK, week).last_day
    ),
    (CalendarPart.END_OF, ColumnType.YEAR): lambda year: (
        Period(PeriodKind.YEAR, year).last_day
    ),
}


def _compute_latest(expression: LatestOf, row: Values) -> StoredValue:
    values = _known(row, *expression.columns)
    return None if values is None else max(values)


def _compute_earliest(expression: EarliestOf, row: Values) -> StoredValue:
    values = _known(row, *expression.columns)
    return None if values is None else min(values)


def _compute_first_known(expression: FirstKnown, row: Values) -> StoredValue:
    for column in expression.columns:
        if row[column] is not None:
            return row[column]
    return None


def _compute_sum(expression: SumOf, row: Values) -> StoredValue:
    values = _known(row, *expression.columns)
    return None if values is None else sum(values)


def _compute_difference(expression: Difference, row: Values) -> StoredValue:
    values = _known(row, expression.left, expression.right)
    return None if values is None else values[0] - values[1]


def _compute_product(expression: Product, row: Values) -> StoredValue:
    values = _known(row, expression.left, expression.right)
    return None if values is None else values[0] * values[1]


def _compute_band(expression: Band, row: Values) -> StoredValue:
    values = _known(row, expression.column)
    found = None
    if values is not None:
        for bound, label in zip(expression.bounds, expression.labels, strict=True):
            if bound <= values[0]:
                found = label
    return found


def _compute_cases(expression: Cases, row: Values) -> StoredValue:
    for case in expression.cases:
        if decide(case.when, row) is True:
            return case.then
    return expression.otherwise


def _compute_meets(expression: Meets, row: Values) -> StoredValue:
    return truth_value(decide(expression.condition, row))


def _compute_registered(expression: Registered, row: Values) -> StoredValue:
    return call_function(expression.call, row)


_COMPUTE: dict[type, Callable[[Any, Values], StoredValue]] = {
    Completed: _compute_completed,
    Plus: _compute_plus,
    Workdays: _compute_workdays,
    CalendarOf: _compute_calendar,
    LatestOf: _compute_latest,
    EarliestOf: _compute_earliest,
    FirstKnown: _compute_first_known,
    SumOf: _compute_sum,
    Difference: _compute_difference,
    Product: _compute_product,
    Band: _compute_band,
    Cases: _compute_cases,
    Meets: _compute_meets,
    Registered: _compute_registered,
}
