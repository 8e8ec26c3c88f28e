"""Reports of the register that were not made on these pages, such as by a command."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from derajat.errors import DerajatError
from derajat.model.calendar import parse_period
from derajat.model.numerals import render_period
from derajat.reports.register import Entry
from derajat.web.asked import Asked
from derajat.web.moments import render_day_of
from derajat.web.reports.models import MadeReport
from derajat.web.reports.register import open_register


MOST_LINES = 30


@dataclass(frozen=True)
class RegisteredLine:
    """A released report that has no page of its own."""

    title: str
    code: str
    area: str
    period: str
    when: str


@dataclass(frozen=True)
class Registered:
    """What the register holds beside the reports of these pages."""

    lines: tuple[RegisteredLine, ...]
    problems: tuple[tuple[str, str], ...] = ()


def list_registered(asked: Asked) -> Registered:
    """Released reports of the asked area without a page, the newest first.

    A damaged register is told; the list of the pages does not need it.
    """
    try:
        entries = open_register().entries()
    except DerajatError as error:
        language = asked.language
        told = (
            (f"{p.code} {p.says(language)}", p.repair(language)) for p in error.problems
        )
        return Registered((), problems=tuple(told))
    made = MadeReport.objects.filter(released_at__isnull=False)
    known = set(made.values_list("code", flat=True))
    others = (e for e in entries if e.release is not None and e.code not in known)
    lines = (_line(asked, entry) for entry in others if _is_shown(asked, entry))
    return Registered(tuple(islice(lines, MOST_LINES)))


def _is_shown(asked: Asked, entry: Entry) -> bool:
    """Whether it is about the office, or about an area that is asked for."""
    areas = asked.reading.office.areas
    is_near = entry.area in areas.within(asked.area.code)
    is_of_office = entry.area == asked.reading.office.area
    return is_of_office or (is_near and entry.area in asked.reader.areas)


def _line(asked: Asked, entry: Entry) -> RegisteredLine:
    language, release = asked.language, entry.release
    area = asked.reading.office.areas.by_code.get(entry.area)
    period = parse_period(entry.period)
    at = release.at if release else entry.made_at
    return RegisteredLine(
        title=entry.title,
        code=entry.code,
        area=area.name if area else entry.area,
        period=render_period(period, language) if period else entry.period,
        when=render_day_of(datetime.fromisoformat(at), language),
    )
