"""The rows an indicator looks at: where, then when, then one per what."""

from collections.abc import Callable
from dataclasses import dataclass

from derajat.engines.reference.keeping import keep_one
from derajat.engines.reference.rows import LeftOut, Reason, Row
from derajat.engines.reference.steps import filter_rows
from derajat.engines.units import check_unit
from derajat.model.calendar import (
    PeriodKind,
    day_of_moment,
    month_of_day,
    period_of_month,
    week_of_day,
    year_and_week,
)
from derajat.model.columns import ColumnType, StoredValue
from derajat.model.indicators import KeepOne, Selection


PERIOD = "period"


@dataclass(frozen=True, slots=True)
class SelectedRow:
    """A row that counts, its period, and whether rivals had the same merit."""

    row: Row
    period: int
    by_arrival: bool


@dataclass(frozen=True, slots=True)
class Selected:
    rows: list[SelectedRow]
    left_out: list[LeftOut]


PeriodOf = Callable[[Row], int | None]


def select_rows(rows: list[Row], selection: Selection, period_of: PeriodOf) -> Selected:
    """The rows that count, and those that do not with the reason."""
    left_out: list[LeftOut] = []
    if selection.where is not None:
        filtered = filter_rows(selection.where, rows)
        rows, left_out = filtered.rows, filtered.left_out
    left_out += [LeftOut(r, Reason.NO_TIME) for r in rows if period_of(r) is None]
    timed = [row for row in rows if period_of(row) is not None]
    if selection.keep is None:
        return Selected(_with_period(timed, period_of), left_out)
    return _keep(timed, selection.keep, period_of, left_out)


def _with_period(rows: list[Row], period_of: PeriodOf) -> list[SelectedRow]:
    return [_selected(row, period_of, by_arrival=False) for row in rows]


def _selected(row: Row, period_of: PeriodOf, *, by_arrival: bool) -> SelectedRow:
    period = period_of(row)
    if period is None:
        raise ValueError("a row without time cannot be selected")
    return SelectedRow(row, period, by_arrival)


def _keep(
    rows: list[Row], rule: KeepOne, period_of: PeriodOf, left_out: list[LeftOut]
) -> Selected:
    columns = tuple(name for name in rule.one_per if name != PERIOD)

    def key_of(row: Row) -> tuple[StoredValue, ...] | None:
        key = row.key(columns)
        if key is None or not rule.is_per_period:
            return key
        return (*key, period_of(row))

    kept = keep_one(rows, key_of, rule)
    selected = [
        _selected(item.row, period_of, by_arrival=item.by_arrival) for item in kept.rows
    ]
    return Selected(selected, left_out + kept.left_out)


def build_period_of(column: str, type_: ColumnType, unit: PeriodKind) -> PeriodOf:
    """A reader of a row's period in the unit; None where its time is missing.

    Raises ValueError where a time does not lie in one period of the unit.
    """
    check_unit(type_, unit)

    def period_of(row: Row) -> int | None:
        value = row.values.get(column)
        return period_number(value, type_, unit) if isinstance(value, int) else None

    return period_of


def period_number(value: int, type_: ColumnType, unit: PeriodKind) -> int:
    """Number of the period of a kind that holds a time; `check_unit` allows them."""
    if type_ is ColumnType.MOMENT:
        return _period_of_day(day_of_moment(value), unit)
    if type_ is ColumnType.DATE:
        return _period_of_day(value, unit)
    if type_ is ColumnType.MONTH:
        return period_of_month(unit, value).number
    if (type_, unit) == (ColumnType.WEEK, PeriodKind.YEAR):
        return year_and_week(value)[0]
    return value


def _period_of_day(day: int, unit: PeriodKind) -> int:
    if unit is PeriodKind.WEEK:
        return week_of_day(day)
    return period_of_month(unit, month_of_day(day)).number
