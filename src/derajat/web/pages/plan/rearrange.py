"""A new node, a node elsewhere, a node no more: each a plain form of a draft."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from derajat.errors import Location
from derajat.model.plans import PlanNode
from derajat.plan.plan_text import render_node_yaml
from derajat.plan.rearranging import kinds_below, parents_for
from derajat.web.needs import needs
from derajat.web.pages.plan.draft_asking import AskedDraft, build_author, on_a_draft
from derajat.web.pages.plan.edit_building import FieldBlock, list_errors
from derajat.web.pages.plan.edit_node import CONFLICT, NOT_ACCEPTED
from derajat.web.pages.plan.fields import (
    LONGEST_LINE,
    LONGEST_STATEMENT,
    FormFrame,
    NewCode,
    PlainText,
    Sent,
)
from derajat.web.parts.forms import draw_key
from derajat.web.plans.composing import DraftText
from derajat.web.plans.drafting import NodeWriting, Overtaken, Refused, write_node
from derajat.web.plans.in_force import structure_of
from derajat.web.policy import Act


@dataclass(frozen=True)
class Place:
    """A node of a draft that something is done with."""

    question: AskedDraft
    now: DraftText
    node: PlanNode

    @property
    def frame(self) -> FormFrame:
        """What a form is made for."""
        language = self.question.asked.language
        return FormFrame(self.now.plan, (), language, self.now.draft.pk)


class PlaceForm(Sent):
    """A form about a node; `title` and `button` are its words."""

    title = button = ""

    def __init__(self, place: Place, data: Any = None) -> None:
        version = place.now.version_of(place.node.code)
        draft = place.now.draft.pk
        start = {"kunci": draw_key(), "konsep": draft, "versi": version}
        super().__init__(data, initial=start)
        self.place = place
        self.build(place.frame)

    def build(self, frame: FormFrame) -> None:
        """Add the fields."""
        raise NotImplementedError

    def writing(self) -> NodeWriting:
        """What the form asks to be written; the form is valid."""
        raise NotImplementedError


class ChildForm(PlaceForm):
    """A new node below one."""

    def build(self, frame: FormFrame) -> None:
        """Code, kind, statement, owner."""
        say = frame.say
        self.title = say("Simpul baru di bawah", "A new node below")
        self.button = say("Tambahkan", "Add")
        self.fields["kode"] = NewCode(frame, label=say("Kode", "Code"))
        structure = structure_of(frame.plan)
        kinds = kinds_below(structure, self.place.node.kind)
        self.fields["jenis"] = forms.ChoiceField(
            choices=[(k.name, k.label.render(frame.language)) for k in kinds],
            label=say("Jenis", "Kind"),
        )
        words = say("Pernyataan", "Statement")
        self.fields["pernyataan"] = PlainText(frame, LONGEST_STATEMENT, label=words)
        self.fields["penanggung_jawab"] = PlainText(
            frame, LONGEST_LINE, required=False, label=say("Penanggung jawab", "Owner")
        )

    def writing(self) -> NodeWriting:
        """The new node."""
        found, parent = self.cleaned_data, self.place.node.code
        node = PlanNode(
            code=found["kode"],
            kind=found["jenis"],
            statement=found["pernyataan"],
            parent=parent,
            owner=found["penanggung_jawab"],
            quote=None,
            serves=(),
            tags=(),
            indicators=(),
            budget=(),
            aligned_to=(),
            smart=(),
            where=Location(),
        )
        text = render_node_yaml(self.place.now.plan, node)
        return NodeWriting(node.code, parent, text, 0, is_new=True)


class MoveForm(PlaceForm):
    """Another node to stand under."""

    def build(self, frame: FormFrame) -> None:
        """The nodes it may stand under."""
        self.title = frame.say("Pindahkan", "Move")
        self.button = self.title
        node = self.place.node
        fitting = parents_for(frame.plan, structure_of(frame.plan), node)
        choices = [
            (other.code, f"{other.code} {other.statement}"[:100]) for other in fitting
        ]
        self.fields["induk"] = forms.ChoiceField(
            choices=choices,
            initial=node.parent,
            label=frame.say("Induk", "Stands under"),
        )

    def writing(self) -> NodeWriting:
        """The same node below the other."""
        node = replace(self.place.node, parent=self.cleaned_data["induk"])
        text = render_node_yaml(self.place.now.plan, node)
        return NodeWriting(node.code, node.parent, text, self.version)


class DeleteForm(PlaceForm):
    """Why a node is taken out."""

    def build(self, frame: FormFrame) -> None:
        """The reason."""
        self.title = frame.say("Hapus", "Delete")
        self.button = self.title
        label = frame.say("Alasan", "Reason")
        self.fields["alasan"] = PlainText(frame, LONGEST_STATEMENT, label=label)

    def writing(self) -> NodeWriting:
        """The node no more."""
        node, reason = self.place.node, self.cleaned_data["alasan"]
        return NodeWriting(node.code, node.parent, "", self.version, reason)


View = Callable[..., HttpResponse]


def _view_of(kind: type[PlaceForm]) -> View:
    """The view of a form about a node."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @needs("plan-drafts", Act.EDIT, Act.EDIT)
    @on_a_draft
    def show(request: HttpRequest, question: AskedDraft, code: str) -> HttpResponse:
        place = _find_place(question, code)
        if request.method != "POST":
            return _show(request, kind(place))
        form = kind(place, request.POST)
        if not form.is_valid():
            return _show(request, form, NOT_ACCEPTED)
        return _write(request, form)

    return show


