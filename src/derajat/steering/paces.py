"""The pace that is needed until the year's end, by month and by working day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from derajat.model.calendar import (
    date_of_day,
    first_day_of_month,
    month_of_day,
    year_of_day,
)
from derajat.model.workdays import Holiday, HolidayKind, WorkDays, WorkWeek
from derajat.steering.rounding import round_up


_PLACES = 1
Holidays = Mapping[int, Sequence[Holiday]]
"""The days off of each year somebody has entered."""


@dataclass(frozen=True)
class Pace:
    """How many a month and a working day; rounded up, so that it suffices."""

    per_month: Decimal | None
    """None when less than a month is left: it would be more than what is missing."""
    per_work_day: Decimal | None
    """None when no working day is left."""
    work_days: WorkDays


def count_work_days(first: int, last: int, week: WorkWeek, days: Holidays) -> WorkDays:
    """The working days from one day to another, both counted."""
    off = _days_off(first, last, week, days)
    free = {holiday.day for holiday in off}
    worked = [
        day
        for day in range(first, last + 1)
        if date_of_day(day).isoweekday() <= week.days_a_week and day not in free
    ]
    years = range(year_of_day(first), year_of_day(last) + 1) if first <= last else ()
    missing = tuple(year for year in years if year not in days)
    return WorkDays(len(worked), missing, any(not item.confirmed for item in off))


def _days_off(
    first: int, last: int, week: WorkWeek, days: Holidays
) -> tuple[Holiday, ...]:
    return tuple(
        holiday
        for year in days
        for holiday in days[year]
        if first <= holiday.day <= last and not _is_worked(holiday, week)
    )


def _is_worked(holiday: Holiday, week: WorkWeek) -> bool:
    return week.works_on_joint_leave and holiday.kind is HolidayKind.JOINT_LEAVE


def needed_pace(
    missing: int, today: int, last: int, week: WorkWeek, days: Holidays
) -> Pace | None:
    """What reaching `missing` more by the day `last` takes, from tomorrow on.

    None when no day is left.
    """
    if today >= last:
        return None
    work_days = count_work_days(today + 1, last, week, days)
    per_day = Fraction(missing, work_days.days) if work_days.days else None
    months = months_left(today, last)
    return Pace(
        per_month=round_up(missing / months, _PLACES) if months >= 1 else None,
        per_work_day=None if per_day is None else round_up(per_day, _PLACES),
        work_days=work_days,
    )


def months_left(today: int, last: int) -> Fraction:
    """Months from tomorrow to a month's last day; the part of a month by its days."""
    month = month_of_day(today + 1)
    start, following = first_day_of_month(month), first_day_of_month(month + 1)
    part = Fraction(following - today - 1, following - start)
    return part + month_of_day(last) - month


def week_in_force(weeks: Sequence[WorkWeek], day: int, usual: WorkWeek) -> WorkWeek:
    """The week an office works on a day."""
    found = usual
    for week in sorted(weeks, key=lambda item: item.valid_from):
        if week.valid_from <= day:
            found = week
    return found
