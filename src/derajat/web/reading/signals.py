"""Signals of early warning: which week of which unit asks for a verification.

A signal is no row that somebody wrote: it follows from the stored weekly values and
the thresholds in force. Its clock starts when the report of the week was due.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from derajat.model.areas import AreaLevel
from derajat.model.calendar import (
    Period,
    PeriodKind,
    date_of_day,
    first_day_of_week,
    parse_period,
)
from derajat.model.labels import Label
from derajat.web.policy import areas_within
from derajat.web.reading.office import Reading
from derajat.web.reading.weeks import WeekTable, read_week_table


HOURS_TO_ANSWER = 24
_DAYS_TO_CLOCK = 9
"""The report is due on the Monday after the week (Sunday to Saturday)."""
_ID = re.compile(r"([A-Z]{1,2})_([A-Za-z0-9.]{2,20})_(\d{4}-W\d{2})")


@dataclass(frozen=True)
class Signal:
    """A disease in a reporting unit and week at or above its threshold."""

    disease: str
    label: Label
    area: str
    week: int
    cases: int
    needed: int
    sentence: Label
    rule: str
    """The version of the thresholds: a signal of other rules is another one."""

    @property
    def week_text(self) -> str:
        """`2026-W12`."""
        return Period(PeriodKind.WEEK, self.week).render()

    @property
    def identifier(self) -> str:
        """The signal in an address."""
        return f"{self.disease}_{self.area}_{self.week_text}"

    @property
    def starts(self) -> datetime.datetime:
        """When the clock of the answer starts: the report of the week was due."""
        day = date_of_day(first_day_of_week(self.week) + _DAYS_TO_CLOCK)
        midnight = datetime.datetime.combine(day, datetime.time())
        return timezone.make_aware(midnight)

    @property
    def due(self) -> datetime.datetime:
        """Until when an answer is in time."""
        return self.starts + datetime.timedelta(hours=HOURS_TO_ANSWER)


def list_units(reading: Reading, areas: Iterable[str]) -> tuple[str, ...]:
    """The reporting units among areas, by code."""
    by_code = reading.office.areas.by_code
    level = AreaLevel.HEALTH_CENTRE
    return tuple(sorted(a for a in areas if a in by_code and by_code[a].level is level))


def list_units_seen(
    reading: Reading, areas: frozenset[str], inside: frozenset[str], day: int
) -> tuple[str, ...]:
    """The reporting units whose signals a reader sees who asks for places.

    Those among the places; else those that serve villages among them. `areas` are
    the reader's own: who has reporting units there sees no others.
    """
    units = list_units(reading, inside & areas)
    if units:
        return units
    registry = reading.office.areas
    known = list_units(reading, areas) or list_units(reading, registry.by_code)
    return tuple(
        unit for unit in known if areas_within(registry, unit, day) & inside & areas
    )


def list_signals(
    reading: Reading, areas: Iterable[str], first: int, last: int
) -> tuple[Signal, ...]:
    """The signals of the reporting units among areas, in weeks, newest first."""
    table = read_week_table(reading)
    if table is None:
        return ()
    units = list_units(reading, areas)
    found = table.find_signals(units, first, last)
    return tuple(_build(table, area, place, week) for area, place, week in found)


def find_signal(
    reading: Reading, areas: Iterable[str], identifier: str
) -> Signal | None:
    """The signal of an address, if it is one and lies in one of the areas."""
    table = read_week_table(reading)
    read = _ID.fullmatch(identifier)
    period = parse_period(read[3]) if read else None
    if table is None or read is None or period is None:
        return None
    place = table.place_of(read[1])
    if place is None or read[2] not in list_units(reading, areas):
        return None
    cell = table.cell(read[2], place, period.number)
    if cell is None or not cell.is_signal:
        return None
    return _build(table, read[2], place, period.number)


def _build(table: WeekTable, area: str, place: int, week: int) -> Signal:
    cell, rule = table.cell(area, place, week), table.diseases[place]
    if cell is None or cell.cases is None or cell.needed is None:
        raise ValueError(f"no signal: {area} {rule.code} {week}")
    return Signal(
        disease=rule.code,
        label=rule.label,
        area=area,
        week=week,
        cases=cell.cases,
        needed=cell.needed,
        sentence=cell.sentence,
        rule=table.rules.name,
    )
