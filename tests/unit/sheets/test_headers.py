"""Header paths over merged cells, and damaged codes."""

import datetime

import pytest

from derajat.sheets import (
    CodeDamage,
    MergedRange,
    fold_header,
    looks_like_damaged_code,
    spread_header,
)


def test_merged_headers_are_spread_over_their_columns():
    rows = [
        ["KABUPATEN /\nKOTA", "LAHIR  HIDUP", None, None],
        [None, "L", "P", "L + P"],
        ["1", "2", "3", "4"],
    ]
    merged = [MergedRange(4, 1, 5, 1), MergedRange(4, 2, 4, 4)]
    paths = spread_header(rows, merged, 2, first_row=4)
    assert paths == [
        "KABUPATEN / KOTA",
        "LAHIR HIDUP / L",
        "LAHIR HIDUP / P",
        "LAHIR HIDUP / L + P",
    ]


def test_headers_without_merges_stay_where_they_are():
    assert spread_header([["a", None], ["b", "c"]], [], 2) == ["a / b", "c"]
    assert spread_header([[2022, None]], [], 1) == ["2022", ""]
    assert spread_header([], [], 2) == []


def test_a_merge_outside_the_header_or_beyond_its_width_changes_nothing():
    rows = [["a", "b"]]
    merged = [MergedRange(1, 1, 2, 9), MergedRange(9, 1, 9, 2), MergedRange(3, 5, 3, 6)]
    assert spread_header(rows, merged, 1, first_row=3) == ["a", "b"]


def test_folding_keeps_only_what_tells_headers_apart():
    assert fold_header(" Jumlah_Lahir  HIDUP (L) ") == fold_header(
        "jumlah lahir hidup l"
    )
    assert fold_header("JUMLAH / %") != fold_header("JUMLAH")
    assert fold_header("< 5 tahun") != fold_header("> 5 tahun")


@pytest.mark.parametrize(
    ("value", "damage"),
    [
        ("19.7", CodeDamage.LOST_ZERO),
        ("19,7", CodeDamage.LOST_ZERO),
        (19.7, CodeDamage.LOST_ZERO),
        ("1.67E+15", CodeDamage.SCIENTIFIC),
        ("1,67401E+15", CodeDamage.SCIENTIFIC),
        (3573010101900000, CodeDamage.ROUNDED),
        (1.6740123e15, CodeDamage.ROUNDED),
        (datetime.date(2011, 1, 11), CodeDamage.DATE),
        (datetime.time(19, 7), CodeDamage.DATE),
        ("19.70", None),
        ("35.07.01", None),
        ("35.07.01.2001", None),
        (35, None),
        (35.07, None),
        ("3507", None),
        ("1674012345678901", None),
        (None, None),
        (True, None),
    ],
)
def test_codes_cut_by_a_spreadsheet_are_recognised(value, damage):
    assert looks_like_damaged_code(value) is damage


def test_each_damage_has_words_in_both_languages():
    assert all(damage.reason.id and damage.reason.en for damage in CodeDamage)
