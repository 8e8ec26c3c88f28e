"""Where pages read the clock: everything else is handed the day."""

import datetime

from django.utils import timezone

from derajat.model.calendar import day_number
from derajat.web.served import served_profile


def today() -> int:
    """The day at the office, as day number; an invented office has its own."""
    chosen = served_profile().today
    date = datetime.date.fromisoformat(chosen) if chosen else timezone.localdate()
    return day_number(date.year, date.month, date.day)