def _find_place(question: AskedDraft, code: str) -> Place:
    now = question.require_draft()
    node = now.plan.by_code.get(code)
    if node is None and code not in now.newest:
        raise Http404
    # Somebody removed it meanwhile: the form still says so instead of vanishing.
    gone = PlanNode(code, "", "", "", "", None, (), (), (), (), (), (), Location())
    return Place(question, now, node or gone)


def _write(request: HttpRequest, form: PlaceForm) -> HttpResponse:
    place, question = form.place, form.place.question
    if not form.is_of(place.now.draft.pk):
        form.add_error(None, _say_other_draft(question))
        return _show(request, form, CONFLICT)
    author = build_author(request, question.asked, form.key)
    writing = form.writing()
    outcome = write_node(place.now.draft.pk, writing, author)
    if isinstance(outcome, Overtaken):
        form.add_error(None, _say_overtaken(question, outcome))
        return _show(request, form, CONFLICT)
    if isinstance(outcome, Refused):
        for problem in outcome.problems:
            language = question.asked.language
            said = f"{problem.says(language)} {problem.repair(language)}"
            form.add_error(None, f"{problem.code}: {said}")
        return _show(request, form, NOT_ACCEPTED)
    saved = question.say(
        f"Simpul {writing.code} tersimpan.", f"Node {writing.code} saved."
    )
    messages.success(request, saved)
    return redirect(question.plan_url)


def _say_other_draft(question: AskedDraft) -> str:
    return question.say(
        "Formulir ini dari konsep yang sudah ditutup; belum ada yang disimpan. Buka "
        "lagi formulirnya dari konsep yang sekarang.",
        "This form is of a draft that is closed; nothing was saved. Open the form "
        "again from the present draft.",
    )


def _say_overtaken(question: AskedDraft, outcome: Overtaken) -> str:
    name = outcome.newest.by.shown_name
    return question.say(
        f"{name} menulis simpul ini setelah formulir dibuka; belum ada yang disimpan. "
        "Baca keadaannya sekarang, lalu kirim lagi dari formulir baru.",
        f"{name} wrote this node after the form was opened; nothing was saved. Read "
        "how it stands now, then send again from a new form.",
    )


def _show(request: HttpRequest, form: PlaceForm, status: int = 200) -> HttpResponse:
    place = form.place
    shown = {
        "asked": place.question.asked,
        "plan": place.question.found.plan,
        "node": place.node,
        "form": form,
        "blocks": [FieldBlock(bound) for bound in form.visible_fields()],
        "errors": list_errors(form) if form.is_bound else (),
        "is_open": place.question.is_open,
        "draft_url": place.question.plan_url,
        "node_url": reverse(
            "plan_draft_node", args=[place.now.draft.plan, place.node.code]
        ),
    }
    return render(request, "plan/rearrange.html", shown, status=status)


add_child = _view_of(ChildForm)
move = _view_of(MoveForm)
delete = _view_of(DeleteForm)
