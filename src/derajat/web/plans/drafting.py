"""Writing in drafts: what is written twice is told, and nothing is overwritten."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from derajat.errors import DerajatError, Problem, report
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.models import Account
from derajat.web.plans.composing import DraftText, build_draft
from derajat.web.plans.in_force import PlanInForce
from derajat.web.plans.models import WORKING, Draft, DraftStep, NodeEdit, State


THING = "plan-drafts"


@dataclass(frozen=True)
class Author:
    """Who writes, in which role and when, with the one-time key of the form."""

    account: Account
    role: str
    at: datetime
    key: str
    ip: str = ""


@dataclass(frozen=True)
class NodeWriting:
    """A node as somebody wants it; an empty text removes it.

    `version` is that of the node when the form was opened.
    """

    code: str
    parent: str
    text: str
    version: int
    reason: str = ""
    is_new: bool = False


@dataclass(frozen=True)
class Written:
    """It was written now, or by the same form before."""

    is_new: bool = True


@dataclass(frozen=True)
class Overtaken:
    """Somebody wrote the node since the form was opened; nothing was written."""

    newest: NodeEdit


@dataclass(frozen=True)
class Refused:
    """It cannot be written; nothing was."""

    problems: tuple[Problem, ...]


Outcome = Written | Overtaken | Refused


def start_draft(found: PlanInForce, area: str, author: Author) -> Draft:
    """The draft of a plan that is being worked on, begun now where there is none."""
    with transaction.atomic():
        draft, is_new = Draft.objects.get_or_create(
            plan=found.plan.name,
            area=area,
            state__in=WORKING,
            defaults={
                "state": State.OPEN,
                "base_number": found.number,
                "base_text": found.text,
                "started_by": author.account,
                "started_at": author.at,
            },
        )
        if is_new:
            _log(draft, author, "start", draft.plan)
    return draft


def write_node(draft_id: int, writing: NodeWriting, author: Author) -> Outcome:
    """Write a node of a draft, unless it was written by somebody else meanwhile."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft_id)
        edits = list(draft.edits.select_related("by").order_by("id"))
        if _is_repeated(edits, writing, author):
            return Written(is_new=False)
        if draft.state != State.OPEN:
            return Refused((report("WEB-100", plan=draft.plan),))
        now = build_draft(draft, edits)
        if outcome := _check_version(now, writing):
            return outcome
        edit = _build_edit(draft, writing, author)
        if NodeEdit.objects.filter(key=edit.key).exists():
            edit.key = str(uuid.uuid4())
        if problems := _check_written(draft, [*edits, edit]):
            return Refused(problems)
        edit.save()
        _log(draft, author, "edit" if writing.text else "delete", writing.code)
    return Written()


def _is_repeated(edits: list[NodeEdit], writing: NodeWriting, author: Author) -> bool:
    """Whether the same form was sent before with the same words."""
    wanted = (author.key, writing.code, writing.text, writing.parent)
    return any((e.key, e.node, e.text, e.parent) == wanted for e in edits)


def _check_version(now: DraftText, writing: NodeWriting) -> Outcome | None:
    """Why the node cannot be written as it is now; None when it can."""
    code, edit = writing.code, now.newest.get(writing.code)
    if writing.is_new:
        used = code in now.plan.by_code
        return Refused((report("WEB-104", node=code),)) if used else None
    if edit is not None and edit.version != writing.version:
        return Overtaken(edit)
    if code not in now.plan.by_code:
        return Refused((report("WEB-106", node=code),))
    below = now.plan.children.get(code, ())
    if not writing.text and below:
        names = ", ".join(child.code for child in below)
        return Refused((report("WEB-103", node=code, below=names),))
    return None


def _build_edit(draft: Draft, writing: NodeWriting, author: Author) -> NodeEdit:
    last = draft.edits.filter(node=writing.code).order_by("-version").first()
    return NodeEdit(
        draft=draft,
        node=writing.code,
        version=last.version + 1 if last else 1,
        parent=writing.parent,
        text=writing.text,
        reason=writing.reason,
        by=author.account,
        at=author.at,
        key=author.key,
    )


def _check_written(draft: Draft, edits: list[NodeEdit]) -> tuple[Problem, ...]:
    """What keeps the draft from being a plan with the last edit; empty: nothing."""
    try:
        build_draft(draft, edits)
    except DerajatError as error:
        return error.problems
    return ()


def log_draft(draft: Draft, author: Author, act: str, detail: str = "") -> None:
    """Write down what was done with a whole draft."""
    _log(draft, author, act, draft.plan, detail)


def _log(
    draft: Draft, author: Author, act: str, identifier: str, detail: str = ""
) -> None:
    deed = Deed(
        account=author.account.get_username(),
        act=act,
        thing=THING,
        role=author.role,
        identifier=f"{draft.plan}/{identifier}"[:200],
        area=draft.area,
        detail=detail[:500],
        ip=author.ip,
    )
    write_deed(deed, author.at)


def keep_step(draft: Draft, act: str, author: Author, note: str) -> None:
    """Note a step of a whole draft beside the log."""
    DraftStep.objects.create(
        draft=draft,
        act=act,
        note=note,
        by=author.account,
        at=author.at,
        key=author.key,
    )
    log_draft(draft, author, act, note)
