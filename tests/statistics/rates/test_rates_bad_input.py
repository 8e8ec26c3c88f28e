"""What cannot be computed is missing with its reason; wrong calls are refused."""

import numpy as np
import pytest

from derajat.statistics.rates import (
    WHO_WORLD,
    ReferenceRates,
    StandardPopulation,
    absolute_concentration_index,
    byar,
    directly_standardised_rate,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
    inequality_ratio,
    life_expectancy,
    mean,
    mean_log_deviation,
    mean_of_sums,
    poisson_exact,
    population_attributable_fraction,
    proportion,
    proportion_ratio,
    quantile_groups,
    rate,
    rate_interval,
    rate_of_repeated_events,
    rate_ratio,
    slope_of_inequality,
    theil_index,
    trend_across_groups,
    wilson,
)
from derajat.statistics.reasons import Reason


NAN, INF = float("nan"), float("inf")
BAD_SHARES = [
    (NAN, 5, Reason.MISSING),
    (5, NAN, Reason.MISSING),
    (NAN, INF, Reason.MISSING),
    (None, 5, Reason.MISSING),
    (INF, 5, Reason.NOT_FINITE),
    (5, INF, Reason.NOT_FINITE),
    (-1, 5, Reason.NEGATIVE_COUNT),
    (0, 0, Reason.DENOMINATOR_NOT_POSITIVE),
    (5, 0, Reason.DENOMINATOR_NOT_POSITIVE),
    (5, -5, Reason.DENOMINATOR_NOT_POSITIVE),
    (6, 5, Reason.NUMERATOR_ABOVE_DENOMINATOR),
]


@pytest.mark.parametrize(("part", "whole", "reason"), BAD_SHARES)
def test_a_bad_proportion_names_its_reason(part, whole, reason):
    limits, found = wilson(part, whole), proportion(part, whole)
    assert limits.reason == found.reason == reason
    numbers = limits.lower, limits.upper, found.value, found.lower, found.upper
    assert np.isnan(numbers).all()


@pytest.mark.parametrize(("part", "whole", "reason"), BAD_SHARES[:-1])
def test_a_bad_rate_names_its_reason(part, whole, reason):
    limits, found = rate_interval(part, whole), rate(part, whole)
    assert limits.reason == found.reason == reason
    assert str(limits.method) == "none"
    assert np.isnan([limits.lower, found.value, found.upper]).all()


def test_more_events_than_exposure_are_a_rate():
    assert float(rate(6, 5).value) == 1.2


@pytest.mark.parametrize("compute", [poisson_exact, byar])
def test_a_bad_count_names_its_reason(compute):
    found = compute([NAN, INF, -1, 0])
    assert found.reason.tolist() == [1, 2, 3, 0]
    assert np.isnan(found.lower[:3]).all()
    assert np.isnan(found.upper[:3]).all()


def test_byar_limits_are_never_below_zero():
    assert (byar([0, 0.001, 0.1, 0.5]).lower == 0).all()


def test_numbers_that_leave_the_range_of_floats_are_not_finite():
    found = rate([1e308], [1e-308], per=1e5)
    assert found.reason.tolist() == [Reason.NOT_FINITE]
    assert np.isnan(found.value).all()


def test_a_ratio_to_nothing_is_missing():
    for compute in (proportion_ratio, rate_ratio):
        assert compute(5, 10, 0, 10).reason == Reason.DENOMINATOR_NOT_POSITIVE
        assert compute(5, 10, 1, 0).reason == Reason.DENOMINATOR_NOT_POSITIVE
        assert compute(NAN, 10, 1, 5).reason == Reason.MISSING


def test_limits_that_were_not_found_are_missing():
    found = rate_ratio([1000, 1e13], 1, [1e10, 5], 1)
    assert found.reason.tolist() == [Reason.NOT_CONVERGED] * 2
    assert np.isnan([found.value, found.lower, found.upper]).all()


def test_a_ratio_of_nothing_is_zero():
    found = proportion_ratio(0, 10, 5, 10)
    assert float(found.value) == 0.0
    assert np.isnan([found.lower, found.upper]).all()
    found = rate_ratio(0, 10, 5, 10)
    assert float(found.value) == float(found.lower) == 0.0
    assert float(found.upper) > 0


