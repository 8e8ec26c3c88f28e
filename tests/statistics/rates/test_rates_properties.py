"""What must hold for every input: order, scale, missing in and missing out, calm."""

import warnings

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tests.conftest import full_counts

from derajat.statistics.rates import (
    ReferenceRates,
    StandardPopulation,
    absolute_concentration_index,
    between_group_variance,
    byar,
    coefficient_of_variation,
    directly_standardised_rate,
    index_of_disparity,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
    inequality_gap,
    inequality_ratio,
    life_expectancy,
    mean,
    mean_difference_from_best,
    mean_difference_from_mean,
    mean_log_deviation,
    mean_of_sums,
    poisson_exact,
    population_attributable_fraction,
    population_attributable_gap,
    proportion,
    proportion_difference,
    proportion_ratio,
    quantile_groups,
    rate,
    rate_interval,
    rate_of_repeated_events,
    rate_ratio,
    relative_concentration_index,
    slope_of_inequality,
    theil_index,
    trend_across_groups,
    wilson,
)


UNTIMED = settings(deadline=None, max_examples=150 if full_counts() else 20)
"""A busy machine is no failure."""

AGES = ("a", "b", "c")
STANDARD = StandardPopulation("test", AGES, (3, 2, 1))


def standardised(a, b):
    return directly_standardised_rate(a, b, AGES, STANDARD)


def repeated(a, b):
    persons = np.stack([a, b], axis=-2)
    return rate_of_repeated_events(persons, [1, 2], b, AGES, STANDARD)


def indirect(a, b):
    reference = ReferenceRates(AGES, np.abs(a), b)
    return indirectly_standardised_ratio(a[..., 1], b, AGES, reference)


def indirect_rate(a, b):
    reference = ReferenceRates(AGES, a, b)
    return indirectly_standardised_rate(a[..., 0], b, AGES, reference)


def slope(a, b):
    return slope_of_inequality(a, b, standard_errors=np.abs(a)).slope


def drawn_ratio(a, b):
    return slope_of_inequality(
        a,
        b,
        scale="log",
        standard_errors=0.1,
        generator=np.random.default_rng(1),
        repetitions=100,
    ).ratio


def ratio_on_logits(a, b):
    return slope_of_inequality(
        a, b, scale="logit", is_fitted_on_scale=True, limits=(a, b), multiplier=-9
    ).ratio


ONE_PER_PLACE = {
    "wilson": wilson,
    "proportion": proportion,
    "rate": rate,
    "rate_interval": rate_interval,
    "poisson_exact": lambda a, b: poisson_exact(a),
    "byar": lambda a, b: byar(a),
    "proportion_difference": lambda a, b: proportion_difference(a, b, b, a),
    "proportion_ratio": lambda a, b: proportion_ratio(a, b, a[:, ::-1], b[:, ::-1]),
    "rate_ratio": lambda a, b: rate_ratio(a, b, b, a),
    "mean_of_sums": lambda a, b: mean_of_sums(b, a, np.abs(a)),
}
ONE_PER_ROW = {
    "trend": trend_across_groups,
    "mean": lambda a, b: mean(a),
    "standardised": standardised,
    "repeated": repeated,
    "indirect": indirect,
    "indirect_rate": indirect_rate,
    "slope": slope,
    "drawn_ratio": drawn_ratio,
    "ratio_on_logits": ratio_on_logits,
    "gap": lambda a, b: inequality_gap(a, is_ordered=True),
    "ratio": lambda a, b: inequality_ratio(a, is_ordered=False),
    "attributable": lambda a, b: population_attributable_gap(a, b, is_ordered=False),
    "fraction": lambda a, b: population_attributable_fraction(a, b, is_ordered=True),
    **{
        compute.__name__: compute
        for compute in (
            absolute_concentration_index,
            relative_concentration_index,
            between_group_variance,
            coefficient_of_variation,
            mean_difference_from_mean,
            mean_difference_from_best,
            index_of_disparity,
            theil_index,
            mean_log_deviation,
        )
    },
}
NUMBERS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-2, 30).map(float),
    st.floats(0, 1e6),
    st.just(0.0),
)
TABLES = arrays.arrays(np.float64, (4, 3), elements=NUMBERS)


