"""A value row becomes exact numbers, or stands alone."""

from dataclasses import replace
from fractions import Fraction

from steering_world import COVERAGE, LEVEL, SELECTION, make_value

from derajat.model.indicators import Count, Mean, Rate, Side
from derajat.steering.measured import read_measured


def test_a_share_is_its_exact_parts_and_not_the_binary_number():
    found = read_measured(make_value("A", "2026", 1, 3), LEVEL, 100)
    assert found.amount == Fraction(100, 3)
    assert (found.counted, found.base, found.is_share) == (1, 3, True)


def test_an_eligible_number_can_be_an_estimate():
    value = replace(make_value("A", "2026", 30, 60), denominator="60.0")
    assert read_measured(value, COVERAGE, 100).base == 60


def test_parts_that_do_not_give_the_value_shown_are_not_used():
    value = replace(make_value("A", "2026", 1, 3), shown="34.0")
    found = read_measured(value, LEVEL, 100)
    assert (found.amount, found.counted, found.base) == (34, None, None)


def test_a_mean_counts_nobody():
    value = replace(make_value("A", "2026", 30, 10), shown="3.0", value=3.0)
    found = read_measured(value, Mean(SELECTION, "umur", None), 1)
    assert (found.amount, found.counted, found.is_share) == (3, None, False)


def test_a_count_and_a_rate_are_no_shares_of_everybody():
    count = replace(
        make_value("A", "2026", 7, None), value=7.0, shown="7", denominator=None
    )
    found = read_measured(count, Count(Side(SELECTION)), 1)
    assert (found.amount, found.counted, found.base) == (7, 7, 1)
    rate = Rate(Side(SELECTION), Side(SELECTION))
    assert not read_measured(make_value("A", "2026", 3, 2), rate, 100).is_over_everybody
    assert read_measured(make_value("A", "2026", 3, 2), LEVEL, 100).is_over_everybody
    assert not read_measured(
        make_value("A", "2026", 2, 2), LEVEL, 100
    ).is_over_everybody


def test_a_value_beyond_the_last_class_stands_as_it_was_computed():
    value = replace(make_value("A", "2026", 1, 3), shown=">30", value=31.5)
    assert read_measured(value, LEVEL, 100).amount == Fraction("31.5")


def test_seven_of_ten_reports_are_seventy_per_cent():
    value = make_value("A", "2026", 1, 3, completeness=0.7)
    assert read_measured(value, LEVEL, 100).completeness == Fraction(7, 10)


def test_a_row_without_value_is_nothing():
    assert read_measured(make_value("A", "2026", None, None), LEVEL, 100) is None
