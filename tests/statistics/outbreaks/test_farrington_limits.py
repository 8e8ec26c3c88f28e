"""Quantiles and chances of counts against scipy's distributions."""

import numpy as np
import pytest
from scipy import stats

from derajat.statistics.outbreaks.farrington_limits import (
    chance_from,
    chance_up_to,
    count_quantile,
)


def random_counts(number):
    rng = np.random.default_rng(12)
    mean = np.exp(rng.uniform(-20, 14, number))
    over = np.exp(rng.uniform(-8, 7, number))
    return mean, np.where(rng.random(number) < 0.2, 1.0, 1 + over)


def distribution(mean, dispersion):
    if dispersion == 1:
        return stats.poisson(mean)
    return stats.nbinom(mean / (dispersion - 1), 1 / dispersion)


@pytest.mark.parametrize("probability", [0.5, 0.9, 0.95, 0.995, 0.9999])
def test_quantiles_are_those_of_scipy(probability, counts):
    mean, dispersion = random_counts(counts(300, 20_000))
    found = count_quantile(probability, mean, dispersion)
    expected = [
        distribution(m, d).ppf(probability)
        for m, d in zip(mean, dispersion, strict=True)
    ]
    np.testing.assert_array_equal(found, expected)


def test_chances_are_those_of_scipy():
    mean, dispersion = random_counts(300)
    count = np.floor(mean * 1.2)
    below, above = (
        chance_up_to(count, mean, dispersion),
        chance_from(count, mean, dispersion),
    )
    for place, (m, d) in enumerate(zip(mean, dispersion, strict=True)):
        one = distribution(m, d)
        assert below[place] == pytest.approx(one.cdf(count[place]), rel=1e-9)
        assert above[place] == pytest.approx(one.sf(count[place] - 1), rel=1e-9)


@pytest.mark.parametrize("dispersion", [1.0, 1.01, 4.0, 1000.0])
def test_the_smallest_chances_keep_their_digits(dispersion):
    count = np.floor(50 + np.sqrt(50 * dispersion) * np.arange(1, 20))
    found = chance_from(count, np.full(19, 50.0), np.full(19, dispersion))
    expected = distribution(50.0, dispersion).sf(count - 1)
    assert expected[-1] < 1e-3
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_a_mean_that_is_no_number_has_no_quantile():
    with np.errstate(all="ignore"):
        found = count_quantile(0.95, np.array([np.nan, np.inf, 0.0]), np.ones(3))
    assert np.isnan(found).all()
