"""What the page of an indicator shows, worked out from its stored values."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from derajat.figures import (
    Choropleth,
    ControlFigure,
    Ranked,
    TrendFigure,
    render_figure,
)
from derajat.measures.explaining.words import render_version
from derajat.model.calendar import Period
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.statistics.charts import Reach
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding
from derajat.web.pages.indicators.acting import find_value_finding
from derajat.web.pages.indicators.carriers import name_carrier
from derajat.web.pages.indicators.changing import Answers, answer_questions
from derajat.web.pages.indicators.control import build_control
from derajat.web.pages.indicators.finding import (
    tell_comparison,
    tell_finding,
    tell_gap,
)
from derajat.web.pages.indicators.mapping import build_map
from derajat.web.pages.indicators.ranking import (
    LEVEL_WORDS,
    ORDER_WORDS,
    AreaScore,
    build_ranking,
    explain_url,
    find_levels,
    score_areas,
    sort_areas,
)
from derajat.web.pages.indicators.series import Series, build_series
from derajat.web.pages.indicators.trend import build_trend
from derajat.web.pages.indicators.view import View
from derajat.web.parts.marks import Mark, mark_change, mark_reach, mark_state
from derajat.web.parts.values import ValueBlock, build_value_block
from derajat.web.policy import Act, load_policy
from derajat.web.reading.judging import Judge
from derajat.web.reading.programmes import name_programme


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; `is_here` marks where we are."""

    label: str
    url: str
    is_here: bool = False


@dataclass(frozen=True)
class Questions:
    """The two questions about an indicator, never merged into one."""

    change: Mark
    reach: Mark
    comparison: str
    gap: str


@dataclass(frozen=True)
class IndicatorPage:
    """Everything on the page, in the order of the page."""

    code: str
    label: str
    theme: str
    version: str
    finding: str
    block: ValueBlock | None
    act_on: Finding | None
    """What an action would be written down about; None without a value."""
    explain_url: str
    questions: Questions
    carrier: str
    """Who carries most of what is missing; empty where nothing is missing."""
    tabs: tuple[Link, ...]
    levels: tuple[Link, ...]
    orders: tuple[Link, ...]
    figures: tuple[SafeString, ...]
    no_map: bool
    downloads: tuple[Link, ...]
    rule: tuple[str, ...]
    definition_url: str
    related: tuple[Link, ...]
    periods: tuple[Period, ...]
    period: Period | None
    """The one that is looked at."""


@dataclass(frozen=True)
class Parts:
    """What the figures of a page are drawn from."""

    series: Series
    level: str
    areas: tuple[AreaScore, ...]


def build_parts(asked: Asked, indicator: Indicator, judge: Judge, view: View) -> Parts:
    """The series of the area, and the areas below it in their order."""
    series = build_series(asked, indicator, judge)
    levels = find_levels(asked)
    level = view.level if view.level in levels else next(iter(levels), "")
    if series.now is None or not level:
        return Parts(series, level, ())
    found = score_areas(asked, indicator, judge, series.now.period, level)
    return Parts(series, level, sort_areas(found, view.order, indicator.better))


def build_page(
    asked: Asked, indicator: Indicator, day: int, view: View
) -> IndicatorPage:
    """The page of an indicator for the area and period asked."""
    judge = Judge(asked.reading, day)
    parts = build_parts(asked, indicator, judge, view)
    series, now, language = parts.series, parts.series.now, asked.language
    value, answers = now.value if now else None, answer_questions(series)
    version = indicator.versions[-1]
    return IndicatorPage(
        code=indicator.code,
        label=indicator.label.render(language),
        theme=name_programme(indicator.programme).render(language),
        version=render_day(version.valid_from, language),
        finding=tell_finding(series, asked),
        block=build_value_block(value, asked, indicator) if value else None,
        act_on=find_value_finding(series, asked),
        explain_url=_explain(indicator, asked, series),
        questions=_build_questions(series, answers, asked),
        carrier=name_carrier(parts.areas, indicator, asked),
        tabs=_tabs(asked, indicator, view),
        levels=_levels(asked, indicator, view, parts.level),
        orders=_orders(asked, indicator, view, parts.level),
        figures=tuple(_draw_figures(parts, answers, asked, day, view)),
        no_map=view.tab == "peta" and _map_of(parts, asked) is None,
        downloads=_downloads(asked, indicator, view, series),
        rule=render_version(version, asked.reading.catalogue, language),
        definition_url=asked.link(reverse("definition", args=[indicator.code])),
        related=_related(asked, indicator),
        periods=series.all_periods,
        period=now.period if now else None,
    )


def _explain(indicator: Indicator, asked: Asked, series: Series) -> str:
    if series.now is None:
        return ""
    return explain_url(indicator.code, asked.area.code, series.now.period)