def numbers_of(found):
    """The main number of a result: its value, or the lower limit of an interval."""
    for name in ("value", "z", "lower"):
        if hasattr(found, name):
            return getattr(found, name)
    raise AssertionError(found)


@pytest.mark.parametrize("name", [*ONE_PER_PLACE, *ONE_PER_ROW])
@UNTIMED
@given(a=TABLES, b=TABLES)
def test_no_input_warns_and_numbers_are_there_exactly_where_given(name, a, b):
    with np.errstate(all="ignore"):
        compute = {**ONE_PER_PLACE, **ONE_PER_ROW}[name]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = compute(a, b)
    numbers = numbers_of(found)
    assert ((found.reason == 0) == np.isfinite(numbers)).all()
    for field in ("lower", "upper"):
        limit = getattr(found, field, numbers)
        assert np.isnan(limit[found.reason != 0]).all()
        assert not np.isinf(limit).any()


CALM = st.one_of(st.integers(-2, 30).map(float), st.floats(-1e6, 1e6), st.just(np.nan))


@pytest.mark.parametrize("name", [*ONE_PER_PLACE, *ONE_PER_ROW])
@UNTIMED
@given(st.data())
def test_nothing_is_raised_even_where_numpy_is_told_to_raise(name, data):
    table = arrays.arrays(np.float64, (4, 3), elements=CALM)
    compute = {**ONE_PER_PLACE, **ONE_PER_ROW}[name]
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        compute(data.draw(table), data.draw(table))


@pytest.mark.parametrize("name", [*ONE_PER_PLACE, *ONE_PER_ROW])
@UNTIMED
@given(a=TABLES, b=TABLES, order=st.permutations(range(4)))
def test_the_order_of_rows_is_irrelevant(name, a, b, order):
    if name == "drawn_ratio":
        return
    compute = {**ONE_PER_PLACE, **ONE_PER_ROW}[name]
    with np.errstate(all="ignore"):
        straight, turned = compute(a, b), compute(a[order], b[order])
    np.testing.assert_array_equal(straight.reason[order], turned.reason)
    np.testing.assert_allclose(
        numbers_of(straight)[order], numbers_of(turned), rtol=1e-12, equal_nan=True
    )


@pytest.mark.parametrize("name", [*ONE_PER_PLACE, *ONE_PER_ROW])
@UNTIMED
@given(a=TABLES, b=TABLES)
def test_missing_in_is_missing_out(name, a, b):
    a[2] = np.nan
    with np.errstate(all="ignore"):
        found = {**ONE_PER_PLACE, **ONE_PER_ROW}[name](a, b)
    assert np.isnan(numbers_of(found)[2]).all()
    assert (found.reason[2] != 0).all()


TABLE = arrays.arrays(np.float64, (2, 4), elements=NUMBERS)


@UNTIMED
@given(TABLE, TABLE)
@example(
    np.array([[0.0] * 4, [0.0, 0.0, 0.0, 2.3e-255]]),
    np.array([[0.0] * 4, [1.0, 1.0, 1.0, 4998.0]]),
)
def test_no_life_table_crashes(deaths, people):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = life_expectancy(deaths, people, [0, 1, 5, 65])
    assert ((found.reason == 0) == np.isfinite(found.value)).all()
    has_value = found.reason == 0
    assert (found.lower[has_value] <= found.value[has_value]).all()


@UNTIMED
@given(st.lists(NUMBERS, max_size=12), st.integers(1, 5), st.booleans())
def test_quantiles_never_crash_and_stay_in_range(values, quantiles, invert):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = quantile_groups(values, quantiles, invert=invert)
    given_groups = found.value[found.reason == 0]
    assert ((given_groups >= 1) & (given_groups <= quantiles)).all()


COUNTS = st.integers(0, 10_000)


@UNTIMED
@given(COUNTS, COUNTS, st.integers(1, 10_000))
def test_wilson_limits_rise_with_the_numerator(one, other, more):
    low, high = sorted((one, other))
    found = wilson([low, high], high + more)
    assert found.lower[0] <= found.lower[1]
    assert found.upper[0] <= found.upper[1]
    assert (found.lower <= found.upper).all()


