"""Pages for what went wrong: each says what to do, and tells nothing of the inside."""

import logging
import secrets
from collections.abc import Callable

from django.db import DataError
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


def too_large(request: HttpRequest) -> HttpResponse:
    """More than any form of ours holds."""
    return render(request, "failures/too_large.html", status=413)


class WrongVerbMiddleware:
    """Tells in words that an address only takes forms, or only shows a page."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        if response.status_code != 405 or response.content:
            return response
        told = render(request, "failures/wrong_verb.html", status=405)
        told.headers["Allow"] = response.headers["Allow"]
        return told


class UnkeepableMiddleware:
    """Tells in words that PostgreSQL keeps no such text: a NUL, or one too long."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer in place of the error; what the view had written is undone."""
        if not isinstance(exception, DataError):
            return None
        _LOG.warning("a text that cannot be kept, at %s", request.path)
        return bad_request(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """A mistake of ours, with a number that the log has too."""
    incident = secrets.token_hex(4)
    _LOG.error("incident %s at %s", incident, request.path)
    return render(request, "failures/broken.html", {"incident": incident}, status=500)
