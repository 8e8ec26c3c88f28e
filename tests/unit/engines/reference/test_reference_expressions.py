"""Expressions against the calendar of the standard library and exact fractions."""

import datetime
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference.expressions import compute_expression
from derajat.engines.reference.functions import call_function
from derajat.engines.reference.selection import period_number
from derajat.model.calendar import PeriodKind, date_of_day, day_number
from derajat.model.columns import ColumnType, FunctionCall
from derajat.model.expressions import AgeUnit, Completed, Plus


days = st.integers(day_number(1950, 1, 1), day_number(2060, 12, 31))
CALL = FunctionCall(
    "adjusted_monthly_use",
    (("used", "u"), ("days_in_period", "d"), ("days_out_of_stock", "o")),
)


def age(unit, start, end):
    return compute_expression(Completed(unit, "a", "b"), {"a": start, "b": end})


def moved(day, unit, amount):
    expression = Plus("a", ColumnType.DATE, unit, amount)
    return compute_expression(expression, {"a": day})


@settings(max_examples=300, deadline=None)
@given(days, st.integers(-40, 40))
def test_completed_mirrors_plus(day, months):
    assert age(AgeUnit.MONTHS, day, moved(day, AgeUnit.MONTHS, months)) == months
    assert age(AgeUnit.YEARS, day, moved(day, AgeUnit.YEARS, months)) == months


@settings(max_examples=300, deadline=None)
@given(days, days)
def test_years_are_birthdays_passed_the_29th_of_february_on_1_march(start, end):
    born, on = date_of_day(start), date_of_day(end)
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    assert age(AgeUnit.YEARS, start, end) == on.year - born.year - (not had_birthday)


@settings(max_examples=300, deadline=None)
@given(days, days)
def test_a_month_number_counts_up_on_its_day_only(start, end):
    """The age of the next day is greater by one where the day of month is reached."""
    step = age(AgeUnit.MONTHS, start, end + 1) - age(AgeUnit.MONTHS, start, end)
    born, on = date_of_day(start), date_of_day(end + 1)
    reached = on.day == born.day
    skipped = on.day == 1 and (on - datetime.timedelta(days=1)).day < born.day
    assert step == int(reached or skipped)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 500), st.integers(0, 40), st.integers(0, 40))
def test_adjusted_monthly_use_is_half_up_in_tenths(used, in_period, without):
    result = call_function(CALL, {"u": used, "d": in_period, "o": without})
    if in_period <= without:
        assert result is None
    else:
        tenths = Fraction(used, in_period - without) * 300
        assert result == floor(tenths + Fraction(1, 2))


def test_a_registered_function_is_missing_without_one_of_its_arguments():
    assert call_function(CALL, {"u": None, "d": 30, "o": 0}) is None


@settings(max_examples=300, deadline=None)
@given(days)
def test_a_day_lies_in_the_periods_that_the_standard_calendar_says(day):
    date = date_of_day(day)
    numbers = {
        kind: period_number(day, ColumnType.DATE, kind)
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER)
    }
    assert numbers == {
        PeriodKind.MONTH: date.year * 12 + date.month - 1,
        PeriodKind.QUARTER: date.year * 4 + (date.month - 1) // 3,
        PeriodKind.SEMESTER: date.year * 2 + (date.month > 6),
    }
    wednesday = date + datetime.timedelta(days=2 - (date.weekday() + 1) % 7 + 1)
    week = period_number(day, ColumnType.DATE, PeriodKind.WEEK)
    assert period_number(week, ColumnType.WEEK, PeriodKind.YEAR) == wednesday.year


def test_a_date_does_not_move_by_hours():
    with pytest.raises(ValueError, match="cannot move by hours"):
        moved(0, AgeUnit.HOURS, 1)
