"""Deciding on an upload: handing in, approving, returning, withdrawing, restating."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from derajat.errors import DerajatError, Problem, report
from derajat.intake import withdraw_batch
from derajat.web.accounts.log import write_deed
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import moment
from derajat.web.needs import needs
from derajat.web.pages.data.allowing import check_approving, check_submitting
from derajat.web.pages.data.finding import find_upload
from derajat.web.pages.data.upload import show_with
from derajat.web.policy import Act
from derajat.web.uploads.jobs import accept_upload, check_upload
from derajat.web.uploads.measuring import ask_measuring
from derajat.web.uploads.models import Upload
from derajat.web.uploads.moving import decide, deed_of
from derajat.web.uploads.report import read_report
from derajat.web.uploads.sealed_copies import sealed_copies
from derajat.web.uploads.standings import load_standings
from derajat.web.uploads.states import UploadState


LONGEST_REASON = 300
_WITHDRAWN_BEFORE = "REF-107"
"""The store did it before, and the page was not told."""


@require_POST
@needs("batches", None, write=Act.SUBMIT)
def submit(request: HttpRequest, token: str) -> HttpResponse:
    """Hand an upload in for approval."""
    asked, upload = read_asked(request), find_upload(request, token)
    problems = check_submitting(upload, read_report(upload.report))
    after, before = UploadState.WAITING, (UploadState.CHECKED,)
    return _move(request, asked, upload, "submit", before, after, problems)


@require_POST
@needs("batches", None, write=Act.APPROVE)
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """Approve an upload: the worker writes it into the store."""
    asked, upload = read_asked(request), find_upload(request, token)
    told, states = read_report(upload.report), load_standings(asked.reading.office.area)
    problems = check_approving(upload, told, asked, states)
    after, before = UploadState.APPROVED, (UploadState.WAITING,)
    return _move(
        request, asked, upload, "approve", before, after, problems, **_by(asked)
    )


@require_POST
@needs("batches", None, write=Act.APPROVE)
def give_back(request: HttpRequest, token: str) -> HttpResponse:
    """Return an upload to its sender, with a reason."""
    asked, upload = read_asked(request), find_upload(request, token)
    reason, problems = _read_reason(request)
    after, before = UploadState.REJECTED, (UploadState.WAITING,)
    fields = {**_by(asked), "reason": reason}
    return _move(request, asked, upload, "return", before, after, problems, **fields)


@require_POST
@needs("batches", None, write=Act.EDIT)
def check_again(request: HttpRequest, token: str) -> HttpResponse:
    """Check an upload once more."""
    asked, upload = read_asked(request), find_upload(request, token)
    after, before = UploadState.RECEIVED, (UploadState.CHECKED, UploadState.STOPPED)
    return _move(request, asked, upload, "check", before, after)


@require_POST
@needs("batches", None, write=Act.VOID)
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take an accepted upload back, with a reason; what it replaced holds again."""
    asked, upload = read_asked(request), find_upload(request, token)
    reason, problems = _read_reason(request)
    before = (UploadState.ACCEPTED,)
    if not problems and upload.standing in before:
        problems = _withdraw_from_store(asked, upload, reason)
    after, fields = UploadState.WITHDRAWN, {**_by(asked), "reason": reason}
    return _move(request, asked, upload, "withdraw", before, after, problems, **fields)


@require_POST
@needs("periods", None, write=Act.APPROVE)
def restate(request: HttpRequest, token: str) -> HttpResponse:
    """Agree that an upload changes a period that is final, with the reason."""
    asked, upload = read_asked(request), find_upload(request, token)
    reason, problems = _read_reason(request)
    waiting = UploadState.WAITING
    fields = {"restated_by": asked.reader.account, "restated_why": reason}
    return _move(
        request, asked, upload, "restate", (waiting,), waiting, problems, **fields
    )


_JOBS = {
    UploadState.APPROVED: accept_upload,
    UploadState.RECEIVED: check_upload,
}


def _move(
    request: HttpRequest,
    asked: Asked,
    upload: Upload,
    act: str,
    before: Collection[UploadState],
    after: UploadState,
    problems: tuple[Problem, ...] = (),
    **fields: Any,
) -> HttpResponse:
    """Move the upload, or show its page again with what stands against it.

    A button that was pressed twice finds the upload moved already: nothing is wrong.
    """
    seen = request.POST.get("dilihat", "")
    is_there = upload.standing is after and after not in before
    if is_there:
        return redirect("upload", token=upload.token)
    if upload.standing not in before or seen != str(upload.changes):
        label = upload.standing.label
        problems = (report("WEB-060", state_id=label.id, state_en=label.en),)
    if problems:
        return show_with(request, asked, upload, problems)
    with transaction.atomic():
        if decide(upload, upload.changes, after, asked.reader, act, **fields):
            job = _JOBS.get(after)
            if job is not None:
                transaction.on_commit(lambda: job.enqueue(upload.pk))
            elif after is UploadState.REJECTED:
                transaction.on_commit(lambda: sealed_copies().remove(upload.token))
    messages.success(request, after.label.render(asked.language).capitalize() + ".")
    return redirect("upload", token=upload.token)


def _withdraw_from_store(
    asked: Asked, upload: Upload, reason: str
) -> tuple[Problem, ...]:
    """Take the batch out of force; the problems when the store does not let us."""
    try:
        with asked.reading.opened.store.writer() as writer:
            withdraw_batch(writer, upload.batch, reason, moment())
    except DerajatError as error:
        if error.problems[0].code != _WITHDRAWN_BEFORE:
            return error.problems
    ask_measuring()
    with transaction.atomic():
        deed = deed_of(upload, asked.reader, "withdraw-batch", upload.batch)
        write_deed(deed, timezone.now())
    return ()


def _by(asked: Asked) -> dict[str, Any]:
    return {"decided_by": asked.reader.account, "decided_at": timezone.now()}


def _read_reason(request: HttpRequest) -> tuple[str, tuple[Problem, ...]]:
    """The reason that was written, and what is wrong with it."""
    reason = " ".join(request.POST.get("alasan", "").split())
    if not reason or len(reason) > LONGEST_REASON:
        return reason[:LONGEST_REASON], (report("WEB-059", most=LONGEST_REASON),)
    return reason, ()
