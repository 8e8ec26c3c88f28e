"""Days off, from `definitions/calendars/libur-nasional-YEAR.csv`."""

import re
from contextlib import suppress
from pathlib import Path

from derajat.catalogue.grammar.nodes import TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import read_word
from derajat.catalogue.grammar.tables import (
    Table,
    TableRow,
    check_header,
    load_csv_table,
)
from derajat.catalogue.grammar.values import read_day
from derajat.errors import DerajatError, Problem, ProblemLog
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.model.workdays import Holiday, HolidayKind


FOLDER = "calendars"
_COLUMNS = ("date", "label_id", "label_en", "kind", "confirmed")
_NAME = re.compile(r"libur-nasional-(\d{4})")


def load_calendars(definitions_folder: Path) -> dict[int, tuple[Holiday, ...]]:
    """The days off of each year that has a file.

    Raises DerajatError with all problems of the folder.
    """
    calendars, problems = check_calendars(definitions_folder)
    if problems:
        raise DerajatError(problems)
    return calendars


def check_calendars(
    definitions_folder: Path,
) -> tuple[dict[int, tuple[Holiday, ...]], tuple[Problem, ...]]:
    """The days off that could be read by year, and every problem."""
    log = ProblemLog()
    calendars: dict[int, tuple[Holiday, ...]] = {}
    for path in sorted((definitions_folder / FOLDER).glob("*.csv")):
        name = f"{definitions_folder.resolve().name}/{FOLDER}/{path.name}"
        page = Page(name, log)
        found = _NAME.fullmatch(path.stem)
        if found is None:
            page.report("DEF-041", 1, name=name)
            continue
        with suppress(Skipped):
            calendars[int(found[1])] = _load_year(page, path, int(found[1]))
    return calendars, tuple(log.problems)


def _load_year(page: Page, path: Path, year: int) -> tuple[Holiday, ...]:
    table = load_csv_table(page, path)
    check_header(page, table, _COLUMNS, ())
    holidays: dict[int, Holiday] = {}
    for row in table.rows:
        with suppress(Skipped):
            holiday = _read_holiday(page, table, row)
            _check_day(page, row, holiday.day, year, holiday.day in holidays)
            holidays[holiday.day] = holiday
    return tuple(holidays[day] for day in sorted(holidays))


def _check_day(page: Page, row: TableRow, day: int, year: int, is_known: bool) -> None:
    date = date_of_day(day)
    if date.year != year:
        raise page.skip("PLN-203", row.line, date=date.isoformat(), year=year)
    if is_known:
        raise page.skip("DEF-050", row.line, key="date", name=date.isoformat())


def _read_holiday(page: Page, table: Table, row: TableRow) -> Holiday:
    cells = {name: TextNode(row.line, text) for name, text in table.named(row).items()}
    for name in _COLUMNS:
        if not cells[name].text:
            raise page.skip("DEF-035", row.line, key=name)
    confirmed = cells["confirmed"].text
    if confirmed not in ("yes", "no"):
        raise page.skip(
            "DEF-033", row.line, key="confirmed", value=confirmed, needed="yes | no"
        )
    return Holiday(
        day=read_day(page, cells["date"], "date"),
        label=Label(cells["label_id"].text, cells["label_en"].text),
        kind=read_word(page, cells["kind"], "kind", HolidayKind),
        confirmed=confirmed == "yes",
    )
