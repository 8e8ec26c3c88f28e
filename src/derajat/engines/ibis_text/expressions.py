"""The operators of `derive` as Ibis expressions.

Each adds one column. Calendar facts come by equality join, into columns whose names
start with `__` and which are dropped again.
"""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from derajat.engines.ibis_text.calendars import CALENDAR_DAYS, CALENDAR_PERIODS
from derajat.engines.ibis_text.conditions import compile_condition, compile_verdict
from derajat.engines.ibis_text.functions import FUNCTION_FORMS
from derajat.engines.ibis_text.growth import add_scores, is_score
from derajat.engines.ibis_text.tables import floor_of, look_up, type_of
from derajat.engines.ibis_text.workdays import count_workdays
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
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
from derajat.model.steps import Derive


_MINUTES_A_DAY = 1440


def derive_column(table: ir.Table, step: Derive) -> ir.Table:
    """`table` with the derived column, in its stored type."""
    name, expression = step.column.name, step.expression
    match expression:
        case Completed():
            return _finish(_completed(table, expression), table, name)
        case Plus():
            return _finish(_plus(table, expression), table, name)
        case Workdays():
            return _finish(count_workdays(table, expression), table, name)
        case CalendarOf():
            return _finish(_calendar_of(table, expression), table, name)
        case Registered(call) if is_score(call.name):
            return add_scores(table, {name: call})
        case _:
            value = _compile_plain(table, expression).cast(type_of(step.column))
            return table.mutate(value.name(name))


def _finish(computed: ir.Table, before: ir.Table, name: str) -> ir.Table:
    columns = [computed[column] for column in before.columns]
    return computed.select(*columns, computed["__result"].name(name))


def _compile_plain(table: ir.Table, expression: Expression) -> ir.Value:
    match expression:
        case LatestOf(columns):
            return _extreme(table, columns, ibis.greatest)
        case EarliestOf(columns):
            return _extreme(table, columns, ibis.least)
        case FirstKnown(columns):
            return ibis.coalesce(*(table[column] for column in columns))
        case SumOf(columns):
            first, *others = (table[column] for column in columns)
            return sum(others, first)
        case Difference(left, right):
            return table[left] - table[right]
        case Product(left, right):
            return table[left] * table[right]
        case Band():
            return _band(table, expression)
        case Cases():
            return _cases(table, expression)
        case Meets(condition):
            return compile_verdict(condition, table)
        case Registered(call):
            inputs = {name: table[column] for name, column in call.arguments}
            return FUNCTION_FORMS[call.name](inputs)
        case _:
            raise TypeError(f"not an expression: {expression!r}")


def _extreme(
    table: ir.Table, columns: tuple[str, ...], choose: Callable[..., ir.Value]
) -> ir.Value:
    """SQL's greatest skips NULL; here one missing value makes the result missing."""
    all_known = ibis.and_(*(table[column].notnull() for column in columns))
    chosen = choose(*(table[column] for column in columns))
    return all_known.ifelse(chosen, ibis.null(chosen.type()))


def _band(table: ir.Table, band: Band) -> ir.Value:
    value = table[band.column]
    falling = reversed(list(zip(band.bounds, band.labels, strict=True)))
    return ibis.cases(*((value >= bound, label) for bound, label in falling))


def _cases(table: ir.Table, cases: Cases) -> ir.Value:
    branches = (
        (compile_condition(case.when, table), case.then) for case in cases.cases
    )
    otherwise = ibis.literal(cases.otherwise, "string")
    return ibis.cases(*branches, else_=otherwise)


def _with_day(table: ir.Table, column: str, prefix: str) -> ir.Table:
    """Adds month, day of month, week and year of a column of day numbers."""
    facts = {f"{prefix}{fact}": fact for fact in CALENDAR_DAYS.columns if fact != "day"}
    return look_up(table, CALENDAR_DAYS, {column: "day"}, facts)


def _completed(table: ir.Table, age: Completed) -> ir.Table:
    span = table[age.end] - table[age.start]
    if age.unit in (AgeUnit.MINUTES, AgeUnit.DAYS):
        return table.mutate(__result=span)
    if age.unit is AgeUnit.HOURS:
        return table.mutate(__result=floor_of(span, 60))
    if age.unit is AgeUnit.WEEKS:
        return table.mutate(__result=floor_of(span, 7))
    timed = _with_day(_with_day(table, age.start, "__start_"), age.end, "__end_")
    months = _completed_months(timed)
    years = age.unit is AgeUnit.YEARS
    return timed.mutate(__result=floor_of(months, 12) if years else months)


