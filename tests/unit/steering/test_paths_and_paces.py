"""What is due within the year, and the pace until its end."""

import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.catalogue.calendars import load_calendars
from derajat.content import find_content
from derajat.model.calendar import date_of_day, day_number
from derajat.model.labels import Label
from derajat.model.workdays import (
    USUAL_WEEK,
    Holiday,
    HolidayKind,
    WorkWeek,
)
from derajat.steering.paces import (
    count_work_days,
    months_left,
    needed_pace,
    week_in_force,
)
from derajat.steering.paths import (
    last_day_of_year,
    months_passed,
    shares_by_month,
)


CALENDARS = load_calendars(Path(find_content("definitions")))
SIX_DAYS = WorkWeek(0, 6, works_on_joint_leave=True)
days = st.integers(day_number(2025, 1, 1), day_number(2026, 12, 31))


def _by_hand(first, last, week):
    """The same days, counted with the calendar of the standard library."""
    off = set()
    for name in ("2025", "2026"):
        path = Path(find_content("definitions")) / "calendars"
        text = (path / f"libur-nasional-{name}.csv").read_text("utf-8")
        for line in text.splitlines()[1:]:
            date, _, _, kind, _ = line.split(",")
            if kind == "libur" or not week.works_on_joint_leave:
                off.add(date)
    found, date = 0, date_of_day(first)
    while date <= date_of_day(last):
        is_work = date.weekday() < week.days_a_week and date.isoformat() not in off
        found += is_work
        date += datetime.timedelta(days=1)
    return found


@given(days, days, st.sampled_from([USUAL_WEEK, SIX_DAYS]))
def test_working_days_are_those_of_the_calendar(one, other, week):
    first, last = sorted((one, other))
    found = count_work_days(first, last, week, CALENDARS)
    assert found.days == _by_hand(first, last, week)
    assert found.years_without_list == ()


def test_january_2025_has_nineteen_working_days():
    first, last = day_number(2025, 1, 1), day_number(2025, 1, 31)
    assert count_work_days(first, last, USUAL_WEEK, CALENDARS).days == 19
    works_more = WorkWeek(0, 5, works_on_joint_leave=True)
    assert count_work_days(first, last, works_more, CALENDARS).days == 20


def test_a_year_without_a_list_counts_weekdays_and_says_so():
    found = count_work_days(
        day_number(2021, 12, 27), day_number(2021, 12, 31), USUAL_WEEK, CALENDARS
    )
    assert (found.days, found.years_without_list) == (5, (2021,))
    assert not found.has_unconfirmed


def test_a_holiday_from_memory_is_told():
    day = day_number(2025, 12, 25)
    assert count_work_days(day, day, USUAL_WEEK, CALENDARS).has_unconfirmed
    day = day_number(2026, 12, 25)
    assert not count_work_days(day, day, USUAL_WEEK, CALENDARS).has_unconfirmed


@given(st.integers(1, 100_000), days)
def test_the_pace_suffices_and_not_by_much(missing, today):
    last = last_day_of_year(2026)
    pace = needed_pace(missing, today, last, USUAL_WEEK, CALENDARS)
    if pace is None:
        assert today >= last
        return
    months = months_left(today, last)
    assert (pace.per_month is None) == (months < 1)
    if pace.per_month is not None:
        assert Fraction(pace.per_month) * months >= missing
    if pace.per_work_day is None:
        assert pace.work_days.days == 0
        return
    assert pace.per_work_day * pace.work_days.days >= missing
    assert (pace.per_work_day - Decimal("0.1")) * pace.work_days.days < missing


def test_a_pace_by_hand():
    """From 30 November 2026: December has 31 days, 23 weekdays, 2 of them off."""
    today, last = day_number(2026, 11, 30), day_number(2026, 12, 31)
    pace = needed_pace(100, today, last, USUAL_WEEK, CALENDARS)
    assert pace.work_days.days == 21
    assert (pace.per_month, pace.per_work_day) == (Decimal("100.0"), Decimal("4.8"))


def test_less_than_a_month_has_no_pace_a_month():
    """100 in the last ten days are not 310 a month.

    22 to 31 December 2026 are eight weekdays, the 24th and 25th of them off.
    """
    today, last = day_number(2026, 12, 21), day_number(2026, 12, 31)
    pace = needed_pace(100, today, last, USUAL_WEEK, CALENDARS)
    assert pace.per_month is None
    assert (pace.work_days.days, pace.per_work_day) == (6, Decimal("16.7"))


@given(st.integers(1, 10_000), days, days)
def test_one_more_day_of_joint_leave_never_slows_the_pace(missing, today, leave):
    last = last_day_of_year(2026)
    day_off = Holiday(leave, Label("", ""), HolidayKind.JOINT_LEAVE, confirmed=True)
    more = {**CALENDARS, 2026: (*CALENDARS[2026], day_off)}
    before, after = (
        needed_pace(missing, today, last, USUAL_WEEK, days_off)
        for days_off in (CALENDARS, more)
    )
    if before is None or after is None or after.per_work_day is None:
        return
    assert after.per_work_day >= before.per_work_day
    works = WorkWeek(0, 5, works_on_joint_leave=True)
    same = [needed_pace(missing, today, last, works, d) for d in (CALENDARS, more)]
    assert same[0].work_days.days == same[1].work_days.days


def test_no_working_day_left_has_no_daily_pace():
    friday = day_number(2026, 12, 31)
    holiday = Holiday(friday, Label("", ""), HolidayKind.HOLIDAY, confirmed=True)
    pace = needed_pace(5, friday - 1, friday, USUAL_WEEK, {2026: (holiday,)})
    assert pace.per_work_day is None
    assert needed_pace(5, friday, friday, USUAL_WEEK, {}) is None


def test_the_week_in_force_is_the_last_one_chosen():
    later = WorkWeek(100, 6, works_on_joint_leave=False)
    last = WorkWeek(200, 5, works_on_joint_leave=True)
    weeks = (last, later)
    assert week_in_force(weeks, 99, USUAL_WEEK) is USUAL_WEEK
    assert week_in_force(weeks, 100, USUAL_WEEK) is later
    assert week_in_force(weeks, 500, USUAL_WEEK) is last


@pytest.mark.parametrize(
    ("date", "months"),
    [
        ((2026, 1, 30), 0),
        ((2026, 1, 31), 1),
        ((2026, 9, 15), 8),
        ((2026, 12, 31), 12),
        ((2027, 5, 1), 12),
        ((2025, 5, 1), 0),
    ],
)
def test_a_month_has_passed_at_the_end_of_its_last_day(date, months):
    assert months_passed(2026, day_number(*date)) == months


def test_the_path_of_past_years_adds_years_before_dividing():
    even = [10] * 12
    late = [0] * 11 + [120]
    shares = shares_by_month([even, late])
    assert shares[0] == Fraction(10, 240)
    assert shares[10] == Fraction(110, 240)
    assert shares[11] == 1


def test_without_twelve_months_or_counts_there_is_no_path_of_the_past():
    assert shares_by_month([[1] * 11]) is None
    assert shares_by_month([[0] * 12]) is None
    assert shares_by_month([]) is None
