"""Numbers, days and periods as people read them."""

import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from derajat.model.calendar import day_number, parse_period, week_number
from derajat.model.numerals import (
    render_day,
    render_number,
    render_period,
    render_rupiah,
    render_rupiah_short,
    render_week,
    render_zoned_moment,
)


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("1234567.50", "1.234.567,50", "1,234,567.50"),
        ("-1234", "-1.234", "-1,234"),
        ("0.5", "0,5", "0.5"),
        (999, "999", "999"),
    ],
)
def test_a_number_carries_the_marks_of_its_language(text, indonesian, english):
    assert render_number(text) == indonesian
    assert render_number(text, "en") == english


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2026-06", "Juni 2026", "June 2026"),
        ("2026-Q2", "triwulan II 2026", "quarter II 2026"),
        ("2026-S1", "semester I 2026", "semester I 2026"),
        ("2026", "2026", "2026"),
        ("2024..2026", "2024-2026", "2024-2026"),
        (
            "2026-W07",
            "minggu 7 2026 (mulai 15 Februari 2026)",
            "week 7 2026 (from 15 February 2026)",
        ),
    ],
)
def test_a_period_is_told_in_words(text, indonesian, english):
    period = parse_period(text)
    assert render_period(period) == indonesian
    assert render_period(period, "en") == english


def test_a_day_is_told_in_words():
    assert render_day(day_number(2026, 8, 17)) == "17 Agustus 2026"


def test_weeks_are_told_with_their_days():
    # 8 November 2026 is a Sunday that opens week 45.
    week = week_number(2026, 45)
    assert render_week(week) == "M45 (8–14 Nov 2026)"
    assert render_week(week, "en") == "W45 (8–14 Nov 2026)"
    assert render_week(week_number(2026, 31)) == "M31 (2–8 Agu 2026)"
    assert render_week(week_number(2026, 13)) == "M13 (29 Mar–4 Apr 2026)"


def test_a_moment_is_told_with_its_zone():
    moment = datetime.datetime(2026, 11, 14, 9, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert render_zoned_moment(moment) == "14 Nov 2026 09.05 WIB"
    assert render_zoned_moment(moment, "en") == "14 Nov 2026 09:05 WIB"


@pytest.mark.parametrize(
    ("amount", "exact", "short"),
    [
        ("2400000000", "Rp2.400.000.000", "Rp2,4 miliar"),
        ("1464000000.50", "Rp1.464.000.000,5", "Rp1,5 miliar"),
        ("850000", "Rp850.000", "Rp850.000"),
        ("1000000", "Rp1.000.000", "Rp1 juta"),
        ("3250000000000", "Rp3.250.000.000.000", "Rp3,3 triliun"),
        ("0", "Rp0", "Rp0"),
    ],
)
def test_rupiah_exact_and_short(amount, exact, short):
    assert render_rupiah(Decimal(amount)) == exact
    assert render_rupiah_short(Decimal(amount)) == short


def test_rupiah_in_english():
    assert render_rupiah(Decimal("2400000000"), "en") == "Rp2,400,000,000"
    assert render_rupiah_short(Decimal("2400000000"), "en") == "Rp2.4 billion"
