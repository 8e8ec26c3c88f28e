"""The page of one upload, its marked workbook, and the list of all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from derajat.errors import DerajatError, Problem
from derajat.web.accounts.log import write_deed
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.data.allowing import may_take_marked
from derajat.web.pages.data.finding import find_upload
from derajat.web.pages.data.presenting_list import build_list
from derajat.web.pages.data.presenting_upload import build_upload_page
from derajat.web.pages.data.tabs import build_tabs
from derajat.web.uploads.models import Upload
from derajat.web.uploads.moving import deed_of
from derajat.web.uploads.report import read_report
from derajat.web.uploads.sealed_copies import MARKED, sealed_copies
from derajat.web.uploads.standings import load_standings


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@needs("batches")
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The upload; while a job works, a fragment that asks again by itself."""
    asked, upload = read_asked(request), find_upload(request, token)
    if not request.htmx:  # type: ignore[attr-defined]
        return show_with(request, asked, upload)
    states = load_standings(asked.reading.office.area)
    page = build_upload_page(upload, asked, states)
    answer = render(request, "data/progress.html", {"page": page, "asked": asked})
    if not page.is_running:
        answer["HX-Refresh"] = "true"
    return answer


def show_with(
    request: HttpRequest,
    asked: Asked,
    upload: Upload,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    """The page of an upload, with what stood against an act on it."""
    states = load_standings(asked.reading.office.area)
    shown = {
        "asked": asked,
        "tabs": build_tabs(request, asked),
        "page": build_upload_page(upload, asked, states),
        "problems": [
            (p.says(asked.language), p.repair(asked.language)) for p in problems
        ],
        "reason": request.POST.get("alasan", ""),
    }
    return render(request, "data/upload.html", shown, status=422 if problems else 200)


@require_safe
@needs("batches")
def show_list(request: HttpRequest) -> HttpResponse:
    """The uploads of the reader's areas, newest first."""
    asked = read_asked(request)
    page = build_list(asked, request.GET.get("halaman", ""))
    shown = {"asked": asked, "page": page, "tabs": build_tabs(request, asked)}
    return render(request, "data/uploads.html", shown)


@require_safe
@needs("batches")
def take_marked(request: HttpRequest, token: str) -> HttpResponse:
    """The marked workbook; one that names persons goes to its sender and is logged."""
    asked, upload = read_asked(request), find_upload(request, token)
    told = read_report(upload.report)
    if not may_take_marked(upload, told, asked):
        raise Http404
    try:
        content = sealed_copies().load(f"{upload.token}-{MARKED}")
    except DerajatError as error:
        return show_with(request, asked, upload, error.problems)
    if told.names_persons:
        write_deed(deed_of(upload, asked.reader, "take-marked"), timezone.now())
    answer = HttpResponse(content, content_type=_WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="temuan-{upload.token}.xlsx"'
    return answer
