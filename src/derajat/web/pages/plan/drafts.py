"""A draft of a plan as a whole: begin, compare, submit, approve, return, cancel."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from derajat.web.needs import needs
from derajat.web.pages.plan.draft_asking import (
    AskedDraft,
    build_author,
    on_a_draft,
    read_asked_draft,
    require_office,
)
from derajat.web.pages.plan.draft_building import build_draft_page
from derajat.web.parts.forms import draw_key
from derajat.web.plans import deciding
from derajat.web.plans.drafting import Author, Outcome, Refused, start_draft
from derajat.web.policy import Act


MOST_LETTERS = 80
MOST_NOTE = 500
Take = Callable[[int, Author, "StepForm"], Outcome]


class StepForm(forms.Form):
    """A one-time key, a note, and up to which writing the draft was seen."""

    kunci = forms.UUIDField()
    catatan = forms.CharField(required=False, max_length=MOST_NOTE)
    dilihat = forms.IntegerField(required=False, min_value=0)


@require_safe
@needs("plan-drafts")
def show(request: HttpRequest, plan: str) -> HttpResponse:
    """The draft beside the version in force; where there is none, how to begin."""
    question = read_asked_draft(request, plan)
    shown: dict[str, object] = {
        "asked": question.asked,
        "found": question.found,
        "plan": question.found.plan,
        "key": draw_key(),
        "is_open": question.is_open,
        "may_edit": question.may(Act.EDIT),
        "may_submit": question.may(Act.SUBMIT),
        "may_approve": question.may(Act.APPROVE),
        "node": request.GET.get("simpul", "")[:120],
    }
    if question.now is None:
        return render(request, "plan/draft_none.html", shown)
    search = request.GET.get("cari", "")[:MOST_LETTERS]
    shown["search"] = search
    shown["page"] = build_draft_page(question, question.now, search)
    return render(request, "plan/draft.html", shown)


@require_POST
@needs("plan-drafts", None, Act.CREATE)
def start(request: HttpRequest, plan: str) -> HttpResponse:
    """Begin a draft, or go on with the one there is."""
    question = read_asked_draft(request, plan)
    require_office(question.asked)
    office = question.asked.reading.office
    author = build_author(request, question.asked, draw_key())
    start_draft(question.found, office.area, author)
    code = request.POST.get("simpul", "")
    if code in question.found.plan.by_code:
        return redirect(reverse("plan_draft_node", args=[plan, code]))
    return redirect(question.plan_url)


@require_POST
@needs("plan-drafts", None, Act.SUBMIT)
@on_a_draft
def submit(request: HttpRequest, question: AskedDraft) -> HttpResponse:
    """Hand the draft in."""
    return _take(
        request,
        question,
        lambda d, a, f: deciding.submit(d, a, f.cleaned_data["catatan"]),
    )


@require_POST
@needs("plan-drafts", None, Act.APPROVE)
@on_a_draft
def approve(request: HttpRequest, question: AskedDraft) -> HttpResponse:
    """Put the draft in force."""
    return _take(
        request,
        question,
        lambda d, a, f: deciding.approve(
            d, a, f.cleaned_data["dilihat"] or 0, f.cleaned_data["catatan"]
        ),
    )


@require_POST
@needs("plan-drafts", None, Act.APPROVE)
@on_a_draft
def give_back(request: HttpRequest, question: AskedDraft) -> HttpResponse:
    """Open a submitted draft again."""
    return _take(
        request,
        question,
        lambda d, a, f: deciding.give_back(d, a, f.cleaned_data["catatan"]),
    )


@require_POST
@needs("plan-drafts", None, Act.SUBMIT)
@on_a_draft
def cancel(request: HttpRequest, question: AskedDraft) -> HttpResponse:
    """Put the draft away."""
    return _take(
        request,
        question,
        lambda d, a, f: deciding.cancel(d, a, f.cleaned_data["catatan"]),
    )


def _take(request: HttpRequest, question: AskedDraft, take: Take) -> HttpResponse:
    """Do what the form asks, and go back to the draft with what came of it."""
    form = StepForm(request.POST)
    if question.now is None or not form.is_valid():
        wrong = question.say(
            "Formulir tidak lengkap; kirim lagi dari halaman ini. "
            f"Catatan paling banyak {MOST_NOTE} huruf.",
            "The form is not complete; send it again from this page. "
            f"A note has at most {MOST_NOTE} letters.",
        )
        messages.error(request, wrong)
        return redirect(question.plan_url)
    author = build_author(request, question.asked, str(form.cleaned_data["kunci"]))
    outcome = take(question.now.draft.pk, author, form)
    if isinstance(outcome, Refused):
        language = question.asked.language
        for problem in outcome.problems:
            messages.error(request, problem.render(language))
    else:
        messages.success(request, question.say("Tersimpan.", "Saved."))
    return redirect(question.plan_url)
