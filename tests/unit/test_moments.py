"""Moments as people read them."""

from datetime import datetime

import pytest

from derajat.model.numerals import render_moment


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "3 Juni 2026, 07.05"), ("en", "3 June 2026, 07:05")],
)
def test_a_moment_has_its_day_and_the_clock_of_the_language(language, words):
    assert render_moment(datetime(2026, 6, 3, 7, 5), language) == words
