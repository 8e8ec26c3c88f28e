"""The values of an office, found by indicator and area."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.values import Value
from derajat.steering.paths import first_day_of_year


Periods = Mapping[Period, Value]
_PARTS = (PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH)


class ValueBook:
    """Values of all groups together, by indicator, area and period."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._values: dict[tuple[str, str], dict[Period, Value]] = defaultdict(dict)
        self._areas: dict[str, dict[str, str]] = defaultdict(dict)
        for value in values:
            period = parse_period(value.period)
            if value.group or period is None:
                continue
            self._values[value.indicator, value.area][period] = value
            self._areas[value.indicator][value.area] = value.area_level

    def periods(self, indicator: str, area: str) -> Periods:
        """The values of an indicator for an area, by period."""
        return self._values.get((indicator, area), {})

    def areas(self, indicator: str) -> Mapping[str, str]:
        """Areas that have a row of an indicator, with their level."""
        return self._areas.get(indicator, {})


def choose_period(periods: Periods, year: int, today: int) -> Period | None:
    """The period that speaks for a year as seen on a day.

    The year itself where it has a value; else the latest part of it that is over and
    has one, the longer of two that end together; else pooled years that end with it.
    Without any value the year, when it has a row that says why. Of a year that has
    not begun nothing speaks.
    """
    if today < first_day_of_year(year):
        return None
    in_year = [p for p in periods if p.year == year and p.kind is not PeriodKind.WEEK]
    own = [p for p in in_year if p.kind is PeriodKind.YEAR]
    parts = [p for p in in_year if p.kind in _PARTS and p.last_day <= today]
    pooled = [p for p in in_year if p.kind.months > PeriodKind.YEAR.months]
    parts.sort(key=lambda period: (period.last_day, -period.first_day), reverse=True)
    parts.sort(key=lambda period: period.last_day, reverse=True)
    for period in (*own, *parts, *pooled):
        if periods[period].value is not None:
            return period
    return next(iter((*own, *parts, *pooled)), None)
