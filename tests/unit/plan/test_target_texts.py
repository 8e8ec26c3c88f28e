"""Printed targets are read as what they are, and never as another number."""

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.model.targets import (
    Amount,
    Between,
    Bound,
    Exactly,
    Grade,
    Sign,
    Unreadable,
    WhyUnreadable,
)
from derajat.plan.grades import LADDERS, rank_of
from derajat.plan.target_texts import read_target, read_target_cell
from derajat.sheets import CellError


def _amount(number: str, scale: int = 1, unit: str = "") -> Amount:
    return Amount(Decimal(number), scale, unit)


EXACT = {
    "79": _amount("79"),
    "79%": _amount("79", 100),
    "100 %": _amount("100", 100),
    "12 persen": _amount("12", 100),
    "１２％": _amount("12", 100),
    "78,73": _amount("78.73"),
    "70.33": _amount("70.33"),
    "87.04%": _amount("87.04", 100),
    "0.08": _amount("0.08"),
    "11021880874.000": _amount("11021880874"),
    "8600 lbr": _amount("8600", 1, "lbr"),
    "8600lbr": _amount("8600", 1, "lbr"),
    "3 RS": _amount("3", 1, "RS"),
    "2 jenis": _amount("2", 1, "jenis"),
    "120\u00a0menit": _amount("120", 1, "menit"),
    "80 menit.": _amount("80", 1, "menit"),
    "100 m²": _amount("100", 1, "m²"),
    "5 m2": _amount("5", 1, "m2"),
    "5 (lima) dokumen": _amount("5", 1, "(lima) dokumen"),
    "100% desa": _amount("100", 100, "desa"),
    "15/1000": _amount("15", 1000),
    "22/100.000 penduduk": _amount("22", 100_000, "penduduk"),
    "22 per 100.000 KH": _amount("22", 100_000, "KH"),
    "18,5 per 1.000 kelahiran hidup": _amount("18.5", 1000, "kelahiran hidup"),
    "150 per mil": _amount("150", 1000),
    "150 ‰": _amount("150", 1000),
    "1 : 5000": _amount("1", 5000),
    "Rp 1.000.000": _amount("1000000", 1, "Rp"),
    "Rp. 500.000,-": _amount("500000", 1, "Rp"),
    "150.000 balita": _amount("150000", 1, "balita"),
    "1,500 orang": _amount("1500", 1, "orang"),
    "Rp 1 500 000": _amount("1500000", 1, "Rp"),
    "Rp 1,5 juta": _amount("1500000", 1, "Rp"),
    "3 juta orang": _amount("3000000", 1, "orang"),
    "-0,5%": _amount("-0.5", 100),
    "1.000.000": _amount("1000000"),
    "1,000,000.5": _amount("1000000.5"),
    "Nilai 85": _amount("85"),
    "Level 3": _amount("3"),
    "0": _amount("0"),
}

BOUNDS = {
    "<22": (Sign.BELOW, _amount("22")),
    "< 49/100.000 penduduk": (Sign.BELOW, _amount("49", 100_000, "penduduk")),
    "<15%": (Sign.BELOW, _amount("15", 100)),
    "≤5 menit": (Sign.AT_MOST, _amount("5", 1, "menit")),
    "<= 5": (Sign.AT_MOST, _amount("5")),
    ">1": (Sign.ABOVE, _amount("1")),
    "≥ 80 %": (Sign.AT_LEAST, _amount("80", 100)),
    "maks. 10 menit": (Sign.AT_MOST, _amount("10", 1, "menit")),
    "tidak lebih dari 5": (Sign.AT_MOST, _amount("5")),
    "minimal 80%": (Sign.AT_LEAST, _amount("80", 100)),
    "80 (minimal)": (Sign.AT_LEAST, _amount("80")),
    "80% ke atas": (Sign.AT_LEAST, _amount("80", 100)),
    "kurang dari 24 jam": (Sign.BELOW, _amount("24", 1, "jam")),
    "di atas 60": (Sign.ABOVE, _amount("60")),
}

SPANS = {
    "70,38-70,76": (_amount("70.38"), _amount("70.76"), False),
    "70–80 %": (_amount("70", 100), _amount("80", 100), False),
    "70%-80%": (_amount("70", 100), _amount("80", 100), False),
    "80-60": (_amount("60"), _amount("80"), True),
    "70 s/d 80": (_amount("70"), _amount("80"), False),
    "5 sampai 10 menit": (_amount("5", 1, "menit"), _amount("10", 1, "menit"), False),
}

UNREADABLE = {
    WhyUnreadable.AMBIGUOUS: [
        "1.500",
        "1,500 menit",
        "1.500 juta orang",
        "1.500/1000 penduduk",
        "1.500-2.000",
        "75 100",
        "1 : 5.000",
        "Rp 1,234 miliar",
        "+5",
        "- 5",
        "~5",
    ],
    WhyUnreadable.SEVERAL: [
        "8.25% then 0.08",
        "12 (100%)",
        "31 Desember 2019",
        "1.2.3",
        "3/4",
        "12:30",
        "1e3",
        "0x10",
        "> 60 - < 80",
        "5% - 10 menit",
        "5, 7 dan 9",
    ],
    WhyUnreadable.ERROR: ["#DIV/0!", "#N/A", "#VALUE!"],
    WhyUnreadable.WORDS: [
        "meningkat",
        "turun 5%",
        "5% lebih tinggi",
        "2 kali lipat",
        ".5",
        "5½",
        "٣",
        "bb",
        "tahun 2020",
        "A (Kurang)",
    ],
}

