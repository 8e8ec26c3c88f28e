"""Decides before a view runs whether it may, and says who reads."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from derajat.web.accounts.grants import Reader, find_reader
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.clock import today
from derajat.web.needs import (
    API_NAMESPACE,
    AREA,
    EXPLAINING_NAMES,
    OPEN_NAMES,
    READING,
    ROLE_IN_SESSION,
    SIGNED_IN_NAMES,
    Need,
)
from derajat.web.policy import load_policy, may
from derajat.web.reading.office import open_reading


class AccessMiddleware:
    """Puts the reader on the request and refuses what the policy does not allow."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reader = None  # type: ignore[attr-defined]
        response = self._answer(request)
        if request.user.is_authenticated:
            # What somebody may see must not stay behind on a shared machine.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponse | None:
        """Answer in place of the view when it may not run."""
        match = request.resolver_match
        if match and match.namespace == API_NAMESPACE:
            return None  # Its own door asks for a token and the same policy.
        name = match.url_name if match else None
        if name in EXPLAINING_NAMES and request.user.is_authenticated:
            request.reader = _find_reader(request)  # type: ignore[attr-defined]
        if name in OPEN_NAMES:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        reader = _find_reader(request)
        request.reader = reader  # type: ignore[attr-defined]
        if name in SIGNED_IN_NAMES:
            return None
        need = getattr(view, "need", None)
        if need is None or reader is None or not is_allowed(reader, need, request):
            _refuse(request, need)
        return None


def is_allowed(reader: Reader, need: Need, request: HttpRequest) -> bool:
    """Whether the reader may do what the route does, where the address says."""
    act = need.read if request.method in READING else need.write
    if act is None:
        return False
    area = choose_area(reader, request) if need.has_area else None
    return may(load_policy(), reader.subject, act, need.thing, area)


def choose_area(reader: Reader, request: HttpRequest) -> str:
    """The area that the address names, else the reader's home."""
    return request.GET.get(AREA, "") or reader.home


def _find_reader(request: HttpRequest) -> Reader | None:
    chosen = str(request.session.get(ROLE_IN_SESSION, ""))
    office = open_reading().office
    return find_reader(request.user, chosen, office, today())  # type: ignore[arg-type]


def _refuse(request: HttpRequest, need: Need | None) -> None:
    """Write the refusal down and answer as if there were nothing."""
    write_refusal(request, need)
    raise Http404


def write_refusal(request: HttpRequest, need: Need | None) -> None:
    """Write down that a reader asked for what the policy does not allow."""
    reader: Reader | None = request.reader  # type: ignore[attr-defined]
    account = reader.account if reader else request.user
    write_deed(
        Deed(
            account=account.get_username(),
            act=str(request.method).lower(),
            thing=need.thing if need else "",
            role=reader.role if reader else "",
            identifier=request.path[:200],
            area=request.GET.get(AREA, "")[:20],
            outcome="refused",
            ip=str(request.META.get("REMOTE_ADDR", "")),
        ),
        timezone.now(),
    )
