"""Moments as people read them, in the time of the office."""

from datetime import datetime

from django.utils import timezone

from derajat.model.calendar import day_number
from derajat.model.numerals import render_day


def render_moment(moment: datetime, language: str) -> str:
    """A moment as `3 Juni 2026 10.20 WIB` or `3 June 2026 10:20 WIB`."""
    here = timezone.localtime(moment)
    day = render_day(day_number(here.year, here.month, here.day), language)
    clock = here.strftime("%H.%M" if language == "id" else "%H:%M")
    return f"{day} {clock} {here.tzname()}"
