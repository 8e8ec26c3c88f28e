"""Blank forms: a list, and each as a workbook."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from derajat.intake.blank_form import BlankForm, build_blank_form, choose_layout
from derajat.model.calendar import month_of_day
from derajat.sheets.writing import write_workbook
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.data.tabs import build_tabs


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class FormLine:
    """A form in the list."""

    name: str
    url: str
    pattern: str
    """How its file is named."""


@require_safe
@needs("batches")
def show_list(request: HttpRequest) -> HttpResponse:
    """All forms of the office."""
    asked = read_asked(request)
    lines = sorted(list_forms(asked), key=lambda line: line.name)
    shown = {"asked": asked, "lines": lines, "tabs": build_tabs(request, asked)}
    return render(request, "data/forms.html", shown)


@require_safe
@needs("batches")
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The workbook of one form, for the asked area and month."""
    asked = read_asked(request)
    blank = build_form(asked, form)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.xlsx"
        write_workbook(path, blank.sheets)
        answer = HttpResponse(path.read_bytes(), content_type=_WORKBOOK)
    header = content_disposition_header(True, blank.file_name)
    answer["Content-Disposition"] = header or "attachment"
    return answer


def list_forms(asked: Asked) -> list[FormLine]:
    """A line for each form that the office receives."""
    return [
        FormLine(
            source.label.render(asked.language),
            asked.link(reverse("blank-form", args=[source.name])),
            choose_layout(source).file,
        )
        for source in asked.reading.office.sources
    ]


def build_form(asked: Asked, name: str) -> BlankForm:
    """The blank form of a source. Raises Http404 for a name of none."""
    office = asked.reading.office
    source = next((s for s in office.sources if s.name == name), None)
    if source is None:
        raise Http404
    period = asked.period
    has_months = period is not None and period.kind.months
    month = period.last_month if period and has_months else month_of_day(today())
    return build_blank_form(source, asked.reading.catalogue, office, asked.area, month)
