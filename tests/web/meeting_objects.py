"""Meetings, actions and a survey that tests of routes and pages look at."""

import datetime

from django.utils import timezone

from derajat.web.doubts.models import Doubt
from derajat.web.meetings.evidence_files import evidence_folder
from derajat.web.meetings.models import (
    Action,
    AgendaItem,
    Evidence,
    Meeting,
    Participant,
    Step,
)
from derajat.web.surveys.models import Round


SURVEY = "c0ffee00c0ffee00c0ffee00"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def make_objects(account, office_area, centre, village):
    """One of each with number 1, which every role of the areas may look at."""
    made_at = timezone.now()
    meeting = Meeting.objects.create(
        pk=1,
        area=office_area,
        title="Rakor",
        held_on=datetime.date(2026, 3, 30),
        key="1" * 32,
        made_by=account,
    )
    Participant.objects.create(
        meeting=meeting, post="Kepala", sector="Puskesmas", area=centre
    )
    AgendaItem.objects.create(meeting=meeting, place=1, title="K6")
    action = Action.objects.create(
        pk=1,
        area=village,
        meeting=meeting,
        title="Sweeping K6",
        owner=account,
        due=datetime.date(2026, 4, 30),
        state="proposed",
        key="2" * 32,
        made_by=account,
        made_at=made_at,
    )
    Step.objects.create(
        action=action,
        at=made_at,
        account="x",
        role="PRG",
        move="create",
        after="proposed",
    )
    evidence_folder().mkdir(parents=True, exist_ok=True)
    (evidence_folder() / "contoh.pdf").write_bytes(PDF)
    Evidence.objects.create(
        pk=1,
        action=action,
        file_name="bukti.pdf",
        stored_name="contoh.pdf",
        kind="pdf",
        size=len(PDF),
        at=made_at,
        account="x",
        key="3" * 32,
    )
    Doubt.objects.create(
        pk=1,
        area=village,
        indicator="KIA-K6",
        period="2026-03",
        result="x@1",
        shown="16,2%",
        question="Apakah benar?",
        asked_by=account,
        asked_at=made_at,
        key="5" * 32,
    )
    Round.objects.create(
        pk=1,
        area=centre,
        first_day=datetime.date(2026, 1, 1),
        last_day=datetime.date(2026, 12, 31),
        users=1200,
        wanted=291,
        address=SURVEY,
        key="4" * 32,
        made_by=account,
    )
    return action
