"""Small areas beside plain loops written from the formulas."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import integrate, optimize, stats

from derajat.statistics.smallarea import (
    beta_interval,
    binary,
    contiguity,
    empirical_bayes_global,
    empirical_bayes_local,
    gamma_interval,
    gamma_poisson,
    geary,
    local_moran,
    moran,
    neighbours_of_links,
    row_standardised,
    spatial_lag,
    weighted,
)


def random_counts(generator, rows, areas):
    """Counts and populations with everything that is not usable among them."""
    population = np.exp(generator.uniform(1, 9, (rows, areas))).round()
    rate = generator.gamma(1.5, 0.02, (rows, areas))
    events = np.minimum(generator.poisson(rate * population), population).astype(float)
    odd = [np.nan, np.inf, -1.0, -np.inf]
    for numbers in (events, population):
        spoiled = generator.random((rows, areas)) < 0.06
        numbers[spoiled] = generator.choice([*odd, 0.0], spoiled.sum())
    return events, population


def random_map(generator, areas):
    first, second = generator.integers(0, areas, (2, 2 * areas))
    return neighbours_of_links(first, second, areas)


def usable_areas(events, population, most_share=math.inf):
    return [
        i
        for i, (e, n) in enumerate(zip(events, population, strict=True))
        if math.isfinite(e) and math.isfinite(n) and n > 0 and 0 <= e <= most_share * n
    ]


def loop_global(events, population, family):
    """Marshall 1991, one area after the other."""
    share = 1 if family == "binomial" else math.inf
    use = usable_areas(events, population, share)
    result = [math.nan] * len(events)
    total = sum(population[i] for i in use)
    if len(use) < 2 or sum(events[i] for i in use) == 0:
        return result
    b = sum(events[i] for i in use) / total
    s2 = sum(population[i] * (events[i] / population[i] - b) ** 2 for i in use) / total
    size = total / len(use)
    for i in use:
        n, p = population[i], events[i] / population[i]
        if family == "poisson":
            a = max(0.0, s2 - b / size)
            weight = a / (a + b / n)
        else:
            a = max(0.0, (s2 - b * (1 - b) / size) / (1 - 1 / size))
            weight = n * a / ((n - 1) * a + b * (1 - b))
        result[i] = weight * p + (1 - weight) * b
    return result


@pytest.mark.parametrize("family", ["poisson", "binomial"])
def test_global_smoothing_equals_a_plain_loop(family, counts):
    generator = np.random.default_rng(11)
    events, population = random_counts(generator, counts(200, 5000), 9)
    result = empirical_bayes_global(events, population, family)
    for row, (e, n) in enumerate(zip(events, population, strict=True)):
        np.testing.assert_allclose(
            result.smoothed[row], loop_global(e, n, family), rtol=1e-10
        )


def loop_local(events, population, near, around):
    use = set(usable_areas(events, population))
    nearby = {i: [i, *(int(j) for j in near.of(i) if j in use)] for i in use}

    def mean(i):
        people = sum(population[j] for j in nearby[i])
        return sum(events[j] for j in nearby[i]) / people

    result = [math.nan] * len(events)
    for i in use:
        people = sum(population[j] for j in nearby[i])
        centre = (lambda j: mean(j)) if around == "own" else (lambda j, i=i: mean(i))
        spread = sum(
            population[j] * (events[j] / population[j] - centre(j)) ** 2
            for j in nearby[i]
        )
        a = max(0.0, spread / people - mean(i) * len(nearby[i]) / people)
        below = a + mean(i) / population[i]
        if len(nearby[i]) > 1 and below > 0:
            raw = events[i] / population[i]
            result[i] = mean(i) + (raw - mean(i)) * a / below
    return result


@pytest.mark.parametrize("around", ["own", "focal"])
def test_local_smoothing_equals_a_plain_loop(around, counts):
    generator = np.random.default_rng(12)
    near = random_map(generator, 12)
    events, population = random_counts(generator, counts(100, 2000), 12)
    result = empirical_bayes_local(events, population, near, around)
    for row, (e, n) in enumerate(zip(events, population, strict=True)):
        expected = loop_local(e, n, near, around)
        np.testing.assert_allclose(
            result.smoothed[row], expected, rtol=1e-8, atol=1e-13
        )


def best_prior(observed, expected):
    """Most likely mean and shape by a general search from several starts."""

    def cost(logs):
        # Beyond that shape the general routine for the likelihood loses its digits.
        mean, shape = np.exp(np.minimum(logs, 12))
        fitted = mean * expected
        return -stats.nbinom.logpmf(observed, shape, shape / (shape + fitted)).sum()

    start = math.log(observed.sum() / expected.sum())
    searches = [
        optimize.minimize(
            cost,
            (start, first),
            method="Nelder-Mead",
            options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 2000},
        )
        for first in (-2.0, 1.0, 4.0)
    ]
    best = min(searches, key=lambda search: search.fun)
    return best.fun, np.exp(best.x)


def test_the_gamma_prior_is_no_less_likely_than_a_general_search_finds(counts):
    generator = np.random.default_rng(13)
    for spread in np.linspace(0.05, 2, counts(12, 200)):
        expected = np.exp(generator.uniform(-1, 4, 15))
        risks = generator.gamma(1 / spread, spread, 15)
        observed = generator.poisson(expected * risks)
        lowest, (mean, shape) = best_prior(observed, expected)
        result = gamma_poisson(observed, expected)
        b, a = result.prior_mean[0], result.prior_variance[0]
        ours = stats.poisson.logpmf(observed, b * expected)
        if a > 0:
            chance = b / a / (b / a + expected)
            ours = stats.nbinom.logpmf(observed, b**2 / a, chance)
        assert -ours.sum() <= lowest + 1e-7
        if shape < 100:
            smoothed = (observed + shape) / (expected + shape / mean)
            np.testing.assert_allclose(result.smoothed, smoothed, rtol=1e-4)


def loop_moments(observed, expected):
    """The two equations of Clayton and Kaldor, one step after the other."""
    risks = [o / e for o, e in zip(observed, expected, strict=True)]
    size = len(risks)
    mean = sum(risks) / size
    variance = sum((risk - mean) ** 2 for risk in risks) / (size - 1)
    for _ in range(3000):
        shape, rate = mean**2 / variance, mean / variance
        pairs = list(zip(observed, expected, strict=True))
        risks = [(o + shape) / (e + rate) for o, e in pairs]
        mean = sum(risks) / size
        squares = [
            (1 + rate / e) * (risk - mean) ** 2
            for risk, e in zip(risks, expected, strict=True)
        ]
        variance = sum(squares) / (size - 1)
    return risks


def test_the_moments_prior_equals_a_plain_iteration(counts):
    generator = np.random.default_rng(14)
    for _ in range(counts(8, 100)):
        expected = np.exp(generator.uniform(0, 4, 12))
        observed = generator.poisson(expected * generator.gamma(1.5, 0.8, 12)) + 1
        result = gamma_poisson(observed, expected, "moments")
        np.testing.assert_allclose(
            result.smoothed, loop_moments(observed, expected), rtol=1e-7
        )


def test_a_gamma_interval_holds_its_share_of_the_posterior():
    interval = gamma_interval(6, 150.0, 0.025, 0.0003, level=0.9)
    shape, rate = 0.025**2 / 0.0003 + 6, 0.025 / 0.0003 + 150
    density = stats.gamma(shape, scale=1 / rate).pdf
    lower, upper = float(interval.lower), float(interval.upper)
    assert integrate.quad(density, 0, lower)[0] == pytest.approx(0.05, abs=1e-8)
    assert integrate.quad(density, lower, upper)[0] == pytest.approx(0.9, abs=1e-8)


def test_the_intervals_surround_the_smoothed_values():
    events, population = np.array([0, 6, 30, 9, 2]), np.array([40, 150, 900, 800, 10])
    for family, interval in (("poisson", gamma_interval), ("binomial", beta_interval)):
        result = empirical_bayes_global(events, population, family)
        limits = interval(events, population, result.prior_mean, result.prior_variance)
        assert (limits.lower < result.smoothed).all()
        assert (result.smoothed < limits.upper).all()


def test_the_beta_posterior_mean_is_the_smoothed_share():
    events, population = np.array([0, 6, 30, 9, 2]), np.array([40, 150, 900, 800, 10])
    result = empirical_bayes_global(events, population, "binomial")
    b, a = result.prior_mean, result.prior_variance
    certainty = b * (1 - b) / a - 1
    expected = (certainty * b + events) / (certainty + population)
    np.testing.assert_allclose(result.smoothed, expected, rtol=1e-12)


def exact_moran(values, near, style):
    """Moran's I in fractions, areas without a value left out."""
    use = [i for i, value in enumerate(values) if math.isfinite(value)]
    exact = {i: Fraction(float(values[i])) for i in use}
    mean = sum(exact.values()) / len(use)
    z = {i: exact[i] - mean for i in use}
    total, cross, linked = Fraction(0), Fraction(0), 0
    for i in use:
        joined = [int(j) for j in near.of(i) if j in z]
        linked += bool(joined)
        for j in joined:
            weight = Fraction(1, len(joined)) if style == "W" else Fraction(1)
            total += weight
            cross += weight * z[i] * z[j]
    return float(linked / total * cross / sum(v * v for v in z.values()))


