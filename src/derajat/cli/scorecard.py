"""`derajat scorecard`: values of an office set against the targets of its plans."""

import datetime
from dataclasses import replace
from typing import Annotated

import pyarrow as pa
from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import render_known, write_json, write_note
from derajat.cli.score_fields import scorecard_fields
from derajat.cli.score_tables import write_score_tables
from derajat.cli.values import load_values
from derajat.errors import refuse
from derajat.measures import VALUE_SCHEMA
from derajat.model.calendar import day_of_date
from derajat.model.labels import Label
from derajat.opening.offices import OpenOffice, find_area, incoming_files, now
from derajat.opening.plans import choose_plans, open_plans
from derajat.opening.scoring import (
    areas_within,
    build_setting,
    last_year,
    own_values,
)
from derajat.steering.score_lines import Asked
from derajat.steering.scorecard import build_scorecard
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
    book = ValueBook(own_values(values, plans))
    setting = build_setting(opened.office, year or last_year(values, plans, day), day)
    asked = Asked(
        catalogue=opened.catalogue,
        area=where,
        office_area=opened.office.area,
        unit_costs={cost.indicator: cost.rupiah for cost in opened.office.unit_costs},
        with_areas=areas_within(opened.office, where) if by_area else (),
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
    return day_of_date(date)


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
    return areas_within(opened.office, opened.office.area)
