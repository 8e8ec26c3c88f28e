"""Attainment and predicate, against a second plain implementation."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.catalogue.judgement import load_judgement
from derajat.content import find_content
from derajat.model.indicators import Direction
from derajat.model.judgement import AttainmentForm, AttainmentMark
from derajat.model.targets import Amount, Between, Bound, Exactly, Grade, Sign
from derajat.steering.aims import Aim
from derajat.steering.attainments import (
    choose_form,
    compute_attainment,
    find_predicate,
    mark_bound,
    mean_attainment,
)


F = AttainmentForm
TABLE = load_judgement(Path(find_content("definitions"))).predicate_tables[
    "permendagri-86-2017"
]
numbers = st.fractions(0, 500, max_denominator=1000)
targets = st.fractions(Fraction(1, 100), 500, max_denominator=1000)


def _exactly(target):
    number = Fraction(target)
    return Aim(number, number)


def _attain(form, value, target, cap=None):
    return compute_attainment(form, Fraction(value), _exactly(target), cap)


def _plain(form, value, target):
    """The formulas as they are written in reports, once more."""
    return {
        F.HIGHER: lambda: value / target * 100,
        F.LOWER_MIRROR: lambda: (target - (value - target)) / target * 100,
        F.LOWER_RATIO: lambda: target / value * 100,
        F.RANGE: lambda: 100 - abs(value - target) / target * 100,
        F.STATUS: lambda: 100 if value == target else 0,
    }[form]()


@given(st.sampled_from(list(F)), targets, targets)
def test_every_form_agrees_with_a_second_implementation(form, value, target):
    assert _attain(form, value, target).raw == _plain(form, value, target)


@given(targets, numbers, numbers)
def test_attainment_follows_the_value(target, one, other):
    low, high = sorted((one, other))
    rising = [_attain(F.HIGHER, item, target).raw for item in (low, high)]
    falling = [_attain(F.LOWER_MIRROR, item, target).raw for item in (low, high)]
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)


@given(targets, targets, targets)
def test_the_ratio_falls_when_the_value_rises(target, one, other):
    low, high = sorted((one, other))
    assert _attain(F.LOWER_RATIO, low, target).raw >= (
        _attain(F.LOWER_RATIO, high, target).raw
    )


@pytest.mark.parametrize("form", [F.LOWER_MIRROR, F.LOWER_RATIO])
@pytest.mark.parametrize(("value", "percent"), [(0, 100), (3, 0)])
def test_a_target_of_zero_is_reached_or_not_and_marked(form, value, percent):
    found = _attain(form, value, 0)
    assert (found.raw, found.marks) == (percent, (AttainmentMark.ZERO_TARGET,))


def test_nothing_is_divided_by_zero():
    for form, value, target in ((F.HIGHER, 5, 0), (F.LOWER_RATIO, 0, 5)):
        found = _attain(form, value, target)
        assert found.raw is None and found.shown is None
        assert found.marks == (AttainmentMark.NOTHING_TO_DIVIDE_BY,)


def test_a_negative_target_has_no_percentage():
    found = _attain(F.HIGHER, 1, -2)
    assert (found.raw, found.marks) == (None, (AttainmentMark.NEGATIVE_TARGET,))


def test_only_what_is_shown_is_cut():
    twice_too_many = _attain(F.LOWER_MIRROR, 30, 10)
    assert (twice_too_many.raw, twice_too_many.shown) == (-100, Decimal("0.00"))
    assert twice_too_many.marks == (AttainmentMark.CAPPED,)
    over = _attain(F.HIGHER, 150, 100, cap=120)
    assert (over.raw, over.shown) == (150, Decimal("120.00"))
    assert _attain(F.HIGHER, 150, 100).shown == Decimal("150.00")


def test_a_span_is_measured_from_its_nearer_end():
    span = Aim(Fraction(40), Fraction(50))
    assert compute_attainment(F.RANGE, Fraction(45), span, None).raw == 100
    assert compute_attainment(F.RANGE, Fraction(60), span, None).raw == 80
    assert compute_attainment(F.RANGE, Fraction(30), span, None).raw == 75
    assert compute_attainment(F.HIGHER, Fraction(30), span, None).raw == 75
    assert compute_attainment(F.LOWER_MIRROR, Fraction(60), span, None).raw == 80


def test_a_bound_tells_its_form_and_a_grade_has_none():
    bound = Bound(Sign.BELOW, Amount(Decimal(22)))
    exact = Exactly(Amount(Decimal(22)))
    lower = Direction.LOWER
    higher = Direction.HIGHER
    assert choose_form(None, bound, higher, F.LOWER_RATIO) is F.LOWER_RATIO
    floor = Bound(Sign.AT_LEAST, Amount(Decimal(22)))
    assert choose_form(None, floor, lower, F.LOWER_RATIO) is F.HIGHER
    span = Between(Amount(Decimal(22)), Amount(Decimal(24)))
    assert choose_form(None, span, higher, F.LOWER_RATIO) is F.RANGE
    assert choose_form(None, Grade("BB", "akip"), lower, F.LOWER_MIRROR) is None
    assert choose_form(F.LOWER_RATIO, bound, lower, F.LOWER_MIRROR) is F.LOWER_RATIO
    assert choose_form(None, exact, lower, F.LOWER_MIRROR) is F.LOWER_MIRROR
    assert choose_form(None, exact, Direction.HIGHER, F.LOWER_MIRROR) is F.HIGHER
    assert choose_form(None, exact, Direction.RANGE, F.LOWER_MIRROR) is F.RANGE
    assert choose_form(None, exact, Direction.NEITHER, F.LOWER_MIRROR) is None
    found = compute_attainment(None, Fraction(20), Aim(None, Fraction(22)), None)
    assert (found.raw, found.marks) == (None, (AttainmentMark.NO_FORM,))


def test_what_is_set_against_a_bound_is_marked():
    bound = Bound(Sign.BELOW, Amount(Decimal(22)))
    found = compute_attainment(F.LOWER_MIRROR, Fraction(22), Aim(None, Fraction(22)), 0)
    assert mark_bound(found, bound).marks[0] is AttainmentMark.BOUND
    assert mark_bound(found, Exactly(Amount(Decimal(22)))) is found


@pytest.mark.parametrize(
    ("shown", "code", "in_gap"),
    [
        ("140", "ST", False),
        ("100", "ST", False),
        ("91", "ST", False),
        ("90.99", "T", True),
        ("90.5", "T", True),
        ("90", "T", False),
        ("76", "T", False),
        ("75.01", "S", True),
        ("66", "S", False),
        ("65.50", "R", True),
        ("51", "R", False),
        ("50.5", "SR", True),
        ("50", "SR", False),
        ("0", "SR", False),
    ],
)
def test_predicates_are_half_open_and_gaps_of_the_printed_table_are_marked(
    shown, code, in_gap
):
    found = find_predicate(TABLE, Decimal(shown))
    assert (found.band.code, found.in_gap) == (code, in_gap)


def test_the_predicate_is_that_of_two_decimals():
    just_below = compute_attainment(
        F.HIGHER, Fraction("75.995"), _exactly(100), cap=None
    )
    assert just_below.shown == Decimal("76.00")
    assert find_predicate(TABLE, just_below.shown).band.code == "T"
    assert find_predicate(TABLE, None) is None


def test_a_mean_is_made_of_capped_attainments_and_leaves_out_what_is_missing():
    parts = [
        _attain(F.HIGHER, 200, 100, cap=100),
        _attain(F.HIGHER, 50, 100, cap=100),
        _attain(F.HIGHER, 5, 0),
        None,
    ]
    found = mean_attainment(parts)
    assert (found.mean, found.counted, found.left_out) == (75, 2, 2)
    assert mean_attainment([None]).mean is None
