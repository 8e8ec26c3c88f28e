"""Worked examples that were published, and cases with a known exact answer."""

import numpy as np
import pytest

from derajat.statistics.rates import (
    WHO_WORLD,
    WHO_WORLD_TO_100,
    inequality_gap,
    life_expectancy,
    mean_log_deviation,
    population_attributable_gap,
    proportion_difference,
    rate_ratio,
    relative_concentration_index,
    slope_of_inequality,
    theil_index,
    trend_across_groups,
)


NEWCOMBE_1998_DIFFERENCES = [
    # Statistics in Medicine 17:873-890, table II, method 10.
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000),
    (10, 10, 0, 10, 0.6075, 1.0000),
]


def test_differences_of_proportions_have_the_published_limits():
    a, n, b, m, lower, upper = np.transpose(NEWCOMBE_1998_DIFFERENCES)
    found = proportion_difference(a, n, b, m)
    assert found.lower.round(4).tolist() == lower.tolist()
    assert found.upper.round(4).tolist() == upper.tolist()


def test_the_trend_of_the_sas_pain_trial():
    # SAS/STAT user's guide, PROC FREQ, computing the Cochran-Armitage trend test.
    found = trend_across_groups([6, 7, 9, 14, 23], [32, 33, 32, 32, 32])
    assert round(float(found.z), 4) == 4.7918
    assert float(found.p_value) < 0.0001


def test_equal_rates_have_the_ratio_one():
    found = rate_ratio(40, 1000, 80, 2000)
    assert float(found.value) == 1.0
    assert float(found.lower) < 1 < float(found.upper)


def test_the_who_standard_adds_up_to_its_rounded_total():
    assert sum(WHO_WORLD_TO_100.weights) == pytest.approx(100.035)
    assert sum(WHO_WORLD.weights) == pytest.approx(100.035)
    assert len(WHO_WORLD_TO_100.ages) == 21
    assert len(WHO_WORLD.ages) == 18
    assert WHO_WORLD.ages[-1] == "85+"
    assert WHO_WORLD.weights[-1] == pytest.approx(0.635)


def test_when_only_the_last_group_dies_its_rate_decides():
    starts = [0, 1, *range(5, 90, 5)]
    deaths = np.zeros(len(starts))
    deaths[-1] = 400
    found = life_expectancy(deaths, np.full(len(starts), 2000.0), starts)
    expected = 85 - np.array(starts) + 2000 / 400
    np.testing.assert_allclose(found.value, expected, rtol=1e-13)
    # The variance is that of 1 / M: 1 / (deaths M^2).
    np.testing.assert_allclose(found.standard_error, 5 / 20, rtol=1e-12)


def test_a_life_table_of_three_groups_by_hand():
    # 0-: M = .1, n = 1, a = .1, q = .1 / 1.09; 1-: M = .02, n = 4, q = .08 / 1.04;
    # 5+: M = .05, L = l / .05.
    found = life_expectancy([200, 100, 500], [2000, 5000, 10000], [0, 1, 5])
    first, second = 0.1 / 1.09, 0.08 / 1.04
    one, five = 1 - first, (1 - first) * (1 - second)
    last = 20.0
    at_one = (4 * (five + 0.5 * (one - five)) + five * last) / one
    at_birth = one + 0.1 * (1 - one) + one * at_one
    assert found.value.tolist() == pytest.approx([at_birth, at_one, last])


def test_equal_groups_on_a_line_give_the_line_back():
    middles = np.arange(5) / 5 + 0.1
    found = slope_of_inequality(
        60 + 10 * middles, np.full(5, 7), standard_errors=np.zeros(5)
    )
    assert float(found.slope.value) == pytest.approx(10)
    assert float(found.slope.lower) == pytest.approx(10)
    assert float(found.ratio.value) == pytest.approx(70 / 60)
    assert float(found.ratio.upper) == pytest.approx(70 / 60)
    assert float(found.intercept) == pytest.approx(60)


def test_the_multiplier_multiplies_the_slope_and_not_the_intercept():
    values, people = [0.2, 0.25, 0.35, 0.4, 0.5], [10, 12, 9, 8, 11]
    plain = slope_of_inequality(values, people)
    turned = slope_of_inequality(values, people, multiplier=-100)
    assert float(turned.slope.value) == pytest.approx(-100 * float(plain.slope.value))
    assert float(turned.intercept) == pytest.approx(float(plain.intercept))
    assert float(turned.ratio.value) == pytest.approx(1 / float(plain.ratio.value))


def test_on_a_transformed_scale_the_multiplier_reaches_the_intercept():
    values, people = [0.2, 0.25, 0.35, 0.4, 0.5], [10, 12, 9, 8, 11]
    plain = slope_of_inequality(values, people, scale="logit", is_fitted_on_scale=True)
    turned = slope_of_inequality(
        values, people, scale="logit", is_fitted_on_scale=True, multiplier=-100
    )
    assert float(turned.intercept) == pytest.approx(100 * float(plain.intercept))


def test_two_equal_halves_of_which_one_has_everything():
    # Theil ln 2, concentration 1/2, and no mean log deviation.
    assert float(theil_index([0, 2], [1, 1]).value) == pytest.approx(np.log(2))
    concentration = relative_concentration_index([0, 2], [1, 1])
    assert float(concentration.value) == pytest.approx(0.5)
    assert np.isnan(mean_log_deviation([0, 2], [1, 1]).value)


def test_the_gap_of_mortality_is_poorest_minus_richest():
    found = inequality_gap([80, 60, 25], is_ordered=True, better="lower")
    assert float(found.value) == 55.0


def test_a_mean_better_than_the_reference_leaves_no_attributable_gap():
    found = population_attributable_gap([90, 95, 80], [1, 1, 1], is_ordered=True)
    assert float(found.value) == 0.0
    found = population_attributable_gap(
        [9, 5, 8], [1, 1, 1], is_ordered=True, better="lower"
    )
    assert float(found.value) == 0.0
