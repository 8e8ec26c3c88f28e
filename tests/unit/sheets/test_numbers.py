"""Numbers and percentages as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.sheets import (
    decide_decimal_mark,
    is_ambiguous_number,
    is_no_data_word,
    read_number,
    read_percent,
)


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("1.234,5", ",", "1234.5"),
        ("1,234.5", ".", "1234.5"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("1 234", ",", "1234"),
        ("1\u00a0234,5", ",", "1234.5"),
        (" 7 ", ",", "7"),
        ("007", ".", "7"),
        ("-3,5", ",", "-3.5"),
        ("\u22123", ".", "-3"),
        ("0,123", ",", "0.123"),
        (",5", ",", "0.5"),
    ],
)
def test_a_number_is_read_with_the_given_decimal_mark(text, mark, number):
    assert read_number(text, mark) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "n/a", "#REF!", "(123)", "½", "٣", "1e3", "10 org", "1,23,4", "1.23.4",
        "12,34", "0.123,4", "1 23", "5,", "1..2", "--1", "12,5%", "１２", "1" * 31,
        "1\n2", "Rp5",
    ],
)  # fmt: skip
def test_what_is_not_exactly_one_number_gives_none(text):
    mark = "." if "," in text else ","
    assert read_number(text, mark) is None


def _written(number: Decimal, group: str, mark: str) -> str:
    plain = f"{number:,f}"
    return plain.translate({ord(","): group, ord("."): mark})


_NUMBERS = st.decimals(-(10**12), 10**12, places=3, allow_nan=False) | st.integers(
    -(10**15), 10**15
).map(Decimal)


@given(_NUMBERS, st.sampled_from([(".", ","), (",", "."), (" ", ","), ("\u00a0", ".")]))
@settings(max_examples=200, deadline=None)
def test_every_number_written_in_a_style_reads_back(number, style):
    group, mark = style
    assert read_number(_written(number, group, mark), mark) == number
    assert read_number(_written(number, "", mark), mark) == number


@given(st.text("0123456789.,- %e", max_size=12), st.sampled_from([".", ","]))
@settings(max_examples=300, deadline=None)
def test_what_is_read_has_the_digits_of_the_text(text, mark):
    number = read_number(text, mark)
    if number is not None:
        digits = [c for c in text if c.isdigit()]
        shown = f"{abs(number):f}"
        whole_digits = "".join(digits).lstrip("0")
        assert shown.replace(".", "").lstrip("0") == whole_digits


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234", "2.000"], None),
        (["1.234", "12,5"], ","),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1.234.567"], ","),
        (["12.75", "3"], "."),
        (["0.123"], "."),
        (["1234,567"], ","),
        (["8,6 %"], ","),
        (["1,5", "1.5"], None),
        (["5", "nama", "-"], None),
        ([], None),
    ],
)
def test_the_decimal_mark_of_a_column_needs_proof(texts, mark):
    assert decide_decimal_mark(texts) == mark


@given(st.lists(_NUMBERS, min_size=1), st.sampled_from([(".", ","), (",", ".")]))
@settings(max_examples=100, deadline=None)
def test_a_column_in_one_style_never_proves_the_other(numbers, style):
    group, mark = style
    texts = [_written(number, group, mark) for number in numbers]
    assert decide_decimal_mark(texts) in (mark, None)


def test_an_ambiguous_number_is_told():
    assert is_ambiguous_number("1.234")
    assert is_ambiguous_number("8,125 %")
    assert not is_ambiguous_number("0.234")
    assert not is_ambiguous_number("1.2345")


def test_percent_texts_give_the_percentage_itself():
    assert read_percent("8.6 %", ".") == Decimal("8.6")
    assert read_percent("12,5%", ",") == Decimal("12.5")
    assert read_percent("89", ".") == Decimal(89)
    assert read_percent("8.6 persen", ".") is None
    assert read_percent("%", ".") is None


@pytest.mark.parametrize("word", ["-", " n/a ", "N/A", "Tidak  ada data", "\u2014", ""])
def test_words_for_no_data_are_known(word):
    assert is_no_data_word(word)


@pytest.mark.parametrize("word", ["0", "nihil", "1", "ada"])
def test_other_words_are_not_no_data(word):
    assert not is_no_data_word(word)


@pytest.mark.parametrize(
    "evil", ["1." * 25_000, "1 " * 25_000, "9" * 50_000, "1,000" * 10_000 + "x"]
)
def test_long_evil_texts_are_no_numbers(evil):
    assert read_number(evil, ",") is None
    assert decide_decimal_mark([evil]) in (None, ",", ".")
