"""How many working days an answer took, by the lists of days off that are shipped."""

from functools import cache

import numpy as np

from derajat.catalogue.calendars import load_calendars
from derajat.city.registers import Numbers
from derajat.content import find_content
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


def count_work_days(start: Numbers, end: Numbers) -> tuple[Numbers, Flags]:
    """The working days after each start up to its end, and which of them are known.

    Nothing is known of a span that touches a year without a list of days off.
    """
    years, holidays = _load_days_off()
    listed = np.array([day_number(year, 1, 1) for year in years], dtype="datetime64[D]")
    first, last = (days.astype("datetime64[D]") for days in (start, end))
    days = np.busday_count(first + 1, last + 1, holidays=holidays)
    begins = [np.isin(day.astype("datetime64[Y]"), listed) for day in (first, last)]
    return days.astype(np.int64), np.logical_and(*begins)


@cache
def _load_days_off() -> tuple[tuple[int, ...], np.ndarray]:
    calendars = load_calendars(find_content("definitions"))
    days = [holiday.day for year in calendars.values() for holiday in year]
    return tuple(sorted(calendars)), np.array(days, dtype="datetime64[D]")
