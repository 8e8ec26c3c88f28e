"""Questions about numbers as people read them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from derajat.model.calendar import parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period, render_zoned_moment
from derajat.web.accounts.models import Account
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.doubts.models import Doubt, DoubtQuery, DoubtState
from derajat.web.doubts.writing import Questioned
from derajat.web.policy import Act, areas_within, load_policy


MOST_SHOWN = 100
MOST_BESIDE = 10
STATE_WORDS = {
    DoubtState.OPEN: Label("belum dijawab", "without an answer"),
    DoubtState.ANSWERED: Label("terjawab", "answered"),
    DoubtState.CLOSED: Label("ditutup", "closed"),
}
_MARKS = {
    DoubtState.OPEN: ("◆", "unsure"),
    DoubtState.ANSWERED: ("●", "meets"),
    DoubtState.CLOSED: ("–", ""),
}


@dataclass(frozen=True)
class DoubtLine:
    """A question with everything that is known of it."""

    pk: int
    version: int
    url: str
    label: str
    place: str
    shown: str
    result: str
    explain_url: str
    question: str
    asked: str
    answer: str
    answered: str
    closed: str
    state: str
    shape: str
    tag: str
    is_closed: bool


@dataclass(frozen=True)
class Tab:
    """The questions of one state as a link, with how many there are."""

    label: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class DoubtList:
    """The list of a state for an area."""

    tabs: tuple[Tab, ...]
    lines: tuple[DoubtLine, ...]
    has_more: bool


@dataclass(frozen=True)
class DoubtsBeside:
    """What was asked before about the number that is explained."""

    summary: str
    lines: tuple[DoubtLine, ...]
    ask_url: str
    """Where a question is sent; empty for those who may not ask."""


def build_list(asked: Asked, wanted: str) -> DoubtList:
    """The questions about an area's numbers in a state, newest first; two queries."""
    state = DoubtState(wanted) if wanted in DoubtState.values else DoubtState.OPEN
    inside = areas_within(asked.reading.office.areas, asked.area.code, today())
    known = Doubt.objects.for_reader(asked.reader).filter(area__in=inside)
    counts = dict(known.values_list("state").annotate(Count("pk")))
    rows = list(_joined(known.filter(state=state))[: MOST_SHOWN + 1])
    tabs = tuple(
        Tab(
            f"{words.render(asked.language)} "
            f"({render_number(counts.get(each.value, 0), asked.language)})",
            asked.link(reverse("doubts"), keadaan=each.value),
            each is state,
        )
        for each, words in STATE_WORDS.items()
    )
    lines = tuple(build_line(asked, row) for row in rows[:MOST_SHOWN])
    return DoubtList(tabs, lines, len(rows) > MOST_SHOWN)


def build_beside(asked: Asked, about: Questioned | None) -> DoubtsBeside | None:
    """The questions about one number, in a query; None for who may not see them."""
    allows, role = load_policy().allows, asked.reader.role
    if about is None or not allows(role, "doubts", Act.VIEW):
        return None
    known = Doubt.objects.for_reader(asked.reader).filter(
        area=about.area,
        indicator=about.indicator,
        period=about.period,
        group=about.group,
    )
    rows = list(_joined(known)[:MOST_BESIDE])
    may_ask = allows(role, "doubts", Act.CREATE)
    return DoubtsBeside(
        summary=_summarize(rows, asked.language),
        lines=tuple(build_line(asked, row) for row in rows),
        ask_url=tell_ask_url(about) if may_ask else "",
    )


def tell_ask_url(about: Questioned) -> str:
    """Where a question about a number is sent."""
    words = {
        "wilayah": about.area,
        "periode": about.period,
        "indikator": about.indicator,
        "kelompok": about.group,
    }
    kept = {name: word for name, word in words.items() if word}
    return f"{reverse('doubt-new')}?{urlencode(kept)}"


def _joined(known: DoubtQuery) -> DoubtQuery:
    people = ("asked_by", "answered_by", "closed_by")
    return known.select_related(*people).order_by("-asked_at", "-pk")


def _summarize(rows: Iterable[Doubt], language: str) -> str:
    """`1 pertanyaan terjawab, 2 belum dijawab`; empty when nothing was asked."""
    states = [row.state for row in rows]
    waiting = states.count(DoubtState.OPEN)
    done = len(states) - waiting
    told = []
    if done:
        told.append(Label(f"{done} pertanyaan terjawab", f"{done} questions answered"))
    if waiting:
        told.append(
            Label(
                f"{waiting} pertanyaan belum dijawab",
                f"{waiting} questions without an answer",
            )
        )
    return ", ".join(words.render(language) for words in told)


def build_line(asked: Asked, doubt: Doubt) -> DoubtLine:
    """A question in the reader's language."""
    language, state = asked.language, DoubtState(doubt.state)
    indicator = asked.reading.catalogue.indicators.get(doubt.indicator)
    about = Questioned(
        doubt.area,
        doubt.indicator,
        doubt.period,
        doubt.group,
        doubt.result,
        doubt.shown,
    )
    shape, tag = _MARKS[state]
    return DoubtLine(
        pk=doubt.pk,
        version=doubt.version,
        url=reverse("doubt", args=[doubt.pk]),
        label=indicator.label.render(language) if indicator else doubt.indicator,
        place=_tell_place(asked, about),
        shown=doubt.shown,
        result=doubt.result,
        explain_url=_tell_explain_url(about) if indicator else "",
        question=doubt.question,
        asked=_tell_who(doubt.asked_by, doubt.asked_at, language),
        answer=doubt.answer,
        answered=_tell_who(doubt.answered_by, doubt.answered_at, language),
        closed=_tell_who(doubt.closed_by, doubt.closed_at, language),
        state=STATE_WORDS[state].render(language),
        shape=shape,
        tag=tag,
        is_closed=state is DoubtState.CLOSED,
    )


def _tell_place(asked: Asked, about: Questioned) -> str:
    area = asked.reading.office.areas.by_code.get(about.area)
    period = parse_period(about.period)
    when = render_period(period, asked.language) if period else about.period
    parts = (area.name if area else about.area, when, about.group)
    return ", ".join(filter(None, parts))


def _tell_explain_url(about: Questioned) -> str:
    words = {
        "wilayah": about.area,
        "periode": about.period,
        "kelompok": about.group,
    }
    kept = {name: word for name, word in words.items() if word}
    return f"{reverse('explain', args=[about.indicator])}?{urlencode(kept)}"


def _tell_who(
    account: Account | None, at: datetime.datetime | None, language: str
) -> str:
    """`prg, 31 Mar 2026 10.20 WIB`; empty where nobody did it yet."""
    if account is None or at is None:
        return ""
    moment = render_zoned_moment(timezone.localtime(at), language)
    return f"{account.shown_name}, {moment}"
