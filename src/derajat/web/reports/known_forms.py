"""The forms of reports that an office can make, read once a process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from derajat.catalogue.files import REPORTS_FOLDER
from derajat.content import find_content
from derajat.errors import Problem
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period, PeriodKind, month_of_day, week_of_day
from derajat.model.catalogue import Catalogue
from derajat.opening.offices import OpenOffice
from derajat.reports.form_names import check_names
from derajat.reports.forms import About, ReportForm, check_forms
from derajat.reports.shelves import SHELF
from derajat.web.reading.office import Reading


_LEVELS = {
    About.HEALTH_CENTRE: AreaLevel.HEALTH_CENTRE,
    About.VILLAGE: AreaLevel.VILLAGE,
}


@dataclass(frozen=True)
class KnownForms:
    """The forms that can be used by name, and what is wrong with the others."""

    by_name: Mapping[str, ReportForm]
    problems: tuple[Problem, ...]


def load_known_forms(opened: OpenOffice) -> KnownForms:
    """The forms of an office; one that is broken stops none of the others."""
    folder = Path(opened.office.folder)
    return _load(_Place(folder, _stamp(folder / REPORTS_FOLDER), opened.catalogue))


def list_areas(form: ReportForm, reading: Reading) -> tuple[Area, ...]:
    """The areas that a form can be about."""
    areas = reading.office.areas
    if form.about is About.OFFICE:
        return (areas.by_code[reading.office.area],)
    return areas.at_level(_LEVELS[form.about])


def choose_period(form: ReportForm, asked: Period | None, day: int) -> Period:
    """The period asked for where the form has such; else the last that is over."""
    if asked is not None and asked.kind in form.periods:
        return asked
    return last_over(form.periods[0], day)


def last_over(kind: PeriodKind, day: int) -> Period:
    """The last period of a kind that ended before a day."""
    if kind is PeriodKind.WEEK:
        return Period(kind, week_of_day(day) - 1)
    if kind in (PeriodKind.THREE_YEARS, PeriodKind.FIVE_YEARS):
        return Period(kind, last_over(PeriodKind.YEAR, day).number)
    return Period(kind, month_of_day(day) // kind.months - 1)


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """Names and times of an office's own forms: an edited one is read again."""
    found = sorted(folder.glob("*.yaml"))
    return tuple((path.name, path.stat().st_mtime_ns) for path in found)


@dataclass(frozen=True)
class _Place:
    """Where forms lie and when they were written; the catalogue goes along."""

    folder: Path
    stamp: tuple[tuple[str, int], ...]
    catalogue: Catalogue = field(compare=False)


@lru_cache(maxsize=4)
def _load(place: _Place) -> KnownForms:
    forms, problems = check_forms(find_content("definitions"), place.folder)
    named = (check_names(form, SHELF, place.catalogue) for form in forms.values())
    wrong = (*problems, *(found for each in named for found in each))
    files = {problem.where.file for problem in wrong}
    usable = {name: form for name, form in forms.items() if form.file not in files}
    return KnownForms(usable, wrong)
