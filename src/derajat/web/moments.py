"""Moments as people read them, in the time of the office."""

from datetime import datetime

from django.utils import timezone

from derajat.model import numerals
from derajat.model.calendar import day_of_date


def render_moment(moment: datetime, language: str) -> str:
    """A moment as `3 Juni 2026 10.20 WIB` or `3 June 2026 10:20 WIB`."""
    here = timezone.localtime(moment)
    return f"{numerals.render_moment(here, language)} {here.tzname()}"


def render_day_of(moment: datetime, language: str) -> str:
    """The day of a moment as `3 Juni 2026`."""
    return numerals.render_day(day_of_date(timezone.localtime(moment)), language)
