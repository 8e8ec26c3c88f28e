"""A short scorecard: the last value of each indicator an office puts first."""

from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from derajat.cli.output import write_table
from derajat.cli.values import render_interval
from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.numerals import render_number, render_period
from derajat.opening.offices import OpenOffice


@dataclass(frozen=True)
class ScoreLine:
    """The last value of an indicator beside that of a year before."""

    indicator: str
    period: Period
    row: dict[str, object]
    before: dict[str, object] | None
    before_period: Period | None


def build_scorecard(opened: OpenOffice, values: pa.Table) -> list[ScoreLine]:
    """One line an indicator, for the whole office and all groups together."""
    own = values.filter(
        pc.and_(
            pc.equal(values["area"], opened.office.area), pc.equal(values["group"], "")
        )
    )
    codes = opened.office.scorecard or tuple(pc.unique(own["indicator"]).to_pylist())
    lines = (_line(code, own) for code in codes)
    return [line for line in lines if line is not None]


def _line(code: str, own: pa.Table) -> ScoreLine | None:
    rows = own.filter(pc.equal(own["indicator"], code)).to_pylist()
    by_period = {
        period: row
        for row in rows
        if row["shown"] is not None and (period := parse_period(row["period"]))
    }
    if not by_period:
        return None
    last = max(by_period, key=lambda period: (period.last_day, -period.first_day))
    before = _a_year_before(last)
    return ScoreLine(code, last, by_period[last], by_period.get(before), before)


def _a_year_before(period: Period) -> Period:
    if period.kind is PeriodKind.WEEK:
        return Period(period.kind, period.number - 52)
    a_year = max(12 // period.kind.months, 1)
    return Period(period.kind, period.number - a_year)


_TITLES = {
    "id": "{office}: keadaan terakhir",
    "en": "{office}: latest values",
}
_HEADINGS = {
    "id": "indikator periode nilai pembilang penyebut selang perubahan catatan",
    "en": "indicator period value numerator denominator interval change notes",
}


def write_scorecard(opened: OpenOffice, values: pa.Table, language: str) -> None:
    """Print the scorecard of an office."""
    rows = [
        _render_line(opened, line, language) for line in build_scorecard(opened, values)
    ]
    title = _TITLES[language].format(office=opened.office.label.render(language))
    write_table(title, _HEADINGS[language].split(), rows, right=2)


def _render_line(opened: OpenOffice, line: ScoreLine, language: str) -> tuple[str, ...]:
    indicator = opened.catalogue.indicators[line.indicator]
    suffix = opened.catalogue.units[indicator.unit].suffix.render(language)
    shown = render_number(str(line.row["shown"]), language)
    return (
        indicator.label.render(language),
        render_period(line.period, language),
        shown + (suffix if len(suffix) <= 2 else ""),
        *(_count(line.row[field], language) for field in ("numerator", "denominator")),
        render_interval(line.row, language),
        render_change(line, language),
        "; ".join(flag_words(str(line.row["flags"]), language)),
    )


def _count(value: object, language: str) -> str:
    return "-" if value is None else render_number(str(value), language)


def render_change(line: ScoreLine, language: str) -> str:
    """The difference to a year before; a dash where one of them is no number."""
    if line.before is None or line.before_period is None:
        return "-"
    now, then = (str(row["shown"]) for row in (line.row, line.before))
    if now.startswith(">") or then.startswith(">"):
        return "-"
    change = render_number(f"{Decimal(now) - Decimal(then):f}", language)
    sign = "" if change.startswith("-") else "+"
    return f"{sign}{change} ({render_period(line.before_period, language)})"
