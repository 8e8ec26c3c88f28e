"""Everything that changes a meeting or an action, each change with its deed."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.http import HttpRequest
from django.utils import timezone

from derajat.model.values import Value
from derajat.web.accounts.deeds import write_deed_of
from derajat.web.accounts.grants import reader_of
from derajat.web.accounts.models import Account
from derajat.web.meetings.evidence_files import StoredFile
from derajat.web.meetings.models import (
    Action,
    AgendaItem,
    Evidence,
    Meeting,
    Participant,
    Step,
)
from derajat.web.meetings.moves import ActionState, Move


Row = TypeVar("Row", Action, Meeting)


class StaleError(Exception):
    """Somebody else was first: what was on the page is no longer what is stored."""


@dataclass(frozen=True)
class ActionDraft:
    """What a form says of an action."""

    area: str
    title: str
    reason: str
    indicator: str
    owner: Account | None
    owner_sector: str
    due: date
    expected_from: str
    expected_to: str
    expected_until: date | None


@dataclass(frozen=True)
class MeetingDraft:
    """What a form says of a meeting."""

    area: str
    title: str
    held_on: date
    place: str
    minutes: str


@dataclass(frozen=True)
class AgendaDraft:
    """An item for the agenda."""

    title: str
    reason: str = ""
    indicator: str = ""
    area: str = ""
    is_proposed: bool = False
    value: Value | None = None


def create_action(
    request: HttpRequest,
    draft: ActionDraft,
    key: str,
    value: Value | None,
    meeting: Meeting | None,
    signal: str = "",
) -> Action:
    """The new action; the one there is when the same form was sent before."""
    reader = reader_of(request)
    try:
        with transaction.atomic():
            action = Action.objects.create(
                **_columns(draft),
                meeting=meeting,
                signal=signal,
                value=asdict(value) if value is not None else None,
                state=ActionState.PROPOSED.value,
                key=key,
                made_by=reader.account,
                made_at=timezone.now(),
            )
            _add_step(request, action, "create", "", ActionState.PROPOSED.value)
            _log(request, "create", action)
    except IntegrityError:
        return _sent_before(Action.objects.for_reader(reader).filter(key=key).first())
    return action


def change_action(
    request: HttpRequest, action: Action, draft: ActionDraft, version: int
) -> None:
    """Write what a form says. Raises StaleError when the action has moved on."""
    with transaction.atomic():
        changed = Action.objects.filter(pk=action.pk, version=version).update(
            **_columns(draft), version=F("version") + 1
        )
        if not changed:
            raise StaleError
        _add_step(request, action, "edit", action.state, action.state)
        _log(request, "edit", action)


def move_action(
    request: HttpRequest, action: Action, move: Move, version: int, note: str
) -> None:
    """Make a move. Raises StaleError when it is no longer possible."""
    with transaction.atomic():
        changed = Action.objects.filter(
            pk=action.pk, version=version, state=move.before.value
        ).update(state=move.after.value, version=F("version") + 1)
        if not changed:
            raise StaleError
        before, after = move.before.value, move.after.value
        _add_step(request, action, move.name, before, after, note)
        _log(request, move.name, action)


def add_evidence(
    request: HttpRequest, action: Action, words: str, file: StoredFile | None, key: str
) -> bool:
    """Add a piece of evidence; False when the same form was sent before."""
    try:
        with transaction.atomic():
            Evidence.objects.create(
                action=action,
                words=words,
                file_name=file.shown_name if file else "",
                stored_name=file.stored_name if file else "",
                kind=file.kind if file else "",
                size=file.size if file else 0,
                at=timezone.now(),
                account=reader_of(request).account.shown_name,
                key=key,
            )
            _log(request, "evidence", action)
    except IntegrityError:
        return False
    return True


def create_meeting(request: HttpRequest, draft: MeetingDraft, key: str) -> Meeting:
    """The new meeting; the one there is when the same form was sent before."""
    reader = reader_of(request)
    try:
        with transaction.atomic():
            meeting = Meeting.objects.create(
                **asdict(draft), key=key, made_by=reader.account
            )
            _log_meeting(request, "create", meeting)
    except IntegrityError:
        return _sent_before(Meeting.objects.for_reader(reader).filter(key=key).first())
    return meeting


def change_meeting(
    request: HttpRequest, meeting: Meeting, draft: MeetingDraft, version: int
) -> None:
    """Write what a form says. Raises StaleError when it moved on or is locked."""
    with transaction.atomic():
        changed = Meeting.objects.filter(
            pk=meeting.pk, version=version, approved_at=None
        ).update(**asdict(draft), version=F("version") + 1)
        if not changed:
            raise StaleError
        _log_meeting(request, "edit", meeting)


def approve_meeting(request: HttpRequest, meeting: Meeting, version: int) -> None:
    """Lock the minutes. Raises StaleError when they changed since they were read."""
    with transaction.atomic():
        changed = Meeting.objects.filter(
            pk=meeting.pk, version=version, approved_at=None
        ).update(
            approved_at=timezone.now(),
            approved_by=reader_of(request).account,
            version=F("version") + 1,
        )
        if not changed:
            raise StaleError
        _log_meeting(request, "approve", meeting)


def add_agenda(
    request: HttpRequest, meeting: Meeting, drafts: tuple[AgendaDraft, ...]
) -> int:
    """Put items at the end of the agenda; those that stand there are left out."""
    with transaction.atomic():
        _touch(meeting)
        known = set(meeting.agenda.values_list("title", "indicator", "area"))
        new = [d for d in drafts if (d.title, d.indicator, d.area) not in known]
        last = meeting.agenda.aggregate(last=Max("place"))["last"] or 0
        for place, draft in enumerate(new, last + 1):
            AgendaItem.objects.create(meeting=meeting, place=place, **asdict(draft))
        _log_meeting(request, "agenda", meeting, f"+{len(new)}")
    return len(new)


def remove_agenda(request: HttpRequest, meeting: Meeting, item: AgendaItem) -> None:
    """Take an item off the agenda."""
    with transaction.atomic():
        _touch(meeting)
        item.delete()
        _log_meeting(request, "agenda", meeting, f"-{item.title}")


def raise_agenda(request: HttpRequest, meeting: Meeting, item: AgendaItem) -> None:
    """Put an item before the one above it; the first stays."""
    with transaction.atomic():
        _touch(meeting)
        items = list(meeting.agenda.all())
        here = items.index(item)
        if here:
            items[here - 1], items[here] = items[here], items[here - 1]
        for place, moved in enumerate(items, 1):
            AgendaItem.objects.filter(pk=moved.pk).update(place=place)
        _log_meeting(request, "agenda", meeting, f"^{item.title}")


def add_participant(
    request: HttpRequest, meeting: Meeting, post: str, sector: str, area: str
) -> None:
    """Invite a post of a sector; once, however often the form is sent."""
    with transaction.atomic():
        _touch(meeting)
        Participant.objects.get_or_create(
            meeting=meeting, post=post, sector=sector, defaults={"area": area}
        )
        _log_meeting(request, "invite", meeting, f"{post}, {sector}")


def remove_participant(
    request: HttpRequest, meeting: Meeting, participant: Participant
) -> None:
    """Take back an invitation."""
    with transaction.atomic():
        _touch(meeting)
        participant.delete()
        _log_meeting(request, "uninvite", meeting, participant.post)


def _sent_before(row: Row | None) -> Row:
    """What the same form made; a key that is somebody else's makes nothing."""
    if row is None:
        raise StaleError
    return row


def _touch(meeting: Meeting) -> None:
    """Count a change, so that nobody approves what was not read."""
    changed = Meeting.objects.filter(pk=meeting.pk, approved_at=None).update(
        version=F("version") + 1
    )
    if not changed:
        raise StaleError


def _columns(draft: ActionDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in ActionDraft.__dataclass_fields__}


def _add_step(
    request: HttpRequest,
    action: Action,
    move: str,
    before: str,
    after: str,
    note: str = "",
) -> None:
    reader = reader_of(request)
    Step.objects.create(
        action=action,
        at=timezone.now(),
        account=reader.account.shown_name,
        role=reader.role,
        move=move,
        note=note,
        before=before,
        after=after,
    )


def _log(request: HttpRequest, act: str, action: Action) -> None:
    write_deed_of(request, act, "actions", action.pk, action.area, action.title)


def _log_meeting(
    request: HttpRequest, act: str, meeting: Meeting, detail: str = ""
) -> None:
    write_deed_of(request, act, "meetings", meeting.pk, meeting.area, detail)
