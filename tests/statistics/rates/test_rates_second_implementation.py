"""Every vectorised function against plain loops written from its formula."""

import math

import numpy as np
import pytest
from scipy import stats

from derajat.statistics.rates import (
    ReferenceRates,
    StandardPopulation,
    absolute_concentration_index,
    between_group_variance,
    coefficient_of_variation,
    directly_standardised_rate,
    index_of_disparity,
    indirectly_standardised_ratio,
    inequality_gap,
    inequality_ratio,
    life_expectancy,
    mean,
    mean_difference_from_best,
    mean_difference_from_mean,
    mean_log_deviation,
    mean_of_sums,
    population_attributable_fraction,
    population_attributable_gap,
    proportion,
    proportion_difference,
    proportion_ratio,
    quantile_groups,
    rate,
    rate_of_repeated_events,
    rate_ratio,
    relative_concentration_index,
    slope_of_inequality,
    theil_index,
    trend_across_groups,
)


Z = 1.959963984540054
NASTY = [0.0, 1.0, 9.0, 10.0, 11.0, -1.0, math.nan, math.inf, 1e12, 0.5]
NOTHING = (math.nan, math.nan, math.nan)


@pytest.fixture
def random():
    return np.random.default_rng(7)


def counts_of(random, size):
    """Counts of all sizes, some of them nasty."""
    drawn = np.floor(10 ** random.uniform(0, 6, size))
    return np.where(random.random(size) < 0.2, random.choice(NASTY, size), drawn)


def agree(found, expected, rtol=1e-9):
    expected = np.array(expected, dtype=float)
    triple = np.stack([found.value, found.lower, found.upper], axis=-1)
    np.testing.assert_allclose(triple, expected, rtol=rtol, atol=1e-12)
    assert ((found.reason == 0) == np.isfinite(found.value)).all()


def is_usable(*numbers):
    return all(math.isfinite(number) and number >= 0 for number in numbers)


def plain_wilson(part, whole):
    if not is_usable(part, whole) or whole == 0 or part > whole:
        return NOTHING
    share = part / whole
    centre = share + Z * Z / (2 * whole)
    half = Z * math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    size = 1 + Z * Z / whole
    return share, max((centre - half) / size, 0), min((centre + half) / size, 1)


def plain_events(events, level=0.95):
    tail, z = (1 - level) / 2, stats.norm.ppf((1 + level) / 2)
    if events < 10:
        lower = stats.chi2.ppf(tail, 2 * events) / 2 if events else 0.0
        return lower, stats.chi2.ppf(1 - tail, 2 * events + 2) / 2
    return plain_byar(events, z)


def plain_byar(events, z=Z):
    lower = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3
    more = events + 1
    return lower, more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3


def plain_rate(events, exposure):
    if not is_usable(events, exposure) or exposure == 0:
        return NOTHING
    lower, upper = plain_events(events)
    return events / exposure, lower / exposure, upper / exposure


def test_proportions(random, counts):
    size = counts(300, 20_000)
    part, whole = counts_of(random, size), counts_of(random, size)
    expected = [plain_wilson(*pair) for pair in zip(part, whole, strict=True)]
    # The plain lower limit subtracts: its digits end at 1e-12 of the share.
    found = proportion(part, whole)
    triple = np.stack([found.value, found.lower, found.upper], axis=-1)
    np.testing.assert_allclose(triple, expected, rtol=1e-9, atol=1e-15)


def test_rates(random, counts):
    size = counts(300, 20_000)
    events, exposure = counts_of(random, size), counts_of(random, size)
    expected = [plain_rate(*pair) for pair in zip(events, exposure, strict=True)]
    agree(rate(events, exposure), expected)


def test_differences_of_proportions(random, counts):
    size = counts(300, 20_000)
    a, n, b, m = (counts_of(random, size) for _ in range(4))
    expected = []
    for row in zip(a, n, b, m, strict=True):
        p, low, high = plain_wilson(*row[:2])
        o, bottom, top = plain_wilson(*row[2:])
        below = math.sqrt((p - low) ** 2 + (top - o) ** 2)
        above = math.sqrt((high - p) ** 2 + (o - bottom) ** 2)
        expected.append((p - o, p - o - below, p - o + above))
    agree(proportion_difference(a, n, b, m), expected, rtol=1e-7)


