"""Who has sent what, and who has not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.data.books import open_books
from derajat.web.pages.data.presenting_overview import build_overview
from derajat.web.pages.data.tabs import build_tabs
from derajat.web.uploads.standings import load_standings


@require_safe
@needs("batches")
def show(request: HttpRequest) -> HttpResponse:
    """Forms by month, or one form by who reports it."""
    asked = read_asked(request)
    books = open_books(asked.reading)
    states = load_standings(asked.reading.office.area)
    form = request.GET.get("formulir", "")[:80]
    page = build_overview(asked, books.arrivals, books.quality, states, form, today())
    shown = {"asked": asked, "page": page, "tabs": build_tabs(request, asked)}
    return render(request, "data/overview.html", shown)
