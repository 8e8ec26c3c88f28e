"""One signal: the rule that fired, its clock, and the form of its answer."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_week, render_zoned_moment
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding
from derajat.web.pages.surveillance.clocks import Clock, read_clock, tell_giver
from derajat.web.reading.signals import HOURS_TO_ANSWER, Signal
from derajat.web.reading.verifications import (
    Verification,
    has_alert_list,
    read_verifications,
)
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
    stored: AnswerShown | None
    """What the office's own list of alerts says of it."""
    source: str
    act_on: Finding
    disease_url: str
    facility_url: str
    """Empty for who may not open the page of the unit."""


def build_signal_page(
    asked: Asked, signal: Signal, answer: Response | None, now: datetime.datetime
) -> SignalPage:
    """The page of a signal at a moment."""
    language = asked.language
    key = (signal.disease, signal.area, signal.week)
    stored = read_verifications(asked.reading).get(key)
    is_own = signal.area in asked.reader.areas
    return SignalPage(
        disease=signal.label.render(language),
        area=asked.reading.office.areas.by_code[signal.area].name,
        week=render_week(signal.week, language),
        cases=render_number(signal.cases, language),
        needed=render_number(signal.needed, language),
        sentence=signal.sentence.render(language),
        rule=signal.rule,
        clock=read_clock(signal, answer or stored, now, language),
        starts=render_zoned_moment(signal.starts, language),
        due=render_zoned_moment(signal.due, language),
        hours=HOURS_TO_ANSWER,
        answer=show_answer(answer, language) if answer else None,
        stored=show_stored(stored, language) if stored else None,
        source=_tell_source(asked),
        act_on=_find_finding(asked, signal),
        disease_url=asked.link(reverse("disease", args=[signal.disease])),
        facility_url=asked.link(reverse("facility", args=[signal.area]))
        if is_own
        else "",
    )


def _find_finding(asked: Asked, signal: Signal) -> Finding:
    """The signal as what an action is written down about."""
    language = asked.language
    name, where = (
        signal.label.render(language),
        asked.reading.office.areas.by_code[signal.area].name,
    )
    told = f"{render_week(signal.week, language)}: {signal.sentence.render(language)}"
    return Finding(signal.area, f"{name}, {where}, {told}", signal=signal.identifier)


def _tell_source(asked: Asked) -> str:
    """Where answers come from."""
    if has_alert_list(asked.reading):
        words = Label(
            "Jawaban: yang dicatat di sini, atau verifikasi di daftar alert SKDR yang "
            "diterima kantor (dicocokkan menurut penyakit, Puskesmas, dan minggu "
            "sebelum alert muncul).",
            "Answers: those written here, or verifications in the list of SKDR alerts "
            "that the office received (matched by disease, health centre and the week "
            "before the alert came).",
        )
    else:
        words = Label(
            "Jawaban: yang dicatat di sini. Daftar alert SKDR belum diterima kantor "
            "ini, jadi verifikasi di SKDR tidak terlihat.",
            "Answers: those written here. The list of SKDR alerts was not received, so "
            "verifications in SKDR are not seen.",
        )
    return words.render(asked.language)


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


def show_stored(stored: Verification, language: str) -> AnswerShown:
    """A verification of the list of alerts in the reader's language."""
    known = {result.value: words for result, words in RESULT_LABELS.items()}
    none = Label("hasil tidak ditulis", "no result written")
    return AnswerShown(
        moment=render_zoned_moment(stored.verified_at, language),
        result=known.get(stored.result, none).render(language),
        action="",
        who=tell_giver(stored, language),
        saved=render_zoned_moment(stored.raised_at, language),
    )


def first_fields(answer: Response | None) -> dict[str, object]:
    """What the form holds when it is opened."""
    fields: dict[str, object] = {"versi": 0}
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
