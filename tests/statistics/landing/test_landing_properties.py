"""What must hold for any history, and what bad input gives."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.statistics.landing.invented_worlds import hide_months, invent_counts

from derajat.model.indicators import Direction
from derajat.statistics.landing import (
    Kind,
    Scale,
    compute_landing,
    compute_plan_landing,
)
from derajat.statistics.landing.histories import build_history
from derajat.statistics.landing.remainders import compute_remainder
from derajat.statistics.reasons import Reason


NUMBERS = st.one_of(
    st.floats(0, 1e9), st.integers(0, 50).map(float), st.just(np.nan), st.just(0.0)
)
ANY_NUMBER = st.one_of(NUMBERS, st.just(-1.0), st.just(np.inf), st.just(-np.inf))


def _silently(call):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return call()


@given(arrays(float, (3, 5, 12), elements=ANY_NUMBER), st.sampled_from(Kind))
def test_no_history_crashes_and_a_number_has_no_reason(events, kind):
    denominators = {Kind.COUNT: None, Kind.COVERAGE: [10.0, 0.0, 900.0]}.get(
        kind, events[::-1]
    )
    found = _silently(
        lambda: compute_landing(kind, events, denominators, target=3.0, groups=[0] * 3)
    )
    is_given = found.reason == Reason.GIVEN
    for numbers in (found.expected, found.lower_80, found.upper_80, found.lower_95):
        assert np.array_equal(np.isfinite(numbers), is_given)


@given(arrays(float, (3, 9), elements=ANY_NUMBER), st.sampled_from(Scale))
def test_no_yearly_values_crash(values, scale):
    found = _silently(
        lambda: compute_plan_landing(values, 3, scale=scale, target=0.5, groups=[0] * 3)
    )
    assert not np.isnan(found.lower_80[found.reason == Reason.GIVEN]).any()
    assert np.isnan(found.middle[found.reason != Reason.GIVEN]).all()


def test_intervals_are_nested_and_the_chance_falls_with_the_target():
    events = hide_months(invent_counts(np.random.default_rng(1), 40, 300), 7)
    groups = np.zeros(40)
    chances = []
    for target in (200, 300, 350, 400):
        found = compute_landing(Kind.COUNT, events, target=target, groups=groups)
        assert (found.lower_95 <= found.lower_80).all()
        assert (found.lower_80 <= found.expected).all()
        assert (found.expected <= found.upper_80).all()
        assert (found.upper_80 <= found.upper_95).all()
        chances.append(found.chance)
    assert (np.diff(chances, axis=0) <= 0).all()


def test_the_two_chances_of_a_count_overlap_in_the_target_only():
    events = hide_months(invent_counts(np.random.default_rng(2), 30, 40), 7)
    both = [
        compute_landing(
            Kind.COUNT, events, target=40, better=better, groups=np.zeros(30)
        ).chance
        for better in (Direction.HIGHER, Direction.LOWER)
    ]
    beyond = compute_landing(
        Kind.COUNT, events, target=41, better=Direction.HIGHER, groups=np.zeros(30)
    ).chance
    assert np.allclose(both[1] + beyond, 1)
    assert (both[0] + both[1] >= 1 - 1e-9).all()


def test_more_events_so_far_land_higher():
    events = hide_months(invent_counts(np.random.default_rng(3), 20, 300), 6)
    more = events.copy()
    more[:, -1, :6] += 10
    low = compute_remainder(build_history(Kind.COUNT, events, None))
    high = compute_remainder(build_history(Kind.COUNT, more, None))
    assert (high.expected > low.expected + 60).all()


def test_the_order_of_series_does_not_matter():
    events = hide_months(invent_counts(np.random.default_rng(4), 30, 100), 8)
    groups = np.arange(30) % 3
    order = np.random.default_rng(5).permutation(30)
    found = compute_landing(Kind.COUNT, events, target=90, groups=groups)
    turned = compute_landing(Kind.COUNT, events[order], target=90, groups=groups[order])
    assert np.array_equal(found.expected[order], turned.expected, equal_nan=True)
    assert np.array_equal(found.record.held[order], turned.record.held)


def test_a_finished_year_lands_where_it_is():
    events = invent_counts(np.random.default_rng(6), 12, 100)
    truth = events[:, -1].sum(axis=1)
    found = compute_landing(
        Kind.COUNT, events, target=truth, groups=np.zeros(12), better=Direction.LOWER
    )
    for numbers in (found.expected, found.lower_95, found.upper_95):
        assert np.allclose(numbers, truth, atol=1e-6)
    assert np.allclose(found.chance, 1)
    assert np.isnan(found.pace_needed).all()


def test_a_coverage_never_lands_above_all_eligible():
    events = hide_months(invent_counts(np.random.default_rng(7), 12, 100), 9)
    found = compute_landing(Kind.COVERAGE, events, 60, target=1.01, groups=np.zeros(12))
    assert (found.upper_95 <= 1).all() and (found.chance == 0).all()


def test_a_month_that_was_not_reported_is_forecast_and_is_not_zero():
    events = hide_months(invent_counts(np.random.default_rng(8), 20, 2000), 8)
    gap = events.copy()
    gap[:, -1, 2] = np.nan
    whole = compute_remainder(build_history(Kind.COUNT, events, None))
    with_gap = compute_remainder(build_history(Kind.COUNT, gap, None))
    assert np.allclose(with_gap.expected, whole.expected, rtol=0.08)
    assert with_gap.variance.mean() > whole.variance.mean()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ((0, 0, 0, -1.0), Reason.NEGATIVE_COUNT),
        ((0, 1, 3, np.inf), Reason.NOT_FINITE),
    ],
)
def test_a_bad_month_refuses_its_series_alone(change, reason):
    events = hide_months(invent_counts(np.random.default_rng(9), 12, 100), 6)
    *place, number = change
    events[tuple(place)] = number
    found = compute_landing(Kind.COUNT, events, groups=np.zeros(12))
    assert found.reason[0] == reason and np.isnan(found.so_far[0])
    assert (found.reason[1:] == Reason.GIVEN).all()


def test_bad_denominators_have_their_reasons():
    events = hide_months(invent_counts(np.random.default_rng(10), 12, 100), 6)
    eligible = np.full(12, 120.0)
    eligible[:4] = [0, -5, np.nan, np.inf]
    found = compute_landing(Kind.COVERAGE, events, eligible, groups=np.zeros(12))
    assert found.reason[:5].tolist() == [
        Reason.DENOMINATOR_NOT_POSITIVE,
        Reason.DENOMINATOR_NOT_POSITIVE,
        Reason.MISSING,
        Reason.NOT_FINITE,
        Reason.GIVEN,
    ]
    seen = events + 1
    seen[3, 0, 0] = events[3, 0, 0] - 1
    found = compute_landing(Kind.PROPORTION, events, seen, groups=np.zeros(12))
    assert found.reason[3] == Reason.NUMERATOR_ABOVE_DENOMINATOR


def test_too_short_a_past_is_withheld_and_still_told_its_pace():
    events = hide_months(invent_counts(np.random.default_rng(11), 3, 120, years=2), 6)
    found = compute_landing(Kind.COUNT, events, target=200)
    assert (found.reason == Reason.TOO_FEW_POINTS).all()
    assert np.isnan(found.expected).all()
    so_far = np.nansum(events[:, -1], axis=1)
    assert np.allclose(found.pace_needed, (200 - so_far) / 6)
    assert np.allclose(found.pace, so_far / 6)


def test_yearly_values_off_their_scale_or_all_equal_are_refused():
    values = np.random.default_rng(12).uniform(0.4, 0.6, (12, 8))
    values[0, 2], values[1], values[2, 3] = 1.2, 0.5, -np.inf
    values[3, :5] = np.nan
    found = compute_plan_landing(values, 2, scale=Scale.SHARE, groups=np.zeros(12))
    assert found.reason[:5].tolist() == [
        Reason.OUTSIDE_SCALE,
        Reason.NO_VARIATION,
        Reason.NOT_FINITE,
        Reason.TOO_FEW_POINTS,
        Reason.GIVEN,
    ]


def test_wrong_shapes_are_refused_in_words():
    with pytest.raises(ValueError, match=r"\(series, years, 12\)"):
        compute_landing(Kind.COUNT, np.zeros((2, 5, 11)))
    with pytest.raises(ValueError, match="denominators do not fit"):
        compute_landing(Kind.RATE, np.zeros((2, 5, 12)))
    with pytest.raises(ValueError, match="years_ahead"):
        compute_plan_landing(np.zeros((2, 5)), 0, scale=Scale.ANY)
