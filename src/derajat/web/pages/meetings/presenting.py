"""What the pages of meetings show."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from derajat.model.calendar import day_of_date, parse_period
from derajat.model.numerals import render_day, render_moment
from derajat.web.asked import Asked
from derajat.web.meetings.models import Action, AgendaItem, Meeting, Participant
from derajat.web.pages.actions.cards import (
    ActionCard,
    Standing,
    area_name,
    build_cards,
    build_standing,
)
from derajat.web.policy import Act, load_policy, may


MOST_MEETINGS = 50


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list."""

    url: str
    title: str
    day: str
    area: str
    actions: int
    is_locked: bool


@dataclass(frozen=True)
class AgendaLine:
    """One item of the agenda with the value it is about."""

    pk: int
    title: str
    reason: str
    area: str
    indicator_url: str
    standing: Standing | None
    is_proposed: bool
    action_url: str


@dataclass(frozen=True)
class MeetingPage:
    """Everything on the page of a meeting."""

    pk: int
    version: int
    title: str
    day: str
    place: str
    area: str
    participants: tuple[Participant, ...]
    agenda: tuple[AgendaLine, ...]
    decisions: tuple[ActionCard, ...]
    minutes: str
    approved: str
    approved_by: str
    may_edit: bool
    may_approve: bool
    may_decide: bool
    action_url: str


def build_meeting_lines(asked: Asked) -> tuple[MeetingLine, ...]:
    """The meetings that the reader may know of, the newest first."""
    known = Meeting.objects.for_reader(asked.reader).annotate(
        action_count=Count("actions", distinct=True)
    )
    return tuple(
        MeetingLine(
            reverse("meeting", args=[meeting.pk]),
            meeting.title,
            render_day(day_of_date(meeting.held_on), asked.language),
            area_name(asked, meeting.area),
            meeting.action_count,  # type: ignore[attr-defined]
            meeting.is_locked,
        )
        for meeting in known.order_by("-held_on", "-pk")[:MOST_MEETINGS]
    )


def build_meeting_page(asked: Asked, meeting: Meeting) -> MeetingPage:
    """The page of a meeting for a reader."""
    policy, subject = load_policy(), asked.reader.subject
    is_open = not meeting.is_locked
    url = f"{reverse('action-new')}?{urlencode({'rakor': meeting.pk})}"
    decisions = (
        Action.objects.for_reader(asked.reader)
        .filter(meeting=meeting)
        .select_related("owner", "effect")
        .annotate(evidence_count=Count("evidence"))
        .order_by("due", "pk")
    )
    return MeetingPage(
        pk=meeting.pk,
        version=meeting.version,
        title=meeting.title,
        day=render_day(day_of_date(meeting.held_on), asked.language),
        place=meeting.place,
        area=area_name(asked, meeting.area),
        participants=tuple(meeting.participants.order_by("pk")),
        agenda=tuple(_line(asked, meeting, item) for item in meeting.agenda.all()),
        decisions=tuple(build_cards(asked, list(decisions))),
        minutes=meeting.minutes,
        approved=_approved(asked, meeting),
        approved_by=_approver(meeting),
        may_edit=is_open and may(policy, subject, Act.EDIT, "meetings", meeting.area),
        may_approve=is_open
        and may(policy, subject, Act.APPROVE, "meetings", meeting.area),
        may_decide=is_open and policy.allows(subject.role, "actions", Act.CREATE),
        action_url=url,
    )


def _line(asked: Asked, meeting: Meeting, item: AgendaItem) -> AgendaLine:
    area = item.area or meeting.area
    value = item.value_on_agenda
    period = parse_period(value.period) if value is not None else None
    filled = {
        "rakor": str(meeting.pk),
        "wilayah": area,
        "indikator": item.indicator,
        "alasan": item.reason or item.title,
        **({"periode": period.render()} if period else {}),
    }
    url = reverse("indicator", args=[item.indicator]) if item.indicator else ""
    return AgendaLine(
        pk=item.pk,
        title=item.title,
        reason=item.reason,
        area=area_name(asked, area) if item.area else "",
        indicator_url=f"{url}?{urlencode({'wilayah': area})}" if url else "",
        standing=build_standing(value, asked, item.indicator),
        is_proposed=item.is_proposed,
        action_url=f"{reverse('action-new')}?{urlencode(filled)}",
    )


def _approved(asked: Asked, meeting: Meeting) -> str:
    if meeting.approved_at is None:
        return ""
    return render_moment(timezone.localtime(meeting.approved_at), asked.language)


def _approver(meeting: Meeting) -> str:
    account = meeting.approved_by
    if account is None:
        return ""
    return ", ".join(text for text in (account.shown_name, account.post) if text)
