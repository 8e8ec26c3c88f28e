"""The page of one report, and its files to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from derajat.errors import DerajatError, Problem
from derajat.reports.forms import Format
from derajat.web.accounts.deeds import write_deed_of
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.reports.finding import find_report
from derajat.web.pages.reports.presenting import build_report_page
from derajat.web.pages.reports.words import MEDIA_TYPES
from derajat.web.parts.forms import draw_key
from derajat.web.policy import Act
from derajat.web.reports.models import MadeReport
from derajat.web.reports.register import open_register


REFUSED = 422


@require_safe
@needs("reports")
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The report: where it stands, its files, its preview."""
    asked, made = read_asked(request), find_report(request, token)
    if not request.htmx:  # type: ignore[attr-defined]
        return show_with(request, asked, made)
    page = build_report_page(asked, made, "")
    answer = render(request, "reports/progress.html", {"page": page, "asked": asked})
    if not page.is_running:
        answer["HX-Refresh"] = "true"
    return answer


def show_with(
    request: HttpRequest,
    asked: Asked,
    made: MadeReport,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    """The page of a report, with what stood against an act on it."""
    language = asked.language
    shown = {
        "asked": asked,
        "page": build_report_page(asked, made, request.GET.get("bagian", "")),
        "problems": [(p.says(language), p.repair(language)) for p in problems],
        "given": request.POST,
        "key": draw_key(),
    }
    status = REFUSED if problems else 200
    return render(request, "reports/one.html", shown, status=status)


@require_safe
@needs("reports", Act.EXPORT)
def take(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """A file of a report as it was written; the log tells who took it."""
    asked, made = read_asked(request), find_report(request, token)
    wanted = next((each for each in Format if each.value == kind), None)
    if wanted is None:
        raise Http404
    try:
        content = open_register().file(made.code, wanted)
    except DerajatError as error:
        return show_with(request, asked, made, error.problems)
    write_deed_of(request, "take", "reports", made.code, made.area, kind)
    answer = HttpResponse(content, content_type=MEDIA_TYPES[wanted])
    header = content_disposition_header(True, f"{made.code}.{kind}")
    answer["Content-Disposition"] = header or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer
