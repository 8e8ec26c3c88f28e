"""The pages of themes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.themes.eligible import build_eligible, list_coverages
from derajat.web.pages.themes.health_check import build_health_check
from derajat.web.pages.themes.index import list_themes
from derajat.web.pages.themes.insurance import build_insurance
from derajat.web.pages.themes.stunting import build_stunting
from derajat.web.pages.themes.values import ThemePage
from derajat.web.reading.places import LEVEL_LABELS, LEVELS


_FIRST_COVERAGE = "KIA-K6"


@require_safe
@needs("values")
def show_index(request: HttpRequest) -> HttpResponse:
    """The list of themes."""
    asked = read_asked(request)
    shown = {"asked": asked, "themes": list_themes(asked)}
    return render(request, "themes/index.html", shown)


@require_safe
@needs("values")
def show_health_check(request: HttpRequest) -> HttpResponse:
    """The free health check."""
    asked = read_asked(request)
    return _render(request, asked, build_health_check(asked))


@require_safe
@needs("values")
def show_stunting(request: HttpRequest) -> HttpResponse:
    """Stunting."""
    asked = read_asked(request)
    return _render(request, asked, build_stunting(asked))


@require_safe
@needs("values")
def show_insurance(request: HttpRequest) -> HttpResponse:
    """Health insurance."""
    asked = read_asked(request)
    return _render(request, asked, build_insurance(asked))


@require_safe
@needs("values")
def show_eligible(request: HttpRequest) -> HttpResponse:
    """One coverage under each source of its eligible people."""
    asked = read_asked(request)
    coverages = list_coverages(asked.reading)
    known = {indicator.code: indicator for indicator in coverages}
    first = _FIRST_COVERAGE if _FIRST_COVERAGE in known else next(iter(known), "")
    code = request.GET.get("indikator", first)
    level = request.GET.get("tingkat", "kelurahan")
    if (code and code not in known) or level not in LEVELS:
        raise Http404
    page = build_eligible(asked, known[code], LEVELS[level]) if code else None
    shown = {
        "asked": asked,
        "page": page,
        "choices": [
            (one.code, one.label.render(asked.language), one.code == code)
            for one in coverages
        ],
        "levels": [
            (word, LEVEL_LABELS[found].render(asked.language), word == level)
            for word, found in LEVELS.items()
        ],
    }
    return render(request, "themes/eligible.html", shown)


def _render(request: HttpRequest, asked: Asked, page: ThemePage) -> HttpResponse:
    return render(request, "themes/theme.html", {"asked": asked, "page": page})
