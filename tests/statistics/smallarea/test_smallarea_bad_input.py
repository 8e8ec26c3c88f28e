"""Small areas: each kind of bad input has its reason."""

import numpy as np
import pytest

from derajat.statistics.reasons import Reason
from derajat.statistics.smallarea import (
    Quadrant,
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
    weighted,
)


ROW = neighbours_of_links([0, 1, 2, 3], [1, 2, 3, 4], 5)
CHAIN = row_standardised(ROW)


def global_binomial(events, population):
    return empirical_bayes_global(events, population, "binomial")


def local(events, population):
    links = range(len(events) - 1)
    near = neighbours_of_links(links, [i + 1 for i in links], len(events))
    return empirical_bayes_local(events, population, near)


ALL = [empirical_bayes_global, global_binomial, local, gamma_poisson]


@pytest.mark.parametrize("smooth", ALL)
@pytest.mark.parametrize(
    ("events", "population", "reason"),
    [
        (np.nan, 10, Reason.MISSING),
        (1, np.nan, Reason.MISSING),
        (np.inf, 10, Reason.NOT_FINITE),
        (1, np.inf, Reason.NOT_FINITE),
        (-1, 10, Reason.NEGATIVE_COUNT),
        (1, 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (0, 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (1, -10, Reason.DENOMINATOR_NOT_POSITIVE),
    ],
)
def test_an_area_that_cannot_be_used_says_why(smooth, events, population, reason):
    result = smooth([3, events, 5, 1], [40, population, 90, 70])
    assert result.reason[1] == reason
    assert np.isnan(result.smoothed[1])
    assert np.isnan(result.raw[1])
    assert result.reason[2] == Reason.GIVEN


def test_none_is_a_missing_count():
    result = empirical_bayes_global([3, None, 5], [40, 50, 90])
    assert result.reason.tolist() == [Reason.GIVEN, Reason.MISSING, Reason.GIVEN]


def test_more_cases_than_people_is_odd_for_shares_only():
    events, population = [3, 12, 5], [40, 10, 90]
    shares = global_binomial(events, population)
    assert shares.reason[1] == Reason.NUMERATOR_ABOVE_DENOMINATOR
    assert empirical_bayes_global(events, population).reason[1] == Reason.GIVEN


@pytest.mark.parametrize("smooth", [empirical_bayes_global, gamma_poisson])
def test_one_area_has_nobody_to_borrow_from(smooth):
    assert smooth([3], [40]).reason.tolist() == [Reason.TOO_FEW_POINTS]
    assert smooth(3, 40).reason.tolist() == [Reason.TOO_FEW_POINTS]
    lonely = smooth([3, np.nan], [40, 50])
    assert lonely.reason.tolist() == [Reason.TOO_FEW_POINTS, Reason.MISSING]
    assert lonely.raw[0] == 3 / 40


@pytest.mark.parametrize("smooth", ALL)
def test_rows_without_events_are_not_smoothed(smooth):
    result = smooth([0, 0, 0, 0], [40, 60, 90, 70])
    assert (result.reason == Reason.ALL_ZERO).all()
    assert np.isnan(result.smoothed).all()
    assert (result.raw == 0).all()


def test_shares_of_one_everywhere_do_not_vary():
    result = global_binomial([4, 6], [4, 6])
    assert (result.reason == Reason.NO_VARIATION).all()


def test_single_persons_tell_nothing_about_how_areas_differ():
    result = global_binomial([1, 0, 1], [1, 1, 1])
    assert (result.reason == Reason.POPULATION_TOO_SMALL).all()


@pytest.mark.parametrize(
    "smooth",
    [
        empirical_bayes_global,
        global_binomial,
        gamma_poisson,
        lambda e, n: gamma_poisson(e, n, "moments"),
    ],
)
def test_areas_that_differ_less_than_chance_all_get_the_mean(smooth):
    result = smooth([10, 11, 9, 10], [100, 100, 100, 100])
    np.testing.assert_allclose(result.smoothed, 0.1, rtol=1e-12)
    assert (result.borrowed == 1).all()
    assert (result.prior_variance == 0).all()
    assert (result.reason == Reason.GIVEN).all()


def test_a_negative_variance_left_in_place_gives_the_programs_value():
    # spdep 1.2.7: EBest(c(10, 11, 9, 10), c(90, 110, 100, 100), family = "binomial")
    events, population = [10, 11, 9, 10], [90, 110, 100, 100]
    result = empirical_bayes_global(events, population, "binomial", truncated=False)
    expected = [0.0381464206043, 0.1, 0.2621477937267, 0.1]
    assert (result.prior_variance < 0).all()
    np.testing.assert_allclose(result.smoothed, expected, atol=1e-12)


def test_an_area_alone_on_its_island_has_no_neighbours():
    near = neighbours_of_links([0], [1], 3)
    result = empirical_bayes_local([2, 9, 4], [40, 60, 90], near)
    assert result.reason.tolist() == [0, 0, Reason.NO_NEIGHBOURS]
    gone = empirical_bayes_local([2, np.nan, 4], [40, 60, 90], near)
    assert gone.reason[0] == Reason.NO_NEIGHBOURS


def test_no_interval_without_a_prior_that_varies():
    limits = gamma_interval([3, 3, 3, 3], 40, [0.1, 0, np.nan, np.inf], [0, 1, 1, 1])
    assert limits.reason.tolist() == [
        Reason.NO_VARIATION,
        Reason.ALL_ZERO,
        Reason.MISSING,
        Reason.NOT_FINITE,
    ]
    assert np.isnan(limits.lower).all()
    assert np.isnan(limits.upper).all()


def test_no_beta_distribution_has_a_variance_above_that_of_a_coin():
    assert beta_interval(3, 40, 0.5, 0.26).reason == Reason.OUTSIDE_SCALE
    assert beta_interval(41, 40, 0.5, 0.1).reason == Reason.NUMERATOR_ABOVE_DENOMINATOR


@pytest.mark.parametrize("test", [moran, geary])
def test_maps_without_a_statistic_say_why(test):
    maps = [[4, 4, 4, 4, 4], [np.nan, 1, np.nan, np.nan, np.nan], [np.nan] * 5]
    result = test(maps, CHAIN)
    assert result.reason.tolist() == [
        Reason.NO_VARIATION,
        Reason.TOO_FEW_POINTS,
        Reason.TOO_FEW_POINTS,
    ]
    unlinked = test([1, np.nan, 2, np.nan, 5], CHAIN)
    assert unlinked.reason == Reason.NO_NEIGHBOURS


@pytest.mark.parametrize("test", [moran, geary])
def test_three_areas_have_a_statistic_but_no_test_by_shuffling(test):
    result = test([1, 2, 4, np.nan, np.nan], CHAIN)
    assert result.reason == Reason.GIVEN
    assert result.test_reason == Reason.TOO_FEW_POINTS


@pytest.mark.parametrize("style", [row_standardised, binary])
def test_areas_all_linked_with_all_have_no_test(style):
    pairs = np.triu_indices(5, 1)
    weights = style(neighbours_of_links(*pairs, 5))
    values = [0.3, 1.7, 2.9, 11.1, 5.3]
    for test in (moran(values, weights), moran(values, weights, "normality")):
        assert test.reason == Reason.GIVEN
        assert test.test_reason == Reason.NO_VARIATION
    assert (local_moran(values, weights).test_reason == Reason.NO_VARIATION).all()


def test_local_tests_say_why_for_each_area():
    near = neighbours_of_links([0, 1, 2], [1, 2, 3], 6)
    result = local_moran([1, 2, 3, np.nan, np.inf, 2], row_standardised(near))
    assert result.reason.tolist() == [
        Reason.GIVEN,
        Reason.GIVEN,
        Reason.GIVEN,
        Reason.MISSING,
        Reason.NOT_FINITE,
        Reason.NO_NEIGHBOURS,
    ]
    assert result.test_reason[1] == Reason.NO_VARIATION
    assert result.quadrant[3:].tolist() == [Quadrant.NONE] * 3
    flat = local_moran([2, 2, 2, 2, 2, np.nan], row_standardised(near))
    assert flat.reason.tolist() == [Reason.NO_VARIATION] * 5 + [Reason.MISSING]


def test_rates_without_events_have_no_morans_i():
    generator = np.random.default_rng(1)
    result = rate_moran([0] * 5, [10] * 5, CHAIN, generator, 9)
    assert result.reason == Reason.ALL_ZERO


@pytest.mark.parametrize("shape", [(0, 5), (2, 0), (0, 0), (2, 3, 5)])
def test_batches_of_any_shape_keep_it(shape):
    near = ROW if shape[-1] else neighbours_of_links([], [], 0)
    weights = row_standardised(near)
    numbers = np.arange(float(np.prod(shape))).reshape(shape)
    generator = np.random.default_rng(1)
    for smoothed in (
        empirical_bayes_global(numbers, 100),
        global_binomial(numbers, 100),
        empirical_bayes_local(numbers, 100, near),
        gamma_poisson(numbers, 100),
        gamma_poisson(numbers, 100, "moments"),
    ):
        assert smoothed.smoothed.shape == smoothed.reason.shape == shape
    for test in (moran(numbers, weights), geary(numbers, weights)):
        assert test.p.shape == test.reason.shape == shape[:-1]
    assert local_moran(numbers, weights).p.shape == shape
    assert moran_permutation(numbers, weights, generator, 5).p.shape == shape[:-1]
    assert rate_moran(numbers, 9, weights, generator, 5).p.shape == shape[:-1]


def test_an_area_without_neighbours_has_no_lag():
    lag = spatial_lag([1, 2, np.nan], binary(neighbours_of_links([0], [1], 3)))
    np.testing.assert_array_equal(lag, [2, 1, np.nan])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: empirical_bayes_global([1], [2], "normal"), "family is 'normal'"),
        (lambda: gamma_poisson([1], [2], "guess"), "method is 'guess'"),
        (lambda: empirical_bayes_local([1], [2], ROW), "has 1 values"),
        (
            lambda: empirical_bayes_local([1] * 5, [2] * 5, ROW, "all"),
            "around is 'all'",
        ),
        (lambda: moran([1, 2], CHAIN), "has 2 values, the neighbours have 5 areas"),
        (lambda: moran([1] * 5, CHAIN, "hope"), "assumption is 'hope'"),
        (lambda: geary([1] * 5, CHAIN, "hope"), "assumption is 'hope'"),
        (lambda: moran([1] * 5, CHAIN, alternative="up"), "alternative is 'up'"),
        (lambda: local_moran([1] * 5, CHAIN, "up"), "alternative is 'up'"),
        (lambda: gamma_interval(1, 2, 1, 1, level=1.0), "level is 1.0"),
        (lambda: beta_interval(1, 2, 0.5, 0.1, level=0.0), "level is 0.0"),
        (lambda: neighbours_of_links([0], [5], 5), "outside 0 to 4"),
        (lambda: neighbours_of_links([-1], [2], 5), "outside 0 to 4"),
        (lambda: weighted(ROW, [1.0]), "1 weights for 8 links"),
        (lambda: weighted(ROW, [0.0] * 8), "finite and above zero"),
        (
            lambda: moran_permutation([1] * 5, CHAIN, np.random.default_rng(1), 0),
            "0 permutations",
        ),
    ],
)
def test_wrong_options_and_shapes_are_refused_in_words(call, message):
    with pytest.raises(ValueError, match=message):
        call()
