"""Ringkasan: what needs attention in the reader's own area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.asked import read_asked
from derajat.web.needs import needs


@require_safe
@needs("values")
def show(request: HttpRequest) -> HttpResponse:
    """The page people land on."""
    return render(request, "home/show.html", {"asked": read_asked(request)})
