"""Meetings, actions, a survey and reports that tests of routes and pages look at."""

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
from derajat.web.reports.models import MadeReport, SentTexts, SlotText
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
    make_reports(account, office_area, centre)
    return action


def make_reports(account, office_area, centre):
    """A released report of the office and a draft of a health centre.

    Neither is in the register: pages that need their files say so.
    """
    fields = {
        "form": "laporan-uji",
        "period": "2025",
        "asked_by": account,
        "asked_role": "PRG",
        "asked_at": timezone.now(),
        "made_at": timezone.now(),
        "title": "Laporan 2025",
    }
    MadeReport.objects.create(
        token="laporan-rilis",
        once="6" * 32,
        area=office_area,
        is_of_office=True,
        state="released",
        released_at=timezone.now(),
        released_by=account,
        code="LAPORAN-UJI-2025-0000000000",
        sizes={"pdf": 1024},
        **fields,
    )
    draft = MadeReport.objects.create(
        token="laporan-konsep",
        once="7" * 32,
        area=centre,
        state="draft",
        code="LAPORAN-UJI-2025-1111111111",
        sizes={"docx": 1024},
        **fields,
    )
    draft.pages.create(place=1, title="Bab 1", html="<p>–</p>")
    draft.slots.create(place=1, key="bab-1/sebab", part="Bab 1", prompt="Bab 1?")
    SlotText.objects.create(
        form=draft.form,
        area=centre,
        period=draft.period,
        slot="bab-1/sebab",
        version=1,
        text="K6 naik.",
        by=account,
        role="PRG",
        at=draft.made_at,
        key="8" * 32,
    )
    SentTexts.objects.create(
        pk=1,
        report=draft,
        name="laporan.docx",
        texts={"bab-1/sebab": "K6 turun."},
        versions={"bab-1/sebab": 1},
        by=account,
        at=timezone.now(),
        once="9" * 32,
    )
