"""Lines of the PWS chart, by the guideline's table and by hand."""

from fractions import Fraction

import pytest

from derajat.programmes.pws import (
    PwsStatus,
    PwsTrend,
    build_level_line,
    build_pws_line,
    compute_target,
    decide_pws_status,
    rank_pws_lines,
    split_cumulative,
)


def line(*counts, eligible=120, target=100, area="A"):
    return build_pws_line(area, counts, Fraction(eligible), Fraction(target))


def test_the_target_grows_on_a_straight_line_to_that_of_the_year():
    assert compute_target(Fraction(90), 1) == Fraction(15, 2)
    assert compute_target(Fraction(90), 6) == 45
    assert compute_target(Fraction(90), 12) == 90


def test_cumulative_counts_are_split_into_months():
    assert split_cumulative((3, 7, 7)) == (3, 4, 0)
    assert split_cumulative((None, 7, 9)) == (None, None, 2)


@pytest.mark.parametrize(
    ("is_on_target", "trend", "status"),
    [
        (True, "naik", "baik"),
        (True, "tetap", "baik"),
        (True, "turun", "kurang"),
        (False, "naik", "cukup"),
        (False, "tetap", "jelek"),
        (False, "turun", "jelek"),
    ],
)
def test_the_status_follows_the_table_of_the_guideline(is_on_target, trend, status):
    assert decide_pws_status(is_on_target, PwsTrend(trend)) is PwsStatus(status)


def test_exactly_on_the_target_is_on_target():
    found = line(10, 10, 10)
    assert (found.cumulative, found.target, found.gap) == (25, 25, 0)
    assert found.status is PwsStatus.BAIK
    assert found.gap_persons == 0


def test_one_person_below_the_target_is_below():
    found = line(10, 9, 10)
    assert found.status is PwsStatus.CUKUP
    assert found.gap_persons == 1


def test_above_the_target_and_falling_is_falling_behind():
    found = line(20, 10, 9)
    assert found.trend is PwsTrend.TURUN
    assert found.status is PwsStatus.KURANG
    assert found.gap < 0
    assert found.gap_persons == 0


def test_january_stays_as_it_is():
    assert line(9).trend is PwsTrend.TETAP
    assert line(9).status is PwsStatus.JELEK
    assert line(10).status is PwsStatus.BAIK
    assert line(10).previous is None


def test_persons_missing_are_rounded_up():
    # Of 100 eligible 23.75 are wanted by March, 20 are there.
    assert line(5, 5, 10, eligible=100, target=95).gap_persons == 4


def test_without_last_months_report_no_trend_can_be_told():
    found = line(10, None, 10)
    assert found.trend is None
    assert found.status is None
    assert found.is_partial
    assert found.cumulative == Fraction(2000, 120)


def test_without_this_months_report_no_trend_can_be_told():
    found = line(10, 10, None)
    assert (found.this_month, found.trend, found.status) == (None, None, None)


def test_nothing_reported_or_nobody_eligible_gives_no_line():
    assert line(None, None) is None
    assert line(1, eligible=0) is None


def test_lines_stand_from_the_highest_to_the_lowest_and_equal_ones_by_code():
    lines = [line(5, area="C"), line(9, area="B"), line(5, area="A")]
    assert [item.area for item in rank_pws_lines(lines)] == ["B", "A", "C"]


def test_without_a_target_there_is_no_status_and_nobody_is_missing():
    found = build_pws_line("A", (10, 20), Fraction(120), None)
    assert found.cumulative == 25
    assert found.trend is PwsTrend.NAIK
    assert (found.target, found.status, found.gap, found.gap_persons) == (None,) * 4


def test_what_was_counted_since_january_counts_though_a_month_is_not_known():
    found = build_pws_line("A", (None, None), Fraction(120), Fraction(100), 20)
    assert found.cumulative == Fraction(50, 3)
    assert (found.this_month, found.trend, found.status) == (None, None, None)
    assert found.gap_persons == 0
    assert found.is_partial


def test_a_level_is_held_against_the_whole_target_in_every_month():
    # Of 90 children 60 were weighed, 72 are wanted (80 %); last month 50 of 100.
    found = build_level_line("A", (60, Fraction(90)), (50, Fraction(100)), Fraction(80))
    assert found.cumulative == Fraction(200, 3)
    assert (found.previous, found.trend) == (50, PwsTrend.NAIK)
    assert (found.status, found.gap_persons) == (PwsStatus.CUKUP, 12)


def test_a_level_without_last_month_has_no_trend_and_no_status():
    found = build_level_line("A", (60, Fraction(90)), None, Fraction(80))
    assert (found.previous, found.trend, found.status) == (None, None, None)
    assert build_level_line("A", (0, Fraction(0)), None, Fraction(80)) is None