def test_ratios_of_proportions(random, counts):
    size = counts(300, 20_000)
    a, n, b, m = (counts_of(random, size) for _ in range(4))
    expected = []
    for row in zip(a, n, b, m, strict=True):
        one, other = plain_wilson(*row[:2])[0], plain_wilson(*row[2:])[0]
        if math.isnan(one + other) or other == 0:
            expected.append(NOTHING)
        elif row[0] == 0 or (one == 1 and other == 1):
            expected.append((one / other, math.nan, math.nan))
        else:
            variance = 1 / row[0] - 1 / row[1] + 1 / row[2] - 1 / row[3]
            factor = math.exp(Z * math.sqrt(variance))
            expected.append((one / other, one / other / factor, one / other * factor))
    agree(proportion_ratio(a, n, b, m), expected, rtol=1e-7)


def test_ratios_of_rates(random, counts):
    for _ in range(counts(100, 2000)):
        a, b = random.poisson(20), random.poisson(5)
        n, m = random.uniform(1, 1000, 2)
        found = rate_ratio(a, n, b, m)
        if b == 0:
            assert np.isnan(found.value)
            continue
        limits = stats.binomtest(a, a + b).proportion_ci(0.95, "exact")
        expected = [share / (1 - share) * m / n for share in limits]
        assert float(found.value) == pytest.approx(a / b * m / n)
        assert float(found.lower) == pytest.approx(expected[0], rel=1e-6)
        assert float(found.upper) == pytest.approx(expected[1], rel=1e-6)


def test_trends_are_those_of_a_weighted_regression(random, counts):
    for _ in range(counts(100, 3000)):
        whole = random.integers(1, 500, 6)
        part = random.binomial(whole, random.random(6))
        part[0], part[1] = max(part[0], 1), min(part[1], whole[1] - 1)
        scores = np.sort(random.uniform(0, 9, 6))
        total, events = whole.sum(), part.sum()
        centre = sum(n * x for n, x in zip(whole, scores, strict=True)) / total
        spread = sum(n * (x - centre) ** 2 for n, x in zip(whole, scores, strict=True))
        slope = sum(
            n * (x - centre) * (r / n)
            for n, x, r in zip(whole, scores, part, strict=True)
        )
        slope /= spread
        pooled = events / total
        found = trend_across_groups(part, whole, scores)
        assert float(found.slope) == pytest.approx(slope, rel=1e-9, abs=1e-12)
        z = slope * math.sqrt(spread / (pooled * (1 - pooled)))
        assert float(found.z) == pytest.approx(z, rel=1e-9, abs=1e-9)
        assert float(found.p_value) == pytest.approx(2 * stats.norm.sf(abs(z)))


def test_means_are_those_of_the_t_test(random, counts):
    for _ in range(counts(100, 3000)):
        values = random.normal(50, 8, random.integers(2, 20))
        limits = stats.ttest_1samp(values, 0).confidence_interval(0.95)
        for found in (
            mean(values),
            mean_of_sums(len(values), values.sum(), (values**2).sum()),
        ):
            assert float(found.value) == pytest.approx(values.mean())
            assert float(found.lower) == pytest.approx(limits.low, rel=1e-9)
            assert float(found.upper) == pytest.approx(limits.high, rel=1e-9)


AGES = ("a", "b", "c", "d")
WEIGHTS = {"a": 5.0, "b": 0.0, "c": 3.0, "d": 2.5}
STANDARD = StandardPopulation("test", tuple(WEIGHTS), tuple(WEIGHTS.values()))


def plain_direct(persons, people, names):
    """One area; persons by number of events (1, 2, ...) and age."""
    numbers = [one for row in persons for one in row] + list(people)
    if not is_usable(*numbers) or 0 in people:
        return NOTHING
    total = value = variance = 0.0
    for times, row in enumerate(persons, start=1):
        for cases, n, name in zip(row, people, names, strict=True):
            weight = WEIGHTS[name] / sum(WEIGHTS.values()) / n
            total += times * cases
            value += times * cases * weight
            variance += times**2 * cases * weight**2
    if total < 10:
        return NOTHING
    stretch = math.sqrt(variance / total)
    return (
        1e5 * value,
        *(1e5 * (value + stretch * (limit - total)) for limit in plain_byar(total)),
    )