@pytest.mark.parametrize(
    ("part", "whole", "scores", "reason"),
    [
        ([1, 2, NAN], [5, 5, 5], None, Reason.MISSING),
        ([1, 2, 3], [5, 0, 5], None, Reason.DENOMINATOR_NOT_POSITIVE),
        ([1, 6, 3], [5, 5, 5], None, Reason.NUMERATOR_ABOVE_DENOMINATOR),
        ([0, 0, 0], [5, 5, 5], None, Reason.NO_VARIATION),
        ([5, 5, 5], [5, 5, 5], None, Reason.NO_VARIATION),
        ([1, 2, 3], [5, 5, 5], [1, 1, 1], Reason.NO_VARIATION),
        ([1, 2, 3], [5, 5, 5], [1, NAN, 1], Reason.MISSING),
        ([1], [5], None, Reason.TOO_FEW_POINTS),
        ([], [], None, Reason.TOO_FEW_POINTS),
    ],
)
def test_a_trend_that_cannot_be_tested(part, whole, scores, reason):
    found = trend_across_groups(part, whole, scores)
    assert found.reason == reason
    assert np.isnan([found.slope, found.z, found.p_value]).all()


def test_a_mean_of_one_has_no_limits_and_of_none_no_value():
    found = mean([7.0])
    assert (float(found.value), int(found.reason)) == (7.0, Reason.GIVEN)
    assert np.isnan([found.lower, found.upper]).all()
    assert mean([]).reason == Reason.TOO_FEW_POINTS
    assert mean([1, NAN]).reason == Reason.MISSING
    assert mean([1, INF]).reason == Reason.NOT_FINITE


def test_sums_that_no_values_can_have():
    assert mean_of_sums(3, 6, 11).reason == Reason.OUTSIDE_SCALE
    assert mean_of_sums(0, 0, 0).reason == Reason.TOO_FEW_POINTS
    assert mean_of_sums(-1, 0, 0).reason == Reason.NEGATIVE_COUNT
    assert mean_of_sums(3, NAN, 0).reason == Reason.MISSING
    equal = mean_of_sums(3, 0.3, 0.03)
    assert float(equal.lower) == pytest.approx(0.1)


AGES = ("0-4", "5+")
STANDARD = StandardPopulation("test", AGES, (1, 4))
REFERENCE = ReferenceRates(AGES, [10, 20], [1000, 1000])


@pytest.mark.parametrize(
    ("events", "people", "reason"),
    [
        ([NAN, 50], [100, 100], Reason.MISSING),
        ([50, 50], [100, NAN], Reason.MISSING),
        ([50, INF], [100, 100], Reason.NOT_FINITE),
        ([50, 50], [100, INF], Reason.NOT_FINITE),
        ([50, -1], [100, 100], Reason.NEGATIVE_COUNT),
        ([50, 0], [100, 0], Reason.DENOMINATOR_NOT_POSITIVE),
        ([4, 5], [100, 100], Reason.TOO_FEW_EVENTS),
        ([0, 0], [100, 100], Reason.TOO_FEW_EVENTS),
    ],
)
def test_an_area_without_standardised_rate(events, people, reason):
    found = directly_standardised_rate([events], [people], AGES, STANDARD)
    assert found.reason.tolist() == [reason]
    assert np.isnan([found.value, found.lower, found.upper]).all()
    again = rate_of_repeated_events([[events]], [1], [people], AGES, STANDARD)
    assert again.reason.tolist() == [reason]


def test_ten_events_are_enough():
    found = directly_standardised_rate([[5, 5]], [[100, 100]], AGES, STANDARD)
    assert found.reason.tolist() == [Reason.GIVEN]


@pytest.mark.parametrize(
    ("observed", "people", "reason"),
    [
        (NAN, [100, 100], Reason.MISSING),
        (5, [100, NAN], Reason.MISSING),
        (INF, [100, 100], Reason.NOT_FINITE),
        (-1, [100, 100], Reason.NEGATIVE_COUNT),
        (5, [100, -1], Reason.NEGATIVE_COUNT),
        (5, [0, 0], Reason.DENOMINATOR_NOT_POSITIVE),
    ],
)
def test_an_area_without_standardised_ratio(observed, people, reason):
    for compute in (indirectly_standardised_ratio, indirectly_standardised_rate):
        found = compute([observed], [people], AGES, REFERENCE)
        assert found.reason.tolist() == [reason]
        assert found.method.tolist() == ["none"]
        assert np.isnan([found.value, found.lower, found.upper]).all()


