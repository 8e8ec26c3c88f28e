"""Jelaskan angka ini: as a page of its own, and as a fragment for the dialog."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.doubts.forms import QuestionForm
from derajat.web.pages.doubts.presenting import build_beside
from derajat.web.pages.indicators.explain_parts import build_explanation
from derajat.web.pages.indicators.page import find_indicator


MOST_LETTERS = 80


@require_safe
@needs("values")
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Why a number is what it is, in nine parts."""
    asked = read_asked(request)
    group = request.GET.get("kelompok", "")[:MOST_LETTERS]
    in_detail = request.GET.get("rinci") == "1"
    indicator = find_indicator(asked, code)
    page = build_explanation(asked, indicator, group, today(), in_detail=in_detail)
    first = {"kode": page.about.result if page.about else ""}
    shown = {
        "asked": asked,
        "page": page,
        "periods": page.periods,
        "doubts": build_beside(asked, page.about),
        "question_form": QuestionForm(asked.language, initial=first),
    }
    name = "explain_fragment" if request.htmx else "explain"  # type: ignore[attr-defined]
    return render(request, f"indicators/{name}.html", shown)
