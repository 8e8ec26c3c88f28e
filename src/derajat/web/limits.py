"""Requests larger than any form of ours, stopped before they are taken apart."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from derajat.web import failures


LARGEST_BODY_BYTES = 12 * 1024 * 1024
"""A file of evidence with the form around it; sending data has a limit of its own."""
HOPELESS_BYTES = 1024 * 1024 * 1024
"""So large that not even reading it to its end is worth while."""
_CHUNK_BYTES = 1 << 20


class LargestBodyMiddleware:
    """Answers in place of the page when the body is too large for every form."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_large = body_size(request) > LARGEST_BODY_BYTES
        if not is_large or request.path == reverse("data-send"):
            return self._answer(request)
        drop_body(request)
        return failures.too_large(request)


def body_size(request: HttpRequest) -> int:
    """How many bytes the request says it brings; 0 where it says nothing readable."""
    text = str(request.META.get("CONTENT_LENGTH") or "")
    return int(text) if text.isascii() and text.isdigit() else 0


def drop_body(request: HttpRequest) -> None:
    """Read the body and keep nothing: only then will a browser show the answer."""
    if body_size(request) > HOPELESS_BYTES:
        return
    while request.read(_CHUNK_BYTES):
        pass
