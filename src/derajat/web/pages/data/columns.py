"""Matching columns by hand: which column of a file is which of the form."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from derajat.errors import DerajatError, report
from derajat.intake.column_choices import SeenColumns
from derajat.model.sources import Source
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.data.allowing import is_matchable
from derajat.web.pages.data.finding import find_upload
from derajat.web.pages.data.presenting_columns import (
    Chosen,
    build_columns_page,
    read_chosen,
    recall_chosen,
)
from derajat.web.pages.data.tabs import build_tabs
from derajat.web.pages.data.upload import show_with
from derajat.web.policy import Act
from derajat.web.uploads.choices import (
    choices_for,
    keep_choices,
    load_columns,
    write_choices,
)
from derajat.web.uploads.jobs import check_upload
from derajat.web.uploads.models import Upload
from derajat.web.uploads.moving import decide
from derajat.web.uploads.report import read_report
from derajat.web.uploads.sealed_copies import sealed_copies
from derajat.web.uploads.states import UploadState


@require_http_methods(["GET", "HEAD", "POST"])
@needs("batches", read=Act.EDIT, write=Act.EDIT)
def match(request: HttpRequest, token: str) -> HttpResponse:
    """The columns of a file beside those of the form; or what was chosen, kept."""
    asked, upload = read_asked(request), find_upload(request, token)
    source = _find_source(asked, upload)
    if source is None or not is_matchable(upload, read_report(upload.report)):
        return redirect("upload", token=upload.token)
    try:
        seen = load_columns(upload, source, sealed_copies())
    except DerajatError as error:
        return show_with(request, asked, upload, error.problems)
    if seen is None:
        return redirect("upload", token=upload.token)
    if request.method != "POST":
        recalled = recall_chosen(choices_for(upload), seen)
        return _show(request, asked, upload, source, seen, recalled)
    chosen = read_chosen(request.POST, seen, source)
    if chosen.problems:
        return _show(request, asked, upload, source, seen, chosen)
    return _keep(request, asked, upload, chosen)


def _find_source(asked: Asked, upload: Upload) -> Source | None:
    sources = asked.reading.office.sources
    return next((each for each in sources if each.name == upload.source), None)


def _keep(
    request: HttpRequest, asked: Asked, upload: Upload, chosen: Chosen
) -> HttpResponse:
    """Keep the choices with the upload and for its sender, and check it again."""
    if request.POST.get("dilihat", "") != str(upload.changes):
        label = upload.standing.label
        moved = report("WEB-060", state_id=label.id, state_en=label.en)
        return show_with(request, asked, upload, (moved,))
    after, fields = UploadState.RECEIVED, {"columns": write_choices(chosen.choices)}
    with transaction.atomic():
        if decide(upload, upload.changes, after, asked.reader, "match", **fields):
            keep_choices(upload, chosen.choices, asked.reader)
            transaction.on_commit(lambda: check_upload.enqueue(upload.pk))
    messages.success(request, after.label.render(asked.language).capitalize() + ".")
    return redirect("upload", token=upload.token)


def _show(
    request: HttpRequest,
    asked: Asked,
    upload: Upload,
    source: Source,
    seen: SeenColumns,
    chosen: Chosen,
) -> HttpResponse:
    is_sender = upload.sender_id == asked.reader.account.pk
    language, catalogue = asked.language, asked.reading.catalogue
    page = build_columns_page(seen, source, catalogue, chosen, is_sender, language)
    shown = {
        "asked": asked,
        "tabs": build_tabs(request, asked),
        "upload": upload,
        "page": page,
        "has_problems": bool(chosen.problems),
    }
    status = 422 if chosen.problems else 200
    return render(request, "data/columns.html", shown, status=status)
