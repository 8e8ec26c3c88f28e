"""What must hold for yearly values, and what bad ones give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.statistics.landing.nasty_histories import ANY_NUMBER, silently

from derajat.model.indicators import Direction
from derajat.statistics.landing import (
    Scale,
    compute_plan_landing,
)
from derajat.statistics.reasons import Reason


@settings(max_examples=50, deadline=None)
@given(arrays(float, (3, 9), elements=ANY_NUMBER), st.sampled_from(Scale))
def test_no_yearly_values_crash(values, scale):
    found = silently(
        lambda: compute_plan_landing(values, 3, scale=scale, target=0.5, groups=[0] * 3)
    )
    assert not np.isnan(found.lower_80[found.reason == Reason.GIVEN]).any()
    assert np.isnan(found.middle[found.reason != Reason.GIVEN]).all()


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


def _shares(seed=14):
    return np.random.default_rng(seed).uniform(0.4, 0.6, (12, 8))


@pytest.mark.parametrize(
    ("scale", "target", "higher"),
    [
        (Scale.SHARE, 1.2, 0),
        (Scale.SHARE, -0.1, 1),
        (Scale.POSITIVE, 0, 1),
        (Scale.POSITIVE, -3, 1),
    ],
)
def test_a_target_that_no_value_can_miss_or_meet(scale, target, higher):
    for better, chance in ((Direction.HIGHER, higher), (Direction.LOWER, 1 - higher)):
        found = compute_plan_landing(
            _shares(), 2, scale=scale, target=target, better=better, groups=0
        )
        assert (found.reason == Reason.GIVEN).all() and (found.chance == chance).all()


def test_no_rate_of_zero_has_a_logarithm():
    values = _shares()
    values[0, 3] = 0
    found = compute_plan_landing(values, 2, scale=Scale.POSITIVE, groups=0)
    assert found.reason[:2].tolist() == [Reason.OUTSIDE_SCALE, Reason.GIVEN]


def test_a_limit_without_a_finite_number_is_withheld():
    steps = np.random.default_rng(15).normal(0, 50, (12, 8))
    values = np.exp(steps.cumsum(axis=1).clip(-220, 220))
    found = silently(
        lambda: compute_plan_landing(values, 9, scale=Scale.POSITIVE, groups=0)
    )
    is_wide = found.reason == Reason.INTERVAL_TOO_WIDE
    assert is_wide.any()
    assert np.array_equal(np.isfinite(found.upper_95), ~is_wide)


def test_a_straight_line_has_no_spread_and_no_unit_changes_a_forecast():
    line = 1e12 / 3 + np.arange(8.0) * 1e9
    found = compute_plan_landing(np.tile(line, (12, 1)), 2, scale=Scale.ANY, groups=0)
    assert (found.reason == Reason.NO_VARIATION).all()
    plain = compute_plan_landing(_shares(), 2, scale=Scale.ANY, target=1, groups=0)
    small = compute_plan_landing(
        _shares() * 1e-20, 2, scale=Scale.ANY, target=1e-20, groups=0
    )
    assert np.allclose(small.upper_95 * 1e20, plain.upper_95)
    assert np.allclose(small.chance, plain.chance)


def test_what_lasts_is_chosen_only_after_ten_tests():
    # One series of twelve years has nine past forecasts of one year ahead.
    own = compute_plan_landing(
        np.random.default_rng(16).normal(0, 1, (12, 12)), 1, scale=Scale.ANY
    )
    assert (own.lasting == 1).all()
    values = np.random.default_rng(16).normal(0, 1, (12, 13))
    own = compute_plan_landing(values, 1, scale=Scale.ANY)
    assert (own.lasting < 1).any()
