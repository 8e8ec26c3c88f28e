"""What went wrong, as a problem document (RFC 9457) in both languages."""

import json
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse

from derajat.errors import report
from derajat.web.api.schemas import Trouble


MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"
NO_TOKEN, NOT_THERE, NO_VERB, CHANGED, UNREADABLE = 401, 404, 405, 409, 422
_CODES = {
    NO_TOKEN: "API-001",
    NOT_THERE: "API-002",
    UNREADABLE: "API-003",
    NO_VERB: "API-004",
    CHANGED: "API-005",
}


def build_trouble(status: int, words: Sequence[str] = ()) -> Trouble:
    """The document of a status; `words` names what could not be read."""
    broken = "API-007" if status >= 500 else "API-006"
    code = _CODES.get(status, broken)
    problem = report(code, words=", ".join(words))
    return Trouble(
        type=f"urn:derajat:{code}",
        status=status,
        code=code,
        title=problem.says("id"),
        detail=problem.repair("id"),
        title_en=problem.says("en"),
        detail_en=problem.repair("en"),
        words=list(words),
    )


def answer_trouble(status: int, words: Sequence[str] = ()) -> HttpResponse:
    """The document as an answer."""
    text = json.dumps(build_trouble(status, words).model_dump(), ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE)


class TroubleMiddleware:
    """Answers programs with a document where the pages would show a page."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        is_ours = response.headers.get("Content-Type") == MEDIA_TYPE
        if not request.path.startswith(PREFIX) or response.status_code < 400 or is_ours:
            return response
        told = answer_trouble(response.status_code)
        if "Allow" in response.headers:
            told.headers["Allow"] = response.headers["Allow"]
        return told