GRADES = {
    "A": "",
    "BB": "akip",
    "AA": "akip",
    "Paripurna": "akreditasi",
    "Terakreditasi Madya": "akreditasi",
    "Sangat Baik": "",
    "Kurang Baik": "ikm",
    "Predikat CC": "akip",
    "WTP": "opini",
    "A (Sangat Baik)": "ikm",
    "A (Memuaskan)": "akip",
    "B (Baik)": "",
    "Predikat (BB)": "akip",
}


@pytest.mark.parametrize("text", EXACT)
def test_a_number_is_read_with_its_scale_and_unit(text):
    assert read_target(text).reading == Exactly(EXACT[text])


@pytest.mark.parametrize("text", BOUNDS)
def test_a_bound_keeps_its_side(text):
    assert read_target(text).reading == Bound(*BOUNDS[text])


@pytest.mark.parametrize("text", SPANS)
def test_a_range_keeps_both_ends_and_says_when_they_are_exchanged(text):
    assert read_target(text).reading == Between(*SPANS[text])


@pytest.mark.parametrize(
    ("text", "why"),
    [(text, why) for why, texts in UNREADABLE.items() for text in texts],
)
def test_what_cannot_be_read_says_why(text, why):
    assert read_target(text).reading == Unreadable(why)


@pytest.mark.parametrize("text", GRADES)
def test_a_grade_is_never_a_number(text):
    target = read_target(text)
    assert isinstance(target.reading, Grade)
    assert target.reading.ladder == GRADES[text]
    assert target.amounts == ()


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "–", "n/a", "\u00a0", "tidak ada data"]
)
def test_nothing_stated_is_none(text):
    assert read_target(text) is None


def test_the_words_of_the_document_are_kept():
    assert read_target(" ≤5 menit ").printed == "≤5 menit"


def test_a_mark_decides_only_what_has_two_readings():
    assert read_target("1.500", ",").amounts[0].number == 1500
    assert read_target("1.500", ".").amounts[0].number == Decimal("1.5")
    assert read_target("70.33", ",").amounts[0].number == Decimal("70.33")
    assert read_target("1 : 5.000", ",").amounts[0].scale == 5000


def test_a_scale_has_its_best_step_first():
    assert rank_of("AA", "akip") == 1
    assert rank_of("Paripurna", "akreditasi") < rank_of("Dasar", "akreditasi")
    assert rank_of("Paripurna", "akip") is None
    assert all(len(steps) > 1 for steps in LADDERS.values())


def test_a_number_cell_in_percent_format_is_a_percentage():
    target = read_target_cell(0.79, is_percent=True)
    assert target.printed == "79%"
    assert target.reading == Exactly(_amount("79", 100))
    assert read_target_cell(0.0825, True).amounts[0].number == Decimal("8.25")


def test_a_number_cell_is_the_number_it_shows():
    assert read_target_cell(8600).reading == Exactly(_amount("8600"))
    assert read_target_cell(0.1 + 0.2).amounts[0].number == Decimal("0.3")
    assert read_target_cell(1500.0).amounts[0].number == 1500


def test_cells_that_are_no_number_or_text_are_not_guessed():
    assert read_target_cell(None) is None
    error = read_target_cell(CellError("#DIV/0!"))
    assert error.reading == Unreadable(WhyUnreadable.ERROR)
    a_date = read_target_cell(datetime.date(2020, 10, 5))
    assert a_date.reading == Unreadable(WhyUnreadable.AMBIGUOUS)
    assert read_target_cell(True).reading == Unreadable(WhyUnreadable.WORDS)
    assert read_target_cell(float("nan")).reading == Unreadable(WhyUnreadable.ERROR)


NUMBERS = st.decimals(
    min_value=0, max_value=10**9, allow_nan=False, allow_infinity=False, places=2
)
ENDINGS = {"": (1, ""), "%": (100, ""), " persen": (100, ""), " menit": (1, "menit")}
BEGINNINGS = {"": None, "<": Sign.BELOW, "≥ ": Sign.AT_LEAST, "maks. ": Sign.AT_MOST}


def _styles(number: Decimal) -> dict[str, str]:
    english = f"{number:,}"
    swapped = english.replace(",", "_").replace(".", ",").replace("_", ".")
    return {
        "plain point": f"{number}",
        "plain comma": f"{number}".replace(".", ","),
        "english": english,
        "indonesian": swapped,
    }


@given(
    NUMBERS,
    st.sampled_from(["plain point", "plain comma", "english", "indonesian"]),
    st.sampled_from(list(ENDINGS)),
    st.sampled_from(list(BEGINNINGS)),
)
def test_a_known_number_comes_back_from_every_style(number, style, ending, beginning):
    text = beginning + _styles(number)[style] + ending
    (amount,) = read_target(text).amounts
    assert amount == Amount(number, *ENDINGS[ending])
    reading = read_target(text).reading
    assert getattr(reading, "sign", None) is BEGINNINGS[beginning]


JUNK = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789.,-/%<>≤≥ :RpsdAB()+½²٣eE\u00a0ribujta"),
        st.characters(),
    ),
    max_size=30,
)


def _is_written(number: Decimal, text: str) -> bool:
    """Whether the digits of a number stand in a text, looked at in a plain way."""
    digits = re.sub(r"\D", "", f"{number:f}").strip("0")
    written = "".join(c for c in text if c not in "., \u00a0\u202f\u2009")
    written = "".join(chr(ord(c) - 0xFEE0) if "０" <= c <= "９" else c for c in written)
    return digits in written


@given(JUNK, st.sampled_from([None, ".", ","]))
def test_junk_never_raises_and_never_gives_a_number_that_is_not_written(text, mark):
    target = read_target(text, mark)
    for amount in target.amounts if target else ():
        assert _is_written(amount.number, text)
