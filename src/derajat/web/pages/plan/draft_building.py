"""What the page of a draft shows: what changed, what the doctor finds, what is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from derajat.model.labels import Label
from derajat.model.plans import PlanNode
from derajat.plan.differences import compare_plans
from derajat.plan.doctor import Finding
from derajat.plan.rearranging import codes_above
from derajat.web.moments import render_day_of
from derajat.web.pages.plan.draft_asking import AskedDraft
from derajat.web.pages.plan.history import DifferenceBlock, render_difference
from derajat.web.pages.plan.node_building import FoundLine, render_findings
from derajat.web.plans.composing import DraftText
from derajat.web.plans.in_force import findings_of, structure_of
from derajat.web.plans.models import DraftStep, State


MOST_NODES = 80
STATE_WORDS = {
    State.OPEN: Label("terbuka untuk ditulis", "open for writing"),
    State.SUBMITTED: Label("diajukan, menunggu persetujuan", "submitted for approval"),
    State.APPROVED: Label("disetujui", "approved"),
    State.CANCELLED: Label("dibatalkan", "cancelled"),
}
STEP_WORDS = {
    "submit": Label("diajukan", "submitted"),
    "return": Label("dikembalikan", "returned"),
    "approve": Label("disetujui", "approved"),
    "cancel": Label("dibatalkan", "cancelled"),
}


@dataclass(frozen=True)
class NodeRow:
    """A node that can be written, with its depth in the tree."""

    code: str
    kind: str
    statement: str
    depth: int
    is_changed: bool
    edit_url: str
    child_url: str
    move_url: str
    delete_url: str


@dataclass(frozen=True)
class StepLine:
    """Something that was done with the draft."""

    said: str
    note: str


@dataclass(frozen=True)
class DraftPage:
    """Everything on the page of a draft."""

    state: str
    base: str
    last_edit: int
    steps: tuple[StepLine, ...]
    differences: tuple[DifferenceBlock, ...]
    new_findings: tuple[FoundLine, ...]
    old_findings: tuple[FoundLine, ...]
    gone: int
    """Findings that the draft mends."""
    nodes: tuple[NodeRow, ...]
    left_out: int


def build_draft_page(question: AskedDraft, now: DraftText, search: str) -> DraftPage:
    """The page of a draft; of its nodes those that a search leaves."""
    language, draft = question.asked.language, now.draft
    new, old, gone = _compare_findings(question, now)
    nodes = [node for node in _in_order(now, "") if _holds(node, search)]
    return DraftPage(
        state=STATE_WORDS[State(draft.state)].render(language),
        base=_name_base(question, now),
        last_edit=now.last_edit,
        steps=tuple(_steps(question, now)),
        differences=_differences(question, now),
        new_findings=render_findings(new, language),
        old_findings=render_findings(old, language),
        gone=gone,
        nodes=tuple(_row(question, now, node) for node in nodes[:MOST_NODES]),
        left_out=max(0, len(nodes) - MOST_NODES),
    )


def _name_base(question: AskedDraft, now: DraftText) -> str:
    number = now.draft.base_number
    if number:
        return question.say(f"versi {number}", f"version {number}")
    return question.say("berkas kantor", "the office's file")


def _steps(question: AskedDraft, now: DraftText) -> Iterable[StepLine]:
    draft, language = now.draft, question.asked.language
    yield _step(Label("dimulai", "begun"), draft.started_by, draft.started_at, language)
    for step in draft.steps.select_related("by").order_by("id"):
        words = STEP_WORDS[step.act]
        yield _step(words, step.by, step.at, language, step)


def _step(
    words: Label, by: object, at: datetime, language: str, step: DraftStep | None = None
) -> StepLine:
    when = render_day_of(at, language)
    name = getattr(by, "shown_name", "")
    said = f"{words.render(language)} · {name} · {when}"
    return StepLine(said, step.note if step else "")


def _differences(question: AskedDraft, now: DraftText) -> tuple[DifferenceBlock, ...]:
    language = question.asked.language
    found = compare_plans(question.found.plan, now.plan)
    return tuple(
        render_difference(one, language, _name_writer(question, now, one.code))
        for one in found
    )


def _name_writer(question: AskedDraft, now: DraftText, code: str) -> str:
    edit = now.newest.get(code)
    if edit is None:
        return ""
    said = f"{question.say('ditulis', 'written by')} {edit.by.shown_name}"
    return f"{said}: {edit.reason}" if edit.reason else said


Findings = tuple[Finding, ...]


def _compare_findings(
    question: AskedDraft, now: DraftText
) -> tuple[Findings, Findings, int]:
    """Findings of the draft alone, those it shares with the plan, how many it mends."""
    name = now.draft.plan
    before = findings_of(question.found.text, name, question.in_force)
    after = findings_of(now.text, name, question.in_force)
    known, present = set(map(_name, before)), set(map(_name, after))
    new = tuple(f for f in after if _name(f) not in known)
    old = tuple(f for f in after if _name(f) in known)
    return new, old, len(known - present)


def _name(finding: Finding) -> tuple[str, str, str, str]:
    """What makes a finding the same, wherever it stands in a file."""
    problem = finding.problem
    return (problem.code, finding.node, finding.indicator, problem.says())


def _in_order(now: DraftText, parent: str) -> Iterable[PlanNode]:
    for node in now.plan.children.get(parent, ()):
        yield node
        yield from _in_order(now, node.code)


def _holds(node: PlanNode, search: str) -> bool:
    text = f"{node.code} {node.statement}".casefold()
    return all(word in text for word in search.casefold().split())


def _row(question: AskedDraft, now: DraftText, node: PlanNode) -> NodeRow:
    kinds = structure_of(now.plan).kinds
    at = [now.draft.plan, node.code]
    return NodeRow(
        code=node.code,
        kind=kinds[node.kind].label.render(question.asked.language),
        statement=node.statement,
        depth=len(codes_above(now.plan, node.code)),
        is_changed=node.code in now.newest,
        edit_url=reverse("plan_draft_node", args=at),
        child_url=reverse("plan_draft_child", args=at),
        move_url=reverse("plan_draft_move", args=at),
        delete_url=reverse("plan_draft_delete", args=at),
    )
