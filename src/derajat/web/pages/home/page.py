"""The page people land on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.home.overview import build_overview


@require_safe
@needs("values")
def show(request: HttpRequest) -> HttpResponse:
    """At most seven lines of attention, objectives, and data that are not in."""
    asked = read_asked(request)
    page = build_overview(asked, today())
    return render(request, "home/show.html", {"asked": asked, "page": page})
