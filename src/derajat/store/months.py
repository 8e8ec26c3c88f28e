"""The month a record is filed under: the partition of the fact tables."""

import pyarrow as pa

from derajat.model.calendar import (
    Period,
    PeriodKind,
    day_of_moment,
    first_day_of_week,
    month_of_day,
)
from derajat.model.columns import ColumnType
from derajat.model.datasets import ReceivedDataset


NO_MONTH = "-"


def month_texts(dataset: ReceivedDataset, facts: pa.Table) -> pa.Array:
    """`2022-01` for each record, `2022` where the dataset counts years.

    Weeks go by the month of their first day. Registers have no time and get `-`.
    """
    if not dataset.time:
        return pa.array([NO_MONTH] * facts.num_rows, pa.string())
    type_ = dataset.column(dataset.time).type
    times = facts[dataset.time].combine_chunks().dictionary_encode()
    names = [render_month(number, type_) for number in times.dictionary.to_pylist()]
    texts = pa.array(names, pa.string()).take(times.indices)
    return texts.fill_null(NO_MONTH)


def render_month(number: int, type_: ColumnType) -> str:
    """The month of a stored time: `2022-01`, or `2022` for years."""
    if type_ is ColumnType.YEAR:
        return Period(PeriodKind.YEAR, number).render()
    return Period(PeriodKind.MONTH, _month_number(number, type_)).render()


def _month_number(number: int, type_: ColumnType) -> int:
    if type_ is ColumnType.MONTH:
        return number
    if type_ is ColumnType.WEEK:
        return month_of_day(first_day_of_week(number))
    if type_ is ColumnType.MOMENT:
        return month_of_day(day_of_moment(number))
    return month_of_day(number)
