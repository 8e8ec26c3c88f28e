"""Pages for what went wrong: each says what to do, and tells nothing of the inside."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


_LOG = logging.getLogger("derajat.web")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or not for this reader: the same answer for both."""
    return render(request, "failures/not_found.html", status=404)


def replayed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that does not belong to this session any more."""
    return render(request, "failures/replayed.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no page of ours sends."""
    return render(request, "failures/bad_request.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours, with a number that the log has too."""
    incident = secrets.token_hex(4)
    _LOG.error("incident %s at %s", incident, request.path)
    return render(request, "failures/broken.html", {"incident": incident}, status=500)