def by_age_of(random, most, *shape):
    numbers = np.floor(random.uniform(0, most, shape))
    is_nasty = random.random(shape) < 0.02
    return np.where(is_nasty, random.choice(NASTY, shape), numbers)


def test_directly_standardised_rates(random, counts):
    areas = counts(200, 10_000)
    cases, people = by_age_of(random, 40, areas, 4), by_age_of(random, 1e4, areas, 4)
    names = ("c", "a", "d", "b")
    expected = [
        plain_direct([row], n, names) for row, n in zip(cases, people, strict=True)
    ]
    agree(directly_standardised_rate(cases, people, names, STANDARD), expected)


def test_rates_of_repeated_events(random, counts):
    areas = counts(200, 10_000)
    persons = by_age_of(random, 30, areas, 3, 4)
    people = by_age_of(random, 1e4, areas, 4)
    expected = [
        plain_direct(rows, n, AGES) for rows, n in zip(persons, people, strict=True)
    ]
    found = rate_of_repeated_events(persons, [1, 2, 3], people, AGES, STANDARD)
    agree(found, expected)


def test_indirectly_standardised_ratios(random, counts):
    areas = counts(200, 10_000)
    seen, people = counts_of(random, areas), by_age_of(random, 1e4, areas, 4)
    cases, base = {"a": 4.0, "b": 0.0, "c": 9.0, "d": 30.0}, 1000.0
    reference = ReferenceRates(tuple(cases), list(cases.values()), [base] * 4)
    names, expected = ("d", "b", "a", "c"), []
    for observed, row in zip(seen, people, strict=True):
        if not is_usable(observed, *row):
            expected.append(NOTHING)
            continue
        hoped = sum(n * cases[name] / base for n, name in zip(row, names, strict=True))
        if hoped == 0:
            expected.append(NOTHING)
        else:
            limits = plain_events(observed)
            expected.append([one / hoped for one in (observed, *limits)])
    agree(indirectly_standardised_ratio(seen, people, names, reference), expected)


def plain_quantiles(values, quantiles, invert):
    """One parent: count those before each area, ties not counted."""
    known = [value for value in values if math.isfinite(value)]
    for value in values:
        if not math.isfinite(value) or len(known) < quantiles:
            yield math.nan
            continue
        before = sum((k > value) if invert else (k < value) for k in known)
        above = math.ceil((len(known) - before) / (len(known) / quantiles))
        yield float(max(quantiles + 1 - above, 1))


@pytest.mark.parametrize("invert", [True, False])
def test_quantiles(random, counts, invert):
    for _ in range(counts(100, 3000)):
        size, quantiles = int(random.integers(1, 30)), int(random.integers(1, 8))
        values = np.where(
            random.random(size) < 0.2,
            random.choice([math.nan, math.inf, 3.0], size),
            random.integers(0, 12, size),
        )
        parents = random.choice(["utara", "selatan"], size)
        found = quantile_groups(values, quantiles, parents=parents, invert=invert)
        for parent in set(parents):
            is_here = parents == parent
            expected = list(plain_quantiles(values[is_here], quantiles, invert))
            np.testing.assert_array_equal(found.value[is_here], expected)


def plain_life_table(deaths, people, starts):
    """Life expectancy and its standard error, by recursion from the last age."""
    last = len(starts) - 1
    rate_of_last = deaths[last] / people[last]
    expected, variance = [1 / rate_of_last], [1 / (deaths[last] * rate_of_last**2)]
    for age in reversed(range(last)):
        years = starts[age + 1] - starts[age]
        fraction = 0.1 if starts[age] == 0 else 0.5
        mortality = deaths[age] / people[age]
        q = years * mortality / (1 + years * mortality * (1 - fraction))
        after, own = expected[0], 0.0
        if deaths[age]:
            lost = after + (1 - fraction) * years
            own = q**2 * (1 - q) / deaths[age] * lost**2
        expected.insert(0, (1 - q) * (years + after) + q * fraction * years)
        variance.insert(0, (1 - q) ** 2 * variance[0] + own)
    return expected, [math.sqrt(one) for one in variance]


