"""The page people land on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.model.numerals import render_number
from derajat.web.asked import read_asked
from derajat.web.clock import local_moment, today
from derajat.web.needs import needs
from derajat.web.pages.actions.following import may_add
from derajat.web.pages.home.duties import build_duties
from derajat.web.pages.home.overview import MOST_LINES, build_overview, choose_month
from derajat.web.pages.home.warning import build_warnings
from derajat.web.parts.settled import read_settled


@require_safe
@needs("values")
def show(request: HttpRequest) -> HttpResponse:
    """At most seven lines of attention, objectives, and what waits."""
    asked = read_asked(request)
    page, warnings = (
        build_overview(asked, today()),
        build_warnings(asked, local_moment()),
    )
    lines = page.attention[: MOST_LINES - len(warnings.lines)]
    more = page.listed - len(lines)
    shown = {
        "asked": asked,
        "page": page,
        "warnings": warnings,
        "attention": lines,
        "more": render_number(more, asked.language) if more > 0 else "",
        "duties": build_duties(asked),
        "may_add": may_add(asked),
        "settled": read_settled(asked, choose_month(asked)),
    }
    return render(request, "home/show.html", shown)
