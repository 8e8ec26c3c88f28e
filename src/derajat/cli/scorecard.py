"""`derajat scorecard`: values of an office set against the targets of its plans."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
from cyclopts import Parameter

from derajat.catalogue.calendars import load_calendars
from derajat.catalogue.judgement import load_judgement
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import render_known, write_json, write_note
from derajat.cli.score_fields import scorecard_fields
from derajat.cli.score_tables import write_score_tables
from derajat.cli.values import load_values
from derajat.content import find_content
from derajat.errors import DerajatError, refuse
from derajat.measures import VALUE_SCHEMA
from derajat.model.borders import find_border_changes
from derajat.model.calendar import day_number, parse_period, year_of_day
from derajat.model.labels import Label
from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.model.workdays import USUAL_WEEK
from derajat.opening.offices import OpenOffice, find_area, incoming_files, now
from derajat.opening.plans import choose_plans, open_plans
from derajat.steering.paces import week_in_force
from derajat.steering.paths import last_day_of_year
from derajat.steering.policies import check_choices, resolve_policy
from derajat.steering.score_lines import Asked
from derajat.steering.scorecard import build_scorecard
from derajat.steering.scores import Setting
from derajat.steering.value_book import ValueBook


_YEARS = range(1900, 3000)


def run(
    name: str = "",
    /,
    *,
    year: Annotated[
        int | None,
        Parameter(help="Tahun target; bawaan: terakhir yang bernilai."),
    ] = None,
    plan: Annotated[str, Parameter(help="Hanya rencana ini, mis. renstra.")] = "",
    area: Annotated[str, Parameter(help="Kode atau nama; bawaan: kantor.")] = "",
    by_area: Annotated[
        bool, Parameter(help="Rinci per wilayah dan Puskesmas.", negative="")
    ] = False,
    past_months: Annotated[
        bool,
        Parameter(help="Jalur menurut bulan tahun lalu, bukan seperdua belas."),
    ] = False,
    today: Annotated[
        str, Parameter(help="Nilai seperti pada hari itu (2026-09-30).")
    ] = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Capaian terhadap target: keadaan, kekurangan dalam orang, dan laju.

    Parameters
    ----------
    name
        Nama kantor; boleh juga dengan --office.
    """
    options = replace(options, office=name or options.office)
    opened = open_asked(options)
    plans = choose_plans(open_plans(options.office, options.data_folder), plan)
    day = read_today(today or now()[:10])
    check_year(year)
    values = _load_values(opened, options.language)
    where = _choose_area(opened, area)
    book = ValueBook(_own_values(values, plans))
    setting = _build_setting(opened, year or _last_year(values, plans, day), day)
    asked = Asked(
        catalogue=opened.catalogue,
        area=where,
        office_area=opened.office.area,
        unit_costs={cost.indicator: cost.rupiah for cost in opened.office.unit_costs},
        with_areas=_areas_within(opened, where) if by_area else (),
        follows_past_months=past_months,
    )
    card = build_scorecard(opened.office, plans, book, asked, setting)
    if options.json:
        write_json(scorecard_fields(card, options.language))
    else:
        write_score_tables(card, options.language)
    return 0


def _load_values(opened: OpenOffice, language: str) -> pa.Table:
    """The values of the office; none when it never had a file to count from."""
    if incoming_files(opened.office) or opened.store.snapshot().batches:
        return load_values(opened, language)
    nothing = Label(
        f"{opened.office.name}: belum ada berkas diterima, jadi belum ada nilai.",
        f"{opened.office.name}: no file was received yet, so there are no values.",
    )
    write_note(nothing.render(language))
    return VALUE_SCHEMA.empty_table()


def read_today(text: str) -> int:
    """The day number of `2026-09-30`. Raises PLN-205, PLN-206."""
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        raise refuse("PLN-205", value=text) from None
    check_year(date.year)
    return day_number(date.year, date.month, date.day)


def check_year(year: int | None) -> None:
    """Raise PLN-206 for a year in which no plan of an office can be."""
    if year is not None and year not in _YEARS:
        raise refuse("PLN-206", year=year, first=_YEARS[0], last=_YEARS[-1])


def _choose_area(opened: OpenOffice, wanted: str) -> str:
    """The code of the area asked for, else of the office. Raises REF-204."""
    office = opened.office
    code = find_area(office, wanted) or office.area
    if code not in office.areas.within(office.area):
        inside = [office.areas.by_code[item].name for item in _measured(opened)]
        known = render_known(wanted, inside)
        raise refuse(
            "REF-204",
            value=wanted,
            what_id="wilayah",
            what_en="area",
            known_id=known.id,
            known_en=known.en,
        )
    return code


def _measured(opened: OpenOffice) -> tuple[str, ...]:
    return _areas_within(opened, opened.office.area)


def _areas_within(opened: OpenOffice, area: str) -> tuple[str, ...]:
    """Codes of the areas below one at the levels the office measures."""
    office = opened.office
    return tuple(
        code
        for code in office.areas.within(area)
        if code != area and office.areas.by_code[code].level in office.levels
    )


def _linked(plans: Sequence[Plan]) -> set[str]:
    return {item.measured_by for plan in plans for _, item in plan.indicators()}


def _own_values(values: pa.Table, plans: Sequence[Plan]) -> list[Value]:
    """The rows of the indicators the plans name, all groups together."""
    wanted = pa.array(sorted(_linked(plans)), pa.string())
    is_wanted = pc.is_in(values["indicator"], wanted)
    rows = values.filter(pc.and_(is_wanted, pc.equal(values["group"], "")))
    return [Value(**row) for row in rows.to_pylist()]


def _last_year(values: pa.Table, plans: Sequence[Plan], today: int) -> int:
    """The last year up to today with a value of the plans, else with a target."""
    own = _own_values(values, plans)
    periods = [parse_period(row.period) for row in own if row.value is not None]
    of_values = {period.year for period in periods if period is not None}
    items = [item for plan in plans for _, item in plan.indicators()]
    of_targets = {target.year for item in items for target in item.targets}
    this_year = year_of_day(today)
    for years in (of_values, of_targets):
        if found := [year for year in years if year <= this_year]:
            return max(found)
    return this_year


def _build_setting(opened: OpenOffice, year: int, today: int) -> Setting:
    """What the year is judged by. Raises DerajatError when a choice is unknown."""
    definitions = find_content("definitions")
    standards = load_judgement(definitions)
    choices = opened.office.judgement
    if problems := check_choices(standards, choices):
        raise DerajatError(problems)
    day = min(today, last_day_of_year(year))
    return Setting(
        year=year,
        today=today,
        policy=resolve_policy(standards, choices, day),
        week=week_in_force(opened.office.work_weeks, day, USUAL_WEEK),
        holidays=load_calendars(definitions),
        border_days={
            code: tuple(change.day for change in changes)
            for code, changes in find_border_changes(opened.office.areas).items()
        },
    )
