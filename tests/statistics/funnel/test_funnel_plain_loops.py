"""Funnels beside plain loops written from the formulas."""

import math

import numpy as np
import pytest

from derajat.statistics.funnel import (
    Adjustment,
    Inverse,
    Place,
    Scale,
    Trim,
    adjusted_limits,
    adjusted_significance,
    binomial_limits,
    poisson_limits,
    proportion_dispersion,
    proportion_limits,
    proportion_significance,
    ratio_limits,
)


Z = (-3.090232306167813, -1.959963984540054, 1.959963984540054, 3.090232306167813)
NAMES = ("lower_998", "lower_95", "upper_95", "upper_998")


def _lines(limits, index=()):
    return [float(getattr(limits, name)[index]) for name in NAMES]


def _binomial_terms(n, p):
    return [math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]


def _poisson_terms(mean):
    terms = [math.exp(-mean)]
    while len(terms) < mean + 200:
        terms.append(terms[-1] * mean / len(terms))
    return terms


def _interpolated(terms, tail):
    total = 0.0
    for count, term in enumerate(terms):
        total += term
        if total >= tail:
            return count - (total - tail) / term
    raise AssertionError("the terms end too early")


TAILS = (0.001, 0.025, 0.975, 0.999)


def test_exact_binomial_limits_beside_a_sum_of_terms(counts):
    random = np.random.default_rng(1)
    for _ in range(counts(40, 400)):
        n, p = int(random.integers(1, 120)), float(random.uniform(0.02, 0.98))
        terms = _binomial_terms(n, p)
        expected = [
            100 * min(1.0, max(0.0, _interpolated(terms, tail) / n)) for tail in TAILS
        ]
        assert np.allclose(_lines(binomial_limits(p, n)), expected, atol=1e-8)


def test_exact_poisson_limits_beside_a_sum_of_terms(counts):
    random = np.random.default_rng(2)
    for _ in range(counts(40, 400)):
        mean = float(random.uniform(0.1, 150))
        terms = _poisson_terms(mean)
        expected = [max(0.0, _interpolated(terms, tail) / mean) for tail in TAILS]
        assert np.allclose(_lines(poisson_limits(mean)), expected, atol=1e-8)


def test_limits_of_proportions_beside_the_formula():
    random = np.random.default_rng(3)
    p, n = random.uniform(0, 1, 200), random.integers(1, 1000, 200)
    found = proportion_limits(p, n, 1000)
    for place in range(200):
        error = math.sqrt(p[place] * (1 - p[place]) / n[place])
        low = [max(0.0, 1000 * (p[place] + z * error)) for z in Z[:2]]
        high = [min(100.0, 1000 * (p[place] + z * error)) for z in Z[2:]]
        assert np.allclose(_lines(found, place), low + high)


@pytest.mark.parametrize("inverse", list(Inverse))
def test_on_a_ratio_line_the_tail_is_as_stated(inverse):
    for observed in (1, 2, 9, 40):
        on_line = ratio_limits(observed, inverse=inverse).on_line
        near = 1e-9 if inverse is Inverse.EXACT else 3e-6
        for name, tail in (("lower_998", 0.001), ("lower_95", 0.025)):
            terms = _poisson_terms(float(getattr(on_line, name)))
            assert math.isclose(sum(terms[: observed + 1]), tail, abs_tol=near)
        for name, tail in (("upper_998", 0.001), ("upper_95", 0.025)):
            terms = _poisson_terms(float(getattr(on_line, name)))
            assert math.isclose(1 - sum(terms[:observed]), tail, abs_tol=near)


def _place_of(share, average, n):
    error = math.sqrt(average * (1 - average) / n)
    codes = (Place.LOW_998, Place.LOW_95)
    for z, code in zip(Z[:2], codes, strict=True):
        if share < average + z * error:
            return code
    for z, code in zip(Z[:1:-1], (Place.HIGH_998, Place.HIGH_95), strict=True):
        if share > average + z * error:
            return code
    return Place.WITHIN


def test_places_of_proportions_beside_a_loop_with_nasty_values():
    random = np.random.default_rng(4)
    part = random.choice([np.nan, np.inf, -1, 0, 1, 5, 60, 100, 900], (50, 12))
    whole = random.choice([np.nan, -2, 0, 1, 5, 100, 1000], (50, 12))
    found = proportion_significance(part, whole)
    for row in range(50):
        used = [
            (a, b)
            for a, b in zip(part[row], whole[row], strict=True)
            if math.isfinite(a) and math.isfinite(b) and b > 0 and 0 <= a <= b
        ]
        average = sum(a for a, _ in used) / sum(b for _, b in used) if used else None
        for place in range(12):
            pair = part[row, place], whole[row, place]
            expected = Place.NOT_JUDGED
            if pair in used:
                expected = _place_of(pair[0] / pair[1], average, pair[1])
            assert found.place[row, place] == expected


def test_plain_over_dispersion_beside_a_loop():
    random = np.random.default_rng(5)
    n = random.integers(20, 500, 12)
    r = random.binomial(n, random.uniform(0.2, 0.5, 12))
    found = proportion_dispersion(r, n, Scale.PLAIN, Trim.NONE)
    p = r.sum() / n.sum()
    s = [math.sqrt(p * (1 - p) / size) for size in n]
    z = [(a / b - p) / e for a, b, e in zip(r, n, s, strict=True)]
    phi = sum(part * part for part in z) / 12
    w = [1 / (e * e) for e in s]
    tau = (12 * phi - 11) / (sum(w) - sum(part * part for part in w) / sum(w))
    assert math.isclose(found.phi, phi)
    assert math.isclose(found.tau_squared, max(0.0, tau))
    wide = adjusted_significance(found, Adjustment.MULTIPLICATIVE).place
    for place, score in enumerate(z):
        score /= math.sqrt(max(1.0, phi))
        assert wide[place] == sum(score > limit for limit in Z[2:]) - sum(
            score < limit for limit in Z[:2]
        )
    limits = adjusted_limits(found, 50)
    error = math.sqrt(p * (1 - p) / 50 + max(0.0, tau))
    expected = [min(1.0, max(0.0, p + deviate * error)) for deviate in Z]
    assert np.allclose(_lines(limits, 0), expected)