@UNTIMED
@given(COUNTS, st.integers(1, 10_000))
def test_a_proportion_turned_round_has_its_limits_turned_round(part, rest):
    found, turned = wilson(part, part + rest), wilson(rest, part + rest)
    assert float(found.lower) == pytest.approx(1 - float(turned.upper), abs=1e-12)


@UNTIMED
@given(COUNTS, st.floats(0.5, 0.98), st.floats(0.001, 0.01))
def test_a_higher_level_is_wider(events, level, more):
    for compute in (poisson_exact, byar):
        narrow, wide = compute(events, level), compute(events, level + more)
        assert wide.lower <= narrow.lower
        assert wide.upper >= narrow.upper


PEOPLE = arrays.arrays(np.float64, 3, elements=st.floats(10, 1e5))
EVENTS = arrays.arrays(np.float64, 3, elements=st.integers(5, 500).map(float))


@UNTIMED
@given(EVENTS, PEOPLE, st.floats(0.01, 100))
def test_only_proportions_of_the_standard_matter(events, people, factor):
    other = StandardPopulation("other", AGES, tuple(w * factor for w in (3, 2, 1)))
    one = directly_standardised_rate(events, people, AGES, STANDARD)
    two = directly_standardised_rate(events, people, AGES, other)
    assert float(one.value) == pytest.approx(float(two.value))
    assert float(one.upper) == pytest.approx(float(two.upper))


@UNTIMED
@given(EVENTS, PEOPLE)
def test_events_that_nobody_has_twice_are_independent(events, people):
    one = directly_standardised_rate(events, people, AGES, STANDARD)
    persons = np.stack([events, np.zeros(3)])
    same = rate_of_repeated_events(persons, [1, 2], people, AGES, STANDARD)
    assert float(one.lower) == pytest.approx(float(same.lower), rel=1e-9, abs=1e-6)


@UNTIMED
@given(EVENTS, PEOPLE)
def test_an_area_that_is_its_own_reference_has_the_ratio_one(events, people):
    reference = ReferenceRates(AGES, events, people)
    found = indirectly_standardised_ratio(events.sum(), people, AGES, reference)
    assert float(found.value) == pytest.approx(1)


VALUES = arrays.arrays(np.float64, 5, elements=st.floats(1, 100))
WEIGHTS = arrays.arrays(np.float64, 5, elements=st.floats(1, 100))
RELATIVE = (
    relative_concentration_index,
    coefficient_of_variation,
    index_of_disparity,
    theil_index,
    mean_log_deviation,
)


@pytest.mark.parametrize("compute", RELATIVE)
@UNTIMED
@given(VALUES, WEIGHTS, st.floats(0.01, 1000))
def test_relative_measures_do_not_know_the_unit(compute, values, people, factor):
    one, other = compute(values, people), compute(values * factor, people * factor)
    assert float(one.value) == pytest.approx(float(other.value), abs=1e-9)


@pytest.mark.parametrize("compute", [*RELATIVE, between_group_variance])
@UNTIMED
@given(st.floats(1, 100), WEIGHTS)
def test_equal_groups_have_no_inequality(compute, value, people):
    found = compute(np.full(5, value), people)
    assert float(found.value) == pytest.approx(0, abs=1e-9)


@UNTIMED
@given(VALUES, WEIGHTS, st.floats(0.1, 100))
def test_the_slope_has_the_unit_of_the_values(values, people, factor):
    one = slope_of_inequality(values, people)
    other = slope_of_inequality(values * factor, people * factor)
    assert float(other.slope.value) == pytest.approx(
        factor * float(one.slope.value), abs=1e-6
    )


@UNTIMED
@given(VALUES)
def test_a_seed_gives_the_same_drawn_limits_again(values):
    one, other = (
        slope_of_inequality(
            values,
            np.ones(5),
            scale="log",
            standard_errors=0.1,
            generator=np.random.default_rng(5),
            repetitions=200,
        )
        for _ in range(2)
    )
    assert one.slope.lower == other.slope.lower
    assert one.slope.lower <= one.slope.upper
