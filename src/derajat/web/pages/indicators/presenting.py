"""What the page of an indicator shows, worked out from its stored values."""

from dataclasses import dataclass

from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.indicators import Indicator
from derajat.model.numerals import render_period
from derajat.model.values import Value
from derajat.web.asked import Asked
from derajat.web.parts.values import ValueBlock, build_value_block


@dataclass(frozen=True)
class TrendRow:
    """One period of the trend."""

    period: str
    shown: str
    counts: str
    flags: str


@dataclass(frozen=True)
class AreaRow:
    """One area below."""

    name: str
    url: str
    block: ValueBlock


@dataclass(frozen=True)
class IndicatorPage:
    """Everything on the page, in the order of the page."""

    code: str
    label: str
    block: ValueBlock | None
    trend: tuple[TrendRow, ...]
    areas: tuple[AreaRow, ...]


def build_page(asked: Asked, indicator: Indicator) -> IndicatorPage:
    """The page of an indicator for the area and period asked."""
    here = _by_period(asked, indicator, asked.area)
    period = asked.period or choose_latest(here)
    value = here.get(period) if period is not None else None
    block = value and build_value_block(value, asked, indicator)
    return IndicatorPage(
        indicator.code,
        indicator.label.render(asked.language),
        block or None,
        _build_trend(here, period, asked, indicator),
        _build_areas(asked, indicator, period),
    )


def choose_latest(values: dict[Period, Value]) -> Period | None:
    """The last period with a value; of several that end together the longest."""
    known = [period for period, value in values.items() if value.shown is not None]
    known = [period for period in known if period.kind is not PeriodKind.WEEK] or known
    return max(known, key=lambda p: (p.last_day, -p.first_day), default=None)


def _by_period(asked: Asked, indicator: Indicator, area: Area) -> dict[Period, Value]:
    rows = asked.reading.shelf.choose(indicator.code, area=area.code, group="")
    found = {parse_period(row.period): row for row in rows}
    return {period: row for period, row in found.items() if period is not None}


def _build_trend(
    here: dict[Period, Value], period: Period | None, asked: Asked, indicator: Indicator
) -> tuple[TrendRow, ...]:
    if period is None:
        return ()
    alike = sorted(
        (found for found in here if found.kind is period.kind),
        key=lambda found: found.number,
    )
    blocks = [(p, build_value_block(here[p], asked, indicator)) for p in alike[-36:]]
    return tuple(
        TrendRow(render_period(p, asked.language), b.shown, b.counts, b.flags)
        for p, b in blocks
    )


def _build_areas(
    asked: Asked, indicator: Indicator, period: Period | None
) -> tuple[AreaRow, ...]:
    if period is None:
        return ()
    inside = [
        code
        for code in asked.reader.areas
        if code != asked.area.code and code in asked.reading.office.areas.by_code
    ]
    rows = asked.reading.shelf.choose(
        indicator.code, area=inside, group="", period=period.render()
    )
    by_code = asked.reading.office.areas.by_code
    return tuple(
        AreaRow(by_code[r.area].name, "", build_value_block(r, asked, indicator))
        for r in sorted(rows, key=_worst_first)
    )


def _worst_first(value: Value) -> tuple[bool, float]:
    return (value.value is None, value.value or 0.0)
