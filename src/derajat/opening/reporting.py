"""Opens what reports are made from."""

from collections.abc import Sequence
from functools import cache, partial
from importlib import metadata
from pathlib import Path

from derajat.content import find_content
from derajat.errors import DerajatError, nearest_name, refuse
from derajat.measures.measuring import data_day_of
from derajat.measures.shelf import ValueShelf, build_shelf
from derajat.model.plans import Plan
from derajat.opening.feedback import load_feedback_files
from derajat.opening.offices import INVENTED_FOLDER, OpenOffice
from derajat.opening.scoring import build_setting
from derajat.reports.building import build_outline
from derajat.reports.form_names import check_names
from derajat.reports.forms import ReportForm, load_forms
from derajat.reports.outline import Outline
from derajat.reports.shelves import SHELF
from derajat.reports.source import Making, ReportSource
from derajat.reports.written import Written
from derajat.steering.feedback import Letter, build_letters
from derajat.steering.scores import Setting
from derajat.store import Snapshot


def open_source(
    opened: OpenOffice,
    plans: Sequence[Plan],
    snapshot: Snapshot,
    shelf: ValueShelf | None = None,
    written: Written | None = None,
) -> ReportSource:
    """What reports of an office are made from, at one version of its store."""
    run = snapshot.values_run()
    data_day = data_day_of(snapshot)
    return ReportSource(
        catalogue=opened.catalogue,
        office=opened.office,
        plans=tuple(plans),
        shelf=shelf if shelf is not None else build_shelf(snapshot.values()),
        data_version=run.data_version if run else 0,
        run=run.run if run else "",
        data_day=data_day,
        setting_of=partial(_setting_of, opened, data_day),
        load_facts=snapshot.load_facts,
        written=written or Written(),
        is_invented=Path(opened.office.folder).parent.name == INVENTED_FOLDER,
        load_letters=cache(partial(_load_letters, opened, snapshot)),
    )


def _load_letters(
    opened: OpenOffice, snapshot: Snapshot, month: int
) -> tuple[Letter, ...]:
    return build_letters(load_feedback_files(opened, snapshot), month)


def _setting_of(opened: OpenOffice, data_day: int, year: int) -> Setting:
    return build_setting(opened.office, year, data_day)


def open_forms(opened: OpenOffice) -> dict[str, ReportForm]:
    """The forms of reports of an office, every name in them checked."""
    forms = load_forms(find_content("definitions"), Path(opened.office.folder))
    problems = tuple(
        problem
        for form in forms.values()
        for problem in check_names(form, SHELF, opened.catalogue)
    )
    if problems:
        raise DerajatError(problems)
    return forms


def choose_form(forms: dict[str, ReportForm], name: str) -> ReportForm:
    """The form of a name. Raises REP-001."""
    if name in forms:
        return forms[name]
    known = ", ".join(forms)
    raise refuse(
        "REP-001", name=name, nearest=nearest_name(name, forms) or "-", known=known
    )


def make_outline(form: ReportForm, making: Making) -> Outline:
    """The report of a form, with every name filled."""
    return build_outline(form, making, SHELF, metadata.version("derajat"))
