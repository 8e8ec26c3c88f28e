"""Makes a report that was asked for: its outline, its files, its preview."""

from dataclasses import dataclass

from derajat.errors import refuse
from derajat.model.calendar import day_of_date
from derajat.model.numerals import render_day
from derajat.opening.reporting import make_outline, open_source
from derajat.reports.forms import Format
from derajat.reports.outline import Outline
from derajat.reports.source import Making
from derajat.reports.writing import write_report
from derajat.web.reading.office import Reading
from derajat.web.reports.known_forms import load_known_forms
from derajat.web.reports.models import MadeReport
from derajat.web.reports.people import load_written
from derajat.web.reports.preview import (
    PreviewPage,
    PreviewSlot,
    build_pages,
    build_slots,
)


@dataclass(frozen=True)
class Finished:
    """A report with its files and what pages show of it."""

    outline: Outline
    files: dict[Format, bytes]
    pages: tuple[PreviewPage, ...]
    slots: tuple[PreviewSlot, ...]


def build_report(report: MadeReport, reading: Reading) -> Finished:
    """The report from the values that are in force, with what people wrote so far.

    Raises DerajatError, REP-080 when its form is not there any more.
    """
    forms = load_known_forms(reading.opened).by_name
    if report.form not in forms:
        raise refuse("REP-080", name=report.form)
    form = forms[report.form]
    areas, language = reading.office.areas, report.language
    written = load_written(report.form, report.area, report.period_of, areas, language)
    source = open_source(
        reading.opened, reading.plans, reading.snapshot, reading.shelf, written
    )
    making = Making(
        source,
        form.name,
        report.area,
        report.period_of,
        language,
        options=_options(report),
    )
    outline = make_outline(form, making)
    files: dict[Format, bytes] = {
        format_: write_report(outline, format_) for format_ in form.formats
    }
    return Finished(outline, files, build_pages(outline), build_slots(outline))


def _options(report: MadeReport) -> dict[str, str]:
    """What was given by hand, as the outline wants it."""
    day = report.letter_day
    options = {
        "number": report.letter_number,
        "day": render_day(day_of_date(day), report.language) if day else "",
    }
    return {name: given for name, given in options.items() if given}
