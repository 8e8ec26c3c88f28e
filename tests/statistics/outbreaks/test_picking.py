"""Thresholds from what can be verified: as low as they can be, and no lower."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.statistics.outbreaks import (
    ears_c2,
    judge_thresholds,
    large_rises,
    pick_thresholds,
)
from derajat.statistics.reasons import Reason


SCORES = st.lists(
    st.lists(
        st.sampled_from([0.0, 0.5, 1.0, 2.0, 7.0, np.inf, -np.inf, np.nan]),
        min_size=6,
        max_size=6,
    ),
    min_size=1,
    max_size=6,
)


def _alerts(scores, threshold):
    return int((np.array(scores) > threshold).sum())


@given(scores=SCORES, capacity=st.sampled_from([0, 0.1, 0.5, 1, 2, 10]))
def test_the_threshold_is_the_lowest_that_keeps_within_the_capacity(scores, capacity):
    found = pick_thresholds(scores, capacity)
    table = np.array(scores)
    weeks = (~np.isnan(table)).any(axis=0).sum()
    if found.reason == Reason.GIVEN:
        assert _alerts(scores, found.threshold) <= capacity * weeks + 1e-9
        lower = [s for s in table[np.isfinite(table)] if s < found.threshold]
        assert all(_alerts(scores, s) > capacity * weeks for s in lower)
    elif weeks:
        assert found.reason == Reason.NOT_FINITE
        finite = table[np.isfinite(table)]
        assert all(_alerts(scores, s) > capacity * weeks for s in finite)


@given(scores=SCORES)
def test_more_capacity_never_gives_a_higher_threshold(scores):
    capacities = np.array([0, 0.2, 0.4, 1, 1.5, 3, 100])
    found = pick_thresholds(scores, capacities)
    threshold = found.threshold[found.reason == Reason.GIVEN]
    assert (np.diff(threshold) <= 0).all()
    alerts = found.alerts_per_week[found.reason == Reason.GIVEN]
    assert (np.diff(alerts) >= 0).all()


def test_the_order_of_series_and_weeks_does_not_matter():
    rng = np.random.default_rng(14)
    scores = rng.normal(size=(30, 40)).round(1)
    mixed = scores[rng.permutation(30)][:, rng.permutation(40)]
    one, other = pick_thresholds(scores, [1, 2, 3]), pick_thresholds(mixed, [1, 2, 3])
    np.testing.assert_array_equal(one.threshold, other.threshold)
    np.testing.assert_array_equal(one.share_of_weeks_above, other.share_of_weeks_above)


def test_equal_scores_stand_or_fall_together():
    found = pick_thresholds([[1, 1, 1, 5]], 0.5)
    assert (found.threshold, found.alerts_per_week) == (1, 0.25)


def test_constant_scores_give_no_alert_at_all():
    found = pick_thresholds(np.ones((3, 10)), [0, 1, 2.9])
    assert found.threshold.tolist() == [1, 1, 1]
    assert found.alerts_per_week.tolist() == [0, 0, 0]


def test_a_lowest_threshold_keeps_quiet_what_is_not_worth_a_look():
    scores = [[-1.0, 0.5, 4.0, 2.0]]
    assert pick_thresholds(scores, 100).threshold == -1
    found = pick_thresholds(scores, 100, lowest=2)
    assert (found.threshold, found.alerts_per_week) == (2, 0.25)


def test_a_capacity_that_is_a_decimal_is_not_lost_to_rounding():
    scores = [np.arange(100.0)]
    assert 0.29 * 100 < 29
    assert pick_thresholds(scores, 0.29).alerts_per_week == 0.29


def test_weeks_above_the_capacity_are_counted_one_by_one():
    scores = [[9, 1, 1, 1], [8, 1, 1, 2], [7, 1, 1, 1]]
    found = pick_thresholds(scores, 1)
    assert found.threshold == 1
    assert (found.alerts_per_week, found.share_of_weeks_above) == (1, 0.25)


def test_weeks_without_any_score_are_not_counted():
    found = pick_thresholds([[np.nan, 3, 1], [np.nan, 2, np.nan]], 0.5)
    assert (found.threshold, found.alerts_per_week) == (2, 0.5)


def test_missed_rises_are_told_also_where_a_method_was_silent():
    scores = [[np.nan, 1, 5, 2]]
    rises = np.array([[True, False, True, True]])
    found = pick_thresholds(scores, 1 / 3, rises)
    assert (found.rises, found.rises_missed) == (3, 2)
    assert np.isnan(pick_thresholds(scores, 1).rises)


@pytest.mark.parametrize(
    ("scores", "capacity", "reason"),
    [
        ([[1.0, 2.0]], np.nan, Reason.MISSING),
        ([[1.0, 2.0]], np.inf, Reason.NOT_FINITE),
        ([[1.0, 2.0]], -1, Reason.NEGATIVE_COUNT),
        ([[np.nan, np.nan]], 1, Reason.TOO_FEW_POINTS),
        (np.zeros((0, 0)), 1, Reason.TOO_FEW_POINTS),
        ([[np.inf, np.inf]], 0.5, Reason.NOT_FINITE),
    ],
)
def test_no_threshold_has_a_reason(scores, capacity, reason):
    found = pick_thresholds(scores, capacity)
    assert found.reason == reason
    assert np.isnan([found.threshold, found.alerts_per_week, found.rises]).all()


def test_infinite_scores_are_alerts_of_every_threshold():
    found = pick_thresholds([[np.inf, 1, 2, 3]], 0.25)
    assert (found.threshold, found.alerts_per_week) == (3, 0.25)


def test_scores_of_ears_are_kept_within_the_capacity_and_judged_in_later_weeks():
    rng = np.random.default_rng(15)
    counts = rng.poisson(rng.gamma(2, 2, (50, 1)), (50, 120)).astype(float)
    scores = ears_c2(counts).score
    rises = large_rises(counts)
    found = pick_thresholds(scores[:, :80], 2, rises[:, :80])
    assert 1.5 < found.alerts_per_week <= 2
    assert 0 < found.rises_missed < found.rises
    later = judge_thresholds(scores[:, 80:], found.threshold, 2, rises[:, 80:])
    assert later.alerts_per_week == pytest.approx(2, abs=1)
    assert later.threshold == found.threshold


def test_a_threshold_judged_where_it_was_picked_tells_the_same():
    scores = np.random.default_rng(16).normal(size=(5, 30))
    picked = pick_thresholds(scores, [0.5, 1])
    judged = judge_thresholds(scores, picked.threshold, [0.5, 1])
    np.testing.assert_array_equal(picked.alerts_per_week, judged.alerts_per_week)
    assert judge_thresholds(scores, np.nan, 1).reason == Reason.MISSING
    assert judge_thresholds(scores, np.inf, 1).reason == Reason.NOT_FINITE


def test_a_large_rise_is_double_the_mean_of_the_four_weeks_before():
    weeks = [[4, 4, 4, 4, 8], [4, 4, 4, 4, 7], [0, 0, 0, 0, 5], [1, 1, 1, 1, 4]]
    assert large_rises(weeks)[:, -1].tolist() == [True, False, True, False]
    assert not large_rises(weeks)[:, :-1].any()


@pytest.mark.parametrize("value", [np.nan, np.inf, -1])
def test_a_rise_beside_a_bad_count_is_not_claimed(value):
    weeks = np.array([4.0, 4, value, 4, 90, 4, 4, 4, 4, 90])
    assert large_rises(weeks).tolist() == [False] * 9 + [True]
    assert not large_rises([4, 4, 4, 4, value]).any()


def test_tables_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"not \(series, weeks\)"):
        pick_thresholds([1, 2], 1)
    with pytest.raises(ValueError, match=r"rises has the shape \(1, 1\)"):
        pick_thresholds([[1, 2]], 1, np.array([[True]]))
    with pytest.raises(ValueError, match="rises says yes or no"):
        pick_thresholds([[1, 2]], 1, [[0.0, 1.0]])
    with pytest.raises(ValueError, match="lowest is nan"):
        pick_thresholds([[1, 2]], 1, lowest=np.nan)


@given(
    scores=st.lists(st.lists(st.floats(), min_size=3, max_size=3), max_size=4),
    capacity=st.lists(st.floats(), max_size=3),
)
def test_no_score_or_capacity_crashes_or_warns(scores, capacity):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = pick_thresholds(np.array(scores).reshape(-1, 3), capacity)
    assert (np.isfinite(found.threshold) == (found.reason == Reason.GIVEN)).all()
