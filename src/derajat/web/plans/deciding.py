"""What is done with a whole draft: submit, return, approve, cancel."""

from collections.abc import Callable

from django.db import transaction

from derajat.errors import Problem, report
from derajat.web.plans.composing import DraftText, read_draft
from derajat.web.plans.drafting import Author, Outcome, Refused, Written, keep_step
from derajat.web.plans.models import Draft, DraftStep, PlanVersion, State


Check = Callable[[DraftText, Author, int], tuple[Problem, ...]]


def submit(draft_id: int, author: Author, note: str = "") -> Outcome:
    """Hand a draft in; from now on nobody writes in it."""
    return _take(draft_id, "submit", author, note, 0)


def give_back(draft_id: int, author: Author, note: str) -> Outcome:
    """Open a submitted draft again."""
    return _take(draft_id, "return", author, note, 0)


def cancel(draft_id: int, author: Author, note: str) -> Outcome:
    """Put a draft away; everything written in it stays in the database."""
    return _take(draft_id, "cancel", author, note, 0)


def approve(draft_id: int, author: Author, seen: int, note: str = "") -> Outcome:
    """Put the text in force that the approver saw, up to the edit `seen`."""
    return _take(draft_id, "approve", author, note, seen)


def _take(draft_id: int, act: str, author: Author, note: str, seen: int) -> Outcome:
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft_id)
        if DraftStep.objects.filter(key=author.key).exists():
            return Written(is_new=False)
        before, after = _WAYS[act]
        if draft.state not in before:
            return Refused((report("WEB-100", plan=draft.plan),))
        now = read_draft(draft)
        if problems := _CHECKS.get(act, _check_nothing)(now, author, seen):
            return Refused(problems)
        if act == "approve":
            _put_in_force(now, author)
        draft.state = after
        draft.save(update_fields=["state"])
        keep_step(draft, act, author, note)
    return Written()


_WAYS: dict[str, tuple[tuple[State, ...], State]] = {
    "submit": ((State.OPEN,), State.SUBMITTED),
    "return": ((State.SUBMITTED,), State.OPEN),
    "cancel": ((State.OPEN, State.SUBMITTED), State.CANCELLED),
    "approve": ((State.SUBMITTED,), State.APPROVED),
}


def _check_nothing(_now: DraftText, _author: Author, _seen: int) -> tuple[Problem, ...]:
    return ()


def _check_submit(now: DraftText, _author: Author, _seen: int) -> tuple[Problem, ...]:
    is_same = now.text == now.draft.base_text
    return (report("WEB-102", plan=now.draft.plan),) if is_same else ()


def _check_approve(now: DraftText, author: Author, seen: int) -> tuple[Problem, ...]:
    if author.account.pk in find_authors(now.draft):
        return (report("WEB-101"),)
    if seen != now.last_edit:
        return (report("WEB-105", plan=now.draft.plan),)
    return ()


_CHECKS: dict[str, Check] = {"submit": _check_submit, "approve": _check_approve}


def find_authors(draft: Draft) -> frozenset[int]:
    """Accounts that wrote in a draft or submitted it."""
    wrote = draft.edits.values_list("by", flat=True)
    submitted = draft.steps.filter(act="submit").values_list("by", flat=True)
    return frozenset((*wrote, *submitted))


def _put_in_force(now: DraftText, author: Author) -> None:
    draft = now.draft
    rows = PlanVersion.objects.filter(plan=draft.plan, area=draft.area)
    last = rows.order_by("-number").first()
    submitted = draft.steps.filter(act="submit").order_by("id").last()
    PlanVersion.objects.create(
        plan=draft.plan,
        area=draft.area,
        number=last.number + 1 if last else 1,
        text=now.text,
        draft=draft,
        submitted_by=submitted.by if submitted else draft.started_by,
        approved_by=author.account,
        approved_at=author.at,
    )
