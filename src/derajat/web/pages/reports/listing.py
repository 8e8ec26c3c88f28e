"""The list of reports: what is due, and what was made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.model.calendar import Period
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_period
from derajat.reports.choosing import due_day
from derajat.reports.forms import About, ReportForm
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.moments import render_day_of
from derajat.web.needs import needs
from derajat.web.pages.reports.registered import Registered, list_registered
from derajat.web.pages.reports.words import (
    FileLink,
    list_files,
    mark_report,
    name_area,
    name_form,
    name_period,
)
from derajat.web.parts.marks import Mark
from derajat.web.policy import Act, load_policy
from derajat.web.reports.known_forms import (
    choose_period,
    list_areas,
    load_known_forms,
)
from derajat.web.reports.models import MadeReport
from derajat.web.reports.states import ReportState


ROWS = 30
_MADE = Label("{made} dari {all} dirilis", "{made} of {all} released")


@dataclass(frozen=True)
class DueLine:
    """A form with the period that is due; `url` leads to its report or to making it."""

    name: str
    about: str
    period: str
    due: str
    rule: str
    mark: Mark
    url: str
    make_url: str


@dataclass(frozen=True)
class ReportLine:
    """A report that was made."""

    name: str
    area: str
    period: str
    mark: Mark
    when: str
    url: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True)
class ReportList:
    """The page of reports."""

    due: tuple[DueLine, ...]
    lines: tuple[ReportLine, ...]
    waiting: tuple[ReportLine, ...]
    """What this reader could release."""
    registered: Registered
    newer: str
    older: str
    may_make: bool
    problems: tuple[tuple[str, str], ...]
    """What is wrong with forms that cannot be used."""


@require_safe
@needs("reports")
def show(request: HttpRequest) -> HttpResponse:
    """What is due in the area, and the reports that were made, newest first."""
    asked = read_asked(request)
    page = build_list(asked, request.GET.get("halaman", ""))
    return render(request, "reports/list.html", {"asked": asked, "page": page})


def build_list(asked: Asked, page_text: str) -> ReportList:
    """Page `page_text` (from 1) of the reports of the asked area."""
    known = load_known_forms(asked.reading.opened)
    number = int(page_text) if page_text.isdecimal() and len(page_text) < 6 else 1
    first = (max(number, 1) - 1) * ROWS
    inside = asked.reading.office.areas.within(asked.area.code)
    found = MadeReport.objects.for_reader(asked.reader)
    found = found.filter(area__in=inside) | found.filter(is_of_office=True)
    rows = list(found.defer("reasons").order_by("-id")[first : first + ROWS + 1])
    labels = {name: form.label for name, form in known.by_name.items()}
    url = reverse("reports")
    return ReportList(
        due=tuple(_due_lines(asked, known.by_name.values())),
        lines=tuple(_line(report, asked, labels) for report in rows[:ROWS]),
        waiting=tuple(_line(each, asked, labels) for each in _find_waiting(asked)),
        registered=list_registered(asked),
        newer=asked.link(url, halaman=str(number - 1)) if number > 1 else "",
        older=asked.link(url, halaman=str(number + 1)) if len(rows) > ROWS else "",
        may_make=load_policy().allows(asked.reader.role, "report-drafts", Act.CREATE),
        problems=tuple(
            (f"{p.code} {p.says(asked.language)}", p.repair(asked.language))
            for p in known.problems
        ),
    )


def _find_waiting(asked: Asked) -> Sequence[MadeReport]:
    """Reports that wait for a second person, where this reader is one who may."""
    if not load_policy().allows(asked.reader.role, "report-drafts", Act.APPROVE):
        return ()
    own, waiting = asked.reader.account, ReportState.SUBMITTED.value
    found = MadeReport.objects.for_reader(asked.reader).filter(
        state=waiting, area__in=asked.reader.areas
    )
    found = found.exclude(asked_by=own).exclude(submitted_by=own)
    return tuple(found.defer("reasons").order_by("submitted_at")[:ROWS])


def _line(report: MadeReport, asked: Asked, labels: dict[str, Label]) -> ReportLine:
    language = asked.language
    when = report.released_at or report.made_at or report.asked_at
    return ReportLine(
        name=name_form(report, labels, language),
        area=name_area(report, asked),
        period=name_period(report, language),
        mark=mark_report(report.standing, language),
        when=render_day_of(when, language),
        url=reverse("report", args=[report.token]),
        files=list_files(report, asked),
    )


def _due_lines(asked: Asked, forms: Iterable[ReportForm]) -> Iterator[DueLine]:
    """The forms that are about the area, or about areas within it."""
    day = today()
    chosen = [(form, choose_period(form, asked.period, day)) for form in forms]
    newest = _find_newest(asked, chosen)
    inside = set(asked.reading.office.areas.within(asked.area.code))
    for form, period in sorted(chosen, key=lambda pair: due_day(*pair) or 10**6):
        areas = [a.code for a in list_areas(form, asked.reading)]
        areas = [a for a in areas if a in inside and a in asked.reader.areas]
        if areas:
            yield _due_line(asked, form, period, areas, newest)


def _find_newest(
    asked: Asked, chosen: list[tuple[ReportForm, Period]]
) -> dict[tuple[str, str, str], MadeReport]:
    """The newest report of each form, area and period; a query."""
    found = MadeReport.objects.for_reader(asked.reader).filter(
        form__in=[form.name for form, _ in chosen],
        period__in={period.render() for _, period in chosen},
    )
    rows = found.exclude(state=ReportState.REPLACED.value).order_by("id")
    rows = rows.only("form", "area", "period", "state", "token")
    return {(row.form, row.area, row.period): row for row in rows}


def _due_line(
    asked: Asked,
    form: ReportForm,
    period: Period,
    areas: list[str],
    newest: dict[tuple[str, str, str], MadeReport],
) -> DueLine:
    language, due = asked.language, due_day(form, period)
    made = [newest.get((form.name, area, period.render())) for area in areas]
    released = [r for r in made if r and r.standing is ReportState.RELEASED]
    is_late = due is not None and due < today() and len(released) < len(areas)
    one = made[0] if len(areas) == 1 else None
    mark = mark_report(one.standing if one else None, language, is_late)
    if len(areas) > 1:
        words = _MADE.render(language).format(made=len(released), all=len(areas))
        mark = Mark("◆" if released else "○", words, "below" if is_late else "")
    may_make = load_policy().allows(asked.reader.role, "report-drafts", Act.CREATE)
    return DueLine(
        name=form.label.render(language),
        about=_ABOUT[form.about].render(language),
        period=render_period(period, language),
        due=render_day(due, language) if due is not None else "",
        rule=form.due.words.render(language) if form.due else "",
        mark=mark,
        url=reverse("report", args=[one.token]) if one else "",
        make_url=_make_url(asked, form, period) if may_make else "",
    )


_ABOUT = {
    About.OFFICE: Label("kantor", "office"),
    About.HEALTH_CENTRE: Label("tiap Puskesmas", "each health centre"),
    About.VILLAGE: Label("tiap kelurahan", "each village"),
}


def _make_url(asked: Asked, form: ReportForm, period: Period) -> str:
    words = {"laporan": form.name, "untuk": period.render()}
    return asked.link(reverse("report-new"), **words)
