"""Small pages that need no office data."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from derajat.web.language import COOKIE, COOKIE_SECONDS, LANGUAGES
from derajat.web.reading.office import is_reading_warm
from derajat.web.settings import STATIC_SECONDS
from derajat.web.sheet import build_sheet


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Read in another language from now on, on the page one came from."""
    back = request.POST.get("kembali", "/")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(back, hosts, request.is_secure())
    response = HttpResponseRedirect(
        back if is_ours and back.startswith("/") else "/",
    )
    chosen = request.POST.get("bahasa", "")
    if chosen in LANGUAGES:
        response.set_cookie(
            COOKIE,
            chosen,
            COOKIE_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


@require_safe
@cache_control(max_age=STATIC_SECONDS, public=True)
def tell_style(request: HttpRequest) -> HttpResponse:
    """The style sheet of every page."""
    return HttpResponse(build_sheet(), content_type="text/css; charset=utf-8")


@require_safe
def tell_health(request: HttpRequest) -> HttpResponse:
    """That the server answers, and whether it has read the values; nothing more."""
    return JsonResponse({"ok": True, "warm": is_reading_warm()})
