"""What Farrington flexible answers where no number can be given."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.statistics.outbreaks import FarringtonOptions, farrington
from derajat.statistics.reasons import Reason


WEEKS = 320
LAST = WEEKS - 1
NUMBERS = ("upper", "expected", "p_value", "dispersion")


def steady(mean=10, seed=1):
    return np.random.default_rng(seed).poisson(mean, WEEKS).astype(float)


def reason_of(counts, **more):
    found = farrington(counts, [LAST], **more)
    for name in NUMBERS:
        assert np.isnan(getattr(found, name)[0, 0]) == (found.reason[0, 0] > 0)
    if found.reason[0, 0]:
        assert not found.alarm[0, 0]
        assert np.isnan(found.score[0, 0])
    return Reason(found.reason[0, 0])


def changed(place, value, mean=10):
    counts = steady(mean)
    counts[place] = value
    return counts


def test_a_steady_series_has_a_value():
    assert reason_of(steady()) is Reason.GIVEN


def test_a_missing_week_of_the_past_is_left_out():
    assert reason_of(changed(150, np.nan)) is Reason.GIVEN


@pytest.mark.parametrize("lag", range(4))
def test_a_missing_week_among_the_last_four_gives_no_value(lag):
    assert reason_of(changed(LAST - lag, np.nan)) is Reason.MISSING


@pytest.mark.parametrize("place", [150, LAST])
def test_an_infinite_count_is_refused(place):
    assert reason_of(changed(place, np.inf)) is Reason.NOT_FINITE


@pytest.mark.parametrize("place", [150, LAST - 2])
def test_a_negative_count_is_refused(place):
    assert reason_of(changed(place, -1)) is Reason.NEGATIVE_COUNT


@pytest.mark.parametrize("place", [0, LAST - 10])
def test_a_fault_outside_the_weeks_used_does_not_matter(place):
    assert reason_of(changed(place, -1)) is Reason.GIVEN


def test_fewer_than_five_cases_in_four_weeks_give_no_value():
    counts = steady()
    counts[-4:] = [1, 1, 1, 1]
    assert reason_of(counts) is Reason.TOO_FEW_EVENTS
    counts[-4:] = [2, 1, 1, 1]
    assert reason_of(counts) is Reason.GIVEN


def test_the_past_must_hold_all_years():
    found = farrington(steady(), [5 * 52 + 1, 5 * 52 + 2])
    assert found.reason.tolist() == [[Reason.TOO_FEW_POINTS, Reason.GIVEN]]


def test_one_observation_has_no_past():
    found = farrington([7.0], [0])
    assert found.reason.tolist() == [[Reason.TOO_FEW_POINTS]]
    assert farrington([7.0]).upper.shape == (1, 0)


def test_windows_without_a_count_give_no_value():
    counts = steady()
    for year in range(1, 6):
        middle = LAST - 52 * year
        counts[middle - 3 : middle + 4] = np.nan
    assert reason_of(counts) is Reason.TOO_FEW_POINTS


def test_a_past_without_a_case_has_no_model():
    counts = np.zeros(WEEKS)
    assert reason_of(counts) is Reason.TOO_FEW_EVENTS
    counts[-4:] = 5
    assert reason_of(counts) is Reason.ALL_ZERO


def test_a_series_that_never_varies_has_no_trend():
    found = farrington(np.full(WEEKS, 12.0), [LAST])
    assert found.expected[0, 0] == pytest.approx(12)
    assert not found.has_trend[0, 0]
    assert not found.alarm[0, 0]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (0.0, Reason.DENOMINATOR_NOT_POSITIVE),
        (-5.0, Reason.DENOMINATOR_NOT_POSITIVE),
        (np.nan, Reason.MISSING),
        (np.inf, Reason.NOT_FINITE),
    ],
)
@pytest.mark.parametrize("place", [150, LAST])
def test_a_faulty_population_is_refused(people, reason, place):
    population = np.full(WEEKS, 5000.0)
    population[place] = people
    assert reason_of(steady(), population=population) is reason


def test_a_limit_beyond_all_numbers_is_withheld():
    counts = steady()
    for year in range(1, 6):
        middle = LAST - 52 * year
        counts[middle - 3 : middle + 4] = 0
    options = FarringtonOptions(method="muan")
    assert reason_of(counts, options=options) is Reason.INTERVAL_TOO_WIDE


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"years": 0}, "years must be a whole number from 1"),
        ({"periods": 47}, "periods must be at most 52 - 2 x half_window"),
        ({"alpha": 1.0}, "alpha must lie between 0 and 1"),
        ({"method": "exact"}, "method must be one of nbPlugin, delta, muan"),
        ({"dispersion": "none"}, "dispersion must be one of reference, pearson"),
        ({"weight_threshold": 0}, "weight_threshold must be above 0"),
        ({"fewest_cases": -1}, "fewest_cases must not be below 0"),
    ],
)
def test_wrong_options_are_refused_with_a_sentence(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        FarringtonOptions(**wrong)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"weeks": [WEEKS]}, "weeks must be places within the series"),
        ({"weeks": [1.5]}, "weeks must be whole numbers"),
        ({"first_days": ["2020-01-06"]}, "one day for each week"),
        ({"first_days": np.arange(WEEKS)}, "follow each other by 7 days"),
        ({"population": np.ones(3)}, "population must have the shape of counts"),
    ],
)
def test_wrong_shapes_are_refused_with_a_sentence(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        farrington(steady(), **arguments)


ANY_COUNT = st.one_of(
    st.integers(0, 20).map(float),
    st.sampled_from([0.0, 0.0, np.nan, np.inf, -1.0, 1e6, 1e300, 5e-324, 0.5]),
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(ANY_COUNT, min_size=12, max_size=12),
    st.sampled_from(["nbPlugin", "delta", "muan"]),
    st.integers(0, 3),
)
def test_no_series_warns_or_crashes(parts, method, kind):
    rng = np.random.default_rng(kind)
    table = np.where(
        rng.random((6, WEEKS)) < 0.1 * kind, rng.choice(parts, (6, WEEKS)), steady(3)
    )
    table[0, rng.integers(0, WEEKS, 4)] = parts[:4]
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = farrington(
            table, [270, 300, LAST], options=FarringtonOptions(method=method)
        )
    for name in NUMBERS:
        assert (np.isfinite(getattr(found, name)) == (found.reason == 0)).all()
    assert not found.alarm[found.reason > 0].any()
    assert (np.isfinite(found.slope) == found.has_trend).all()
