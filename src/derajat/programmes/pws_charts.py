"""Which indicators have a PWS chart, and its lines from the stored values of months."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from derajat.measures.shelf import ValueShelf
from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import (
    Accumulation,
    Coverage,
    Direction,
    Indicator,
    SumProportion,
)
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.programmes.pws import (
    MONTHS,
    PwsLine,
    build_level_line,
    build_pws_line,
    compute_target,
    split_cumulative,
)


PROGRAMMES = {
    "kia": Label("PWS-KIA", "PWS maternal and child health"),
    "imunisasi": Label("PWS Imunisasi", "PWS immunisation"),
    "gizi": Label("PWS Gizi", "PWS nutrition"),
}
Months = Mapping[Period, Value]


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


def list_charts(catalogue: Catalogue, shelf: ValueShelf) -> tuple[Indicator, ...]:
    """The indicators with a chart and with values, by code."""
    known = catalogue.indicators
    found = (known[code] for code in sorted(shelf.spans) if code in known)
    return tuple(indicator for indicator in found if has_chart(indicator))


def compute_due(
    indicator: Indicator, target: Fraction | None, month: Period
) -> Fraction | None:
    """The target of a month from that of the year; of levels the whole one."""
    if target is None or is_level(indicator):
        return target
    return compute_target(target, month.number % MONTHS + 1)


def read_months(
    shelf: ValueShelf, indicator: Indicator, areas: Iterable[Area], month: Period
) -> Mapping[str, Months]:
    """By area the values from January to a month, of levels also the month before."""
    first = month.number // MONTHS * MONTHS - (1 if is_level(indicator) else 0)
    wanted = [Period(PeriodKind.MONTH, n) for n in range(first, month.number + 1)]
    codes = [area.code for area in areas]
    rows = shelf.choose(
        indicator.code,
        area=codes,
        group="",
        period=[period.render() for period in wanted],
    )
    found: dict[str, dict[Period, Value]] = {code: {} for code in codes}
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
    so_far: Sequence[int | None] = [
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
