"""The 24-hour clock of signals, and who answered them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_zoned_moment
from derajat.web.reading.office import Reading
from derajat.web.reading.signals import Signal
from derajat.web.reading.verifications import Verification, read_verifications
from derajat.web.signals.models import Response


_HOUR = datetime.timedelta(hours=1)
_HOURS_TOLD_IN_DAYS = 48
Given = Response | Verification
"""An answer written here, or a verification of the office's list of alerts."""
Answers = Mapping[tuple[str, str, str, str], Given]


@dataclass(frozen=True)
class Clock:
    """How a signal stands: `shape` and `words` together, never colour alone."""

    shape: str
    words: str
    tag: str
    is_answered: bool
    is_late: bool


def read_answers(reading: Reading, signals: Sequence[Signal]) -> Answers:
    """The answers to signals that a reader may see, by what they answer.

    What was written here stands before what the list of alerts says.
    """
    stored = read_verifications(reading)
    found: dict[tuple[str, str, str, str], Given] = {}
    for signal in signals:
        verified = stored.get((signal.disease, signal.area, signal.week))
        if verified is not None:
            found[key_of(signal)] = verified
    for one in Response.objects.about(signals).select_related("given_by"):
        found[one.disease, one.area, one.week, one.rule] = one
    return found


def key_of(signal: Signal) -> tuple[str, str, str, str]:
    """What an answer is tied to."""
    return (signal.disease, signal.area, signal.week_text, signal.rule)


def read_clock(
    signal: Signal, answer: Given | None, now: datetime.datetime, language: str
) -> Clock:
    """The clock of a signal: answered in time or late, running, or run out."""
    if answer is not None:
        return _answered(signal, answer, language)
    if now >= signal.due:
        past = _tell_span(now - signal.due, language)
        words = Label(f"belum direspons, lewat {past}", f"no answer, {past} late")
        return Clock("▼", words.render(language), "below", False, True)
    if now < signal.starts:
        start = render_zoned_moment(signal.starts, language)
        words = Label(
            f"belum direspons, jam mulai {start}", f"no answer, clock starts {start}"
        )
    else:
        left = _tell_span(signal.due - now, language)
        words = Label(f"belum direspons, sisa {left}", f"no answer, {left} left")
    return Clock("◆", words.render(language), "unsure", False, False)


def tell_giver(answer: Given, language: str) -> str:
    """Who answered: an account, or the list of alerts."""
    if isinstance(answer, Response):
        return answer.given_by.shown_name
    words = Label(
        f"data SKDR, alert {answer.alert}", f"SKDR data, alert {answer.alert}"
    )
    return words.render(language)


def _answered(signal: Signal, answer: Given, language: str) -> Clock:
    at = render_zoned_moment(timezone.localtime(answer.verified_at), language)
    who = tell_giver(answer, language)
    if answer.verified_at < signal.due:
        words = Label(f"direspons {at}, {who}", f"answered {at}, {who}")
        return Clock("●", words.render(language), "meets", True, False)
    late = _tell_span(answer.verified_at - signal.due, language)
    words = Label(
        f"direspons {at}, {who}, terlambat {late}",
        f"answered {at}, {who}, {late} late",
    )
    return Clock("▲", words.render(language), "unsure", True, True)


def _tell_span(span: datetime.timedelta, language: str) -> str:
    """Whole hours, from two days on whole days; less than an hour is told as such."""
    hours = int(span / _HOUR)
    if hours < 1:
        return Label("kurang dari 1 jam", "less than 1 hour").render(language)
    if hours < _HOURS_TOLD_IN_DAYS:
        return Label(f"{hours} jam", f"{hours} h").render(language)
    days = render_number(hours // 24, language)
    return Label(f"{days} hari", f"{days} days").render(language)
