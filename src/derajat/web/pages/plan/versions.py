"""The versions of a plan that were in force, and what each changed."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.plan.differences import compare_plans
from derajat.web.asked import Asked, read_asked
from derajat.web.moments import render_day_of
from derajat.web.needs import needs
from derajat.web.pages.plan.asking import choose_plan
from derajat.web.pages.plan.history import (
    DifferenceBlock,
    read_version,
    render_difference,
)
from derajat.web.plans.models import PlanVersion


@dataclass(frozen=True)
class VersionLine:
    """A version in the list."""

    number: int
    url: str
    when: str
    submitted_by: str
    approved_by: str


@require_safe
@needs("plan")
def show_all(request: HttpRequest, plan: str) -> HttpResponse:
    """Every approved version of a plan, the newest first."""
    asked = read_asked(request)
    found = choose_plan(asked.reading.plans_in_force, plan)
    lines = tuple(build_line(row, asked.language) for row in _rows(asked, plan))
    shown = {"asked": asked, "found": found, "plan": found.plan, "lines": lines}
    return render(request, "plan/versions.html", shown)


@require_safe
@needs("plan")
def show_one(request: HttpRequest, plan: str, number: int) -> HttpResponse:
    """A version with what it changed; 0 is the file of the office."""
    asked = read_asked(request)
    found = choose_plan(asked.reading.plans_in_force, plan)
    row = _rows(asked, plan).filter(number=number).first()
    if row is None and number:
        raise Http404
    shown = {
        "asked": asked,
        "found": found,
        "plan": found.plan,
        "number": number,
        "line": build_line(row, asked.language) if row else None,
        "differences": build_changes(row, asked.language) if row else (),
    }
    return render(request, "plan/version.html", shown)


def _rows(asked: Asked, plan: str) -> QuerySet[PlanVersion]:
    rows = PlanVersion.objects.select_related("draft", "submitted_by", "approved_by")
    area = asked.reading.office.area
    return rows.filter(area=area, plan=plan).order_by("-number")


def build_line(row: PlanVersion, language: str) -> VersionLine:
    """A version as the list shows it."""
    return VersionLine(
        row.number,
        reverse("plan_version", args=[row.plan, row.number]),
        render_day_of(row.approved_at, language),
        row.submitted_by.shown_name,
        row.approved_by.shown_name,
    )


def build_changes(row: PlanVersion, language: str) -> tuple[DifferenceBlock, ...]:
    """What a version changed in the one before; empty where one cannot be read."""
    before = read_version(row.draft.base_text, row.plan)
    after = read_version(row.text, row.plan)
    if before is None or after is None:
        return ()
    return tuple(render_difference(d, language) for d in compare_plans(before, after))
