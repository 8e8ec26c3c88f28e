"""The pages of places."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.model.areas import AreaLevel
from derajat.web.asked import read_asked
from derajat.web.clock import local_moment
from derajat.web.needs import needs
from derajat.web.pages.actions.following import build_follow_up
from derajat.web.pages.places.listing import build_facilities, build_places
from derajat.web.pages.places.profile import build_profile
from derajat.web.policy import Act, load_policy


@require_safe
@needs("values")
def list_places(request: HttpRequest) -> HttpResponse:
    """Subdistricts and villages of the reader."""
    asked = read_asked(request)
    shown = {"asked": asked, "groups": build_places(asked)}
    return render(request, "places/areas.html", shown)


@require_safe
@needs("values")
def list_facilities(request: HttpRequest) -> HttpResponse:
    """Health centres of the reader."""
    asked = read_asked(request)
    may_see = load_policy().allows(asked.reader.role, "signals", Act.VIEW)
    groups = build_facilities(asked, may_see)
    shown = {"asked": asked, "groups": groups, "may_see_signals": may_see}
    return render(request, "places/facilities.html", shown)


@require_safe
@needs("values")
def show_place(request: HttpRequest, code: str) -> HttpResponse:
    """One subdistrict, village or district."""
    return _show(request, code, is_facility=False)


@require_safe
@needs("values")
def show_facility(request: HttpRequest, code: str) -> HttpResponse:
    """One health centre."""
    return _show(request, code, is_facility=True)


def _show(request: HttpRequest, code: str, is_facility: bool) -> HttpResponse:
    """A place, if it is one of the reader's own."""
    asked = read_asked(request)
    area = asked.reading.office.areas.by_code.get(code)
    if area is None or code not in asked.reader.areas:
        raise Http404
    if (area.level is AreaLevel.HEALTH_CENTRE) is not is_facility:
        raise Http404
    here = replace(asked, area=area)
    page = build_profile(asked, area, local_moment())
    shown = {"asked": here, "page": page, "follow": build_follow_up(here, None)}
    return render(request, "places/profile.html", shown)
