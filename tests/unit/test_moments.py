"""Moments as people read them."""

from datetime import datetime

from derajat.model.numerals import render_moment


def test_a_moment_has_the_marks_of_its_language():
    moment = datetime(2026, 6, 3, 14, 5)
    assert render_moment(moment) == "3 Juni 2026 14.05"
    assert render_moment(moment, "en") == "3 June 2026 14:05"
