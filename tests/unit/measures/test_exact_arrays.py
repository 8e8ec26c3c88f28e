"""Arithmetic on arrays of whole numbers against plain fractions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from derajat.measures.arrays import (
    decimal_texts,
    exact_texts,
    quotients,
    rounded_half_up,
    sum_stretches,
    times,
)
from derajat.measures.coded import find_distinct


WHOLE = st.integers(-(2**62), 2**62)
POSITIVE = st.integers(1, 2**61)


def whole(*numbers):
    return np.array(numbers, dtype=np.int64)


@given(WHOLE, POSITIVE, st.integers(0, 3))
def test_rounding_equals_that_of_decimals(part, size, decimals):
    found = int(rounded_half_up(whole(part), whole(size), decimals)[0])
    step = Fraction(part * 10**decimals, size)
    truth = abs(step) + Fraction(1, 2)
    truth = truth.numerator // truth.denominator
    assert found == (-truth if part < 0 else truth)


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_rounding_of_thousandths_equals_decimal(thousandths, decimals):
    found = rounded_half_up(whole(thousandths), whole(1000), decimals)
    text = decimal_texts(found, decimals)[0].as_py()
    quantum = Decimal(1).scaleb(-decimals)
    truth = Decimal(thousandths).scaleb(-3).quantize(quantum, ROUND_HALF_UP)
    assert Decimal(text) == truth
    assert len(text.partition(".")[2]) == decimals


@given(WHOLE, POSITIVE)
def test_quotients_are_the_nearest_floats(part, size):
    assert quotients(whole(part), whole(size))[0] == float(Fraction(part, size))


@given(WHOLE, st.integers(1, 10**6))
def test_products_never_overflow(number, factor):
    assert int(times(whole(number), factor)[0]) == number * factor


@given(st.integers(0, 10**9), st.sampled_from([1, 2, 4, 5, 8, 10, 16, 40, 625]))
def test_exact_texts_are_decimals_without_idle_zeros(number, scale):
    text = exact_texts(whole(number), scale)[0].as_py()
    assert Fraction(text) == Fraction(number, scale)
    assert "." not in text or not text.endswith(("0", "."))


def test_a_number_no_decimal_can_tell_is_a_fraction():
    assert exact_texts(whole(10, 9), 3).to_pylist() == ["10/3", "3"]


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=8),
    st.integers(-3, 12),
    st.integers(-3, 12),
)
def test_stretches_are_sums_of_what_lies_inside(numbers, first, last):
    cube = whole(*numbers).reshape(1, -1, 1)
    start = 2
    found = sum_stretches(cube, whole(first), whole(last), start)
    truth = sum(n for t, n in enumerate(numbers, start) if first <= t <= last)
    assert found.ravel().tolist() == [truth]


@given(st.lists(st.integers(0, 50), max_size=30), st.sampled_from([51, 2**21]))
def test_distinct_codes_by_looking_up_equal_those_by_sorting(codes, limit):
    distinct, back = find_distinct(whole(*codes), limit)
    assert distinct.tolist() == sorted(set(codes))
    assert distinct[back].tolist() == codes
