"""The door of the interface: who is let in, and what is refused in which words.

It is read-only. What people write needs a person at a form that shows what is there
now, with its one-time key and version; a token has neither, and outlives the moment.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from derajat.web.access import is_allowed, write_refusal
from derajat.web.accounts.grants import reader_of
from derajat.web.api.schemas import Trouble
from derajat.web.api.tokens import TokenDoor
from derajat.web.api.troubles import (
    MEDIA_TYPE,
    NO_TOKEN,
    NOT_THERE,
    UNREADABLE,
    answer_trouble,
)
from derajat.web.needs import AREA, Need
from derajat.web.policy import Act


Operation = Callable[..., Any]
TROUBLES = dict.fromkeys((NO_TOKEN, NOT_THERE, UNREADABLE), Trouble)
_JSON, _CSV = "application/json", "text/csv"


class Interface(NinjaAPI):
    """The interface with a description that tells its media types too."""

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        """The description: troubles are problem documents, lists come as CSV too."""
        described = super().get_openapi_schema(**more)
        for methods in described["paths"].values():
            for operation in methods.values():
                _tell_media_types(operation)
        return described


def _tell_media_types(operation: dict[str, Any]) -> None:
    names = {word["name"] for word in operation["parameters"]}
    for status, answer in operation["responses"].items():
        content = answer["content"]
        if status >= 400:
            content[MEDIA_TYPE] = content.pop(_JSON)
        elif "bentuk" in names:
            content[_CSV] = {"schema": {"type": "string"}}


api = Interface(
    title="Derajat",
    version="1",
    description=(
        "Nilai indikator, temuan, rencana, tindak lanjut, dan wilayah satu kantor. "
        "Hanya membaca, dengan token. / Values of indicators, findings, plans, actions "
        "and areas of one office. Reading only, by token."
    ),
    auth=TokenDoor(),
    docs_url=None,
    urls_namespace="api",
)


def needed(
    thing: str, act: Act = Act.VIEW, as_table: Act | None = None
) -> Callable[[Operation], Operation]:
    """Say what an operation needs and refuse what the policy does not allow.

    `as_table` is what CSV needs, where that is more: on pages too, not everybody who
    reads values may take them away as a file.
    An operation that takes `wilayah` answers for areas of the token only. A word that
    it does not know is refused: a misspelt one would silently ask for everything.
    """

    def mark(operation: Operation) -> Operation:
        known = _words_of(operation)
        usual = Need(thing, act, has_area=AREA in known)
        for_table = replace(usual, read=as_table or act)

        @wraps(operation)
        def guarded(request: HttpRequest, *args: Any, **fields: Any) -> Any:
            need = for_table if request.GET.get("bentuk") == "csv" else usual
            if not is_allowed(reader_of(request), need, request):
                write_refusal(request, need)
                raise Http404
            if unknown := sorted(set(request.GET) - known):
                return answer_trouble(UNREADABLE, unknown)
            return operation(request, *args, **fields)

        guarded.need = usual  # type: ignore[attr-defined]
        return guarded

    return mark


def _words_of(operation: Operation) -> frozenset[str]:
    """The words that an address of the operation may hold."""
    asked = operation.__annotations__.get("asked")
    fields = asked.__origin__.model_fields if asked is not None else {}
    return frozenset(fields)


@api.exception_handler(AuthenticationError)
def tell_no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token of ours."""
    return answer_trouble(NO_TOKEN)


@api.exception_handler(Http404)
def tell_not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    """What is not there and what may not be seen answer alike."""
    return answer_trouble(NOT_THERE)


@api.exception_handler(ValidationError)
def tell_unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names the words that could not be read, never what they held."""
    names = {str(wrong["loc"][-1]) for wrong in error.errors}
    return answer_trouble(UNREADABLE, sorted(names))
