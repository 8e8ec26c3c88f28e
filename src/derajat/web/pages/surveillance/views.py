"""The pages of early warning."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from derajat.model.labels import Label
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import local_moment, today
from derajat.web.needs import READING, needs
from derajat.web.pages.actions.following import build_follow_up
from derajat.web.pages.surveillance.answer import build_signal_page, first_fields
from derajat.web.pages.surveillance.disease import build_disease
from derajat.web.pages.surveillance.overview import build_overview
from derajat.web.policy import Act, load_policy
from derajat.web.reading.signals import Signal, find_signal, list_units_seen
from derajat.web.signals.answering import Answer, Outcome, find_answer, write_answer
from derajat.web.signals.forms import ResponseForm
from derajat.web.signals.models import Response


REFUSED, STALE = 422, 409
_SAVED = Label("Respons sudah dicatat.", "The answer was written down.")
REFUSED, STALE = 422, 409


@require_safe
@needs("signals")
def show_overview(request: HttpRequest) -> HttpResponse:
    """Diseases by weeks, with the signals that wait."""
    asked = read_asked(request)
    page = build_overview(asked, local_moment())
    return render(request, "surveillance/overview.html", {"asked": asked, "page": page})


@require_safe
@needs("signals")
def show_disease(request: HttpRequest, code: str) -> HttpResponse:
    """Reporting units by weeks, for one disease."""
    asked = read_asked(request)
    page = build_disease(asked, code, local_moment())
    if page is None:
        raise Http404
    return render(request, "surveillance/disease.html", {"asked": asked, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("signals", write=Act.EDIT)
def show_signal(request: HttpRequest, identifier: str) -> HttpResponse:
    """One signal, and the form of its answer for who may write it."""
    asked = read_asked(request)
    signal = find_signal(asked.reading, _areas_of(request, asked), identifier)
    if signal is None:
        raise Http404
    answer = find_answer(signal)
    if request.method in READING:
        return _render(request, asked, signal, answer, _form(asked, signal, answer))
    form = ResponseForm(asked.language, request.POST, signal=signal, now=local_moment())
    if not form.is_valid():
        return _render(request, asked, signal, answer, form)
    return _write(request, asked, signal, form)


def _areas_of(request: HttpRequest, asked: Asked) -> Iterable[str]:
    """Where signals are looked for: who writes an answer needs the unit itself."""
    areas = asked.reader.areas
    if request.method not in READING:
        return areas
    return list_units_seen(asked.reading, areas, areas, today())


def _write(
    request: HttpRequest, asked: Asked, signal: Signal, form: ResponseForm
) -> HttpResponse:
    fields = form.cleaned_data
    sent = Answer(
        verified_at=fields["moment"],
        result=fields["hasil"],
        action=fields["tindakan"],
        key=fields["kunci"],
        version=fields["versi"],
    )
    ip = str(request.META.get("REMOTE_ADDR", ""))
    if write_answer(asked.reader, signal, sent, ip) is Outcome.CHANGED_MEANWHILE:
        answer = find_answer(signal)
        # What was typed stays; sending it again replaces what is now shown above it.
        version = answer.version if answer else 0
        form.data = {**form.data.dict(), "versi": version}  # type: ignore[attr-defined]
        return _render(request, asked, signal, answer, form, is_changed=True)
    messages.success(request, _SAVED.render(asked.language))
    return redirect(request.get_full_path())


def _form(asked: Asked, signal: Signal, answer: Response | None) -> ResponseForm:
    first = first_fields(answer)
    return ResponseForm(
        asked.language, initial=first, signal=signal, now=local_moment()
    )


def _render(
    request: HttpRequest,
    asked: Asked,
    signal: Signal,
    answer: Response | None,
    form: ResponseForm,
    is_changed: bool = False,
) -> HttpResponse:
    page = build_signal_page(asked, signal, answer, local_moment())
    shown = {
        "asked": asked,
        "page": page,
        "follow": build_follow_up(asked, page.act_on),
        "form": form,
        "is_changed": is_changed,
        "may_write": load_policy().allows(asked.reader.role, "signals", Act.EDIT),
    }
    status = STALE if is_changed else REFUSED if form.errors else 200
    return render(request, "surveillance/signal.html", shown, status=status)
