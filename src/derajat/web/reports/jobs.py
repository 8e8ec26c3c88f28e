"""What the worker does with a report: makes it and keeps it.

The job can begin again: the same report has the same code, and the register keeps it
once.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from derajat.errors import DerajatError, refuse
from derajat.web.clock import moment
from derajat.web.reading.office import open_reading
from derajat.web.reports.making import Finished, build_report
from derajat.web.reports.models import MadeReport, ReportPage, ReportSlot
from derajat.web.reports.moving import move_report, write_problems
from derajat.web.reports.register import open_register
from derajat.web.reports.states import RUNNING, ReportState


@task()
def make_report(pk: int) -> None:
    """Make a report that was asked for; what stands against it is told on its page."""
    if not move_report(pk, RUNNING, ReportState.MAKING):
        return
    report, began = MadeReport.objects.get(pk=pk), timezone.now()
    try:
        finished = build_report(report, open_reading())
        _check_new(report, finished.outline.code)
        open_register().keep(finished.outline, finished.files, moment())
    except DerajatError as error:
        problems = write_problems(error.problems)
        move_report(pk, (ReportState.MAKING,), ReportState.FAILED, problems=problems)
        return
    _keep(report, finished, began)


def _check_new(report: MadeReport, code: str) -> None:
    """Raises REP-081 when nothing changed since the same report was released."""
    same = MadeReport.objects.filter(code=code, released_at__isnull=False)
    if same.exclude(pk=report.pk).exists():
        raise refuse("REP-081", report=code)


def _keep(report: MadeReport, finished: Finished, began: datetime) -> None:
    """Show the report as a draft; it takes the place of drafts before it.

    It counts as made when its making began: what was written later is not in it.
    """
    outline = finished.outline
    fields = {
        "code": outline.code,
        "title": " ".join(outline.masthead.title)[:300],
        "sizes": {each.value: len(file) for each, file in finished.files.items()},
        "data_version": outline.basis.data_version,
        "made_at": began,
        "problems": [],
    }
    with transaction.atomic():
        making = (ReportState.MAKING,)
        if not move_report(report.pk, making, ReportState.DRAFT, **fields):
            return
        _keep_preview(report, finished)
        older = (ReportState.DRAFT.value, ReportState.FAILED.value)
        before = MadeReport.objects.alike(report).filter(state__in=older)
        before.filter(pk__lt=report.pk).update(state=ReportState.REPLACED.value)


def _keep_preview(report: MadeReport, finished: Finished) -> None:
    report.pages.all().delete()
    report.slots.all().delete()
    ReportPage.objects.bulk_create(
        ReportPage(report=report, place=place, title=page.title[:300], html=page.html)
        for place, page in enumerate(finished.pages, 1)
    )
    ReportSlot.objects.bulk_create(
        ReportSlot(
            report=report,
            place=place,
            key=slot.key,
            part=slot.part[:300],
            prompt=slot.prompt,
            html=slot.html,
            numbers=[list(pair) for pair in slot.numbers],
        )
        for place, slot in enumerate(finished.slots, 1)
    )
