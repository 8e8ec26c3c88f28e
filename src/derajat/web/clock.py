"""Where pages read the clock: everything else is handed the day."""

import datetime

from django.conf import settings
from django.utils import timezone

from derajat.model.calendar import day_number


def today() -> int:
    """The day at the office, as day number; an invented office has its own."""
    chosen = settings.DERAJAT.today
    date = datetime.date.fromisoformat(chosen) if chosen else timezone.localdate()
    return day_number(date.year, date.month, date.day)
