"""Moves a report from one state to another, once, and writes down who did it."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from derajat.errors import Problem
from derajat.web.accounts.deeds import write_deed_of
from derajat.web.reports.models import MadeReport
from derajat.web.reports.states import ReportState


THING = "report-drafts"


def move_report(
    pk: int, before: Collection[ReportState], after: ReportState, **fields: Any
) -> bool:
    """Whether the report was in one of the states before and is in another now.

    Asked and changed in one statement: of two who try, one succeeds.
    """
    found = MadeReport.objects.filter(pk=pk, state__in=[s.value for s in before])
    return bool(found.update(state=after.value, changes=F("changes") + 1, **fields))


def decide(
    request: HttpRequest,
    report: MadeReport,
    after: ReportState,
    act: str,
    detail: str = "",
    **fields: Any,
) -> bool:
    """Move a report as it was seen, with a deed in the log."""
    with transaction.atomic():
        found = MadeReport.objects.filter(pk=report.pk, changes=report.changes)
        if not found.update(state=after.value, changes=F("changes") + 1, **fields):
            return False
        log_report(request, report, act, detail)
    return True


def log_report(
    request: HttpRequest, report: MadeReport, act: str, detail: str = ""
) -> None:
    """Write down what the reader of a request did with a report."""
    name = report.code or f"{report.form}/{report.period}"
    write_deed_of(request, act, THING, name, report.area, detail)


def write_problems(problems: Collection[Problem]) -> list[list[str]]:
    """Problems as they are kept: code, then what and what to do in both languages."""
    return [
        [p.code, p.says("id"), p.repair("id"), p.says("en"), p.repair("en")]
        for p in problems
    ]


def read_problems(kept: Collection[list[str]], language: str) -> list[tuple[str, str]]:
    """Kept problems in a language: the code with what is wrong, and what to do."""
    first = 1 if language == "id" else 3
    return [(f"{row[0]} {row[first]}", row[first + 1]) for row in kept]
