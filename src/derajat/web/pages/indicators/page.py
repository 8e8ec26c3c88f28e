"""One indicator: its value here and now, where it goes, and who carries it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.needs import needs
from derajat.web.pages.indicators.presenting import build_page


@require_safe
@needs("values")
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The page of an indicator, for an area and a period."""
    asked = read_asked(request)
    indicator = asked.reading.catalogue.indicators.get(code)
    if indicator is None:
        raise Http404
    page = build_page(asked, indicator)
    return render(request, "indicators/page.html", {"asked": asked, "page": page})
