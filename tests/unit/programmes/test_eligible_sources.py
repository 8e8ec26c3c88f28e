"""Coverage under each source of eligible people, against cases reckoned by hand."""

from fractions import Fraction

import pytest

from derajat.programmes.eligible_sources import Holding, compare_sources


SOURCES = ("pusdatin", "riil")


def _holding(area, numerator, *denominators):
    numbers = [None if d is None else Fraction(d) for d in denominators]
    return Holding(area, numerator, dict(zip(SOURCES, numbers, strict=True)))


def _compare(*holdings, needed=None):
    return compare_sources(holdings, SOURCES, needed=needed)


def test_the_same_people_served_are_divided_by_each_source():
    (found,) = _compare(_holding("A", 90, 120, 100))
    assert [item.value for item in found.by_source] == [75, 90]
    assert found.numerator == 90


def test_coverage_is_exact_and_never_cut_at_100():
    (found,) = _compare(_holding("A", 1, 3, Fraction(1, 2)))
    assert [item.value for item in found.by_source] == [Fraction(100, 3), 200]


def test_a_rank_that_another_source_turns_round_is_told():
    # A 80 of 100 against B 70 of 100 by the one; 80 of 160 against 70 of 100 by the
    # other: A is first, then second. C is last by both.
    found = _compare(
        _holding("A", 80, 100, 160), _holding("B", 70, 100, 100), _holding("C", 1, 9, 9)
    )
    ranks = [[item.rank for item in area.by_source] for area in found]
    assert ranks == [[1, 2], [2, 1], [3, 3]]
    assert [area.rank_depends for area in found] == [True, True, False]


def test_equal_coverage_shares_a_rank_and_the_next_rank_is_left_out():
    found = _compare(
        _holding("A", 1, 2, 2), _holding("B", 2, 4, 4), _holding("C", 1, 4, 4)
    )
    assert [area.by_source[0].rank for area in found] == [1, 1, 3]


@pytest.mark.parametrize(
    ("riil", "reached", "depends"),
    [(100, [False, True], True), (101, [False, False], False)],
)
def test_exactly_at_the_target_is_reached(riil, reached, depends):
    (found,) = _compare(_holding("A", 90, 120, riil), needed=Fraction(90))
    assert [item.is_reached for item in found.by_source] == reached
    assert found.state_depends is depends


def test_without_a_target_nothing_is_reached_or_missed():
    (found,) = _compare(_holding("A", 90, 120, 100))
    assert [item.is_reached for item in found.by_source] == [None, None]
    assert not found.state_depends


def test_a_source_without_a_number_or_with_none_eligible_gives_no_value():
    found = _compare(_holding("A", 90, None, 0), _holding("B", 1, 2, 4))
    assert [(i.value, i.rank) for i in found[0].by_source] == [(None, None)] * 2
    assert [i.rank for i in found[1].by_source] == [1, 1]
    assert not found[0].rank_depends


def test_an_area_that_has_not_reported_has_no_value():
    (found,) = _compare(_holding("A", None, 10, 20))
    assert [item.value for item in found.by_source] == [None, None]