@pytest.mark.parametrize("style", ["W", "B"])
def test_morans_i_equals_exact_fractions(style, counts):
    generator = np.random.default_rng(15)
    near = random_map(generator, 14)
    weights = row_standardised(near) if style == "W" else binary(near)
    values = generator.normal(size=(counts(40, 500), 14))
    values[generator.random(values.shape) < 0.1] = np.nan
    values[::2] = 1e7 + np.round(values[::2], 3)
    result = moran(values, weights)
    expected = [exact_moran(row, near, style) for row in values]
    np.testing.assert_allclose(result.statistic, expected, rtol=1e-11, atol=1e-13)


def test_gearys_c_equals_a_plain_double_loop():
    generator = np.random.default_rng(16)
    near = random_map(generator, 10)
    values = generator.normal(size=(20, 10))
    result = geary(values, binary(near))
    for row, x in enumerate(values):
        pairs = [(i, int(j)) for i in range(10) for j in near.of(i)]
        linked = sum(1 for i in range(10) if len(near.of(i)))
        apart = sum((x[i] - x[j]) ** 2 for i, j in pairs)
        spread = sum((v - x.mean()) ** 2 for v in x)
        expected = (linked - 1) * apart / (2 * len(pairs) * spread)
        assert result.statistic[row] == pytest.approx(expected, rel=1e-10)


