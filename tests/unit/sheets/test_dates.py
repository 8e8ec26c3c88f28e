"""Dates and month names as people write them."""

import datetime
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.sheets import (
    CellError,
    is_ambiguous_date,
    prove_day_first,
    read_date,
    read_month_name,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2025, 1, 2), date(2025, 1, 2)),
        (datetime.datetime(2025, 1, 2, 7, 5), date(2025, 1, 2)),
        ("2025-01-02", date(2025, 1, 2)),
        ("2025-01-02T07:05:00Z", date(2025, 1, 2)),
        ("2025-01-02 00:00:00", date(2025, 1, 2)),
        ("31/12/2025", date(2025, 12, 31)),
        ("12/31/2025", date(2025, 12, 31)),
        ("31-12-2025", date(2025, 12, 31)),
        ("31.12.2025", date(2025, 12, 31)),
        ("05/05/2025", date(2025, 5, 5)),
        ("5 Mei 2025", date(2025, 5, 5)),
        ("17 Agt 2025", date(2025, 8, 17)),
        ("17 AGUSTUS 2025", date(2025, 8, 17)),
        ("1-Des-2024", date(2024, 12, 1)),
        ("Jum'at, 5 Nopember 2021", date(2021, 11, 5)),
        (45658, date(2025, 1, 1)),
        ("45658", date(2025, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (1, date(1900, 1, 1)),
        (45658.75, date(2025, 1, 1)),
    ],
)
def test_one_date_is_read(value, expected):
    assert read_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        None, "", "03/04/2025", "31/12/25", "31/02/2025", "2025-13-01", "5 Foo 2025",
        60, 0, -5, 2025, 3_000_000, True, CellError("#N/A"), datetime.time(3),
        "2025", "20250131", "31/12-2025", "Mei 2025",
    ],
)  # fmt: skip
def test_what_is_not_exactly_one_date_gives_none(value):
    assert read_date(value) is None


def test_the_1904_system_counts_from_1904():
    assert read_date(0.0, is_1904=True) is None
    assert read_date(60, is_1904=True) == date(1904, 3, 1)
    assert read_date(44196, is_1904=True) == date(2025, 1, 1)


def test_the_column_decides_which_number_is_the_day():
    assert read_date("03/04/2025", day_first=True) == date(2025, 4, 3)
    assert read_date("03/04/2025", day_first=False) == date(2025, 3, 4)
    assert read_date("31/12/2025", day_first=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/12/2025", True),
        (" 13.12.2025 07.05", True),
        ("12/31/2025", False),
        ("03/04/2025", None),
        ("12/12/2025", None),
        ("31/31/2025", None),
        ("5 Mei 2025", None),
        ("2025-12-31", None),
    ],
)
def test_day_first_needs_proof(text, expected):
    assert prove_day_first(text) is expected


def test_an_ambiguous_date_is_told():
    assert is_ambiguous_date("03/04/2025")
    assert not is_ambiguous_date("04/04/2025")
    assert not is_ambiguous_date("31/12/2025")
    assert not is_ambiguous_date(45658)


@given(st.dates(date(1921, 1, 1), date(2099, 12, 31)), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_date_reads_back_from_each_way_of_writing(day, day_first):
    shape = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    assert read_date(day.strftime(shape), day_first) == day
    assert read_date(day.isoformat()) == day
    assert read_date((day - date(1899, 12, 30)).days) == day


def test_month_names_of_both_languages_and_old_spelling():
    names = "Januari Pebruari maret Apr. MEI Juni Jul Agt Sept Oktober Nop Desember"
    assert [read_month_name(name) for name in names.split()] == list(range(1, 13))
    assert read_month_name("August") == 8
    assert read_month_name("Total") is None
