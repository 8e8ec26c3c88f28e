"""Rosters, choices of rows and quantiles of an invented city, against hand cases."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest

from derajat.city.community.truths import TRUTHS as COMMUNITY_TRUTHS
from derajat.city.quantiles import quantile_of
from derajat.city.registers import Register, plain, worded
from derajat.city.rosters import (
    first_row_of_each,
    last_reported_day,
    last_row_of_each,
    roster_of,
    year_of,
)
from derajat.city.satisfaction.happening import sample_needed
from derajat.city.shares import Rows
from derajat.city.truth import Asked, Knowledge
from derajat.model.areas import AreaLevel
from derajat.model.calendar import (
    Period,
    PeriodKind,
    day_number,
    month_number,
    parse_period,
)


def _register(**columns):
    return Register("uji", {name: plain(values) for name, values in columns.items()})


@pytest.mark.parametrize(
    ("users", "needed"),
    [(50, 44), (100, 80), (220, 140), (300, 169), (1_200, 291), (2_000, 322)],
)
def test_the_sample_is_that_of_the_printed_table(users, needed):
    assert sample_needed(np.array([users])).tolist() == [needed]


def test_both_days_belong_to_a_stay_and_the_last_year_ends_with_the_files():
    ends = [day_number(2025, 12, 30), day_number(2025, 12, 31), 0]
    register = Register(
        "uji",
        {
            "siapa": plain([1, 2, 3]),
            "mulai": plain([day_number(2025, 1, 1)] * 2 + [day_number(2026, 9, 30)]),
            "selesai": plain(ends, np.array([True, True, False])),
        },
    )
    roster = roster_of(register, "mulai", "selesai", day_number(2026, 9, 30))
    found = zip(roster["siapa"], roster["tahun"], roster["akhir"], strict=True)
    assert [tuple(map(int, row)) for row in found] == [
        (2, 2025, day_number(2025, 12, 31)),
        (3, 2026, day_number(2026, 9, 30)),
    ]


def test_files_speak_up_to_the_end_of_their_last_month():
    monthly = _register(bulan=[month_number(2026, 1), month_number(2026, 2)])
    assert last_reported_day(monthly) == day_number(2026, 2, 28)
    assert year_of(np.array([day_number(2024, 12, 31)])).tolist() == [2024]


def test_of_equal_days_the_later_row_is_the_last_and_the_earlier_the_first():
    rows = _register(sarana=[1, 1, 2, 1], hari=[5, 5, 1, 3], nomor=[0, 1, 2, 3])
    assert last_row_of_each(rows, ("sarana",), "hari")["nomor"].tolist() == [1, 2]
    assert sorted(first_row_of_each(rows, ("sarana",), "hari")["nomor"]) == [2, 3]
    tied = rows.at(np.array([0, 1]))
    assert first_row_of_each(tied, ("sarana",), "hari")["nomor"].tolist() == [0]


def _city(registers):
    villages = tuple(range(2))
    places = SimpleNamespace(
        villages=villages, subdistricts=(), health_centres=(), city=None
    )
    return Knowledge(places, registers, day_number(2026, 12, 31))


@pytest.mark.parametrize(
    ("waits", "at", "wanted"),
    [
        ([3, 3, 9, 9], Fraction(1, 2), 3),
        ([3, 9, 9], Fraction(1, 2), 9),
        ([1] * 9 + [7], Fraction(9, 10), 1),
        ([1] * 8 + [7] * 2, Fraction(9, 10), 7),
    ],
)
def test_a_quantile_is_the_smallest_wait_that_enough_rows_reach(waits, at, wanted):
    count = len(waits)
    register = Register(
        "uji",
        {
            "kelurahan": worded(np.zeros(count), ("a", "b")),
            "tanggal": plain([day_number(2026, 6, 1)] * count),
            "lama": plain(waits),
        },
    )
    truth = quantile_of(
        Rows("uji", "kelurahan", "tanggal"),
        lambda rows: rows["lama"],
        lambda rows: rows.is_known("lama"),
        at,
    )
    month = Period(PeriodKind.MONTH, month_number(2026, 6))
    found = truth(_city({"uji": register}), Asked(AreaLevel.VILLAGE, month))
    assert [value.value for value in found] == [wanted, None]
    assert [value.denominator for value in found] == [count, 0]


def test_the_level_of_a_post_is_told_as_far_as_it_is_known():
    columns = {
        "posyandu": plain([1, 2, 3, 4, 5]),
        "tahun": plain([2026] * 5),
        "kelurahan": worded([0, 0, 0, 0, 1], ("a", "b")),
        "kader": plain([5, 5, 5, 4, 5]),
        "cakupan": plain([51, 51, 50, 90, 60]),
        "dana_sehat": plain([50, 51, 90, 90, 0], np.array([True] * 4 + [False])),
    }
    month = [month_number(2026, number) for number in range(1, 10)]
    openings = {
        "posyandu": plain(np.repeat([1, 2, 3, 4, 5], 9)),
        "bulan": plain(month * 5),
        "buka": plain([1] * 45),
    }
    city = _city(
        {
            "register-posyandu": Register("register-posyandu", columns),
            "posyandu-bulan": Register("posyandu-bulan", openings),
        }
    )
    asked = Asked(AreaLevel.VILLAGE, parse_period("2026"))
    high = COMMUNITY_TRUTHS["PY-STR"](city, asked)
    assert [(value.numerator, value.denominator) for value in high] == [(2, 4), (0, 0)]
    own = COMMUNITY_TRUTHS["PY-MAN"](city, asked)
    assert [value.numerator for value in own] == [1, 0]
