"""One indicator: its value here and now, where it goes, and who carries it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.model.indicators import Indicator
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.actions.following import Finding, build_follow_up
from derajat.web.pages.indicators.downloads import DOWNLOADS
from derajat.web.pages.indicators.presenting import build_page
from derajat.web.pages.indicators.view import read_view
from derajat.web.parts.settled import read_settled
from derajat.web.policy import Act


@require_safe
@needs("values")
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The page of an indicator, for an area and a period."""
    asked = read_asked(request)
    page = build_page(asked, find_indicator(asked, code), today(), read_view(request))
    follow = build_follow_up(asked, page.act_on or Finding(asked.area.code, "", code))
    shown = {
        "asked": asked,
        "page": page,
        "periods": page.periods,
        "follow": follow,
        "settled": read_settled(asked, page.period) if page.period else None,
    }
    return render(request, "indicators/page.html", shown)


@require_safe
@needs("values", Act.EXPORT)
def download(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The table of the page as CSV or XLSX."""
    asked = read_asked(request)
    if kind not in DOWNLOADS:
        raise Http404
    indicator = find_indicator(asked, code)
    file = DOWNLOADS[kind](asked, indicator, today(), read_view(request))
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def find_indicator(asked: Asked, code: str) -> Indicator:
    """The indicator of a code. Raises Http404."""
    indicator = asked.reading.catalogue.indicators.get(code)
    if indicator is None:
        raise Http404
    return indicator
