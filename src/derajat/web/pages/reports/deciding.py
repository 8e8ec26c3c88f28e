"""Submitting a report, releasing it by a second person, giving it back."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from derajat.errors import DerajatError, Problem, report
from derajat.reports.register import ReportState as Kept
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import moment
from derajat.web.needs import needs
from derajat.web.pages.reports.allowing import (
    check_releasing,
    check_submitting,
    tell_moved,
)
from derajat.web.pages.reports.finding import find_worked_on
from derajat.web.pages.reports.forms import LONGEST_REASON, is_printable
from derajat.web.pages.reports.one import show_with
from derajat.web.policy import Act
from derajat.web.reports.models import MadeReport
from derajat.web.reports.moving import decide
from derajat.web.reports.people import post_of
from derajat.web.reports.register import open_register, recall_conflicts
from derajat.web.reports.states import ReportState


ALL = "alasan"
"""The field of the reason for all numbers that have none of their own."""


@require_POST
@needs("report-drafts", None, write=Act.SUBMIT)
def submit(request: HttpRequest, token: str) -> HttpResponse:
    """Hand a draft in for release, with a reason for each restated number."""
    asked, made = read_asked(request), find_worked_on(request, token)
    if made.standing is ReportState.SUBMITTED:
        return redirect("report", token=token)
    problems = _check_seen(request, made, ReportState.DRAFT) or check_submitting(made)
    reasons: dict[str, str] = {}
    if not problems:
        reasons, problems = _read_reasons(request, made)
    if problems:
        return show_with(request, asked, made, problems)
    fields: dict[str, Any] = {
        "reasons": reasons,
        "submitted_by": asked.reader.account,
        "submitted_at": timezone.now(),
        "returned_why": "",
    }
    decide(request, made, ReportState.SUBMITTED, "submit", **fields)
    return _done(request, asked, made, ReportState.SUBMITTED)


@require_POST
@needs("report-drafts", None, write=Act.APPROVE)
def release(request: HttpRequest, token: str) -> HttpResponse:
    """Give a report out: never by who made or submitted it."""
    asked, made = read_asked(request), find_worked_on(request, token)
    if made.standing is ReportState.RELEASED:
        return redirect("report", token=token)
    problems = _check_seen(request, made, ReportState.SUBMITTED)
    problems = problems or check_releasing(asked, made)
    if problems:
        return show_with(request, asked, made, problems)
    try:
        _release(request, asked, made)
    except DerajatError as error:
        return show_with(request, asked, made, error.problems)
    return _done(request, asked, made, ReportState.RELEASED)


@require_POST
@needs("report-drafts", None, write=Act.APPROVE)
def give_back(request: HttpRequest, token: str) -> HttpResponse:
    """Give a submitted report back, with the reason."""
    asked, made = read_asked(request), find_worked_on(request, token)
    reason = _read_text(request, ALL)
    problems = _check_seen(request, made, ReportState.SUBMITTED)
    if not problems and not reason:
        problems = (report("WEB-059", most=LONGEST_REASON),)
    if problems:
        return show_with(request, asked, made, problems)
    decide(request, made, ReportState.DRAFT, "return", reason, returned_why=reason)
    return _done(request, asked, made, ReportState.DRAFT)


def _release(request: HttpRequest, asked: Asked, made: MadeReport) -> None:
    """Release in the register and here, both or neither.

    A register that has released it before was left alone by a crash in between.
    """
    register, account = open_register(), asked.reader.account
    with transaction.atomic():
        now = timezone.now()
        by: dict[str, Any] = {"released_by": account, "released_at": now}
        if not decide(request, made, ReportState.RELEASED, "release", **by):
            return
        before = MadeReport.objects.alike(made)
        standing = [ReportState.RELEASED.value, ReportState.DRAFT.value]
        before.filter(state__in=standing).update(state=ReportState.REPLACED.value)
        if register.entry(made.code).state is Kept.DRAFT:
            number, reasons = made.letter_number, made.reasons
            posts = _two_posts(asked, made)
            register.release(made.code, moment(), posts, number, reasons)


def _two_posts(asked: Asked, made: MadeReport) -> tuple[str, str]:
    """The posts of who submitted and of who releases; alike ones with their roles.

    No role may both submit and release, so the register can tell them apart.
    """
    submitter = made.submitted_by or made.asked_by
    first = post_of(submitter, made.asked_role)
    second = post_of(asked.reader.account, asked.reader.role)
    if _plain(first) == _plain(second):
        return f"{first} ({made.asked_role})", f"{second} ({asked.reader.role})"
    return first, second


def _plain(post: str) -> str:
    """A post as the register compares it."""
    return " ".join(post.split()).casefold()


def _check_seen(
    request: HttpRequest, made: MadeReport, before: ReportState
) -> tuple[Problem, ...]:
    """Why the act does not fit: the report is not what the page showed."""
    seen = request.POST.get("dilihat", "")
    if made.standing is before and seen == str(made.changes):
        return ()
    return (tell_moved(made),)


def _read_reasons(
    request: HttpRequest, made: MadeReport
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """A reason for each restated number, by its fact, and what is wrong."""
    try:
        conflicts = recall_conflicts(open_register(), made.code)
    except DerajatError as error:
        return {}, error.problems
    for_all = _read_text(request, ALL)
    reasons = {
        one.key: _read_text(request, f"{ALL}-{place}") or for_all
        for place, one in enumerate(conflicts, 1)
    }
    without = sum(not reason for reason in reasons.values())
    return reasons, (report("REP-088", count=without),) if without else ()


def _read_text(request: HttpRequest, name: str) -> str:
    """A reason as it was typed; one that is too long or unprintable is none."""
    text = " ".join(request.POST.get(name, "").split())
    return text if len(text) <= LONGEST_REASON and is_printable(text) else ""


def _done(
    request: HttpRequest, asked: Asked, made: MadeReport, after: ReportState
) -> HttpResponse:
    said = after.label.render(asked.language).capitalize()
    messages.success(request, f"{said}.")
    return redirect("report", token=made.token)
