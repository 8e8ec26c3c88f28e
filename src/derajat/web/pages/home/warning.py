"""Lines of early warning on Ringkasan: signals that nobody answered, by disease."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_week
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding, tell_allowed_url
from derajat.web.pages.surveillance.clocks import key_of, read_answers
from derajat.web.pages.surveillance.heat import choose_weeks
from derajat.web.pages.surveillance.overview import list_signals_asked
from derajat.web.parts.marks import Mark
from derajat.web.policy import Act, load_policy
from derajat.web.reading.signals import HOURS_TO_ANSWER, Signal
from derajat.web.reading.weeks import read_week_table


MOST_WARNINGS = 3
"""Early warning never takes the whole list of attention from the indicators."""


@dataclass(frozen=True)
class WarningLine:
    """A disease with signals that wait: how many, of which week, and why listed."""

    mark: Mark
    label: str
    shown: str
    across: str
    reason: str
    url: str
    act_url: str


@dataclass(frozen=True)
class Warnings:
    """The lines that are listed first, and how many further diseases wait."""

    lines: tuple[WarningLine, ...]
    more: int
    more_url: str


def build_warnings(asked: Asked, now: datetime.datetime) -> Warnings:
    """What early warning adds to the attention list, most hours run out first."""
    url = asked.link(reverse("surveillance"))
    if not load_policy().allows(asked.reader.role, "signals", Act.VIEW):
        return Warnings((), 0, url)
    waiting: dict[str, list[Signal]] = defaultdict(list)
    for signal in _find_waiting(asked):
        waiting[signal.disease].append(signal)
    groups = sorted(waiting.values(), key=lambda some: _rank(some, now))
    lines = tuple(_line(asked, some, now) for some in groups[:MOST_WARNINGS])
    return Warnings(lines, len(groups) - len(lines), url)


def _find_waiting(asked: Asked) -> list[Signal]:
    """The signals of the weeks shown that have no answer, newest first."""
    table = read_week_table(asked.reading)
    signals = list_signals_asked(asked, choose_weeks(asked, table)) if table else ()
    answers = read_answers(asked.reading, signals)
    return [signal for signal in signals if key_of(signal) not in answers]


def _rank(signals: Sequence[Signal], now: datetime.datetime) -> tuple[int, int, str]:
    late = sum(now >= signal.due for signal in signals)
    return -late, -len(signals), signals[0].disease


def _line(
    asked: Asked, signals: Sequence[Signal], now: datetime.datetime
) -> WarningLine:
    language, newest = asked.language, signals[0]
    late = sum(now >= signal.due for signal in signals)
    name = newest.label.render(language)
    told, reason = _tell(asked, newest), _tell_reason(len(signals), late, language)
    is_one = len(signals) == 1
    name_of_page, code = (
        ("signal", newest.identifier) if is_one else ("disease", newest.disease)
    )
    where = newest.area if is_one else asked.area.code
    act = Finding(
        where,
        f"{name}: {reason} {told}",
        signal=newest.identifier if is_one else "",
    )
    return WarningLine(
        mark=_mark(late, language),
        label=name,
        shown=render_number(len(signals), language)
        + Label(" sinyal belum direspons", " signals without an answer").render(
            language
        ),
        across=told,
        reason=reason,
        url=asked.link(reverse(name_of_page, args=[code])),
        act_url=tell_allowed_url(asked, act),
    )


def _mark(late: int, language: str) -> Mark:
    if late:
        words = Label("lewat 24 jam", "over 24 hours")
        return Mark("▼", words.render(language), "below")
    return Mark("◆", Label("menunggu", "waiting").render(language), "unsure")


def _tell(asked: Asked, newest: Signal) -> str:
    """Where and when the newest of them is, with its cases and threshold."""
    language = asked.language
    area = asked.reading.office.areas.by_code[newest.area].name
    week = render_week(newest.week, language)
    sentence = newest.sentence.render(language)
    head = Label("terbaru", "newest").render(language)
    return f"{head}: {area}, {week}, {sentence}"


def _tell_reason(count: int, late: int, language: str) -> str:
    if late:
        words = Label(
            f"{late} dari {count} sinyal lewat {HOURS_TO_ANSWER} jam tanpa respons.",
            f"{late} of {count} signals are over {HOURS_TO_ANSWER} hours without an "
            "answer.",
        )
    else:
        words = Label(
            f"{count} sinyal menunggu respons dalam {HOURS_TO_ANSWER} jam.",
            f"{count} signals wait for an answer within {HOURS_TO_ANSWER} hours.",
        )
    return words.render(language)