def test_a_reference_age_without_population_gives_no_ratio():
    reference = ReferenceRates(AGES, [10, 20], [1000, 0])
    found = indirectly_standardised_ratio([5], [[10, 10]], AGES, reference)
    assert found.reason.tolist() == [Reason.DENOMINATOR_NOT_POSITIVE]


def test_the_standard_is_joined_by_name_and_never_by_position():
    rows = ([[30, 90]], [[1000, 1000]])
    turned = ([[90, 30]], [[1000, 1000]])
    one = directly_standardised_rate(*rows, ("0-4", "5+"), STANDARD)
    other = directly_standardised_rate(*turned, ("5+", "0-4"), STANDARD)
    assert one.value == other.value == pytest.approx(7800)
    one = indirectly_standardised_ratio([9], [[10, 90]], ("0-4", "5+"), REFERENCE)
    other = indirectly_standardised_ratio([9], [[90, 10]], ("5+", "0-4"), REFERENCE)
    assert one.expected == other.expected == pytest.approx(1.9)


@pytest.mark.parametrize(
    ("ages", "sentence"),
    [
        (("0-4", "5-9"), "test has no weight for the ages \\['5-9'\\]"),
        (("0-4",), "no column for the ages \\['5\\+'\\] of test"),
        (("0-4", "0-4"), "the ages \\['0-4'\\] occur more than once"),
        ((), "no ages"),
    ],
)
def test_ages_that_are_not_those_of_the_standard_are_refused(ages, sentence):
    with pytest.raises(ValueError, match=sentence):
        directly_standardised_rate([[1, 2]], [[3, 4]], ages, STANDARD)


def test_a_part_of_life_is_chosen_openly():
    part = WHO_WORLD.only(["70-74", "30-34"])
    assert part.weights == (2.21, 7.61)
    assert part.weights_of(["30-34", "70-74"]).tolist() == [7.61, 2.21]
    with pytest.raises(ValueError, match="no weight for the ages"):
        WHO_WORLD.only(["30-69"])


def test_ages_can_be_merged():
    merged = STANDARD.merged("all", AGES)
    assert (merged.ages, merged.weights) == (("all",), (5,))
    with pytest.raises(ValueError, match="no ages"):
        STANDARD.merged("all", ())


@pytest.mark.parametrize(
    ("ages", "weights"),
    [(("a",), (1, 2)), (("a",), (-1,)), (("a",), (NAN,)), (("a",), (0,)), ((), ())],
)
def test_a_standard_without_sense_is_refused(ages, weights):
    with pytest.raises(ValueError, match="test"):
        StandardPopulation("test", ages, weights)


def test_missing_areas_have_no_quantile_and_do_not_count():
    found = quantile_groups([5, NAN, 3, INF, 1], 3)
    assert found.value[[0, 2, 4]].tolist() == [1.0, 2.0, 3.0]
    assert found.reason.tolist() == [0, 1, 0, 2, 0]


def test_fewer_areas_than_quantiles_have_none():
    found = quantile_groups([5, NAN, 3], 3)
    assert found.reason.tolist() == [7, 1, 7]
    assert quantile_groups([], 3).value.tolist() == []


