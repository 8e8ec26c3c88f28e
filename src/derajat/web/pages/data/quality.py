"""How clean the data are: by form and sender over time, and the reasons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.needs import needs
from derajat.web.pages.data.books import open_books
from derajat.web.pages.data.presenting_quality import build_quality_page
from derajat.web.pages.data.tabs import build_tabs


@require_safe
@needs("batches")
def show(request: HttpRequest) -> HttpResponse:
    """Rows questioned and set aside, of the files in force."""
    asked = read_asked(request)
    page = build_quality_page(asked, open_books(asked.reading).quality)
    shown = {"asked": asked, "page": page, "tabs": build_tabs(request, asked)}
    return render(request, "data/quality.html", shown)
