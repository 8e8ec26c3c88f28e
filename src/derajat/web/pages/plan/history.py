"""What became of a plan, and of a node, from version to version."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from derajat.errors import DerajatError
from derajat.model.labels import Label
from derajat.model.plans import Plan
from derajat.plan.differences import (
    FactChange,
    NodeChange,
    NodeDifference,
    compare_nodes,
)
from derajat.web.moments import render_day_of
from derajat.web.pages.plan.asking import AskedPlan
from derajat.web.plans.in_force import read_text
from derajat.web.plans.models import PlanVersion


CHANGE_WORDS = {
    NodeChange.ADDED: Label("ditambahkan", "added"),
    NodeChange.REMOVED: Label("dihapus", "removed"),
    NodeChange.CHANGED: Label("diubah", "changed"),
}


@dataclass(frozen=True)
class FactRow:
    """One thing before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class DifferenceBlock:
    """A node that differs, as people read it."""

    code: str
    statement: str
    change: str
    rows: tuple[FactRow, ...]
    note: str = ""


@dataclass(frozen=True)
class NodeHistory:
    """A version in which a node became another."""

    number: int
    url: str
    when: str
    who: str
    block: DifferenceBlock


def render_difference(
    difference: NodeDifference, language: str, note: str = ""
) -> DifferenceBlock:
    """A difference in a language."""
    return DifferenceBlock(
        difference.code,
        difference.statement,
        CHANGE_WORDS[difference.change].render(language),
        tuple(render_fact(fact, language) for fact in difference.facts),
        note,
    )


def render_fact(fact: FactChange, language: str) -> FactRow:
    """`AKI · Target 2026`, before and after; a dash is "not stated"."""
    name = fact.name.render(language)
    shown = f"{fact.of} · {name}" if fact.of else name
    return FactRow(shown, fact.before or "–", fact.after or "–")


def build_history(question: AskedPlan, code: str) -> tuple[NodeHistory, ...]:
    """The versions in which a node changed, the newest first. One query."""
    office, name = question.asked.reading.office, question.found.plan.name
    rows = PlanVersion.objects.select_related("approved_by", "draft")
    ordered = rows.filter(area=office.area, plan=name).order_by("number")
    found = tuple(_changes(question, tuple(ordered), code))
    return found[::-1]


def _changes(
    question: AskedPlan, versions: tuple[PlanVersion, ...], code: str
) -> Iterator[NodeHistory]:
    language = question.asked.language
    for version in versions:
        plan = read_version(version.text, version.plan)
        before = read_version(version.draft.base_text, version.plan)
        if plan is None or before is None:
            continue
        difference = compare_nodes(before.by_code.get(code), plan.by_code.get(code))
        if difference is not None:
            yield NodeHistory(
                version.number,
                reverse("plan_version", args=[version.plan, version.number]),
                render_day_of(version.approved_at, language),
                version.approved_by.shown_name,
                render_difference(difference, language),
            )


def read_version(text: str, name: str) -> Plan | None:
    """The plan of a kept text; None when the definitions of today refuse it."""
    try:
        return read_text(text, name)
    except DerajatError:
        return None
