"""What must hold for any input: no crash, no warning, reasons, order, scale."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from derajat.statistics.reasons import Reason
from derajat.statistics.smallarea import (
    beta_interval,
    binary,
    empirical_bayes_global,
    empirical_bayes_local,
    gamma_interval,
    gamma_poisson,
    geary,
    local_moran,
    moran,
    moran_permutation,
    neighbours_of_links,
    rate_moran,
    row_standardised,
    spatial_lag,
)


AREAS = 6
ANY = st.one_of(
    st.sampled_from([np.nan, np.inf, -np.inf, 0.0, 1.0, -1.0, 1e308, 5e-324, 1e-160]),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(0, 1000).map(float),
)
ROWS = arrays.arrays(np.float64, (2, AREAS), elements=ANY)
EVENTS = arrays.arrays(np.float64, (AREAS,), elements=st.integers(0, 40).map(float))
PEOPLE = arrays.arrays(np.float64, (AREAS,), elements=st.integers(40, 900).map(float))
VALUES = arrays.arrays(
    np.float64, (AREAS,), elements=st.integers(-50, 50).map(lambda n: n / 8)
)
NEAR = neighbours_of_links([0, 1, 2, 3, 0, 1], [1, 2, 3, 4, 2, 4], AREAS)
WEIGHTS = [row_standardised(NEAR), binary(NEAR)]

SMOOTHINGS = {
    "global": empirical_bayes_global,
    "binomial": lambda e, n: empirical_bayes_global(e, n, "binomial"),
    "as-estimated": lambda e, n: empirical_bayes_global(e, n, "binomial", False),
    "own": lambda e, n: empirical_bayes_local(e, n, NEAR),
    "focal": lambda e, n: empirical_bayes_local(e, n, NEAR, "focal"),
    "likelihood": gamma_poisson,
    "moments": lambda e, n: gamma_poisson(e, n, "moments"),
}
SMOOTHING = pytest.mark.parametrize("smooth", SMOOTHINGS.values(), ids=SMOOTHINGS)
FAST = settings(max_examples=25, deadline=None)
MANY = settings(max_examples=60, deadline=None)


@pytest.fixture(autouse=True)
def no_warnings():
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        yield


def assert_reasons_tell(reason, *numbers):
    for field in numbers:
        assert (np.isfinite(field) == (reason == Reason.GIVEN)).all()


@SMOOTHING
@given(events=ROWS, population=ROWS)
@FAST
def test_smoothing_takes_any_numbers(smooth, events, population):
    result = smooth(events, population)
    assert_reasons_tell(
        result.reason, result.smoothed, result.borrowed, result.prior_mean
    )
    assert not np.isinf(result.raw).any()


@SMOOTHING
@given(events=EVENTS, population=PEOPLE)
@FAST
def test_a_smoothed_rate_lies_between_its_own_and_the_prior(smooth, events, population):
    result = smooth(events, population)
    if smooth is SMOOTHINGS["as-estimated"]:
        return
    known = result.reason == Reason.GIVEN
    low = np.minimum(result.raw, result.prior_mean)[known]
    high = np.maximum(result.raw, result.prior_mean)[known]
    assert (result.smoothed[known] >= low * (1 - 1e-12)).all()
    assert (result.smoothed[known] <= high * (1 + 1e-12)).all()
    assert ((result.borrowed[known] >= 0) & (result.borrowed[known] <= 1)).all()


@SMOOTHING
@given(events=EVENTS, population=PEOPLE)
@FAST
def test_a_row_in_a_batch_is_smoothed_as_if_alone(smooth, events, population):
    other = np.arange(AREAS, dtype=float), np.full(AREAS, 100.0)
    alone = smooth(events, population)
    both = smooth(np.stack([other[0], events]), np.stack([other[1], population]))
    np.testing.assert_allclose(both.smoothed[1], alone.smoothed, rtol=1e-9, atol=1e-15)
    np.testing.assert_array_equal(both.reason[1], alone.reason)


@pytest.mark.parametrize("name", ["global", "binomial", "likelihood", "moments"])
@given(events=EVENTS, population=PEOPLE, order=st.permutations(range(AREAS)))
@FAST
def test_the_order_of_areas_does_not_matter(name, events, population, order):
    straight = SMOOTHINGS[name](events, population).smoothed[order]
    turned = SMOOTHINGS[name](events[order], population[order]).smoothed
    np.testing.assert_allclose(turned, straight, rtol=1e-7, atol=1e-13)


@pytest.mark.parametrize("name", ["global", "own", "focal", "likelihood", "moments"])
@given(events=EVENTS, population=PEOPLE)
@FAST
def test_population_in_thousands_gives_rates_per_thousand(name, events, population):
    whole = SMOOTHINGS[name](events, population)
    thousands = SMOOTHINGS[name](events, population / 1024)
    np.testing.assert_allclose(
        thousands.smoothed, whole.smoothed * 1024, rtol=1e-7, atol=1e-12
    )


@SMOOTHING
@given(events=EVENTS, population=PEOPLE)
@FAST
def test_a_missing_area_counts_as_if_it_were_not_there(smooth, events, population):
    events[3] = np.nan
    changed = population.copy()
    changed[3] = 7
    first, second = smooth(events, population), smooth(events, changed)
    assert first.reason[3] == Reason.MISSING
    np.testing.assert_array_equal(first.smoothed, second.smoothed)


@given(events=EVENTS, population=PEOPLE)
@FAST
def test_the_larger_of_two_areas_borrows_less(events, population):
    population[0] = 2 * population[1]
    borrowed = empirical_bayes_global(events, population).borrowed
    if np.isfinite(borrowed).all():
        assert borrowed[0] <= borrowed[1]


@pytest.mark.parametrize("weights", WEIGHTS, ids=["W", "B"])
@given(values=ROWS)
@MANY
def test_tests_of_maps_take_any_numbers(weights, values):
    for result in (
        moran(values, weights),
        moran(values, weights, "normality", "two-sided"),
        geary(values, weights),
        geary(values, weights, "normality", "less"),
        local_moran(values, weights),
    ):
        assert_reasons_tell(result.reason, result.statistic, result.expectation)
        assert_reasons_tell(result.test_reason, result.variance, result.z, result.p)
        known = np.isfinite(result.p)
        assert ((result.p[known] >= 0) & (result.p[known] <= 1)).all()
    spatial_lag(values, weights)


@given(events=ROWS, population=ROWS)
@FAST
def test_permutation_tests_take_any_numbers(events, population):
    generator = np.random.default_rng(1)
    for weights in WEIGHTS:
        shuffled = moran_permutation(events, weights, generator, 9, "two-sided")
        assert_reasons_tell(shuffled.reason, shuffled.statistic, shuffled.p)
        rates = rate_moran(events, population, weights, generator, 9)
        assert_reasons_tell(rates.reason, rates.statistic, rates.p)


@given(events=ROWS, population=ROWS, mean=ROWS, variance=ROWS)
@MANY
def test_intervals_take_any_numbers(events, population, mean, variance):
    for interval in (gamma_interval, beta_interval):
        limits = interval(events, population, mean, variance)
        assert_reasons_tell(limits.reason, limits.lower, limits.upper)
        known = limits.reason == Reason.GIVEN
        assert (limits.lower[known] <= limits.upper[known]).all()


@pytest.mark.parametrize("weights", WEIGHTS, ids=["W", "B"])
@given(values=VALUES)
@FAST
def test_tests_of_maps_do_not_depend_on_unit_or_zero(weights, values):
    for call in (moran, geary, local_moran):
        plain = call(values, weights)
        moved = call(values * -4 + 3, weights)
        for field in ("statistic", "variance"):
            np.testing.assert_allclose(
                getattr(moved, field), getattr(plain, field), rtol=1e-9, atol=1e-12
            )


@pytest.mark.parametrize("weights", WEIGHTS, ids=["W", "B"])
@given(values=VALUES, gone=st.integers(0, AREAS - 1))
@FAST
def test_a_missing_value_counts_as_a_map_without_that_area(weights, values, gone):
    holed = values.copy()
    holed[gone] = np.nan
    first = np.repeat(np.arange(AREAS), NEAR.counts)
    kept = (first != gone) & (NEAR.neighbours != gone)
    ends = [np.where(e > gone, e - 1, e)[kept] for e in (first, NEAR.neighbours)]
    near = neighbours_of_links(*ends, AREAS - 1)
    smaller = row_standardised(near) if weights.row_standardised else binary(near)
    for call in (moran, geary):
        with_hole, without = (
            call(holed, weights),
            call(np.delete(values, gone), smaller),
        )
        np.testing.assert_allclose(
            with_hole.statistic, without.statistic, rtol=1e-10, atol=1e-13
        )
        np.testing.assert_allclose(
            with_hole.variance, without.variance, rtol=1e-9, atol=1e-12
        )


@given(values=VALUES)
@FAST
def test_the_local_statistics_sum_to_the_global_one(values):
    weights = row_standardised(neighbours_of_links(range(5), range(1, 6), AREAS))
    whole, local = moran(values, weights), local_moran(values, weights)
    if whole.reason == Reason.GIVEN:
        mean = local.statistic.sum() / AREAS
        assert whole.statistic == pytest.approx(mean, rel=1e-10, abs=1e-12)


def test_two_generators_of_one_seed_give_one_result():
    values = np.arange(6.0) ** 2
    first, second = (
        moran_permutation(values, WEIGHTS[0], np.random.default_rng(5), 99).p
        for _ in range(2)
    )
    assert first == second


def test_neighbours_alike_rank_high_and_unlike_rank_low():
    weights = row_standardised(neighbours_of_links(range(11), range(1, 12), 12))
    maps = np.array([np.arange(12.0), np.tile([0.0, 1.0], 6)])
    generator = np.random.default_rng(6)
    above = moran_permutation(maps, weights, generator, 399).p
    below = moran_permutation(maps, weights, generator, 399, "less").p
    assert above[0] < 0.01 < below[0]
    assert below[1] < 0.01 < above[1]


def test_shuffled_maps_reject_as_often_as_they_say(counts):
    weights = row_standardised(neighbours_of_links(range(9), range(1, 10), 10))
    generator = np.random.default_rng(7)
    values = generator.normal(size=(counts(1500, 20_000), 10))
    values[::3, 4] = np.nan
    p = moran_permutation(values, weights, generator, 99).p
    assert (p <= 0.1).mean() == pytest.approx(0.1, abs=0.025)
    assert p.min() >= 0.01
