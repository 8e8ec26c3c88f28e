"""The pages of questions about numbers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from derajat.model.labels import Label
from derajat.web.asked import Asked, read_asked
from derajat.web.doubts.models import Doubt, DoubtState
from derajat.web.doubts.writing import Questioned, StaleError, answer, ask, close
from derajat.web.needs import needs
from derajat.web.pages.doubts.finding import find_questioned
from derajat.web.pages.doubts.forms import AnswerForm, CloseForm, QuestionForm
from derajat.web.pages.doubts.presenting import build_line, build_list
from derajat.web.parts.forms import SpokenForm
from derajat.web.policy import Act, load_policy


REFUSED, STALE = 422, 409
_SENT = Label("Pertanyaan terkirim.", "The question was sent.")
_KEPT = Label("Tersimpan.", "Saved.")
_NO_NUMBER = Label(
    "Angka yang dimaksud tidak ditemukan. Buka “Jelaskan angka ini” pada angkanya, "
    "lalu tulis keraguan di sana.",
    "The number was not found. Open “Explain this number” at the number and write "
    "your question there.",
)
_COMPUTED_ANEW = Label(
    "Angka ini dihitung ulang sejak Anda membukanya; yang tampak di sini angka "
    "terbaru. Tulisan Anda masih ada. Kirim lagi bila masih ragu.",
    "This number was computed anew since you opened it; what is shown here is the "
    "newest. What you wrote is still there. Send it again if you still doubt it.",
)
_MOVED_ON = Label(
    "Pertanyaan ini sudah berubah sejak halaman Anda dibuka. Yang tampak sekarang "
    "adalah keadaan terbaru; tulisan Anda masih ada.",
    "This question has changed since you opened the page. What you see now is the "
    "newest state; what you wrote is still there.",
)
_ANSWER_FIRST = Label("Jawab dahulu sebelum menutup.", "Answer it before it is closed.")


@require_safe
@needs("doubts")
def show_list(request: HttpRequest) -> HttpResponse:
    """The questions about numbers of the area, those without an answer first."""
    asked = read_asked(request)
    page = build_list(asked, request.GET.get("keadaan", ""))
    return render(request, "doubts/list.html", {"asked": asked, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("doubts", Act.CREATE, write=Act.CREATE)
def add(request: HttpRequest) -> HttpResponse:
    """Ask about the number that the address names."""
    asked = read_asked(request)
    about = find_questioned(request, asked)
    if request.method != "POST":
        form = QuestionForm(asked.language, initial=_code_of(about))
        return _show_form(request, asked, about, form)
    form = QuestionForm(asked.language, request.POST)
    if about is None or not form.is_valid():
        return _show_form(request, asked, about, form, REFUSED)
    given = form.cleaned_data
    if given["kode"] != about.result:
        form.say(None, _COMPUTED_ANEW)
        form.data = {**request.POST.dict(), "kode": about.result}
        return _show_form(request, asked, about, form, STALE)
    try:
        doubt = ask(request, about, given["pertanyaan"], given["kunci"])
    except StaleError:
        raise Http404 from None
    messages.success(request, _SENT.render(asked.language))
    return redirect(reverse("doubt", args=[doubt.pk]))


@require_safe
@needs("doubts")
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answer."""
    asked = read_asked(request)
    return _show(request, asked, _find(asked, pk))


@require_POST
@needs("doubts", None, write=Act.EDIT)
def give_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question; who answers second sees the first answer."""
    asked = read_asked(request)
    doubt = _find(asked, pk)
    form = AnswerForm(asked.language, request.POST)
    if not form.is_valid():
        return _show(request, asked, doubt, form, REFUSED)
    given = form.cleaned_data
    try:
        answer(request, doubt, given["jawaban"], given["versi"])
    except StaleError:
        if doubt.answer == given["jawaban"]:
            return redirect(reverse("doubt", args=[pk]))
        form.say(None, _MOVED_ON)
        form.data = {**request.POST.dict(), "versi": str(doubt.version)}
        return _show(request, asked, doubt, form, STALE)
    return _done(request, asked, doubt)


@require_POST
@needs("doubts", None, write=Act.EDIT)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a question that was answered."""
    asked = read_asked(request)
    doubt = _find(asked, pk)
    form = CloseForm(asked.language, request.POST)
    if not form.is_valid():
        return _show(request, asked, doubt, form, REFUSED)
    if doubt.state == DoubtState.CLOSED:
        return redirect(reverse("doubt", args=[pk]))
    if doubt.state == DoubtState.OPEN:
        form.say(None, _ANSWER_FIRST)
        return _show(request, asked, doubt, form, REFUSED)
    try:
        close(request, doubt, form.cleaned_data["versi"])
    except StaleError:
        form.say(None, _MOVED_ON)
        return _show(request, asked, doubt, form, STALE)
    return _done(request, asked, doubt)


def _find(asked: Asked, pk: int) -> Doubt:
    """A question that the reader may know of. Raises Http404 for any other."""
    known = Doubt.objects.for_reader(asked.reader)
    people = ("asked_by", "answered_by", "closed_by")
    doubt = known.select_related(*people).filter(pk=pk).first()
    if doubt is None:
        raise Http404
    return doubt


def _code_of(about: Questioned | None) -> dict[str, str]:
    return {"kode": about.result if about else ""}


def _show_form(
    request: HttpRequest,
    asked: Asked,
    about: Questioned | None,
    form: QuestionForm,
    status: int = 200,
) -> HttpResponse:
    no_number = "" if about else _NO_NUMBER.render(asked.language)
    shown = {"asked": asked, "about": about, "form": form, "no_number": no_number}
    return render(request, "doubts/form.html", shown, status=status)


def _show(
    request: HttpRequest,
    asked: Asked,
    doubt: Doubt,
    form: SpokenForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a question; a form that was refused stands where it was sent."""
    first = {"versi": doubt.version, "jawaban": doubt.answer}
    is_answer = isinstance(form, AnswerForm)
    shown = {
        "asked": asked,
        "line": build_line(asked, doubt),
        "answer_form": form if is_answer else AnswerForm(asked.language, initial=first),
        "close_form": CloseForm(asked.language, initial=first),
        "form": form,
        "may_answer": load_policy().allows(asked.reader.role, "doubts", Act.EDIT),
        "may_close": doubt.state == DoubtState.ANSWERED,
    }
    return render(request, "doubts/one.html", shown, status=status)


def _done(request: HttpRequest, asked: Asked, doubt: Doubt) -> HttpResponse:
    messages.success(request, _KEPT.render(asked.language))
    return redirect(reverse("doubt", args=[doubt.pk]))