def test_a_parent_can_be_inverted_alone():
    found = quantile_groups(
        [1, 2, 1, 2], 2, parents=["A", "A", "B", "B"], invert=[True, True, False, False]
    )
    assert found.value.tolist() == [2.0, 1.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"values": 5.0}, "one axis"),
        ({"values": [5.0], "quantiles": 0}, "at least 1"),
        ({"values": [5.0, 6.0], "parents": ["A"]}, "one label for each"),
        ({"values": [5.0, 6.0], "parents": ["A", None]}, "must have a parent"),
        ({"values": [5.0, 6.0], "invert": [True, False]}, "the same for all areas"),
    ],
)
def test_quantiles_refuse_calls_without_sense(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        quantile_groups(**arguments)


STARTS = [0, 5, 65]
DEATHS, PEOPLE = [20, 60, 100], [3000, 20_000, 2000]


@pytest.mark.parametrize(
    ("column", "deaths", "people", "reason"),
    [
        (0, NAN, 3000, Reason.MISSING),
        (0, 20, INF, Reason.NOT_FINITE),
        (0, -1, 3000, Reason.NEGATIVE_COUNT),
        (0, 0, 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (0, 3001, 3000, Reason.NUMERATOR_ABOVE_DENOMINATOR),
        (1, 0, 0.0, Reason.DENOMINATOR_NOT_POSITIVE),
        (2, 0, 2000, Reason.TOO_FEW_EVENTS),
    ],
)
def test_a_life_table_that_cannot_be_made(column, deaths, people, reason):
    counts, persons = [*map(float, DEATHS)], [*map(float, PEOPLE)]
    counts[column], persons[column] = deaths, people
    found = life_expectancy([DEATHS, counts], [PEOPLE, persons], STARTS)
    assert found.reason.tolist() == [[0] * 3, [reason] * 3]
    assert np.isfinite(found.value[0]).all()
    numbers = found.value[1], found.lower[1], found.upper[1], found.standard_error[1]
    assert np.isnan(numbers).all()


def test_exactly_five_thousand_are_too_few():
    found = life_expectancy([10, 10, 300], [1000, 2000, 2000], STARTS)
    assert (found.reason == Reason.POPULATION_TOO_SMALL).all()
    found = life_expectancy([10, 10, 300], [1000, 2000, 2001], STARTS)
    assert (found.reason == Reason.GIVEN).all()


def test_too_wide_an_interval_withholds_the_value_and_shows_the_limits():
    found = life_expectancy([2, 2, 1], [3000, 20_000, 40], STARTS)
    assert (found.reason == Reason.INTERVAL_TOO_WIDE).all()
    assert np.isnan(found.value).all()
    assert (found.upper - found.lower > 20).all()


def test_an_age_that_nobody_reaches_has_no_expectation():
    found = life_expectancy([20, 2000, 1], [3000, 2000, 1000], STARTS)
    assert found.reason.tolist() == [0, 0, Reason.DENOMINATOR_NOT_POSITIVE]
    assert np.isnan([found.value[2], found.lower[2], found.upper[2]]).all()


@pytest.mark.parametrize("starts", [[0, 5], [0, 65, 5], [-1, 5, 65], [0, 5, NAN]])
def test_start_ages_without_sense_are_refused(starts):
    with pytest.raises(ValueError, match="start age"):
        life_expectancy(DEATHS, PEOPLE, starts)


@pytest.mark.parametrize(
    ("values", "people", "scale", "is_fitted_on_scale", "reason"),
    [
        ([1, NAN, 3], [1, 1, 1], "identity", False, Reason.MISSING),
        ([1, 2, 3], [1, NAN, 1], "identity", False, Reason.MISSING),
        ([1, INF, 3], [1, 1, 1], "identity", False, Reason.NOT_FINITE),
        ([1, 2, 3], [1, 0, 1], "identity", False, Reason.DENOMINATOR_NOT_POSITIVE),
        ([1, 2, 3], [1, -1, 1], "identity", False, Reason.DENOMINATOR_NOT_POSITIVE),
        ([1, 2], [1, 1], "identity", False, Reason.TOO_FEW_POINTS),
        ([-1, 2, 3], [1, 1, 1], "log", False, Reason.OUTSIDE_SCALE),
        ([0, 2, 3], [1, 1, 1], "log", True, Reason.OUTSIDE_SCALE),
        ([0.1, 0.2, 1.3], [1, 1, 1], "logit", False, Reason.OUTSIDE_SCALE),
        ([0.1, 0.2, 1.0], [1, 1, 1], "logit", True, Reason.OUTSIDE_SCALE),
    ],
)
def test_a_slope_that_cannot_be_fitted(
    values, people, scale, is_fitted_on_scale, reason
):
    found = slope_of_inequality(
        values, people, scale=scale, is_fitted_on_scale=is_fitted_on_scale
    )
    assert found.slope.reason == found.ratio.reason == reason
    assert np.isnan([found.slope.value, found.ratio.value, found.intercept]).all()


def test_a_line_through_zero_has_a_slope_and_no_ratio():
    found = slope_of_inequality([1, 3, 5], [1, 1, 1], standard_errors=[0, 0, 0])
    assert float(found.slope.value) == pytest.approx(6)
    assert abs(float(found.intercept)) < 1e-12
    found = slope_of_inequality([0, 0, 0], [1, 1, 1])
    assert float(found.slope.value) == 0.0
    assert found.ratio.reason == Reason.DENOMINATOR_NOT_POSITIVE


def test_a_slope_without_errors_has_no_limits():
    found = slope_of_inequality([1, 2, 4], [1, 1, 1])
    assert np.isfinite(found.slope.value)
    assert np.isnan([found.slope.lower, found.ratio.upper]).all()
    drawn = slope_of_inequality([1, 2, 4], [1, 1, 1], scale="log", standard_errors=0.1)
    assert np.isnan(drawn.slope.lower)


def test_a_bottom_that_may_be_zero_leaves_the_ratio_without_limits():
    found = slope_of_inequality([1, 20, 40], [1, 1, 1], standard_errors=[9, 9, 9])
    assert np.isfinite([found.ratio.value, found.slope.lower]).all()
    assert np.isnan([found.ratio.lower, found.ratio.upper]).all()


def test_slopes_refuse_calls_without_sense():
    with pytest.raises(ValueError, match="the scale is"):
        slope_of_inequality([1, 2, 3], [1, 1, 1], scale="log10")
    with pytest.raises(ValueError, match="not on identity"):
        slope_of_inequality([1, 2, 3], [1, 1, 1], is_fitted_on_scale=True)
    with pytest.raises(ValueError, match="the multiplier must be"):
        slope_of_inequality([1, 2, 3], [1, 1, 1], multiplier=0)
    with pytest.raises(ValueError, match="not both"):
        slope_of_inequality(
            [1, 2, 3], [1, 1, 1], standard_errors=1, limits=([0, 1, 2], [2, 3, 4])
        )
    with pytest.raises(ValueError, match="repetitions"):
        slope_of_inequality([1, 2, 3], [1, 1, 1], scale="log", repetitions=0)
    with pytest.raises(ValueError, match="axis of groups"):
        slope_of_inequality(1, 1)


@pytest.mark.parametrize(
    ("values", "people", "reason"),
    [
        ([1, NAN], [1, 1], Reason.MISSING),
        ([1, 2], [1, NAN], Reason.MISSING),
        ([1, INF], [1, 1], Reason.NOT_FINITE),
        ([1, 2], [1, -1], Reason.NEGATIVE_COUNT),
        ([1, 2], [0, 0], Reason.WEIGHT_NOT_POSITIVE),
        ([1], [1], Reason.TOO_FEW_POINTS),
        ([], [], Reason.TOO_FEW_POINTS),
    ],
)
def test_inequality_that_cannot_be_measured(values, people, reason):
    found = absolute_concentration_index(values, people)
    assert (int(found.reason), bool(np.isnan(found.value))) == (reason, True)
    fraction = population_attributable_fraction(values, people, is_ordered=True)
    assert fraction.reason == reason


def test_relative_measures_need_a_mean_above_zero():
    assert theil_index([0, 0], [1, 1]).reason == Reason.DENOMINATOR_NOT_POSITIVE
    assert theil_index([-1, 3], [1, 1]).reason == Reason.OUTSIDE_SCALE
    assert mean_log_deviation([0, 3], [1, 1]).reason == Reason.MEASURE_NOT_POSITIVE
    assert mean_log_deviation([0, 3], [0, 1]).reason == Reason.GIVEN
    found = inequality_ratio([0, 3], is_ordered=True)
    assert found.reason == Reason.DENOMINATOR_NOT_POSITIVE
    with pytest.raises(ValueError, match="higher or lower"):
        inequality_ratio([1, 3], is_ordered=True, better="more")


@pytest.mark.parametrize("level", [0, 1, 95, -0.5, NAN])
def test_a_level_that_is_no_share_is_refused(level):
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        wilson(1, 2, level)