def test_life_tables(random, counts):
    starts = [0, 1, *range(5, 90, 5)]
    for _ in range(counts(100, 5000)):
        people = np.floor(random.uniform(300, 20_000, len(starts)))
        deaths = random.poisson(people * 0.0008 * np.exp(np.array(starts) / 20))
        deaths = np.minimum(np.maximum(deaths, [0] * 18 + [1]), people * 0.3)
        found = life_expectancy(deaths, people, starts)
        expected, errors = plain_life_table(deaths, people, starts)
        is_given = found.reason == 0
        assert is_given.tolist() == [2 * Z * error <= 20 for error in errors]
        np.testing.assert_allclose(
            found.value[is_given], np.array(expected)[is_given], rtol=1e-11
        )
        np.testing.assert_allclose(found.standard_error, errors, rtol=1e-10)
        lower = np.array(expected) - Z * np.array(errors)
        np.testing.assert_allclose(found.lower, lower, rtol=1e-9, atol=1e-9)


def test_slopes_are_those_of_weighted_least_squares(random, counts):
    for _ in range(counts(100, 3000)):
        people = random.uniform(1, 100, 7)
        values, errors = random.uniform(20, 80, 7), random.uniform(0.1, 3, 7)
        ranks, below = [], 0.0
        for one in people:
            ranks.append((below + one / 2) / people.sum())
            below += one
        design = np.column_stack([np.ones(7), ranks])
        gram = design.T @ np.diag(people) @ design
        hat = np.linalg.solve(gram, design.T @ np.diag(people))
        intercept, slope = hat @ values
        error = math.sqrt((hat @ np.diag(errors**2) @ hat.T)[1, 1])
        found = slope_of_inequality(values, people, standard_errors=errors)
        assert float(found.intercept) == pytest.approx(intercept)
        assert float(found.slope.value) == pytest.approx(slope, abs=1e-10)
        assert float(found.slope.upper) == pytest.approx(slope + Z * error, abs=1e-9)
        assert float(found.ratio.value) == pytest.approx(1 + slope / intercept)


def test_measures_of_inequality(random, counts):
    for _ in range(counts(100, 3000)):
        y, people = random.uniform(1, 90, 5), random.uniform(1, 50, 5)
        share = [one / people.sum() for one in people]
        pairs = list(zip(share, y, strict=True))
        m = sum(p * one for p, one in pairs)
        below = concentration = 0.0
        for p, one in pairs:
            concentration += p * (2 * (below + p / 2) - 1) * one
            below += p
        variance = sum(p * (one - m) ** 2 for p, one in pairs)
        from_mean = sum(p * abs(one - m) for p, one in pairs)
        each_from_mean = sum(abs(one - m) for one in y) / 5
        expected = {
            absolute_concentration_index: concentration,
            relative_concentration_index: concentration / m,
            between_group_variance: variance,
            coefficient_of_variation: math.sqrt(variance) / m,
            mean_difference_from_mean: from_mean,
            mean_difference_from_best: sum(p * (max(y) - one) for p, one in pairs),
            index_of_disparity: each_from_mean / m,
            theil_index: sum(p * one / m * math.log(one / m) for p, one in pairs),
            mean_log_deviation: -sum(p * math.log(one / m) for p, one in pairs),
        }
        for compute, value in expected.items():
            found = float(compute(y, people).value)
            assert found == pytest.approx(value, abs=1e-12), compute.__name__
        # Adverse and without order: the best group has the lowest value.
        chosen = {"is_ordered": False, "better": "lower"}
        gap = population_attributable_gap(y, people, **chosen)
        assert float(gap.value) == pytest.approx(min(y) - m)
        fraction = population_attributable_fraction(y, people, **chosen)
        assert float(fraction.value) == pytest.approx((min(y) - m) / m)
        assert float(inequality_gap(y, **chosen).value) == max(y) - min(y)
        found = inequality_ratio(y, is_ordered=True, better="lower")
        assert float(found.value) == pytest.approx(y[0] / y[-1])
