"""Where pages read the clock: everything else is handed the day."""

import datetime

from django.utils import timezone

from derajat.model.calendar import day_of_date
from derajat.opening.offices import now
from derajat.web.served import served_profile


_EVENING = "T20:00:00+00:00"


def today() -> int:
    """The day at the office, as day number; an invented office has its own."""
    chosen = served_profile().today
    date = datetime.date.fromisoformat(chosen) if chosen else timezone.localdate()
    return day_of_date(date)


def moment() -> str:
    """This moment in UTC, ISO 8601; at an invented office the evening of its day."""
    chosen = served_profile().today
    return chosen + _EVENING if chosen else now()


def local_moment() -> datetime.datetime:
    """This moment at the office; on the day of an invented office where it has one."""
    here, chosen = timezone.localtime(), served_profile().today
    if not chosen:
        return here
    return datetime.datetime.combine(
        datetime.date.fromisoformat(chosen), here.time(), here.tzinfo
    )
