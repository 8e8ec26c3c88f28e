"""One signal: the rule that fired, its clock, and the form of its answer."""

import datetime
import secrets
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_week, render_zoned_moment
from derajat.web.asked import Asked
from derajat.web.pages.surveillance.clocks import Clock, read_clock
from derajat.web.reading.signals import HOURS_TO_ANSWER, Signal
from derajat.web.signals.forms import RESULT_LABELS
from derajat.web.signals.models import Response, Result


@dataclass(frozen=True)
class AnswerShown:
    """An answer as it was written."""

    moment: str
    result: str
    action: str
    who: str
    saved: str


@dataclass(frozen=True)
class SignalPage:
    """Everything on the page of a signal."""

    disease: str
    area: str
    week: str
    cases: str
    needed: str
    sentence: str
    rule: str
    clock: Clock
    starts: str
    due: str
    hours: int
    answer: AnswerShown | None
    disease_url: str
    facility_url: str


def build_signal_page(
    asked: Asked, signal: Signal, answer: Response | None, now: datetime.datetime
) -> SignalPage:
    """The page of a signal at a moment."""
    language = asked.language
    return SignalPage(
        disease=signal.label.render(language),
        area=asked.reading.office.areas.by_code[signal.area].name,
        week=render_week(signal.week, language),
        cases=render_number(signal.cases, language),
        needed=render_number(signal.needed, language),
        sentence=signal.sentence.render(language),
        rule=signal.rule,
        clock=read_clock(signal, answer, now, language),
        starts=render_zoned_moment(signal.starts, language),
        due=render_zoned_moment(signal.due, language),
        hours=HOURS_TO_ANSWER,
        answer=show_answer(answer, language) if answer else None,
        disease_url=asked.link(reverse("disease", args=[signal.disease])),
        facility_url=asked.link(reverse("facility", args=[signal.area])),
    )


def show_answer(answer: Response, language: str) -> AnswerShown:
    """An answer in the reader's language."""
    label: Label = RESULT_LABELS[Result(answer.result)]
    return AnswerShown(
        moment=render_zoned_moment(timezone.localtime(answer.verified_at), language),
        result=label.render(language),
        action=answer.action,
        who=answer.given_by.shown_name,
        saved=render_zoned_moment(timezone.localtime(answer.saved_at), language),
    )


def first_fields(answer: Response | None) -> dict[str, object]:
    """What the form holds when it is opened, with a key of its own."""
    fields: dict[str, object] = {"kunci": secrets.token_urlsafe(18), "versi": 0}
    if answer is not None:
        moment = timezone.localtime(answer.verified_at)
        fields |= {
            "versi": answer.version,
            "tanggal": moment.date().isoformat(),
            "jam": moment.strftime("%H:%M"),
            "hasil": answer.result,
            "tindakan": answer.action,
        }
    return fields
