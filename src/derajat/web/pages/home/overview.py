"""What Ringkasan shows, from the scorecard of the office's plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from derajat.measures.measuring import data_day_of
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind, month_of_day, parse_period
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.model.values import Value
from derajat.statistics.charts import Change
from derajat.steering.attention import AttentionLine, list_attention
from derajat.steering.score_lines import ResultGroup, ScoreLine
from derajat.steering.words import name_cause
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding, tell_action_url
from derajat.web.pages.indicators.carriers import tell_carrier
from derajat.web.pages.indicators.changing import answer_questions
from derajat.web.pages.indicators.finding import tell_gap
from derajat.web.pages.indicators.numbers import show_value
from derajat.web.pages.indicators.ranking import tell_missed
from derajat.web.pages.indicators.series import build_series
from derajat.web.parts.marks import Mark, mark_change, mark_state
from derajat.web.parts.values import tell_counts
from derajat.web.reading.judging import Judge
from derajat.web.reading.reports import count_reports
from derajat.web.reading.run_key import RunKey
from derajat.web.reading.scorecard import choose_judged, read_score_lines


MOST_LINES = 7
MOST_OBJECTIVES = 8
MOST_LATE = 6


@dataclass(frozen=True)
class AttentionShown:
    """A line that needs attention: what, why it is listed, and where it leads."""

    mark: Mark
    label: str
    shown: str
    counts: str
    period: str
    reason: str
    gap: str
    carrier: str
    url: str
    explain_url: str
    act_url: str
    """For those who may add actions; the page asks."""
    plan: str


@dataclass(frozen=True)
class Objective:
    """A strategic objective with its two marks."""

    label: str
    url: str
    shown: str
    counts: str
    """The counts with their period: a percentage never stands alone."""
    change: Mark
    state: Mark


@dataclass(frozen=True)
class LateArea:
    """An area whose reports are not all in."""

    name: str
    missing: str
    due: str
    period: str


@dataclass(frozen=True)
class Overview:
    """Everything on the page."""

    attention: tuple[AttentionShown, ...]
    listed: int
    """How many lines need attention in all; the first are in `attention`."""
    more_url: str
    objectives: tuple[Objective, ...]
    late: tuple[LateArea, ...]
    has_values: bool


class _Question:
    """What an overview is of, as the key of a cache.

    Two readers of an area in one language see the same: whoever may see an area may
    see all within it.
    """

    def __init__(self, asked: Asked, day: int) -> None:
        self.asked, self.day = asked, day
        area = asked.area.code
        self._name = (RunKey(asked.reading), area, asked.period, asked.language, day)

    def __hash__(self) -> int:
        return hash(self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Question) and self._name == other._name


def build_overview(asked: Asked, day: int) -> Overview:
    """The overview of an area, as seen on a day; kept until the values change."""
    return _build(_Question(asked, day))


@lru_cache(maxsize=512)
def _build(question: _Question) -> Overview:
    asked, day = question.asked, question.day
    lines = read_score_lines(asked.reading, asked.area.code, asked.period, day)
    official = choose_judged(lines)
    listed = list_attention(official, len(official))
    judge = Judge(asked.reading, day)
    words = urlencode({"status": "belum", "wilayah": asked.area.code})
    return Overview(
        attention=tuple(_show(item, asked, judge) for item in listed[:MOST_LINES]),
        listed=len(listed),
        more_url=f"{reverse('indicators')}?{words}",
        objectives=tuple(_objectives(lines, asked, judge)),
        late=tuple(_late_areas(asked)),
        has_values=bool(asked.reading.shelf.spans),
    )


def _show(item: AttentionLine, asked: Asked, judge: Judge) -> AttentionShown:
    line, language = item.line, asked.language
    if line.question is None:
        raise ValueError("a line without an indicator needs no attention")
    indicator, score = line.question.indicator, line.score
    value = score.value
    shown = show_value(value, asked, indicator.unit)
    period = parse_period(value.period) if value else None
    words = {"wilayah": asked.area.code}
    if period is not None:
        words["periode"] = period.render()
    causes = (name_cause(cause, score).render(language) for cause in item.causes)
    missed = tell_missed(asked, indicator, score, asked.area.name)
    when = period.render() if period else ""
    act = Finding(asked.area.code, missed, indicator.code, when)
    return AttentionShown(
        mark=mark_state(score, language),
        label=indicator.label.render(language),
        shown=shown.shown if shown else "–",
        counts=tell_counts(value, asked, indicator) if value else "",
        period=render_period(period, language) if period else "",
        reason="; ".join(causes),
        gap=tell_gap(score, indicator, asked),
        carrier=tell_carrier(asked, indicator, judge, period) if period else "",
        url=f"{reverse('indicator', args=[indicator.code])}?{urlencode(words)}",
        explain_url=f"{reverse('explain', args=[indicator.code])}?{urlencode(words)}",
        act_url=tell_action_url(act),
        plan=_plan_words(line, language),
    )


def _plan_words(line: ScoreLine, language: str) -> str:
    name = line.plan.label.render(language)
    if not line.plan.is_example:
        return name
    return name + Label(" (rencana contoh)", " (example plan)").render(language)


def _objectives(
    lines: tuple[ScoreLine, ...], asked: Asked, judge: Judge
) -> Iterator[Objective]:
    """Results in the population that plans promise, each once; those with a target
    of the year first."""
    seen: set[str] = set()
    for line in sorted(lines, key=lambda line: line.target is None):
        is_result = line.result_group is ResultGroup.POPULATION
        if line.question is None or not is_result or len(seen) >= MOST_OBJECTIVES:
            continue
        indicator = line.question.indicator
        if indicator.code in seen:
            continue
        seen.add(indicator.code)
        series = build_series(asked, indicator, judge)
        answers = answer_questions(series)
        shown = show_value(line.score.value, asked, indicator.unit)
        yield Objective(
            label=indicator.label.render(asked.language),
            url=asked.link(reverse("indicator", args=[indicator.code])),
            shown=shown.shown if shown else "–",
            counts=_tell_basis(line.score.value, asked, indicator),
            change=mark_change(Change(answers.change), asked.language),
            state=mark_state(line.score, asked.language),
        )


def choose_month(asked: Asked) -> Period:
    """The period asked for, else the last month that the data hold whole."""
    if asked.period is not None:
        return asked.period
    month = month_of_day(data_day_of(asked.reading.snapshot) + 1) - 1
    return Period(PeriodKind.MONTH, month)


def _tell_basis(value: Value | None, asked: Asked, indicator: Indicator) -> str:
    if value is None:
        return ""
    period = parse_period(value.period)
    when = render_period(period, asked.language) if period else value.period
    return " · ".join(filter(None, (tell_counts(value, asked, indicator), when)))


def _late_areas(asked: Asked) -> list[LateArea]:
    """Health centres (of a centre its villages) with reports missing, most first."""
    registry = asked.reading.office.areas
    period = choose_month(asked)
    inside = set(registry.within(asked.area.code)) & set(asked.reader.areas)
    level = AreaLevel.HEALTH_CENTRE
    if asked.area.level is level:
        inside, level = set(asked.reader.areas), AreaLevel.VILLAGE
    found = []
    for area in registry.at_level(level):
        reports = None
        if area.code in inside:
            reports = count_reports(asked.reading, area.code, period)
        if reports is not None and reports.come < reports.due:
            found.append((reports.due - reports.come, reports.due, area.name))
    when = render_period(period, asked.language)
    return [
        LateArea(
            name,
            render_number(missing, asked.language),
            render_number(due, asked.language),
            when,
        )
        for missing, due, name in sorted(found, reverse=True)[:MOST_LATE]
    ]
