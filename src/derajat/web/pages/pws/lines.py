"""The lines of a PWS chart, from the stored values of months."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.indicators import Indicator
from derajat.model.values import Value
from derajat.programmes.pws import (
    MONTHS,
    PwsLine,
    build_level_line,
    build_pws_line,
    split_cumulative,
)
from derajat.web.pages.pws.choosing import is_level
from derajat.web.reading.office import Reading


Months = Mapping[Period, Value]


def read_months(
    reading: Reading, indicator: Indicator, areas: Sequence[Area], month: Period
) -> Mapping[str, Months]:
    """By area the values from January to a month, of levels also the month before."""
    first = month.number // MONTHS * MONTHS - (1 if is_level(indicator) else 0)
    wanted = [Period(PeriodKind.MONTH, n) for n in range(first, month.number + 1)]
    rows = reading.shelf.choose(
        indicator.code,
        area=[area.code for area in areas],
        group="",
        period=[period.render() for period in wanted],
    )
    found: dict[str, dict[Period, Value]] = {area.code: {} for area in areas}
    for row in rows:
        period = parse_period(row.period)
        if period is not None:
            found[row.area][period] = row
    return found


def build_line(
    area: str,
    values: Months,
    indicator: Indicator,
    month: Period,
    target: Fraction | None,
) -> PwsLine | None:
    """The line of an area; None where nothing was counted or nobody is to reach."""
    if is_level(indicator):
        now = _pair(values.get(month))
        before = _pair(values.get(Period(PeriodKind.MONTH, month.number - 1)))
        return None if now is None else build_level_line(area, now, before, target)
    pair = _pair(values.get(month))
    if pair is None:
        return None
    first = month.number // MONTHS * MONTHS
    so_far = [
        _count(values.get(Period(PeriodKind.MONTH, number)))
        for number in range(first, month.number + 1)
    ]
    count, people = pair
    return build_pws_line(area, split_cumulative(so_far), people, target, count)


def _count(value: Value | None) -> int | None:
    return None if value is None else value.numerator


def _pair(value: Value | None) -> tuple[int, Fraction] | None:
    if value is None or value.numerator is None or value.denominator is None:
        return None
    return value.numerator, Fraction(value.denominator)
