"""What must hold for any history, and what bad input gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.statistics.landing.invented_worlds import hide_months, invent_counts
from tests.statistics.landing.nasty_histories import ANY_NUMBER, silently

from derajat.model.indicators import Direction
from derajat.statistics.landing import (
    Kind,
    Scale,
    TrackRecord,
    compute_landing,
    compute_plan_landing,
)
from derajat.statistics.landing.histories import build_history
from derajat.statistics.landing.remainders import compute_remainder
from derajat.statistics.landing.track_records import judge_track_record
from derajat.statistics.reasons import Reason, first_reason


@settings(max_examples=50, deadline=None)
@given(arrays(float, (3, 5, 12), elements=ANY_NUMBER), st.sampled_from(Kind))
def test_no_history_crashes_and_a_number_has_no_reason(events, kind):
    denominators = {Kind.COUNT: None, Kind.COVERAGE: [10.0, 0.0, 900.0]}.get(
        kind, events[::-1]
    )
    found = silently(
        lambda: compute_landing(kind, events, denominators, target=3.0, groups=[0] * 3)
    )
    is_given = found.reason == Reason.GIVEN
    for numbers in (found.expected, found.lower_80, found.upper_80, found.lower_95):
        assert np.array_equal(np.isfinite(numbers), is_given)


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


@pytest.mark.parametrize("kind", [Kind.RATE, Kind.PROPORTION])
@pytest.mark.parametrize("better", [Direction.HIGHER, Direction.LOWER])
def test_a_finished_year_needs_no_past_and_meets_its_own_value(kind, better):
    events = invent_counts(np.random.default_rng(6), 12, 100)[:, -1:]
    seen = events + np.arange(12)[:, None, None]
    truth = events.sum(axis=(1, 2)) / seen.sum(axis=(1, 2))
    found = compute_landing(kind, events, seen, target=truth, better=better)
    assert (found.reason == Reason.GIVEN).all()
    assert np.array_equal(found.lower_95, truth)
    assert np.array_equal(found.upper_95, truth)
    assert (found.chance == 1).all()


def test_finished_series_are_no_tests_for_the_others():
    events = hide_months(invent_counts(np.random.default_rng(6), 12, 100), 6)
    events[:6, -1] = 3
    found = compute_landing(Kind.COUNT, events, groups=0)
    alone = compute_landing(Kind.COUNT, events[6:], groups=0)
    assert (found.record.tests == alone.record.tests[0]).all()
    assert (found.record.held == alone.record.held[0]).all()


def test_months_left_are_those_after_the_last_known():
    events = hide_months(invent_counts(np.random.default_rng(6), 4, 100), 8)
    events[0, -1, 2] = np.nan
    events[1, -1] = np.nan
    events[2, -1] = 5
    events[2, -1, 3] = np.nan
    found = compute_landing(Kind.COUNT, events, target=1000)
    assert found.months_left.tolist() == [4, 12, 0, 4]
    so_far = np.nansum(events[:, -1], axis=1)
    assert found.pace[0] == so_far[0] / 7
    assert found.pace_needed[0] == (1000 - so_far[0]) / 4
    assert np.isnan(found.pace[1]) and np.isnan(found.pace_needed[2])


def test_a_month_without_its_denominator_is_not_known():
    seen = invent_counts(np.random.default_rng(6), 12, 900)
    events = np.floor(seen / 3)
    shown, hidden = hide_months(events, 6), hide_months(events, 6)
    shown_seen = hide_months(seen, 6)
    shown_seen[:, -1, 4] = hidden[:, -1, 4] = np.nan
    one = compute_landing(Kind.RATE, shown, shown_seen, groups=0)
    two = compute_landing(Kind.RATE, hidden, shown_seen, groups=0)
    assert np.array_equal(one.expected, two.expected)
    assert np.array_equal(one.so_far, two.so_far)


def test_a_rising_share_is_never_sure_to_be_all():
    seen = np.full((12, 5, 12), 100.0)
    served = seen * np.array([0.85, 0.9, 0.95, 1, 1])[:, None]
    found = compute_landing(
        Kind.PROPORTION,
        hide_months(served, 0),
        hide_months(seen, 0),
        target=1,
        groups=0,
    )
    assert (found.reason == Reason.GIVEN).all()
    assert ((found.chance > 0.1) & (found.chance < 0.99)).all()


@pytest.mark.parametrize(
    ("tests", "held", "reason"),
    [
        (9, 9, Reason.TOO_FEW_POINTS),
        (10, 6, Reason.TRACK_RECORD_POOR),
        (10, 7, Reason.GIVEN),
        (100, 69, Reason.TRACK_RECORD_POOR),
    ],
)
def test_a_record_is_judged_by_its_limits(tests, held, reason):
    record = TrackRecord(np.array([tests]), np.array([held]))
    assert first_reason((1,), *judge_track_record(record))[0] == reason


def test_a_past_year_in_which_nobody_was_exposed_is_no_test():
    events = hide_months(invent_counts(np.random.default_rng(6), 12, 100, years=6), 6)
    seen = events * 2
    seen[:, 3] = 0
    found = compute_landing(Kind.RATE, events, seen, groups=0)
    assert (found.record.tests == 12 * 2).all()


def test_no_death_among_thousands_lands_at_none():
    deaths, births = np.zeros((12, 5, 12)), np.full((12, 5, 12), 100.0)
    found = compute_landing(
        Kind.PROPORTION,
        hide_months(deaths, 6),
        hide_months(births, 6),
        target=0,
        better=Direction.LOWER,
        groups=0,
    )
    assert ((found.chance > 0.95) & (found.chance < 1)).all()
    # The same seen from those alive: all of them.
    alive = compute_landing(
        Kind.PROPORTION,
        hide_months(births, 6),
        hide_months(births, 6),
        target=1,
        groups=0,
    )
    assert np.allclose(alive.chance, found.chance, atol=1e-3)
    assert np.allclose(alive.expected, 1 - found.expected, atol=1e-6)


def test_one_missed_means_that_all_can_no_longer_be_reached():
    seen = np.full((12, 5, 12), 100.0)
    served = seen.copy()
    served[:, -1, 2] = 99
    found = compute_landing(
        Kind.PROPORTION,
        hide_months(served, 6),
        hide_months(seen, 6),
        target=1,
        groups=0,
    )
    assert (found.chance == 0).all() and (found.expected > 0.99).all()


def test_a_coverage_never_lands_above_all_eligible():
    events = hide_months(invent_counts(np.random.default_rng(7), 12, 100), 9)
    eligible = np.nansum(events[:, -1], axis=1) * 1.3
    found = compute_landing(
        Kind.COVERAGE, events, eligible, target=1.01, groups=np.zeros(12)
    )
    assert (found.reason == Reason.GIVEN).all() and (found.upper_95 == 1).any()
    assert (found.upper_95 <= 1).all() and (found.chance == 0).all()
    never_above = compute_landing(
        Kind.COVERAGE,
        events,
        eligible,
        target=1.0,
        better=Direction.LOWER,
        groups=np.zeros(12),
    )
    assert (never_above.chance == 1).all()


def test_more_served_than_eligible_means_that_the_denominator_is_in_doubt():
    events = hide_months(invent_counts(np.random.default_rng(7), 12, 100), 9)
    so_far = np.nansum(events[:, -1], axis=1)
    # Already passed, sure to be passed, and reached with nobody left to come.
    eligible = so_far - 1
    eligible[1] = so_far[1] + 1
    events[2, -1, 9:] = 0
    eligible[2] = so_far[2]
    found = compute_landing(
        Kind.COVERAGE, events, eligible, target=0.9, groups=np.zeros(12)
    )
    doubt = Reason.NUMERATOR_ABOVE_DENOMINATOR
    assert found.reason[:4].tolist() == [doubt, doubt, Reason.GIVEN, doubt]
    assert np.isnan(found.chance[[0, 1, 3]]).all() and found.chance[2] == 1
    assert np.array_equal(found.so_far, so_far) and (found.pace_needed[3:] == 0).all()
    # Expected to be passed, but not sure to be: the forecast stands.
    expected = compute_landing(Kind.COUNT, events, groups=0).expected
    near = compute_landing(Kind.COVERAGE, events, expected * 0.99, groups=0)
    assert (near.reason[3:] == Reason.GIVEN).all() and (near.expected[3:] == 1).all()
    # Passed, with no past to forecast from.
    bare = compute_landing(Kind.COVERAGE, events[:, -1:], so_far - 1)
    assert (bare.reason == doubt).all()


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
        ((0, 1, 3, 1e17), Reason.OUTSIDE_SCALE),
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
    seen[3] += 1
    seen[4, 0, 0], seen[5, 0, 0] = 1e-9, 1e17
    found = compute_landing(Kind.RATE, events, seen, groups=np.zeros(12))
    assert (found.reason[4:6] == Reason.OUTSIDE_SCALE).all()
    assert (found.reason[6:] == Reason.GIVEN).all()
    found = compute_landing(Kind.COVERAGE, events, 1e-9, groups=np.zeros(12))
    assert (found.reason == Reason.OUTSIDE_SCALE).all()


@pytest.mark.parametrize("target", [np.nan, np.inf, -np.inf, 1e300])
def test_a_target_without_a_finite_number_is_none(target):
    events = hide_months(invent_counts(np.random.default_rng(13), 12, 100), 6)
    found = silently(
        lambda: compute_landing(Kind.COUNT, events, target=target, groups=0)
    )
    assert (found.reason == Reason.GIVEN).all() and np.isnan(found.chance).all()
    assert np.isnan(found.pace_needed).all()
    values = np.random.default_rng(13).normal(0, 1, (12, 8))
    plan = compute_plan_landing(values, 2, scale=Scale.ANY, target=target, groups=0)
    assert (plan.reason == Reason.GIVEN).all() and np.isnan(plan.chance).all()
    assert np.isnan(plan.change_needed).all()


def test_too_short_a_past_is_withheld_and_still_told_its_pace():
    events = hide_months(invent_counts(np.random.default_rng(11), 3, 120, years=2), 6)
    found = compute_landing(Kind.COUNT, events, target=200)
    assert (found.reason == Reason.TOO_FEW_POINTS).all()
    assert np.isnan(found.expected).all()
    so_far = np.nansum(events[:, -1], axis=1)
    assert np.allclose(found.pace_needed, (200 - so_far) / 6)
    assert np.allclose(found.pace, so_far / 6)


def test_wrong_shapes_are_refused_in_words():
    with pytest.raises(ValueError, match=r"\(series, years, 12\)"):
        compute_landing(Kind.COUNT, np.zeros((2, 5, 11)))
    with pytest.raises(ValueError, match="denominators do not fit"):
        compute_landing(Kind.RATE, np.zeros((2, 5, 12)))
    with pytest.raises(ValueError, match="years_ahead"):
        compute_plan_landing(np.zeros((2, 5)), 0, scale=Scale.ANY)
    with pytest.raises(ValueError, match="years_ahead"):
        compute_plan_landing(np.zeros((2, 5)), 1.5, scale=Scale.ANY)
    with pytest.raises(ValueError, match=r"values must have .*\(series, years\)"):
        compute_plan_landing(np.zeros((2, 5, 3)), 1, scale=Scale.ANY)
    with pytest.raises(ValueError, match=r"\(series, years, 12\)"):
        compute_landing(Kind.COUNT, np.zeros((2, 0, 12)))
    with pytest.raises(ValueError, match="target must be one number"):
        compute_landing(Kind.COUNT, np.zeros((2, 5, 12)), target=[1, 2, 3])
    with pytest.raises(ValueError, match="groups must be one group"):
        compute_landing(Kind.COUNT, np.zeros((2, 5, 12)), groups=[1, 2, 3])
    with pytest.raises(ValueError, match="denominators must be one number"):
        compute_landing(Kind.COVERAGE, np.zeros((2, 5, 12)), [1, 2, 3])
