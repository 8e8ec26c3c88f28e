"""Facts about a time that had not come when they were received."""

import pyarrow as pa
import pyarrow.compute as pc

from derajat.intake.faults import fault, show_value
from derajat.intake.form import FoundForm
from derajat.intake.row_book import RowBook
from derajat.model.calendar import month_of_day, week_of_day, year_of_day
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import ROW


def question_future(
    form: FoundForm,
    dataset: ReceivedDataset,
    facts: pa.Table,
    today: int,
    book: RowBook,
) -> None:
    """Question each row about a time after `today`, and say where the time stands.

    `today` is the day of receipt in UTC; the next day may have begun in Indonesia.
    """
    if not dataset.time or not facts.num_rows:
        return
    column = dataset.column(dataset.time)
    later = facts.filter(pc.greater(facts[column.name], latest_time(column, today + 1)))
    pairs = zip(later[ROW].to_pylist(), later[column.name].to_pylist(), strict=True)
    times = dict(pairs)
    placed = [p for p, fact in form.fact_columns if fact.to == column.name]
    for row, time in times.items():
        book.question(row)
        told = fault("REC-038", shown=show_value(time, column))
        if placed:
            book.find(row, placed[0].index + 1, told, placed[0].header)
    if times and not placed:
        shown = show_value(max(times.values()), column)
        book.find(0, 0, fault("REC-039", shown=shown, count=len(times)))


def latest_time(column: Column, day: int) -> int:
    """The stored time of the column's type that has begun on a day, and no later."""
    if column.type is ColumnType.YEAR:
        return year_of_day(day)
    if column.type is ColumnType.MONTH:
        return month_of_day(day)
    if column.type is ColumnType.WEEK:
        return week_of_day(day)
    return day * 1440 + 1439 if column.type is ColumnType.MOMENT else day
