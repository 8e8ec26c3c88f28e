"""The form on a phone: open to everybody, asks no name, counts a repeat once."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from derajat.model.calendar import date_of_day, day_of_date
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.web.clock import today
from derajat.web.language import read_language
from derajat.web.pages.surveys.forms import AnswerForm
from derajat.web.parts.forms import read_sent
from derajat.web.reading.office import open_reading
from derajat.web.surveys.models import Round
from derajat.web.surveys.questions import ELEMENTS, QUESTIONS_A_STEP, SERVICES
from derajat.web.surveys.writing import BusyError, keep_answer


REFUSED = 422
BUSY = 429
_RETRY_SECONDS = "300"


@dataclass(frozen=True)
class Step:
    """Some fields of the form that are asked together."""

    number: int
    fields: tuple[object, ...]
    before: int
    after: int
    """Numbers of the neighbours; 0 where there is none."""


@dataclass(frozen=True)
class Doorplate:
    """What stands above the form: where, which service."""

    unit: str
    service: str
    point: str


# No session and no account stand behind this form, so that a forged request could do
# nothing that anybody may not do anyway; an answer kept on a phone for days must not
# be lost for a token that has expired.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, address: str) -> HttpResponse:
    """The nine questions of a round, and keeping what was answered."""
    chosen = Round.objects.filter(address=address).first()
    if chosen is None:
        return render(request, "surveys/unknown.html", status=404)
    if not is_open(chosen):
        return _say_closed(request, chosen)
    language = read_language(request)
    form = AnswerForm(chosen, language, read_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            keep_answer(
                chosen, form.draft(), form.cleaned_data["kunci"], timezone.now()
            )
        except BusyError:
            return _say_busy(request)
        return redirect("survey-thanks", address=address)
    is_refused = request.method == "POST"
    shown = {
        "form": form,
        "plate": build_doorplate(chosen, language),
        "steps": build_steps(form),
        "address": address,
    }
    return render(
        request, "surveys/answer.html", shown, status=REFUSED if is_refused else 200
    )


@never_cache
@require_safe
def thank(request: HttpRequest, address: str) -> HttpResponse:
    """Thanks, and what the last round changed."""
    chosen = Round.objects.filter(address=address).first()
    if chosen is None:
        return render(request, "surveys/unknown.html", status=404)
    shown = {
        "plate": build_doorplate(chosen, read_language(request)),
        "told": chosen.told,
        "address": address,
        "is_open": is_open(chosen),
    }
    return render(request, "surveys/thanks.html", shown)


def is_open(chosen: Round) -> bool:
    """Whether the round takes answers today."""
    day = date_of_day(today())
    return not chosen.is_closed and chosen.first_day <= day <= chosen.last_day


def build_doorplate(chosen: Round, language: str) -> Doorplate:
    """Where the survey is held."""
    area = open_reading().office.areas.by_code.get(chosen.area)
    service = SERVICES.get(chosen.service)
    return Doorplate(
        unit=area.name if area else chosen.area,
        service=service.render(language) if service else "",
        point=chosen.point,
    )


def build_steps(form: AnswerForm) -> tuple[Step, ...]:
    """Three questions a step; who answers, and the suggestion, come last."""
    keys = [element.key for element in ELEMENTS]
    groups = [
        keys[first : first + QUESTIONS_A_STEP]
        for first in range(0, len(keys), QUESTIONS_A_STEP)
    ]
    others = [name for name in form.fields if name not in (*keys, "kunci")]
    groups.append(others)
    last = len(groups)
    return tuple(
        Step(
            number,
            tuple(form[name] for name in names),
            number - 1,
            number + 1 if number < last else 0,
        )
        for number, names in enumerate(groups, 1)
    )


def _say_closed(request: HttpRequest, chosen: Round) -> HttpResponse:
    language = read_language(request)
    first = render_day(day_of_date(chosen.first_day), language)
    is_early = not chosen.is_closed and date_of_day(today()) < chosen.first_day
    opens = Label(f"Survei dibuka {first}.", f"The survey opens on {first}.")
    closed = Label("Survei ini sudah ditutup.", "This survey is closed.")
    shown = {
        "plate": build_doorplate(chosen, language),
        "words": (opens if is_early else closed).render(language),
    }
    return render(request, "surveys/closed.html", shown, status=410)


def _say_busy(request: HttpRequest) -> HttpResponse:
    response = render(request, "surveys/busy.html", status=BUSY)
    response.headers["Retry-After"] = _RETRY_SECONDS
    return response
