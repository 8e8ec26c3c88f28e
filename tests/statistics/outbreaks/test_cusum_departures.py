"""CUSUM of standardised counts against the reference program and plain loops."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from tests.statistics.outbreaks.alert_cases import draw_nasty_series, load_series

from derajat.statistics.outbreaks import Transformation, cusum, mean_of_first_weeks
from derajat.statistics.reasons import Reason


NAMES = {
    "standard": Transformation.STANDARD,
    "rossi": Transformation.ROSSI,
    "anscombe": Transformation.ANSCOMBE,
    "anscombe2nd": Transformation.ANSCOMBE_SECOND,
    "pearsonNegBin": Transformation.PEARSON_NEGATIVE_BINOMIAL,
    "anscombeNegBin": Transformation.ANSCOMBE_NEGATIVE_BINOMIAL,
    "none": Transformation.NONE,
}
BOUNDS_EQUAL = ("standard", "rossi", "anscombe", "pearsonNegBin")
"""The others have no bound, or one whose inverse the program writes differently."""


def _found(series):
    return cusum(
        series["count"],
        series["m"],
        series["k"][0],
        series["h"][0],
        NAMES[series["trans"][0]],
        series["alpha"][0],
        bool(series["reset"][0]),
    )


def test_sums_and_alarms_equal_the_reference_program():
    for series in load_series("cusum.csv"):
        found = _found(series)
        # The program shows 0, not the sum reached, where it starts again.
        shown = np.where(found.alarm & (series["reset"] > 0), 0, found.total)
        # Its table of the hypergeometric function has steps of 0.01.
        near = 5e-3 if series["trans"][0] == "anscombeNegBin" else 1e-9
        np.testing.assert_allclose(shown, series["cusum"], rtol=near, atol=near)
        assert (found.alarm == (series["alarm"] > 0)).all()


def test_bounds_equal_the_reference_program_where_it_inverts_the_same_formula():
    for series in load_series("cusum.csv"):
        if series["trans"][0] not in BOUNDS_EQUAL:
            continue
        found = _found(series)
        differs = ~np.isclose(found.bound, series["bound"], rtol=1e-9)
        # Where every count is an alarm the program takes the other root of Rossi's.
        assert (found.bound[differs] == 0).all()
        assert not differs.any() or series["trans"][0] == "rossi"


@pytest.mark.parametrize("transformation", Transformation)
def test_an_alarm_is_a_count_at_the_bound(transformation):
    if transformation is Transformation.ANSCOMBE_NEGATIVE_BINOMIAL:
        return
    counts = np.random.default_rng(1).poisson(6, (300, 12)).astype(float)
    found = cusum(counts, 4.0, transformation=transformation)
    bound = found.bound[:, -1]
    for factor, is_alarm in ((1 + 1e-9, True), (1 - 1e-9, False)):
        moved = counts.copy()
        moved[:, -1] = bound * factor
        alarm = cusum(moved, 4.0, transformation=transformation).alarm[:, -1]
        if transformation is Transformation.STANDARD and not is_alarm:
            moved[:, -1] = bound - 1
            alarm = cusum(moved.clip(0), 4.0).alarm[:, -1]
        assert (alarm == is_alarm)[bound > 0].all()


def _plain_departure(name, y, m, a):
    if name == "standard":
        return (y - m) / math.sqrt(m)
    if name == "rossi":
        return (y - 3 * m + 2 * math.sqrt(y * m)) / (2 * math.sqrt(m))
    if name == "anscombe":
        return 1.5 * (y ** (2 / 3) - m ** (2 / 3)) / m ** (1 / 6)
    if name == "anscombe2nd":
        mean = m ** (2 / 3) - m ** (-1 / 3) / 9
        return 1.5 * (y ** (2 / 3) - mean) / m ** (1 / 6)
    if name == "pearsonNegBin":
        return (y - m) / math.sqrt(m + a * m * m)
    return y


def _plain_sums(departures, k, h, starts_again):
    total, sums, alarms = 0.0, [], []
    for departure in departures:
        if departure is None:
            sums.append(None)
            alarms.append(False)
            continue
        total = max(0.0, total + (departure - k))
        sums.append(total)
        alarms.append(total >= h)
        if starts_again and total >= h:
            total = 0.0
    return sums, alarms


@pytest.mark.parametrize("name", [name for name in NAMES if name != "anscombeNegBin"])
@pytest.mark.parametrize("starts_again", [True, False])
def test_sums_equal_plain_loops_on_nasty_series(counts, name, starts_again):
    rng = np.random.default_rng(8)
    series = draw_nasty_series(rng, counts(10, 500), 25)
    means = rng.uniform(0.1, 50, (len(series), 1))
    found = cusum(series, means, 0.7, 3.0, NAMES[name], 0.2, starts_again)
    for row, weeks in enumerate(series.tolist()):
        departures = [
            _plain_departure(name, y, means[row, 0], 0.2)
            if math.isfinite(y) and y >= 0
            else None
            for y in weeks
        ]
        sums, alarms = _plain_sums(departures, 0.7, 3.0, starts_again)
        expected = [math.nan if total is None else total for total in sums]
        np.testing.assert_allclose(found.total[row], expected, rtol=1e-9)
        assert found.alarm[row].tolist() == alarms


@pytest.mark.parametrize(("y", "m", "a"), [(0, 3, 0.1), (7, 3, 0.5), (900, 40, 0.8)])
def test_the_negative_binomial_residual_is_the_integral_it_stands_for(y, m, a):
    """Pierce and Schafer 1986: the integral of V^(-1/3) from m to y over V(m)^(1/6)."""
    integral = quad(lambda t: (t + a * t * t) ** (-1 / 3), m, y)[0]
    expected = integral / (m + a * m * m) ** (1 / 6)
    kind = Transformation.ANSCOMBE_NEGATIVE_BINOMIAL
    found = cusum([y], m, -1000.0, 1.0, kind, a)
    assert found.total[0] - 1000 == pytest.approx(expected, rel=1e-6)


def test_a_week_without_a_report_leaves_the_sum_as_it_was():
    found = cusum([9, None, 9], 4, transformation=Transformation.ROSSI)
    together = cusum([9, 9], 4, transformation=Transformation.ROSSI)
    assert found.reason.tolist() == [Reason.GIVEN, Reason.MISSING, Reason.GIVEN]
    assert found.total[2] == together.total[1]


@pytest.mark.parametrize(
    ("count", "expected", "reason"),
    [
        (np.nan, 4, Reason.MISSING),
        (3, np.nan, Reason.MISSING),
        (np.inf, 4, Reason.NOT_FINITE),
        (3, np.inf, Reason.NOT_FINITE),
        (-1, 4, Reason.NEGATIVE_COUNT),
        (3, 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (3, -2, Reason.DENOMINATOR_NOT_POSITIVE),
        (1e308, 1e-300, Reason.NOT_FINITE),
    ],
)
def test_a_bad_week_has_its_reason_and_no_number(count, expected, reason):
    found = cusum([count], expected)
    assert found.reason.tolist() == [reason]
    assert np.isnan([found.total[0], found.bound[0]]).all()
    assert not found.alarm[0]


def test_the_expected_count_is_the_mean_of_the_first_weeks():
    means = mean_of_first_weeks([[1, 2, 6, 100], [0, None, 3, 4], [1, -1, 1, 1]], 3)
    np.testing.assert_array_equal(means, [[3], [np.nan], [np.nan]])


@pytest.mark.parametrize("weeks", [0, 4])
def test_the_first_weeks_lie_within_the_series(weeks):
    with pytest.raises(ValueError, match=f"^weeks is {weeks}, not from 1 to 3$"):
        mean_of_first_weeks([1, 2, 3], weeks)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"reference_value": np.nan}, "reference_value is nan, not a finite number"),
        ({"decision_limit": 0}, "decision_limit is 0, not above 0"),
        ({"dispersion": 0}, "dispersion is 0, not above 0"),
    ],
)
def test_an_option_of_the_sum_out_of_range_is_refused(options, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        cusum([1, 2], 1, **options)


@given(
    weeks=st.lists(st.integers(0, 10**4) | st.none(), min_size=1, max_size=30),
    more=st.integers(0, 100),
)
def test_more_cases_never_lower_a_sum(weeks, more):
    series = np.array(weeks, dtype=float)
    for transformation in Transformation:
        before = cusum(series, 5, transformation=transformation).total
        after = cusum(series + more, 5, transformation=transformation).total
        assert (after >= before - 1e-9)[~np.isnan(before)].all()


@given(
    weeks=st.lists(st.floats(), min_size=1, max_size=20),
    expected=st.floats(),
    transformation=st.sampled_from(Transformation),
)
def test_no_count_or_expected_crashes_or_warns(weeks, expected, transformation):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = cusum(np.array(weeks), expected, transformation=transformation)
    assert (np.isfinite(found.total) == (found.reason == Reason.GIVEN)).all()
    assert not found.alarm[found.reason != Reason.GIVEN].any()
