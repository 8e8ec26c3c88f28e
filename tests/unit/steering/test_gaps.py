"""The gap in people, against counting one by one."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from derajat.model.indicators import Judge
from derajat.model.judgement import State
from derajat.steering.aims import Aim
from derajat.steering.gaps import (
    CountGap,
    gap_in_count,
    gap_in_points,
    gap_in_rupiah,
)
from derajat.steering.measured import Measured
from derajat.steering.states import decide_state


def _measured(counted, base, scale=100, is_share=False):
    return Measured(
        amount=Fraction(counted) / Fraction(base) * scale,
        lower=None,
        upper=None,
        counted=counted,
        base=Fraction(base),
        scale=scale,
        is_share=is_share,
        completeness=None,
    )


def _count_up(counted, base, scale, aim):
    """One more and one more until it is enough."""
    more = 0
    while not aim.is_above_low(Fraction(counted + more) / base * scale):
        more += 1
    return more


def _count_down(counted, base, scale, aim):
    fewer = 0
    while not aim.is_below_high(Fraction(counted - fewer) / base * scale):
        fewer += 1
    return fewer


counts = st.integers(0, 400)
bases = st.one_of(
    st.integers(1, 400).map(Fraction),
    st.fractions(1, 400, max_denominator=10),
)
scales = st.sampled_from([1, 100, 1000])
ends = st.fractions(0, 100, max_denominator=100)


@given(counts, bases, scales, ends, st.booleans())
def test_the_people_missing_are_those_one_would_count(
    counted, base, scale, share, is_strict
):
    aim = Aim(share * scale / 100, None, is_strict)
    found = gap_in_count(_measured(counted, base, scale), aim)
    assert found == CountGap(_count_up(counted, base, scale, aim), 0)


@given(counts, bases, scales, ends, st.booleans())
def test_the_cases_too_many_are_those_one_would_count(
    counted, base, scale, share, is_strict
):
    aim = Aim(None, share * scale / 100, is_strict)
    found = gap_in_count(_measured(counted, base, scale), aim)
    fewer = _count_down(counted, base, scale, aim)
    assert found == (None if fewer > counted else CountGap(0, fewer))


@given(counts, st.integers(1, 400), ends, ends)
def test_a_target_is_reached_exactly_when_nobody_is_missing(counted, base, one, other):
    aim = Aim(min(one, other), max(one, other))
    measured = _measured(counted, base)
    gap = gap_in_count(measured, aim)
    verdict = decide_state(measured, aim, Judge.COUNT, 80)
    is_closed = gap is not None and gap.size == 0
    assert (verdict.state is State.REACHED) == is_closed
    assert (gap_in_points(measured.amount, aim) == 0) == is_closed


def test_the_worked_gap_of_the_pws_chart():
    due = Aim(Fraction("82.5"), None)
    assert gap_in_count(_measured(338, 409), Aim(Fraction(90), None)).more == 31
    assert gap_in_count(_measured(300, 409), due) == CountGap(38, 0)


def test_no_whole_number_may_fulfil_a_narrow_span():
    narrow = Aim(Fraction("70.38"), Fraction("70.76"))
    assert gap_in_count(_measured(1, 10), narrow) is None


def test_a_strict_end_asks_for_one_more_or_fewer():
    above = Aim(Fraction(50), None, is_strict=True)
    below = Aim(None, Fraction(50), is_strict=True)
    assert gap_in_count(_measured(40, 100), above) == CountGap(11, 0)
    assert gap_in_count(_measured(60, 100), below) == CountGap(0, 11)


def test_nobody_can_be_fewer_than_none():
    below_zero = Aim(None, Fraction(0), is_strict=True)
    assert gap_in_count(_measured(3, 100), below_zero) is None
    assert gap_in_count(_measured(3, 100), Aim(None, Fraction(0))) == CountGap(0, 3)


def test_no_more_people_can_be_missing_than_there_are():
    over = Aim(Fraction(110), None)
    assert gap_in_count(_measured(90, 100, is_share=True), over) is None
    assert gap_in_count(_measured(90, 100), over) == CountGap(20, 0)
    everybody = Aim(Fraction(100), None)
    assert gap_in_count(_measured(90, 100, is_share=True), everybody) == CountGap(10, 0)


def test_a_mean_has_points_and_no_people():
    mean = Measured(Fraction(3), None, None, None, None, 1, False, None)
    assert gap_in_count(mean, Aim(Fraction(4), None)) is None
    assert gap_in_points(mean.amount, Aim(Fraction(4), None)) == 1


def test_rupiah_are_those_of_the_people_still_to_be_served():
    assert gap_in_rupiah(CountGap(12, 0), Decimal("45000.50")) == Decimal("540006")
    assert gap_in_rupiah(CountGap(0, 12), Decimal(45000)) == 0
