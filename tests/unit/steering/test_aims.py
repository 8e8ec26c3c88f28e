"""A printed target is the span of values that fulfil it, or a reason."""

from decimal import Decimal
from fractions import Fraction

import pytest

from derajat.model.indicators import Direction
from derajat.model.judgement import Reason
from derajat.model.targets import (
    Amount,
    Between,
    Exactly,
    Grade,
    PrintedTarget,
    Unreadable,
    WhyUnreadable,
)
from derajat.plan.target_texts import read_target
from derajat.steering.aims import Aim, build_aim, read_unit_scale


HIGHER, LOWER, RANGE = Direction.HIGHER, Direction.LOWER, Direction.RANGE


def _aim(text, better=HIGHER, scale=100, words=""):
    return build_aim(read_target(text), better, scale, words)


def test_a_number_is_a_floor_or_a_ceiling_by_what_is_better():
    assert _aim("90") == Aim(Fraction(90), None)
    assert _aim("90", LOWER) == Aim(None, Fraction(90))
    assert _aim("90", RANGE) == Aim(Fraction(90), Fraction(90))
    assert _aim("90", Direction.NEITHER) is Reason.NO_DIRECTION


def test_a_bound_and_a_span_tell_themselves_what_is_better():
    assert _aim("<22", HIGHER) == Aim(None, Fraction(22), is_strict=True)
    assert _aim("≤5", HIGHER) == Aim(None, Fraction(5))
    assert _aim("≥70", LOWER) == Aim(Fraction(70), None)
    span = Aim(Fraction("70.38"), Fraction("70.76"))
    assert _aim("70,38-70,76") == span


def test_a_reversed_span_is_the_same_span():
    low, high = Amount(Decimal(60)), Amount(Decimal(80))
    printed = PrintedTarget("80-60", Between(low, high, is_reversed=True))
    assert build_aim(printed, HIGHER, 100) == Aim(Fraction(60), Fraction(80))


def test_a_grade_is_never_a_number():
    printed = PrintedTarget("BB", Grade("BB", "akip"))
    assert build_aim(printed, HIGHER, 100) is Reason.TARGET_IS_A_GRADE


def test_an_unreadable_target_is_not_guessed():
    printed = PrintedTarget("1.234", Unreadable(WhyUnreadable.AMBIGUOUS))
    assert build_aim(printed, HIGHER, 1) is Reason.TARGET_UNREADABLE


def test_a_target_in_another_whole_is_turned_into_the_unit_of_the_indicator():
    per_thousand = PrintedTarget("15/1000", Exactly(Amount(Decimal(15), 1000)))
    assert build_aim(per_thousand, LOWER, 100) == Aim(None, Fraction("1.5"))
    assert _aim("15", LOWER, 100_000, "per 1.000 kelahiran hidup") == Aim(
        None, Fraction(1500)
    )


def test_a_share_is_no_target_of_a_count_and_people_none_of_a_share():
    per_cent = PrintedTarget("8 %", Exactly(Amount(Decimal(8), 100)))
    assert build_aim(per_cent, HIGHER, 1) is Reason.OTHER_UNIT
    people = PrintedTarget("8 orang", Exactly(Amount(Decimal(8), 1, "orang")))
    assert build_aim(people, HIGHER, 100) is Reason.OTHER_UNIT
    assert build_aim(people, HIGHER, 1) == Aim(Fraction(8), None)


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("%", 100),
        ("persen", 100),
        ("per 100.000 kelahiran hidup", 100_000),
        ("per 1.000 KH", 1000),
        ("per 1000", 1000),
        ("per 10.000 penduduk", 10_000),
        ("/100", 100),
        ("prosentase", 100),
        ("‰", 1000),
        ("per mil", 1000),
        ("permil", 1000),
        ("promil", 1000),
        ("per seribu kelahiran hidup", 1000),
        ("per seratus ribu penduduk", 100_000),
        ("orang", 1),
        ("", 1),
    ],
)
def test_the_unit_of_a_plan_names_its_whole(words, scale):
    assert read_unit_scale(words) == scale


def test_per_mil_is_no_per_cent():
    assert _aim("45", LOWER, 100, "‰") == Aim(None, Fraction("4.5"))


@pytest.mark.parametrize(
    "words", ["orang", "indeks", "poin persen", "% poin", "rupiah"]
)
def test_words_that_are_no_whole_are_no_unit_of_a_share(words):
    assert _aim("45", HIGHER, 100, words) is Reason.OTHER_UNIT


@pytest.mark.parametrize("words", ["poin persen", "percentage points"])
def test_points_are_a_difference_and_no_unit_at_all(words):
    assert read_unit_scale(words) is None


def test_a_strict_bound_leaves_its_end_out():
    aim = Aim(None, Fraction(22), is_strict=True)
    assert not aim.holds(Fraction(22))
    assert aim.holds(Fraction(2199, 100))
    assert Aim(None, Fraction(22)).holds(Fraction(22))
    above = _aim(">22", LOWER)
    assert above == Aim(Fraction(22), None, is_strict=True)
    assert not above.holds(Fraction(22)) and above.holds(Fraction(23))


def test_what_is_due_in_november_is_eleven_twelfths():
    assert Aim(Fraction(90), None).shrink(Fraction(11, 12)).low == Fraction("82.5")
