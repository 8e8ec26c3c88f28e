"""Released reports and their numbers, as the interface answers them."""

from django.http import Http404

from derajat.errors import DerajatError
from derajat.web.accounts.grants import Reader
from derajat.web.api.asking import ReportsAsked
from derajat.web.api.schemas import ReportAnswer, ReportNumberAnswer
from derajat.web.reports.models import MadeReport, ReportQuery
from derajat.web.reports.register import open_register, recall_contents
from derajat.web.reports.states import ReportState


def find_released(reader: Reader, asked: ReportsAsked) -> ReportQuery:
    """The released reports that the reader may know of and that are asked for."""
    found: ReportQuery = MadeReport.objects.released_for(reader)
    if asked.formulir:
        found = found.filter(form=asked.formulir)
    if asked.periode:
        found = found.filter(period=asked.periode)
    return found.order_by("-released_at", "-pk")


def answer_report(report: MadeReport) -> ReportAnswer:
    """A released report without its numbers."""
    released_at = report.released_at
    return ReportAnswer(
        code=report.code,
        form=report.form,
        title=report.title,
        area=report.area,
        period=report.period,
        language=report.language,
        letter_number=report.letter_number,
        released_at=released_at.isoformat() if released_at else "",
        data_version=report.data_version,
        replaced=report.standing is ReportState.REPLACED,
        formats=sorted(report.sizes),
    )


def answer_numbers(reader: Reader, code: str) -> list[ReportNumberAnswer]:
    """The numbers of a released report. Raises Http404 where there is none."""
    if not MadeReport.objects.released_for(reader).filter(code=code).exists():
        raise Http404
    try:
        numbers = recall_contents(open_register(), code).numbers
    except DerajatError as error:
        raise Http404 from error
    return [
        ReportNumberAnswer(
            address=address,
            what=number.fact.what,
            subject=number.fact.subject,
            area=number.fact.area,
            period=number.fact.period,
            group=number.fact.group,
            shown=number.shown,
            exact=number.exact,
            definition=number.definition,
            data_version=number.data_version,
        )
        for address, number in numbers
    ]