def test_shuffled_maps_have_the_variance_of_the_randomisation_formula():
    generator = np.random.default_rng(17)
    near = neighbours_of_links(range(7), range(1, 8), 8)
    values = generator.normal(size=8)
    shuffled = generator.permuted(np.tile(values, (40_000, 1)), axis=1)
    for weights in (row_standardised(near), weighted(near, np.arange(1.0, 15.0))):
        test = moran(values, weights)
        many = moran(shuffled, weights).statistic
        assert many.mean() == pytest.approx(float(test.expectation), abs=0.01)
        assert many.var() == pytest.approx(float(test.variance), rel=0.03)


def test_shuffled_neighbours_have_the_moments_of_the_local_formula():
    generator = np.random.default_rng(18)
    near = neighbours_of_links(range(7), range(1, 8), 8)
    weights = row_standardised(near)
    values = generator.normal(size=8)
    local = local_moran(values, weights)
    for area in (0, 3):
        others = np.delete(values, area)
        shuffled = generator.permuted(np.tile(others, (40_000, 1)), axis=1)
        maps = np.insert(shuffled, area, values[area], axis=1)
        many = local_moran(maps, weights).statistic[:, area]
        assert many.mean() == pytest.approx(local.expectation[area], abs=0.01)
        assert many.var() == pytest.approx(local.variance[area], rel=0.03)


def test_the_lag_equals_a_plain_loop_over_neighbours():
    generator = np.random.default_rng(19)
    near = random_map(generator, 9)
    links = generator.uniform(0.1, 2, len(near.neighbours))
    values = generator.normal(size=9)
    lag = spatial_lag(values, weighted(near, links))
    for i in range(9):
        row = slice(near.starts[i], near.starts[i + 1])
        pairs = list(zip(links[row], values[near.of(i)], strict=True))
        total = sum(w for w, _ in pairs)
        expected = sum(w * x for w, x in pairs) / total if pairs else math.nan
        assert lag[i] == pytest.approx(expected, nan_ok=True)


def grid(columns, rows):
    unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=float)
    return [[unit + [x, y]] for y in range(rows) for x in range(columns)]


@pytest.mark.parametrize(("rule", "reach"), [("queen", 2), ("rook", 1), ("edge", 1)])
def test_neighbours_on_a_grid_are_the_cells_around(rule, reach):
    near = contiguity(grid(5, 4), rule)
    for cell in range(20):
        expected = [
            other
            for other in range(20)
            if other != cell
            and abs(other % 5 - cell % 5) <= 1
            and abs(other // 5 - cell // 5) <= 1
            and abs(other % 5 - cell % 5) + abs(other // 5 - cell // 5) <= reach
        ]
        assert near.of(cell).tolist() == expected
