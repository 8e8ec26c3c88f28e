"""Calendar numbers agree with the standard library and the week rule."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.model import calendar
from derajat.model.calendar import Period, PeriodKind


DAYS = st.integers(calendar.day_number(1900, 1, 1), calendar.day_number(2100, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_month_week_and_year(day):
    date = calendar.date_of_day(day)
    assert date == datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
    month = calendar.month_of_day(day)
    assert (month // 12, month % 12 + 1) == (date.year, date.month)
    week = calendar.week_of_day(day)
    sunday = calendar.first_day_of_week(week)
    assert calendar.date_of_day(sunday).isoweekday() == 7
    assert sunday <= day <= sunday + 6


@given(DAYS)
def test_week_one_has_at_least_four_days_in_january(day):
    year, week = calendar.year_and_week(calendar.week_of_day(day))
    first = calendar.first_day_of_week(calendar.week_number(year, 1))
    in_year = sum(calendar.year_of_day(first + i) == year for i in range(7))
    assert in_year >= 4
    assert 1 <= week <= 53


def test_week_53_exists_only_in_long_years():
    assert calendar.parse_period("2025-W53") is not None
    assert calendar.parse_period("2026-W53") is None
    assert calendar.parse_period("2026-W00") is None


@pytest.mark.parametrize("text", ["0000", "0000-05", "0000-W01", "9999-W52", "9999"])
def test_a_year_at_the_edge_of_the_calendar_is_no_period(text):
    assert calendar.parse_period(text) is None


@pytest.mark.parametrize("text", ["0001-W02", "9998-W53", "9998-12", "9998"])
def test_every_period_has_a_first_and_a_last_day(text):
    period = calendar.parse_period(text)
    assert period is None or period.first_day < period.last_day


@given(st.sampled_from(list(PeriodKind)), st.integers(1950, 2050), st.integers(0, 11))
def test_a_period_is_written_and_read_back(kind, year, part):
    number = {
        PeriodKind.WEEK: calendar.week_number(year, part + 1),
        PeriodKind.MONTH: year * 12 + part,
        PeriodKind.QUARTER: year * 4 + part % 4,
        PeriodKind.SEMESTER: year * 2 + part % 2,
    }.get(kind, year)
    period = Period(kind, number)
    assert calendar.parse_period(period.render()) == period
    assert period.year in (year, year + 1, year - 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2026-S2", "2026-07-01", "2026-12-31"),
        ("2024..2026", "2024-01-01", "2026-12-31"),
        ("2022..2026", "2022-01-01", "2026-12-31"),
        ("2026-W01", "2026-01-04", "2026-01-10"),
    ],
)
def test_a_period_is_closed_at_both_ends(text, first, last):
    period = calendar.parse_period(text)
    assert calendar.date_of_day(period.first_day).isoformat() == first
    assert calendar.date_of_day(period.last_day).isoformat() == last


def test_completed_months_follow_the_day_of_the_month():
    def months(start: str, end: str) -> int:
        days = [datetime.date.fromisoformat(text) for text in (start, end)]
        return calendar.completed_months(
            *(calendar.day_number(d.year, d.month, d.day) for d in days)
        )

    assert months("2026-01-31", "2026-02-28") == 0
    assert months("2026-01-31", "2026-03-01") == 1
    assert months("2024-02-29", "2025-02-28") == 11
    assert months("2024-02-29", "2025-03-01") == 12
    assert months("2026-03-01", "2026-01-31") == -2


@given(DAYS, st.integers(-600, 600))
def test_adding_months_is_the_mirror_of_completed_months(day, months):
    assert calendar.completed_months(day, calendar.add_months(day, months)) == months
