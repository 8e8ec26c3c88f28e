"""Working days against a walk over the days of the published lists."""

import csv
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.catalogue.calendars import load_calendars
from derajat.content import find_content
from derajat.model.calendar import day_number
from derajat.model.workdays import WorkCalendar, build_work_calendar


CALENDAR = build_work_calendar(load_calendars(find_content("definitions")))
DATES = st.dates(datetime.date(2022, 1, 1), datetime.date(2026, 12, 31))


def published_days_off():
    """The dates in the shipped lists, read by the standard library alone."""
    found = set()
    for year in range(2022, 2027):
        name = f"libur-nasional-{year}.csv"
        path = find_content("definitions") / "calendars" / name
        with path.open(encoding="utf-8", newline="") as lines:
            found |= {row["date"] for row in csv.DictReader(lines)}
    return {datetime.date.fromisoformat(text) for text in found}


OFF = published_days_off()


def walk(start, end):
    """The working days after one date up to another, one day after the other."""
    step, count = datetime.timedelta(days=1), 0
    while start < end:
        start += step
        count += start.weekday() < 5 and start not in OFF
    return count


def number(date):
    return day_number(date.year, date.month, date.day)


@settings(max_examples=300, deadline=None)
@given(DATES, DATES)
def test_the_number_is_that_of_a_walk_over_the_days(first, second):
    start, end = sorted((first, second))
    assert CALENDAR.count(number(start), number(end)) == walk(start, end)
    assert CALENDAR.count(number(end), number(start)) == -walk(start, end)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-03-13", "2026-03-25", 3),
        ("2026-03-17", "2026-03-24", 0),
        ("2025-12-24", "2026-01-02", 4),
        ("2026-08-14", "2026-08-18", 1),
        ("2023-04-18", "2023-04-26", 1),
        ("2024-02-07", "2024-02-15", 3),
        ("2022-04-28", "2022-05-09", 1),
    ],
)
def test_long_holidays_counted_by_hand(start, end, days):
    """Eid 2026: 18 to 24 March are Nyepi, Eid, joint leave and a weekend."""
    ends = [number(datetime.date.fromisoformat(text)) for text in (start, end)]
    assert CALENDAR.count(*ends) == days


def test_a_year_without_a_list_is_unknown():
    inside, outside = day_number(2022, 1, 3), day_number(2021, 12, 31)
    assert CALENDAR.count(outside, inside) is None
    assert CALENDAR.count(inside, outside) is None
    assert WorkCalendar().count(inside, inside) is None
