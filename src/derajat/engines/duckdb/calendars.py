"""The calendar tables for the span of the data."""

from collections.abc import Iterable, Mapping

import ibis.expr.types as ir

from derajat.engines.duckdb.session import Session
from derajat.engines.ibis_text.calendars import build_calendar
from derajat.model.calendar import (
    day_number,
    first_day_of_month,
    first_day_of_week,
)
from derajat.model.catalogue import Catalogue
from derajat.model.columns import ColumnType
from derajat.model.datasets import Dataset, DerivedDataset
from derajat.model.expressions import AgeUnit, Plus
from derajat.model.steps import Attach, Derive, Trailing


_EARLIEST = day_number(2, 1, 1)
_LATEST = day_number(9990, 1, 1)
_DAYS_OF_UNIT = {
    AgeUnit.MINUTES: 1,
    AgeUnit.HOURS: 1,
    AgeUnit.DAYS: 1,
    AgeUnit.WEEKS: 7,
    AgeUnit.MONTHS: 31,
    AgeUnit.YEARS: 366,
}
_DAYS_A_YEAR = 366


def register_calendar(
    session: Session,
    catalogue: Catalogue,
    datasets: Iterable[Dataset],
    tables: Mapping[str, ir.Table],
    data_day: int,
) -> None:
    """Make calendar tables for every day that the datasets' rows can name."""
    used = list(datasets)
    days = [data_day, *_days_of_codelists(catalogue)]
    for dataset in used:
        if dataset.name in tables:
            days += _days_of_facts(session, dataset, tables[dataset.name])
    slack = _DAYS_A_YEAR + sum(_movement(dataset) for dataset in used)
    first = max(_EARLIEST, min(days) - slack)
    last = min(_LATEST, max(days) + slack)
    for name, table in build_calendar(first, last).items():
        session.register(name, table)


def _days_of_facts(session: Session, dataset: Dataset, table: ir.Table) -> list[int]:
    """The first and last day that any time column of the facts names."""
    timed = [column for column in dataset.columns if column.type.is_time]
    if not timed:
        return []
    ends = {
        f"{end}_{column.name}": getattr(table[column.name], end)()
        for column in timed
        for end in ("min", "max")
    }
    row = session.read(table.aggregate(**ends)).to_pylist()[0]
    found = [(column, row[f"{end}_{column.name}"]) for column in timed for end in _ENDS]
    return [_day_of(column.type, value) for column, value in found if value is not None]


_ENDS = ("min", "max")


def _day_of(type_: ColumnType, value: int) -> int:
    match type_:
        case ColumnType.MOMENT:
            return value // 1440
        case ColumnType.WEEK:
            return first_day_of_week(value)
        case ColumnType.MONTH:
            return first_day_of_month(min(max(value, 12), 9998 * 12))
        case ColumnType.YEAR:
            return day_number(min(max(value, 1), 9998), 1, 1)
        case _:
            return value


def _days_of_codelists(catalogue: Catalogue) -> list[int]:
    return [
        _day_of(column.type, value)
        for codelist in catalogue.codelists.values()
        for column in codelist.columns
        if column.type.is_time
        for value in codelist.values(column.name)
        if isinstance(value, int)
    ]


def _movement(dataset: Dataset) -> int:
    """The most days by which the steps can move a date."""
    if not isinstance(dataset, DerivedDataset):
        return 0
    moved = 0
    for step in dataset.steps:
        if isinstance(step, Derive) and isinstance(step.expression, Plus):
            moved += abs(step.expression.amount) * _DAYS_OF_UNIT[step.expression.unit]
        elif isinstance(step, Trailing):
            moved += step.periods * _DAYS_A_YEAR
        elif isinstance(step, Attach):
            moved += sum(abs(match.earlier_by) for match in step.match) * _DAYS_A_YEAR
    return moved