def _build_questions(series: Series, answers: Answers, asked: Asked) -> Questions:
    language = asked.language
    score = series.now.score if series.now else None
    reason = answers.reason.render(language)
    reach = mark_reach(answers.reach, language)
    if answers.reach is Reach.CANNOT_TELL and score is not None:
        reach = mark_state(score, language)
    return Questions(
        change=mark_change(answers.change, language, reason),
        reach=reach,
        comparison=tell_comparison(series, asked),
        gap=tell_gap(score, series.indicator, asked),
    )


def _draw_figures(
    parts: Parts, answers: Answers, asked: Asked, day: int, view: View
) -> list[SafeString]:
    """The figures of the tab; the first page has trend, control chart and ranking."""
    series = parts.series
    figures: list[TrendFigure | ControlFigure] = []
    if view.tab in ("", "tren", "tabel") and series.points:
        trend = build_trend(series, asked, tell_finding(series, asked), day)
        control = build_control(trend, series, answers, asked)
        figures += [trend, *([control] if control else [])]
    shown = [render_figure(figure, asked.language) for figure in figures]
    if view.tab in ("", "peringkat", "tabel") and parts.areas:
        shown.append(render_figure(rank_of(parts, asked, view), asked.language))
    if view.tab == "peta" and (drawn := _map_of(parts, asked)):
        shown.append(render_figure(drawn, asked.language))
    # Figures escape every word they are given; nothing else writes their markup.
    return [mark_safe(markup) for markup in shown]  # noqa: S308


def rank_of(parts: Parts, asked: Asked, view: View) -> Ranked:
    """The ranking of the page. Raises ValueError without a period."""
    series = parts.series
    if series.now is None:
        raise ValueError("nothing to rank")
    return build_ranking(
        parts.areas,
        view.order,
        parts.level,
        series.indicator,
        asked,
        series.now.period,
        "",
    )


def _map_of(parts: Parts, asked: Asked) -> Choropleth | None:
    series = parts.series
    if series.now is None or not parts.areas:
        return None
    title = LEVEL_WORDS[parts.level][1].render(asked.language)
    finding = f"{series.indicator.label.render(asked.language)}: {title.lower()}"
    period = series.now.period
    return build_map(parts.areas, parts.level, series.indicator, asked, period, finding)


_TABS = {
    "tren": Label("Tren", "Trend"),
    "peringkat": Label("Peringkat", "Ranking"),
    "peta": Label("Peta", "Map"),
    "tabel": Label("Tabel", "Table"),
}


def _address(asked: Asked, indicator: Indicator, view: View, **more: str) -> str:
    words = {"tampilan": view.tab, "tingkat": view.level, "urut": view.order.value}
    kept = {k: v for k, v in {**words, **more}.items() if v}
    return asked.link(reverse("indicator", args=[indicator.code]), **kept)


def _tabs(asked: Asked, indicator: Indicator, view: View) -> tuple[Link, ...]:
    return tuple(
        Link(
            label.render(asked.language),
            _address(asked, indicator, view, tampilan=tab),
            view.tab == tab,
        )
        for tab, label in _TABS.items()
    )


def _levels(
    asked: Asked, indicator: Indicator, view: View, level: str
) -> tuple[Link, ...]:
    return tuple(
        Link(
            LEVEL_WORDS[word][1].render(asked.language),
            _address(asked, indicator, view, tingkat=word) + "#peringkat",
            word == level,
        )
        for word in find_levels(asked)
    )


def _orders(
    asked: Asked, indicator: Indicator, view: View, level: str
) -> tuple[Link, ...]:
    if not level:
        return ()
    return tuple(
        Link(
            label.render(asked.language),
            _address(asked, indicator, view, urut=order.value) + "#peringkat",
            order is view.order,
        )
        for order, label in ORDER_WORDS.items()
    )


def _downloads(
    asked: Asked, indicator: Indicator, view: View, series: Series
) -> tuple[Link, ...]:
    """The table as a file, for roles that may take it away."""
    allowed = load_policy().allows(asked.reader.role, "values", Act.EXPORT)
    if not allowed or series.now is None:
        return ()
    words = {"tingkat": view.level, "urut": view.order.value}
    kept = {k: v for k, v in words.items() if v}
    period = series.now.period.render()
    links = []
    for kind in ("csv", "xlsx"):
        url = reverse("indicator_download", args=[indicator.code, kind])
        address = asked.link(url, **{**kept, "periode": period})
        links.append(Link(kind.upper(), address))
    return tuple(links)


def _related(asked: Asked, indicator: Indicator, most: int = 8) -> tuple[Link, ...]:
    """Indicators of the same programme and the same stem that have values."""
    stem = indicator.code.partition("-")[0]
    found = [
        other
        for other in asked.reading.catalogue.indicators.values()
        if other.code != indicator.code
        and other.code in asked.reading.shelf.spans
        and other.code.partition("-")[0] == stem
        and other.counts == indicator.counts
    ]
    return tuple(
        Link(
            other.label.render(asked.language),
            asked.link(reverse("indicator", args=[other.code])),
        )
        for other in found[:most]
    )
