"""The page people land on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.clock import local_moment, today
from derajat.web.needs import needs
from derajat.web.pages.home.overview import build_overview
from derajat.web.pages.home.panels import build_action_panel, build_signal_panel


@require_safe
@needs("values")
def show(request: HttpRequest) -> HttpResponse:
    """At most seven lines of attention, objectives, and data that are not in."""
    asked = read_asked(request)
    day = today()
    shown = {
        "asked": asked,
        "page": build_overview(asked, day),
        "signals": build_signal_panel(asked, day, local_moment()),
        "actions": build_action_panel(asked, day),
    }
    return render(request, "home/show.html", shown)
