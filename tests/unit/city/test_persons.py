"""Completed years, first rows and matched numbers, against plain reckoning."""

import datetime

import numpy as np
import pytest

from derajat.city.persons import (
    completed_years,
    first_of_each,
    rows_found,
    years_of_days,
)
from derajat.model.calendar import day_number


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ((2008, 3, 10), (2026, 3, 9), 17),
        ((2008, 3, 10), (2026, 3, 10), 18),
        ((2024, 2, 29), (2025, 2, 28), 0),
        ((2024, 2, 29), (2025, 3, 1), 1),
        ((2024, 2, 29), (2028, 2, 29), 4),
        ((1925, 12, 31), (2026, 1, 1), 100),
        ((2026, 3, 10), (2026, 3, 9), -1),
    ],
)
def test_a_year_is_completed_on_the_birthday(born, day, years):
    assert completed_years([day_number(*born)], day_number(*day)).tolist() == [years]


def test_years_of_many_people_are_those_of_plain_dates():
    draws = np.random.default_rng(5)
    born = draws.integers(day_number(1930, 1, 1), day_number(2026, 1, 1), 500)
    day = day_number(2026, 2, 28)
    epoch = datetime.date(1970, 1, 1)
    plain = []
    for number in born.tolist():
        date = epoch + datetime.timedelta(days=number)
        has_had_it = (date.month, date.day) <= (2, 28)
        plain.append(2026 - date.year - (not has_had_it))
    assert completed_years(born, day).tolist() == plain


def test_the_first_row_of_each_person_and_year_stays():
    person = np.array([7, 8, 7, 7, 8])
    year = np.array([1, 1, 1, 2, 1])
    day = np.array([9, 4, 3, 20, 4])
    kept = first_of_each(day, person, year)
    assert np.flatnonzero(kept).tolist() == [1, 2, 3]


def test_of_no_rows_none_is_first():
    nothing = np.zeros(0, dtype=np.int64)
    assert not len(first_of_each(nothing, nothing))


def test_numbers_are_found_where_they_stand():
    among = np.array([30, 10, 20])
    assert rows_found(np.array([10, 99, 30, 5]), among).tolist() == [1, -1, 0, -1]
    assert rows_found(np.array([10]), among[:0]).tolist() == [-1]


def test_the_last_day_of_a_year_belongs_to_it():
    days = np.array([day_number(2025, 12, 31), day_number(2026, 1, 1)])
    assert years_of_days(days).tolist() == [2025, 2026]