def _completed_months(timed: ir.Table) -> ir.IntegerValue:
    """Calendar months, one less when the day of the month is not reached."""
    short = timed["__end_day_of_month"] < timed["__start_day_of_month"]
    months = timed["__end_month"] - timed["__start_month"]
    return ibis.cases((short, months - 1), (~short, months), else_=None).cast("int64")


_UNITS_OF_PLUS = {
    (ColumnType.DATE, AgeUnit.DAYS): 1,
    (ColumnType.MOMENT, AgeUnit.DAYS): _MINUTES_A_DAY,
    (ColumnType.MOMENT, AgeUnit.HOURS): 60,
    (ColumnType.MOMENT, AgeUnit.MINUTES): 1,
    (ColumnType.DATE, AgeUnit.WEEKS): 7,
    (ColumnType.MOMENT, AgeUnit.WEEKS): 7 * _MINUTES_A_DAY,
}


def _plus(table: ir.Table, plus: Plus) -> ir.Table:
    if plus.unit in (AgeUnit.MONTHS, AgeUnit.YEARS):
        return _plus_months(table, plus)
    moved = plus.amount * _UNITS_OF_PLUS[plus.column_type, plus.unit]
    return table.mutate(__result=table[plus.column] + ibis.literal(moved, "int64"))


def _plus_months(table: ir.Table, plus: Plus) -> ir.Table:
    """The day `months` later; where there is none, the first of the next month."""
    months = plus.amount * (12 if plus.unit is AgeUnit.YEARS else 1)
    is_moment = plus.column_type is ColumnType.MOMENT
    value = table[plus.column]
    day = floor_of(value, _MINUTES_A_DAY) if is_moment else value
    dated = _with_day(table.mutate(__day=day), "__day", "__from_")
    aimed = dated.mutate(__target=dated["__from_month"] + months)
    found = look_up(
        aimed,
        CALENDAR_PERIODS[PeriodKind.MONTH],
        {"__target": "number"},
        {"__first": "first_day", "__last": "last_day"},
    )
    moved = _smaller(
        found["__first"] + found["__from_day_of_month"] - 1, found["__last"] + 1
    )
    if not is_moment:
        return found.mutate(__result=moved)
    minutes = found[plus.column] - found["__day"] * _MINUTES_A_DAY
    return found.mutate(__result=moved * _MINUTES_A_DAY + minutes)


def _smaller(left: ir.IntegerValue, right: ir.IntegerValue) -> ir.IntegerValue:
    return (left <= right).ifelse(left, right)


def _calendar_of(table: ir.Table, expression: CalendarOf) -> ir.Table:
    column, kind = expression.column, expression.column_type
    if expression.part is CalendarPart.END_OF:
        return _end_of(table, column, _KIND_OF_TYPE[kind])
    return add_calendar_part(table, column, kind, expression.part, "__result")


_KIND_OF_TYPE = {
    ColumnType.WEEK: PeriodKind.WEEK,
    ColumnType.MONTH: PeriodKind.MONTH,
    ColumnType.YEAR: PeriodKind.YEAR,
}
_PART_OF_TYPE = {
    ColumnType.DATE: CalendarPart.DAY,
    ColumnType.WEEK: CalendarPart.WEEK,
    ColumnType.MONTH: CalendarPart.MONTH,
    ColumnType.YEAR: CalendarPart.YEAR,
}


def _end_of(table: ir.Table, column: str, kind: PeriodKind) -> ir.Table:
    periods = CALENDAR_PERIODS[kind]
    return look_up(table, periods, {column: "number"}, {"__result": "last_day"})


def add_calendar_part(
    table: ir.Table, column: str, type_: ColumnType, part: CalendarPart, name: str
) -> ir.Table:
    """`table` with the day, week, month or year of a time column.

    Raises KeyError where a type does not tell the part (the week of a month).
    """
    if _PART_OF_TYPE.get(type_) is part:
        return table.mutate(table[column].name(name))
    if type_ is ColumnType.MOMENT:
        days = table.mutate(__day=floor_of(table[column], _MINUTES_A_DAY))
        return add_calendar_part(days, "__day", ColumnType.DATE, part, name)
    if type_ is ColumnType.DATE:
        return look_up(table, CALENDAR_DAYS, {column: "day"}, {name: part.value})
    if type_ is ColumnType.MONTH and part is CalendarPart.YEAR:
        return table.mutate(floor_of(table[column], 12).name(name))
    if type_ is ColumnType.WEEK and part is CalendarPart.YEAR:
        weeks = CALENDAR_PERIODS[PeriodKind.WEEK]
        return look_up(table, weeks, {column: "number"}, {name: "year"})
    raise KeyError((type_, part))
