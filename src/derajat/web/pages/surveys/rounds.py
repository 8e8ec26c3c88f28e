"""Rounds of the survey: opened, watched, closed, sent to the engine; the poster."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from derajat.model.calendar import date_of_day, day_of_date
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_moment, render_number
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.actions.cards import area_name
from derajat.web.pages.meetings.forms import VersionForm
from derajat.web.pages.surveys.answering import build_doorplate, is_open
from derajat.web.pages.surveys.forms import RoundForm
from derajat.web.pages.surveys.poster import QrCode, draw_qr_code
from derajat.web.parts.forms import read_sent
from derajat.web.policy import Act, load_policy
from derajat.web.profile import LOOPBACK
from derajat.web.served import served_profile
from derajat.web.surveys.models import Round, RoundQuery, Sending
from derajat.web.surveys.questions import SERVICES
from derajat.web.surveys.sending import send_answers
from derajat.web.surveys.writing import (
    StaleError,
    ask_sending,
    close_round,
    open_round,
)


REFUSED, STALE = 422, 409
MOST_ROUNDS = 60
MOST_SUGGESTIONS = 100
_MOVED_ON = Label(
    "Putaran ini sudah ditutup atau berubah sejak halaman dibuka.",
    "This round was closed or has changed since you opened the page.",
)
_KEPT = Label("Tersimpan.", "Saved.")
_SENDING = Label(
    "Jawaban sedang dikirim ke mesin hitung. Muat ulang halaman ini sebentar lagi.",
    "The answers are on their way to the engine. Reload this page in a moment.",
)


@dataclass(frozen=True)
class RoundLine:
    """One round in the list and on its page."""

    pk: int
    version: int
    unit: str
    service: str
    point: str
    days: str
    answers: str
    state: Label
    css: str
    is_closed: bool


@dataclass(frozen=True)
class SendingLine:
    """One sending: how many answers, and what the engine made of them."""

    asked: str
    rows: str
    batch: str
    problems: str
    is_done: bool


@dataclass(frozen=True)
class RoundPage:
    """Everything on the page of a round."""

    line: RoundLine
    public_url: str
    is_reachable: bool
    told: str
    unsent: int
    sendings: tuple[SendingLine, ...]
    suggestions: tuple[str, ...]
    may_edit: bool


@require_safe
@needs("surveys")
def show_list(request: HttpRequest) -> HttpResponse:
    """The rounds of the reader's areas."""
    asked = read_asked(request)
    shown = {
        "asked": asked,
        "lines": [_line(asked, chosen) for chosen in _rounds(asked)[:MOST_ROUNDS]],
        "may_open": load_policy().allows(asked.reader.role, "surveys", Act.CREATE),
    }
    return render(request, "surveys/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("surveys", Act.CREATE, write=Act.CREATE)
def add(request: HttpRequest) -> HttpResponse:
    """Open a round."""
    asked = read_asked(request)
    form = RoundForm(asked, read_sent(request), initial={"puskesmas": asked.area.code})
    if request.method == "POST" and form.is_valid():
        try:
            made = open_round(request, form.draft(), form.cleaned_data["kunci"])
        except StaleError:
            raise Http404 from None
        messages.success(request, _KEPT.render(asked.language))
        return redirect("survey", pk=made.pk)
    status = REFUSED if form.errors else 200
    return render(
        request, "surveys/form.html", {"asked": asked, "form": form}, status=status
    )


@require_safe
@needs("surveys")
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: how many answered, what they wrote, what was sent."""
    asked = read_asked(request)
    return _render(request, asked, find_round(asked, pk))


@require_POST
@needs("surveys", None, write=Act.EDIT)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take no more answers."""
    asked = read_asked(request)
    chosen = find_round(asked, pk)
    form = VersionForm(asked.language, request.POST)
    if not form.is_valid():
        return _render(request, asked, chosen, form, REFUSED)
    try:
        close_round(request, chosen, form.cleaned_data["versi"])
    except StaleError:
        form.say(None, _MOVED_ON)
        return _render(request, asked, chosen, form, STALE)
    messages.success(request, _KEPT.render(asked.language))
    return redirect("survey", pk=pk)


@require_POST
@needs("surveys", None, write=Act.EDIT)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the answers that were not sent yet to the engine."""
    asked = read_asked(request)
    chosen = find_round(asked, pk)
    form = VersionForm(asked.language, request.POST)
    if not form.is_valid():
        return _render(request, asked, chosen, form, REFUSED)
    sending = ask_sending(request, chosen, form.cleaned_data["kunci"])
    if sending is not None:
        send_answers.enqueue(sending.pk)
    messages.info(request, _SENDING.render(asked.language))
    return redirect("survey", pk=pk)


@require_safe
@needs("surveys")
def show_poster(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet of A4 with the code that leads to the form."""
    asked = read_asked(request)
    chosen = find_round(asked, pk)
    url = public_url(chosen)
    code: QrCode = draw_qr_code(url)
    shown = {
        "asked": asked,
        "plate": build_doorplate(chosen, asked.language),
        "url": url,
        "code": code,
        "until": render_day(day_of_date(chosen.last_day), asked.language),
        "is_reachable": is_reachable(),
        "pk": pk,
    }
    return render(request, "surveys/poster.html", shown)


def find_round(asked: Asked, pk: int) -> Round:
    """A round that the reader may know of. Raises Http404 for any other."""
    chosen = _rounds(asked).filter(pk=pk).first()
    if chosen is None:
        raise Http404
    return chosen


def public_url(chosen: Round) -> str:
    """The whole address of the form, for posters."""
    path = reverse("survey-answer", args=[chosen.address])
    return served_profile().url.rstrip("/") + path


def is_reachable() -> bool:
    """Whether phones can open the address: a laptop serves itself alone."""
    profile = served_profile()
    return profile.is_secure or profile.address != LOOPBACK


def _rounds(asked: Asked) -> RoundQuery:
    return (
        Round.objects.for_reader(asked.reader)
        .annotate(answer_count=Count("answers"))
        .order_by("-last_day", "-pk")
    )


def _render(
    request: HttpRequest,
    asked: Asked,
    chosen: Round,
    refused: VersionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "asked": asked,
        "page": build_round_page(asked, chosen),
        "button": VersionForm(asked.language, initial={"versi": chosen.version}),
        "form": refused,
    }
    return render(request, "surveys/one.html", shown, status=status)


def build_round_page(asked: Asked, chosen: Round) -> RoundPage:
    """The page of a round for a reader."""
    policy = load_policy()
    written = chosen.answers.exclude(suggestion="").order_by("-day", "key")
    return RoundPage(
        line=_line(asked, chosen),
        public_url=public_url(chosen),
        is_reachable=is_reachable(),
        told=chosen.told,
        unsent=chosen.answers.filter(sending=None).count(),
        sendings=tuple(
            _sending_line(asked, sending) for sending in chosen.sendings.all()[:20]
        ),
        suggestions=tuple(
            written.values_list("suggestion", flat=True)[:MOST_SUGGESTIONS]
        ),
        may_edit=policy.allows(asked.reader.role, "surveys", Act.EDIT),
    )


def _line(asked: Asked, chosen: Round) -> RoundLine:
    language = asked.language
    first, last = (
        render_day(day_of_date(day), language)
        for day in (chosen.first_day, chosen.last_day)
    )
    count: int = chosen.answer_count  # type: ignore[attr-defined]
    given, wanted = (render_number(n, language) for n in (count, chosen.wanted))
    service = SERVICES.get(chosen.service, Label("semua layanan", "all services"))
    answers = Label(f"{given} dari {wanted} jawaban", f"{given} of {wanted} answers")
    state, css = _state(chosen)
    return RoundLine(
        pk=chosen.pk,
        version=chosen.version,
        unit=area_name(asked, chosen.area),
        service=service.render(language),
        point=chosen.point,
        days=f"{first} – {last}",
        answers=answers.render(language),
        state=state,
        css=css,
        is_closed=chosen.is_closed,
    )


def _state(chosen: Round) -> tuple[Label, str]:
    if is_open(chosen):
        return Label("● dibuka", "● open"), "meets"
    if not chosen.is_closed and date_of_day(today()) < chosen.first_day:
        return Label("◆ belum mulai", "◆ not begun"), "unsure"
    return Label("– ditutup", "– closed"), ""


def _sending_line(asked: Asked, sending: Sending) -> SendingLine:
    at = render_moment(timezone.localtime(sending.asked_at), asked.language)
    return SendingLine(
        asked=at,
        rows=render_number(sending.rows, asked.language),
        batch=sending.batch,
        problems=sending.problems,
        is_done=sending.done_at is not None,
    )
