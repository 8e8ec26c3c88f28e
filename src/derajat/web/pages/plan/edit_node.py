"""Writing a node of a draft; who comes second is shown what the first wrote."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from derajat.errors import Location
from derajat.model.plans import PlanNode
from derajat.plan.plan_text import render_node_yaml
from derajat.web.needs import needs
from derajat.web.pages.plan.draft_asking import AskedDraft, build_author, on_a_draft
from derajat.web.pages.plan.edit_building import (
    Collision,
    build_collision,
    build_sections,
    compare_typing,
    find_node_findings,
    list_errors,
)
from derajat.web.pages.plan.fields import FormFrame
from derajat.web.pages.plan.node_form import NodeForm
from derajat.web.pages.plan.node_reading import read_node
from derajat.web.parts.forms import draw_key
from derajat.web.plans.composing import DraftText, build_draft
from derajat.web.plans.drafting import (
    NodeWriting,
    Outcome,
    Overtaken,
    Refused,
    write_node,
)
from derajat.web.plans.in_force import read_text
from derajat.web.plans.models import NodeEdit
from derajat.web.policy import Act


CONFLICT, NOT_ACCEPTED = 409, 422
_HIDDEN = ("kunci", "konsep", "versi", "i_jumlah", "a_jumlah")


@dataclass(frozen=True)
class Writing:
    """A node being written in a draft."""

    question: AskedDraft
    now: DraftText
    code: str

    @property
    def current(self) -> PlanNode | None:
        """The node as it is now; None when it was removed."""
        return self.now.plan.by_code.get(self.code)

    @property
    def shown(self) -> PlanNode:
        """The node as it is or last was.

        Raises Http404 for one that was never in this draft.
        """
        base = read_text(self.now.draft.base_text, self.now.draft.plan)
        node = self.current or base.by_code.get(self.code)
        if node is None and self.code not in self.now.newest:
            raise Http404
        return node or _gone(self.code)

    @property
    def frame(self) -> FormFrame:
        """What the form is made for."""
        asked = self.question.asked
        codes = asked.reading.catalogue.indicators
        return FormFrame(self.now.plan, codes, asked.language, self.now.draft.pk)


def _gone(code: str) -> PlanNode:
    """A node that was added and removed again in the same draft."""
    return PlanNode(code, "", "", "", "", None, (), (), (), (), (), (), Location())


@require_http_methods(["GET", "HEAD", "POST"])
@needs("plan-drafts", Act.EDIT, Act.EDIT)
@on_a_draft
def edit(request: HttpRequest, question: AskedDraft, code: str) -> HttpResponse:
    """The form of a node, and what is sent with it."""
    writing = Writing(question, question.require_draft(), code)
    version = writing.now.version_of(code)
    if request.method != "POST":
        return _show(request, writing, NodeForm(writing.frame, writing.shown, version))
    form = NodeForm(writing.frame, writing.shown, version, request.POST)
    if not form.is_valid():
        return _show(request, writing, form, NOT_ACCEPTED)
    mine = read_node(form, writing.shown)
    if not form.is_of(writing.now.draft.pk):
        collision = _other_draft(writing, mine)
        return _show_collision(request, writing, form, collision, version)
    outcome = _write(request, writing, form, mine)
    return _answer(request, writing, form, mine, outcome)


def _write(
    request: HttpRequest, writing: Writing, form: NodeForm, mine: PlanNode
) -> Outcome:
    text = render_node_yaml(writing.now.plan, mine)
    wanted = NodeWriting(writing.code, mine.parent, text, form.version)
    author = build_author(request, writing.question.asked, form.key)
    return write_node(writing.now.draft.pk, wanted, author)


def _answer(
    request: HttpRequest,
    writing: Writing,
    form: NodeForm,
    mine: PlanNode,
    outcome: Outcome,
) -> HttpResponse:
    """Where to go on: to the draft, or back to the form with what is in the way."""
    question = writing.question
    if isinstance(outcome, Overtaken):
        collision = _collide(writing, form, mine, outcome.newest)
        newest = outcome.newest.version
        return _show_collision(request, writing, form, collision, newest)
    if isinstance(outcome, Refused):
        for problem in outcome.problems:
            language = question.asked.language
            said = f"{problem.says(language)} {problem.repair(language)}"
            form.add_error(None, f"{problem.code}: {said}")
        return _show(request, writing, form, NOT_ACCEPTED)
    messages.success(
        request,
        question.say(
            f"Simpul {writing.code} tersimpan.", f"Node {writing.code} saved."
        ),
    )
    return redirect(question.plan_url)


def _show_collision(
    request: HttpRequest,
    writing: Writing,
    form: NodeForm,
    collision: Collision,
    version: int,
) -> HttpResponse:
    """The same typing in a form of the node as it is now, in that version."""
    again = dict(form.data.items())
    again["kunci"] = draw_key()
    again["konsep"] = str(writing.now.draft.pk)
    again["versi"] = str(version)
    form = NodeForm(writing.frame, writing.shown, 0, again)
    return _show(request, writing, form, CONFLICT, collision)


def _other_draft(writing: Writing, mine: PlanNode) -> Collision:
    """The form belongs to a draft that is closed; this one began after it."""
    rows = compare_typing(writing.question, None, writing.current, mine)
    name = writing.now.draft.started_by.shown_name
    return Collision(name, writing.current is None, "", rows)


def _collide(
    writing: Writing, form: NodeForm, mine: PlanNode, newest: NodeEdit
) -> Collision:
    """The node as it was when the form was opened, as it is now, and as typed."""
    draft = writing.now.draft
    edits = list(draft.edits.select_related("by").order_by("id"))
    seen = [e for e in edits if e.node != writing.code or e.version <= form.version]
    before = build_draft(draft, seen).plan.by_code.get(writing.code)
    theirs = build_draft(draft, edits).plan.by_code.get(writing.code)
    return build_collision(writing.question, newest, (before, theirs, mine))


def _show(
    request: HttpRequest,
    writing: Writing,
    form: NodeForm,
    status: int = 200,
    collision: Collision | None = None,
) -> HttpResponse:
    question, now = writing.question, writing.now
    found = find_node_findings(question, now, writing.code)
    errors = list_errors(form) if form.is_bound else ()
    shown = {
        "asked": question.asked,
        "plan": question.found.plan,
        "node": writing.shown,
        "form": form,
        "sections": build_sections(question, form, found),
        "findings_count": len(found),
        "errors": errors,
        "collision": collision,
        "is_open": question.is_open,
        "draft_url": question.plan_url,
        "hidden": [form[name] for name in _HIDDEN],
    }
    return render(request, "plan/edit_node.html", shown, status=status)
