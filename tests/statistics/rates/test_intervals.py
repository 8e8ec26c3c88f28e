"""Intervals against published tables and against other formulas."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from derajat.statistics.rates import byar, poisson_exact, rate_interval, wilson


NEWCOMBE_1998_TABLE_I = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("part", "whole", "low", "high"), NEWCOMBE_1998_TABLE_I)
def test_wilson_gives_the_published_limits(part, whole, low, high):
    found = wilson(part, whole)
    assert round(float(found.lower), 4) == low
    assert round(float(found.upper), 4) == high


@given(st.integers(1, 100_000), st.floats(0, 1))
def test_wilson_equals_the_score_interval_of_scipy(whole, share):
    part = round(whole * share)
    found = wilson(part, whole)
    expected = stats.binomtest(part, whole).proportion_ci(0.95, method="wilson")
    assert float(found.lower) == pytest.approx(expected.low, abs=1e-12)
    assert float(found.upper) == pytest.approx(expected.high, abs=1e-12)


def test_a_full_count_ends_at_exactly_one():
    found = wilson([409, 0], [409, 409])
    assert found.upper[0] == 1.0
    assert round(float(found.lower[0]), 4) == 0.9907
    assert found.lower[1] == 0.0


def test_impossible_proportions_have_no_interval_and_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = wilson([0, 5, -1, np.nan], [0, 4, 4, 4])
    assert np.isnan(found.lower).all()
    assert np.isnan(found.upper).all()


@pytest.mark.parametrize("events", [0, 1, 2, 9, 10, 57, 1000])
def test_exact_limits_are_quantiles_of_chi_square(events):
    found = poisson_exact(events)
    lower = stats.chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    assert float(found.lower) == pytest.approx(lower, rel=1e-10)
    upper = stats.chi2.ppf(0.975, 2 * events + 2) / 2
    assert float(found.upper) == pytest.approx(upper, rel=1e-10)


def test_exact_limits_leave_the_tails_they_promise():
    found = poisson_exact(7)
    assert stats.poisson.sf(6, float(found.lower)) == pytest.approx(0.025)
    assert stats.poisson.cdf(7, float(found.upper)) == pytest.approx(0.025)


def test_published_limits_of_few_events():
    # Garwood 1936 in the rounding of Ulm 1990, American Journal of Epidemiology 131.
    found = poisson_exact([0, 1, 5, 9])
    assert np.round(found.lower, 2).tolist() == [0.0, 0.03, 1.62, 4.12]
    assert np.round(found.upper, 2).tolist() == [3.69, 5.57, 11.67, 17.08]


def test_byar_is_close_to_the_exact_limits_from_ten_events():
    counts = np.arange(10, 2000)
    exact, near = poisson_exact(counts), byar(counts)
    assert np.allclose(near.lower, exact.lower, rtol=0.01)
    assert np.allclose(near.upper, exact.upper, rtol=0.01)


def test_byar_by_hand_for_ten_events():
    z = 1.959963984540054
    found = byar(10)
    assert float(found.lower) == pytest.approx(
        10 * (1 - 1 / 90 - z / (3 * 10**0.5)) ** 3
    )
    assert float(found.upper) == pytest.approx(
        11 * (1 - 1 / 99 + z / (3 * 11**0.5)) ** 3
    )


def test_the_method_changes_at_ten_events():
    found = rate_interval([9, 10], [1000, 1000])
    assert found.method.tolist() == ["poisson-exact", "byar"]
    assert float(found.upper[0]) == pytest.approx(17.0848 / 1000, rel=1e-5)


def test_a_rate_without_exposure_has_no_interval_and_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = rate_interval([3, 0, -1, 12], [0, 0, 5, 0])
    assert found.method.tolist() == ["none"] * 4
    assert np.isnan(found.lower).all()
    assert np.isnan(found.upper).all()


def test_no_events_have_a_lower_limit_of_zero():
    found = rate_interval(0, 50)
    assert float(found.lower) == 0.0
    assert float(found.upper) == pytest.approx(3.6889 / 50, rel=1e-4)
