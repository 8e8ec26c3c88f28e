"""Of which month a PWS chart is."""

from collections.abc import Iterable

from derajat.model.calendar import Period, PeriodKind, month_of_day, parse_period
from derajat.model.values import Value
from derajat.web.asked import Asked


def choose_month(asked: Asked, rows: Iterable[Value]) -> Period | None:
    """The month asked for, or the last of the period asked; else the last counted.

    `rows` are the values of the area asked by month.
    """
    if asked.period is not None:
        last = asked.period.last_day
        return Period(PeriodKind.MONTH, month_of_day(last))
    months = [parse_period(row.period) for row in rows if row.numerator is not None]
    known = [month for month in months if month is not None]
    return max(known, key=lambda month: month.number, default=None)


def read_own_months(asked: Asked, code: str) -> list[Value]:
    """The values of an indicator by month, of the area asked."""
    return asked.reading.shelf.choose(
        code, area=asked.area.code, group="", period_kind=PeriodKind.MONTH.value
    )
