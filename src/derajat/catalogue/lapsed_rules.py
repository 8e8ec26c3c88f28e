"""Indicators whose rule has ended without another one in its place."""

from derajat.errors import Location, Problem, report
from derajat.model.calendar import date_of_day
from derajat.model.catalogue import Catalogue


def check_lapsed(catalogue: Catalogue, today: int) -> tuple[Problem, ...]:
    """A notice (DEF-076) for each indicator without a rule in force on a day.

    A rule that begins later is none that has ended.
    """
    found = []
    for indicator in catalogue.indicators.values():
        last = indicator.versions[-1]
        if last.valid_until is not None and last.valid_until < today:
            where = Location(indicator.file, last.line)
            day = date_of_day(last.valid_until).isoformat()
            found.append(report("DEF-076", where, indicator=indicator.code, day=day))
    return tuple(found)
