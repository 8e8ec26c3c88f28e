"""Moments and periods of the Data pages, in the words of a reader."""

import datetime

from derajat.model.calendar import parse_period
from derajat.model.numerals import render_period
from derajat.web.moments import render_moment


def render_when(moment: datetime.datetime | str, language: str) -> str:
    """A moment at the office: `3 Juni 2026 14.05 WIB`."""
    if isinstance(moment, str):
        moment = datetime.datetime.fromisoformat(moment)
    return render_moment(moment, language)


def render_periods(texts: tuple[str, ...], language: str) -> str:
    """Periods in words, one after the other; the first and last of many."""
    named = [p for p in map(parse_period, texts) if p is not None]
    words = [render_period(period, language) for period in named]
    if len(words) <= 4:
        return ", ".join(words)
    return f"{words[0]} – {words[-1]} ({len(words)})"
