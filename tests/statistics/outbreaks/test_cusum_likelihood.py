"""CUSUM of likelihood ratios against the reference program and the distributions."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.statistics.outbreaks.alert_cases import draw_nasty_series, load_series

from derajat.statistics.outbreaks import general_likelihood_cusum, likelihood_cusum
from derajat.statistics.reasons import Reason


def test_evidence_bounds_and_alarms_equal_the_reference_program():
    for series in load_series("likelihood.csv"):
        found = likelihood_cusum(
            series["count"],
            series["expected"],
            np.exp(series["theta"][0]),
            series["limit"][0],
            series["alpha"][0],
        )
        near = {"rtol": 1e-8, "atol": 1e-8}
        np.testing.assert_allclose(found.evidence, series["value"], **near)
        np.testing.assert_allclose(found.bound, series["bound"], **near)
        assert (found.alarm == (series["alarm"] > 0)).all()


def test_general_evidence_and_alarms_equal_the_reference_program():
    for series in load_series("likelihood.csv"):
        found = general_likelihood_cusum(
            series["count"], series["expected"], series["limit"][0]
        )
        np.testing.assert_allclose(found.evidence, series["glr"], rtol=1e-9, atol=1e-9)
        assert (found.alarm == (series["glr_alarm"] > 0)).all()


def _log_ratio(count, mean, rise, dispersion):
    if dispersion == 0:
        laws = [stats.poisson(mean * rise), stats.poisson(mean)]
    else:
        size = 1 / dispersion
        laws = [
            stats.nbinom(size, size / (size + centre)) for centre in (mean * rise, mean)
        ]
    return laws[0].logpmf(count) - laws[1].logpmf(count)


@pytest.mark.parametrize("dispersion", [0.0, 0.05, 1.5])
def test_each_week_adds_the_log_ratio_of_the_two_distributions(dispersion):
    counts = np.random.default_rng(2).negative_binomial(2, 0.3, 60)
    total = 0.0
    found = likelihood_cusum(counts, 4.0, 1.6, 0.7, dispersion)
    for week, count in enumerate(counts):
        total = max(0.0, total + _log_ratio(count, 4.0, 1.6, dispersion))
        assert found.evidence[week] == pytest.approx(total, abs=1e-9)
        assert found.alarm[week] == (total > 0.7)
        if total > 0.7:
            total = 0.0
    assert found.alarm.any()


def test_evidence_that_only_equals_the_limit_is_no_alarm_of_a_fixed_rise():
    evidence = likelihood_cusum([9], 4, 2).evidence[0]
    assert not likelihood_cusum([9], 4, 2, limit=evidence).alarm[0]
    general = general_likelihood_cusum([9], 4).evidence[0]
    assert general_likelihood_cusum([9], 4, limit=general).alarm[0]


def _plain_general(counts, means, limit, longest):
    """All starts of each week, one by one."""
    start, found = 0, []
    for week, (count, _) in enumerate(zip(counts, means, strict=True)):
        if not (math.isfinite(count) and count >= 0):
            found.append((None, False))
            continue
        best = 0.0
        for first in range(max(start, week + 1 - longest), week + 1):
            usable = [
                k
                for k in range(first, week + 1)
                if math.isfinite(counts[k]) and counts[k] >= 0
            ]
            cases = sum(counts[k] for k in usable)
            mean = sum(means[k] for k in usable)
            if cases > mean:
                best = max(best, cases * math.log(cases / mean) - cases + mean)
        found.append((best, best >= limit))
        if best >= limit:
            start = week + 1
    return found


@pytest.mark.parametrize("longest", [None, 4])
def test_the_search_for_a_start_equals_a_plain_loop(counts, longest):
    rng = np.random.default_rng(11)
    series = draw_nasty_series(rng, counts(8, 300), 25)
    means = rng.uniform(0.5, 8, series.shape)
    found = general_likelihood_cusum(series, means, 3.0, longest)
    for row, weeks in enumerate(series.tolist()):
        expected = _plain_general(weeks, means[row], 3.0, longest or 99)
        for week, (evidence, alarm) in enumerate(expected):
            assert found.alarm[row, week] == alarm
            if evidence is None:
                assert found.reason[row, week] != Reason.GIVEN
            else:
                near = {"rel": 1e-8, "abs": 1e-8}
                assert found.evidence[row, week] == pytest.approx(evidence, **near)


def test_the_rise_is_found_in_the_week_it_began():
    found = general_likelihood_cusum([4, 4, 4, 4, 7, 7, 7], 4, limit=50)
    assert found.weeks_back.tolist() == [0, 0, 0, 0, 1, 2, 3]


def test_a_large_number_of_negative_binomial_cases_keeps_its_precision():
    found = likelihood_cusum([10**7], 10**7, 2, dispersion=1e-9)
    poisson = likelihood_cusum([10**7], 10**7, 2)
    assert found.evidence[0] == pytest.approx(poisson.evidence[0], rel=0.02, abs=1)


@pytest.mark.parametrize(
    ("count", "expected", "reason"),
    [
        (np.nan, 4, Reason.MISSING),
        (3, np.nan, Reason.MISSING),
        (np.inf, 4, Reason.NOT_FINITE),
        (-1, 4, Reason.NEGATIVE_COUNT),
        (3, 0, Reason.DENOMINATOR_NOT_POSITIVE),
    ],
)
def test_a_bad_week_has_no_evidence_and_does_not_stop_the_others(
    count, expected, reason
):
    counts, means = [9, count, 9], [4, expected, 4]
    for found, short in (
        (likelihood_cusum(counts, means, 2), likelihood_cusum([9, 9], 4, 2)),
        (
            general_likelihood_cusum(counts, means),
            general_likelihood_cusum([9, 9], 4),
        ),
    ):
        assert found.reason.tolist() == [Reason.GIVEN, reason, Reason.GIVEN]
        assert np.isnan(found.evidence[1])
        assert found.evidence[2] == pytest.approx(short.evidence[1])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"rise": 1}, "rise is 1, not above 1"),
        ({"rise": np.inf}, "rise is inf, not above 1"),
        ({"rise": 2, "limit": 0}, "limit is 0, not above 0"),
        ({"rise": 2, "dispersion": -1}, "dispersion is -1, not from 0"),
    ],
)
def test_an_option_of_the_evidence_out_of_range_is_refused(options, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        likelihood_cusum([1, 2], 1, **options)


@given(
    weeks=st.lists(st.floats(), min_size=1, max_size=15),
    expected=st.floats(),
    dispersion=st.sampled_from([0.0, 1e-300, 0.3, 1e6]),
)
def test_no_count_or_expected_crashes_the_evidence_or_warns(
    weeks, expected, dispersion
):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        one = likelihood_cusum(np.array(weeks), expected, 2, 5, dispersion)
        other = general_likelihood_cusum(np.array(weeks), expected)
    for found in (one, other):
        assert (np.isfinite(found.evidence) == (found.reason == Reason.GIVEN)).all()
        assert not found.alarm[found.reason != Reason.GIVEN].any()
