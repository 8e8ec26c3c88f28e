"""In which language a person reads: chosen by the person, Indonesian until then.

Never taken from the browser: many phones here are set to English, and a page that
shows 82.6 to somebody who reads 82,6 has told a wrong number.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation


LANGUAGES = ("id", "en")
COOKIE = "bahasa"
COOKIE_SECONDS = 365 * 24 * 3600


class LanguageMiddleware:
    """Puts the chosen language on the request, and Django's own words into it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = read_language(request)
        with translation.override(language):
            response = self._answer(request)
        response.headers.setdefault("Content-Language", language)
        return response


def read_language(request: HttpRequest) -> str:
    """`id` or `en`."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]
