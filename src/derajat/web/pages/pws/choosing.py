"""Which indicators have a PWS chart, of which month, and how they count."""

from collections.abc import Iterable

from derajat.model.calendar import Period, PeriodKind, month_of_day, parse_period
from derajat.model.indicators import (
    Accumulation,
    Coverage,
    Direction,
    Indicator,
    SumProportion,
)
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.web.asked import Asked
from derajat.web.reading.office import Reading


PROGRAMMES = {
    "kia": Label("PWS-KIA", "PWS maternal and child health"),
    "imunisasi": Label("PWS Imunisasi", "PWS immunisation"),
    "gizi": Label("PWS Gizi", "PWS nutrition"),
}


def is_level(indicator: Indicator) -> bool:
    """Whether each month is counted anew against the people of that month."""
    return indicator.accumulate is Accumulation.SUM


def has_chart(indicator: Indicator) -> bool:
    """Whether PWS can be drawn: people reached of those to reach, month by month."""
    is_rising = indicator.better is Direction.HIGHER and indicator.unit == "per-cent"
    if not is_rising or PeriodKind.MONTH not in indicator.periods:
        return False
    kind = indicator.versions[-1].kind
    if not is_level(indicator):
        return isinstance(kind, Coverage) and indicator.programme in PROGRAMMES
    # Weighings of each month are the PWS of nutrition only.
    is_of_month = isinstance(kind, SumProportion | Coverage)
    return is_of_month and indicator.programme == "gizi"


def list_charts(reading: Reading) -> tuple[Indicator, ...]:
    """The indicators with a chart and with values, by code."""
    known = reading.catalogue.indicators
    found = (known[code] for code in sorted(reading.shelf.spans) if code in known)
    return tuple(indicator for indicator in found if has_chart(indicator))


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
