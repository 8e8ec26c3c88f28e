"""The lines of a PWS chart of one indicator, level and month, for a report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period, PeriodKind
from derajat.model.indicators import Indicator
from derajat.model.values import Value
from derajat.programmes.pws import PwsLine, rank_pws_lines
from derajat.programmes.pws_charts import (
    Months,
    build_line,
    compute_due,
    is_level,
    list_charts,
    read_months,
)
from derajat.reports.areas.rows import list_areas
from derajat.reports.numbers import ABSENT, count_number, decimal_number, value_number
from derajat.reports.outline import Fact, Number
from derajat.reports.source import Making
from derajat.steering.promised_targets import PromisedTarget, find_promised_target


@dataclass(frozen=True)
class RankedArea:
    """An area with its line; None where nothing was counted or nobody is to reach."""

    area: Area
    line: PwsLine | None

    @property
    def name(self) -> str:
        """Without the word that all names of health centres begin with."""
        return self.area.name.removeprefix("Puskesmas ")


@dataclass(frozen=True)
class PwsChart:
    """An indicator in a month: the whole, and the areas of a level, highest first.

    `due` is the target of the month in per cent; None where no plan has one.
    """

    making: Making
    indicator: Indicator
    month: Period
    level: AreaLevel
    promised: PromisedTarget | None
    due: Fraction | None
    own: PwsLine | None
    ranked: tuple[RankedArea, ...]
    values: Mapping[str, Months]

    @property
    def known(self) -> tuple[PwsLine, ...]:
        """The lines of the areas that have one."""
        return tuple(one.line for one in self.ranked if one.line is not None)

    @property
    def behind(self) -> tuple[PwsLine, ...]:
        """The lines below the target of the month."""
        return tuple(line for line in self.known if line.gap and line.gap > 0)

    @property
    def missing(self) -> int:
        """People missing to the target of the month, in all areas below it."""
        return sum(line.gap_persons or 0 for line in self.behind)

    def value(self, area: str, back: int = 0) -> Value | None:
        """The stored value of an area in the month, or so many months before."""
        month = Period(PeriodKind.MONTH, self.month.number - back)
        return self.values.get(area, {}).get(month)


def list_indicators(making: Making, programme: str) -> tuple[Indicator, ...]:
    """The indicators of a programme with a chart and values, by code."""
    charts = list_charts(making.source.catalogue, making.source.shelf)
    return tuple(one for one in charts if one.programme == programme)


def build_chart(making: Making, indicator: Indicator, level: AreaLevel) -> PwsChart:
    """The chart of an indicator for the areas of a level in the month of the report."""
    month, source = making.period, making.source
    areas = list_areas(making, level.value, month)
    whole = source.area(making.area)
    values = read_months(source.shelf, indicator, (whole, *areas), month)
    promised = find_promised_target(
        source.plans, source.catalogue, indicator, making.year, source.data_day
    )
    target = promised.amount if promised else None

    def line_of(code: str) -> PwsLine | None:
        return build_line(code, values[code], indicator, month, target)

    return PwsChart(
        making=making,
        indicator=indicator,
        month=month,
        level=level,
        promised=promised,
        due=compute_due(indicator, target, month),
        own=line_of(whole.code),
        ranked=tuple(_rank(areas, {area.code: line_of(area.code) for area in areas})),
        values=values,
    )


def _rank(
    areas: Sequence[Area], lines: Mapping[str, PwsLine | None]
) -> Iterator[RankedArea]:
    """Highest first; those without a line last."""
    by_code = {area.code: area for area in areas}
    for line in rank_pws_lines(line for line in lines.values() if line is not None):
        yield RankedArea(by_code[line.area], line)
    for area in areas:
        if lines[area.code] is None:
            yield RankedArea(area, None)


def reached_number(chart: PwsChart, area: str) -> Number | str:
    """The share reached, since January or of levels in the month, without its sign."""
    return _value_of(chart, area, 0)


def month_number(chart: PwsChart, line: PwsLine, back: int = 0) -> Number | str:
    """The share of the month, or of the month before, without its sign."""
    if is_level(chart.indicator):
        return _value_of(chart, line.area, back)
    share = line.previous if back else line.this_month
    if share is None:
        return ABSENT
    when = Period(PeriodKind.MONTH, chart.month.number - back).render()
    fact = Fact("month-share", chart.indicator.code, line.area, when)
    return decimal_number(share, 1, fact, chart.making.language)


def _value_of(chart: PwsChart, area: str, back: int) -> Number | str:
    source = chart.making.source
    value = chart.value(area, back)
    return value_number(value, source.catalogue, chart.making.language, unit=False)


def due_number(chart: PwsChart) -> Number | str:
    """The target of the month with its sign."""
    if chart.due is None:
        return ABSENT
    making = chart.making
    when = chart.month.render()
    fact = Fact("pws-target", chart.indicator.code, making.area, when)
    return decimal_number(chart.due, 1, fact, making.language, "%")


def gap_number(chart: PwsChart, line: PwsLine) -> Number | str:
    """The people missing to the target of the month."""
    if line.gap_persons is None:
        return ABSENT
    return count_number(
        line.gap_persons,
        Fact("pws-gap", chart.indicator.code, line.area, chart.month.render()),
        chart.making.language,
    )


def count_of(chart: PwsChart, what: str, amount: int) -> Number:
    """A count over the areas of the chart."""
    making = chart.making
    subject = chart.indicator.code
    fact = Fact(what, subject, making.area, chart.month.render(), chart.level.value)
    return count_number(amount, fact, making.language)
