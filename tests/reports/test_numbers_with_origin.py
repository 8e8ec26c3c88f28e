"""No number without origin is printed, and no fact with two values."""

from dataclasses import replace

import pytest
from tests.reports.specimen import build_specimen, number

from derajat.errors import DerajatError
from derajat.reports.checking import check_numbers
from derajat.reports.outline import Bullets, Paragraph, Part, Quoted


def checked(*blocks) -> str:
    """The code that a report of these blocks is refused with; empty if it is not."""
    outline = replace(build_specimen(), parts=(Part("bab", "BAB", blocks),))
    try:
        check_numbers(outline)
    except DerajatError as error:
        return error.problems[0].code
    return ""


@pytest.mark.parametrize("words", ["82,6 %", "Rp 5", "1.234", "naik 3,5"])
def test_a_number_in_plain_words_is_refused_and_a_quoted_one_is_not(words):
    assert checked(Paragraph("a", (words,))) == "REP-004"
    assert checked(Bullets("a", ((words,),))) == "REP-004"
    assert checked(Paragraph("a", (Quoted(words),))) == ""


def test_one_fact_with_two_values_is_refused():
    first, other = number("82,6%", "82.6", "K6"), number("83,1%", "83.1", "K6")
    assert checked(Paragraph("a", (first,)), Paragraph("b", (other,))) == "REP-005"
    assert checked(Paragraph("a", (first,)), Paragraph("b", (first,))) == ""
