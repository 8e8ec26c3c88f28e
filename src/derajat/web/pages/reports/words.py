"""Words and marks that pages of reports share."""

from dataclasses import dataclass

from django.urls import reverse

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.reports.forms import Format
from derajat.web.asked import Asked
from derajat.web.parts.marks import Mark
from derajat.web.policy import Act, load_policy
from derajat.web.reports.models import MadeReport
from derajat.web.reports.states import NOT_MADE, ReportState


MEDIA_TYPES = {
    Format.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.HTML: "text/html; charset=utf-8",
}
_STYLES = {
    ReportState.WAITING: ("◷", ""),
    ReportState.MAKING: ("◷", ""),
    ReportState.FAILED: ("▼", "below"),
    ReportState.DRAFT: ("◆", "unsure"),
    ReportState.SUBMITTED: ("◆", "unsure"),
    ReportState.RELEASED: ("▲", "meets"),
    ReportState.REPLACED: ("–", ""),
}
_LATE = Label("lewat tenggat", "overdue")


@dataclass(frozen=True)
class FileLink:
    """A file to take away: `PDF`, its size, and where."""

    kind: str
    size: str
    url: str


def mark_report(
    state: ReportState | None, language: str, is_late: bool = False
) -> Mark:
    """The state of a report, or that it was not made yet."""
    shape, style = _STYLES[state] if state else ("○", "")
    word = (state.label if state else NOT_MADE).render(language)
    late = f", {_LATE.render(language)}" if is_late else ""
    return Mark(shape, word + late, "below" if is_late else style)


def list_files(report: MadeReport, asked: Asked) -> tuple[FileLink, ...]:
    """The files of a report, for roles that may take reports away."""
    if not load_policy().allows(asked.reader.role, "reports", Act.EXPORT):
        return ()
    return tuple(
        FileLink(
            kind.upper(),
            f"{render_number(-(-int(size) // 1024), asked.language)} KB",
            reverse("report-file", args=[report.token, kind]),
        )
        for kind, size in sorted(report.sizes.items())
    )


def name_period(report: MadeReport, language: str) -> str:
    """Its period in words."""
    return render_period(report.period_of, language)


def name_area(report: MadeReport, asked: Asked) -> str:
    """Its area in words; the code where the office has no such area any more."""
    area = asked.reading.office.areas.by_code.get(report.area)
    return area.name if area else report.area


def name_form(report: MadeReport, labels: dict[str, Label], language: str) -> str:
    """The name of its form; the bare one where the form is gone."""
    label = labels.get(report.form)
    return label.render(language) if label else report.form
