"""PWS sheets: for each indicator the drawn columns and the table below them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from derajat.errors import Location, Problem
from derajat.figures import (
    Caption,
    Drawn,
    Judged,
    Pws,
    PwsColumn,
    PwsSheet,
    ShownNumber,
)
from derajat.model.areas import AreaLevel
from derajat.model.catalogue import Catalogue
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.programmes.pws import PwsStatus
from derajat.programmes.pws_charts import PROGRAMMES, is_level
from derajat.reports.builders import Settings
from derajat.reports.monitoring.levels import LEVEL_LABELS
from derajat.reports.monitoring.pws_chart import (
    PwsChart,
    RankedArea,
    build_chart,
    due_number,
    list_indicators,
    reached_number,
)
from derajat.reports.monitoring.pws_table import build_pws_table
from derajat.reports.monitoring.pws_words import ARROWS, tell_finding, tell_own
from derajat.reports.outline import (
    Block,
    Break,
    Heading,
    Number,
    Paragraph,
    Picture,
    Quoted,
    Role,
    plain,
)
from derajat.reports.settings import check_words
from derajat.reports.source import Making


AREAS_OF_A_SHEET = 42
STATES = {
    PwsStatus.BAIK: State.REACHED,
    PwsStatus.KURANG: State.CANNOT_TELL,
    PwsStatus.CUKUP: State.CANNOT_TELL,
    PwsStatus.JELEK: State.NOT_REACHED,
}
"""Colours of the words: falling behind and catching up lie between the other two."""


def build_pws_sheets(making: Making, settings: Settings) -> Sequence[Block]:
    """A sheet for each indicator of `programme`, with the areas of `level`."""
    programme = str(settings["programme"])
    level = AreaLevel(str(settings["level"]))
    blocks: list[Block] = []
    for indicator in list_indicators(making, programme):
        chart = build_chart(making, indicator, level)
        if chart.known:
            blocks += [Break()] if blocks else []
            blocks += build_blocks(chart)
    return tuple(blocks) or (_nothing(making, programme, level),)


def check_pws(settings: Settings, _: Catalogue, where: Location) -> Iterator[Problem]:
    """A programme or level that has no charts: DEF-261."""
    levels = [level.value for level in LEVEL_LABELS]
    yield from check_words(settings, "programme", list(PROGRAMMES), where)
    yield from check_words(settings, "level", levels, where)


def _nothing(making: Making, programme: str, level: AreaLevel) -> Block:
    name = PROGRAMMES[programme].render(making.language)
    when = render_period(making.period, making.language)
    below = LEVEL_LABELS[level].render(making.language)
    words = Label(
        f"{name}: belum ada nilai {when} menurut {below}.",
        f"{name}: no values of {when} for {below}.",
    )
    return Paragraph(
        f"tanpa-{programme}", (Quoted(words.render(making.language)),), Role.WARNING
    )


def build_blocks(chart: PwsChart) -> Iterator[Block]:
    """The areas of a level on one page, those beyond forty-two on further ones."""
    language = chart.making.language
    key = f"{chart.indicator.code}-{chart.level.value}"
    name = f"{chart.indicator.code} {chart.indicator.label.render(language)}"
    for place, start in enumerate(range(0, len(chart.ranked), AREAS_OF_A_SHEET)):
        shown = chart.ranked[start : start + AREAS_OF_A_SHEET]
        more = Label(" (lanjutan)", " (continued)").render(language) if start else ""
        yield from [Break()] if start else []
        yield Heading(f"{name}{more}")
        if not start:
            yield Paragraph(f"{key}-temuan", tell_finding(chart), Role.LEAD)
            yield Paragraph(f"{key}-semua", tell_own(chart))
        yield _build_picture(chart, shown, start, f"{key}-grafik{place + 1}")
        yield build_pws_table(chart, shown, start)


def _build_picture(
    chart: PwsChart, shown: Sequence[RankedArea], start: int, key: str
) -> Picture:
    language = chart.making.language
    level = LEVEL_LABELS[chart.level].render(language)
    when = render_period(chart.month, language)
    way = _SHARE_OF_MONTH if is_level(chart.indicator) else _SHARE_OF_YEAR
    dashed = "" if chart.due is None else _DASHED.render(language)
    title = f"{way.render(language)}{dashed}, {level}, {when}"
    drawn = _build_drawing(chart, shown, start, key.lower().replace(".", "-"), title)
    return Picture(key, drawn, title, tuple(_numbers(chart, shown)))


_SHARE_OF_YEAR = Label(
    "Kumulatif % dari sasaran setahun", "Cumulative % of the year's eligible"
)
_SHARE_OF_MONTH = Label("% dari sasaran bulan itu", "% of the people of the month")
_DASHED = Label("; garis putus: target bulan ini", "; dashed: target of the month")


def _numbers(chart: PwsChart, shown: Sequence[RankedArea]) -> Iterator[Number]:
    drawn = [reached_number(chart, one.area.code) for one in shown if one.line]
    for number in (*drawn, due_number(chart)):
        if isinstance(number, Number):
            yield number


def _build_drawing(
    chart: PwsChart, shown: Sequence[RankedArea], start: int, key: str, title: str
) -> Drawn:
    making = chart.making
    due = due_number(chart)
    target = None
    if isinstance(due, Number) and chart.due is not None:
        target = ShownNumber(due.shown.removesuffix("%"), float(chart.due))
    caption = Caption(
        key=key,
        title=title,
        subtitle="",
        unit="%",
        decimals=1,
        source=making.office.label.render(making.language),
        alt=plain(tell_finding(chart)),
    )
    columns = tuple(_column(chart, one) for one in shown)
    pws = Pws(caption, columns, target, "", is_level(chart.indicator))
    return PwsSheet(pws, start + 1)


def _column(chart: PwsChart, one: RankedArea) -> PwsColumn:
    line, language = one.line, chart.making.language
    if line is None:
        nothing = (None, None, None, None, Judged(None), None)
        return PwsColumn(one.area.code, one.name, *nothing)
    status = line.status
    judged = Judged(None)
    if status is not None:
        judged = Judged(STATES[status], status.label.render(language))
    return PwsColumn(
        code=one.area.code,
        name=one.name,
        cumulative=_shown(reached_number(chart, one.area.code), line.cumulative),
        this_month=None,
        last_month=None,
        arrow=None if line.trend is None else ARROWS[line.trend],
        judged=judged,
        gap=None,
    )


def _shown(number: Number | str, share: Fraction) -> ShownNumber:
    words = number.shown if isinstance(number, Number) else number
    return ShownNumber(words, float(share))
