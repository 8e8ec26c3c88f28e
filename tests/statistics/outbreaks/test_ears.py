"""EARS against the reference program, the published formulas and plain loops."""

import math
import statistics
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statistics.outbreaks.alert_cases import draw_nasty_series, load_series

from derajat.statistics.outbreaks import (
    CLASSICAL_C1_C2,
    ONE_IN_A_THOUSAND,
    ONE_IN_FORTY,
    EarsForm,
    ears_c1,
    ears_c2,
    ears_c3,
)
from derajat.statistics.reasons import Reason


METHODS = {
    "c1": ears_c1,
    "c2": ears_c2,
    "c3": ears_c3,
    "classical": lambda counts, **options: ears_c3(
        counts, form=EarsForm.CLASSICAL, **options
    ),
}
COUNTS = st.lists(st.integers(0, 10**6) | st.none(), min_size=0, max_size=40)


@pytest.mark.parametrize("method", ["c1", "c2", "c3"])
def test_bounds_and_alarms_equal_the_reference_program(method):
    for series in load_series("ears.csv"):
        found = METHODS[method](
            series["count"],
            baseline=int(series["baseline"][0]),
            least_deviation=series["least"][0],
        )
        np.testing.assert_allclose(found.bound, series[f"{method}_bound"], rtol=1e-10)
        expected = series[f"{method}_alarm"]
        judged = ~np.isnan(expected)
        assert (found.alarm[judged] == expected[judged]).all()
        assert not found.alarm[~judged].any()
        assert ((found.reason == Reason.GIVEN) == judged).all()


def _is_usable(count):
    return math.isfinite(count) and count >= 0


def _plain_moments(counts, week, lag, length, least):
    window = counts[week - lag - length + 1 : week - lag + 1]
    if week - lag - length + 1 < 0 or not all(map(_is_usable, window)):
        return None
    return statistics.fmean(window), max(statistics.stdev(window), least)


def _plain_c2(counts, week, length, least):
    moments = _plain_moments(counts, week, 3, length, least)
    if moments is None or not _is_usable(counts[week]):
        return None
    distance = counts[week] - moments[0]
    if moments[1] == 0:
        return 0.0 if distance == 0 else math.copysign(math.inf, distance)
    return distance / moments[1]


def _plain_c1_alarm(counts, week, length, least, lag=1, threshold=ONE_IN_A_THOUSAND):
    moments = _plain_moments(counts, week, lag, length, least)
    if moments is None or not _is_usable(counts[week]):
        return None
    return counts[week] > moments[0] + threshold * moments[1]


def _plain_c3(counts, week, length, least):
    if week < length + 4:
        return None
    three = [_plain_c2(counts, week - back, length, least) for back in range(3)]
    if None in three:
        return None
    return sum(max(0.0, c2 - 1) for c2 in three)


def _compare(found, expected, row, week):
    if expected is None:
        assert found.reason[row, week] != Reason.GIVEN
        assert not found.alarm[row, week]
    else:
        assert found.reason[row, week] == Reason.GIVEN
        assert found.alarm[row, week] == expected


@pytest.mark.parametrize(("length", "least"), [(7, 0.0), (3, 0.5), (14, 0.0)])
def test_alarms_equal_plain_loops_on_nasty_series(counts, length, least):
    series = draw_nasty_series(np.random.default_rng(3), counts(20, 400), 30)
    options = {"baseline": length, "least_deviation": least}
    c1, c2 = ears_c1(series, **options), ears_c2(series, **options)
    c3 = METHODS["classical"](series, **options)
    for row, weeks in enumerate(series.tolist()):
        for week in range(len(weeks)):
            _compare(c1, _plain_c1_alarm(weeks, week, length, least), row, week)
            _compare(c2, _plain_c1_alarm(weeks, week, length, least, 3), row, week)
            score = _plain_c3(weeks, week, length, least)
            _compare(c3, None if score is None else score > 2, row, week)
            if score is not None:
                assert c3.score[row, week] == pytest.approx(score, rel=1e-6)


def test_the_reference_c3_equals_a_plain_loop(counts):
    series = draw_nasty_series(np.random.default_rng(4), counts(20, 400), 30)
    found = ears_c3(series)
    for row, weeks in enumerate(series.tolist()):
        for week in range(11, len(weeks)):
            bound = _plain_reference_bound(weeks, week)
            if bound is None:
                assert np.isnan(found.bound[row, week])
            else:
                near = {"rel": 1e-6, "abs": 1e-9 * max(1, weeks[week])}
                assert found.bound[row, week] == pytest.approx(bound, **near)


def _plain_reference_bound(weeks, week):
    three = [_plain_c2(weeks, week - back, 7, 0.0) for back in range(3)]
    if None in three:
        return None
    spreads = [_plain_moments(weeks, week - back, 3, 7, 0.0)[1] for back in range(3)]
    if any(three[k] == 0 and spreads[k] == 0 for k in (1, 2)):
        return None
    before = sum(max(0.0, c2 - 1) for c2 in three[1:])
    if spreads[0] == 0 and before == math.inf:
        return None
    step = spreads[0] * (ONE_IN_FORTY - before) if spreads[0] else 0.0
    return max(0.0, weeks[week] + step)


def test_the_published_rule_alarms_above_three_deviations_and_not_at_three():
    """Hutwagner et al. 2005, Emerging Infectious Diseases 11(2), table: an alarm is a
    value greater than the mean plus 3 standard deviations of the past 7 days.
    """
    baseline = [1, 3, 1, 3, 1, 3, 2]
    assert ears_c1([*baseline, 5]).expected[-1] == 2
    assert ears_c1([*baseline, 5]).deviation[-1] == 1
    at_three = ears_c1([*baseline, 5], threshold=CLASSICAL_C1_C2)
    assert (at_three.score[-1], at_three.bound[-1]) == (3, 5)
    assert not at_three.alarm[-1]
    assert ears_c1([*baseline, 6], threshold=CLASSICAL_C1_C2).alarm[-1]


def test_the_published_c2_takes_the_seven_weeks_shifted_by_two():
    """Hutwagner et al. 2005, Emerging Infectious Diseases 11(2), table."""
    found = ears_c2([1, 3, 1, 3, 1, 3, 2, 900, 900, 5], threshold=CLASSICAL_C1_C2)
    assert (found.expected[-1], found.deviation[-1], found.bound[-1]) == (2, 1, 5)
    assert not found.alarm[-1]


def test_the_published_sum_leaves_one_deviation_of_each_week_out():
    """Fricker, Hegler and Dunfee 2008: sum of max(0, C2 - 1), above 2."""
    weeks = [1, 3, 1, 3, 1, 3, 2, 1, 3, 4]
    single = ears_c2([*weeks, 5, 4]).score[-3:]
    found = METHODS["classical"]([*weeks, 5, 4])
    assert found.score[-1] == pytest.approx(np.maximum(0, single - 1).sum())
    assert found.alarm[-1] == (found.score[-1] > 2)


def test_the_reference_c3_does_not_look_at_the_week_itself_but_the_published_does():
    weeks = [4, 6, 5, 3, 5, 4, 6, 5, 4, 6, 6]
    assert not ears_c3([*weeks, 1000]).alarm[-1]
    assert METHODS["classical"]([*weeks, 1000]).alarm[-1]


def test_the_classical_bound_is_where_the_alarm_begins(counts):
    series = np.random.default_rng(5).poisson(5, (counts(200, 5000), 12)).astype(float)
    bound = METHODS["classical"](series).bound[:, -1]
    for nudge in (-1e-6, 1e-6):
        moved = series.copy()
        moved[:, -1] = np.maximum(0, bound * (1 + nudge) + nudge)
        found = METHODS["classical"](moved)
        limit_passed = (found.score[:, -1] > 2)[bound > 0]
        assert (limit_passed == (nudge > 0)).all()


def test_one_case_after_weeks_of_none_is_an_alarm_unless_a_least_deviation_is_set():
    weeks = [0] * 9 + [1]
    assert ears_c1(weeks).alarm[-1]
    assert ears_c1(weeks).bound[-1] == 0
    assert np.isposinf(ears_c1(weeks).score[-1])
    assert not ears_c1(weeks, least_deviation=0.5).alarm[-1]


def test_weeks_of_none_give_no_alarm():
    nothing = np.zeros((2, 20))
    for name, method in METHODS.items():
        found = method(nothing)
        assert not found.alarm.any(), name
    assert (ears_c3(nothing).reason[:, 11:] == Reason.NO_VARIATION).all()
    assert (METHODS["classical"](nothing).score[:, 11:] == 0).all()


def test_a_constant_rate_that_is_no_binary_number_has_exactly_no_deviation():
    found = ears_c1(np.full(20, 0.1))
    assert (found.deviation[7:] == 0).all()
    assert (found.score[7:] == 0).all()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (np.nan, Reason.MISSING),
        (np.inf, Reason.NOT_FINITE),
        (-np.inf, Reason.NEGATIVE_COUNT),
        (-1.0, Reason.NEGATIVE_COUNT),
    ],
)
def test_a_bad_count_spoils_its_week_and_the_baselines_that_hold_it(value, reason):
    weeks = np.array([3.0, 4, 5, 4, 3, 5, 4, 5, 4, 3, 4, 5, 3, 4, 4, 5, 6, 4, 3, 5])
    weeks[9] = value
    found = ears_c1(weeks)
    assert (found.reason[:7] == Reason.TOO_FEW_POINTS).all()
    assert (found.reason[7:9] == Reason.GIVEN).all()
    assert (found.reason[9:17] == reason).all()
    assert (found.reason[17:] == Reason.GIVEN).all()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (np.nan, Reason.MISSING),
        (np.inf, Reason.NOT_FINITE),
        (-1.0, Reason.NEGATIVE_COUNT),
    ],
)
@pytest.mark.parametrize("method", ["c3", "classical"])
def test_a_bad_count_spoils_the_c3_of_twelve_weeks(method, value, reason):
    weeks = np.array([3.0, 4, 5, 4, 3, 5, 4, 5, 4, 3] * 4)
    weeks[15] = value
    found = METHODS[method](weeks)
    spoilt = np.zeros(40, dtype=bool)
    spoilt[15:27] = True
    # Weeks 15 to 17 hold it as a count, weeks 18 to 26 in a baseline.
    assert (found.reason[spoilt] == reason).all()
    assert (found.reason[11:][~spoilt[11:]] == Reason.GIVEN).all()


def test_a_fall_back_to_none_after_one_case_has_no_reference_bound():
    found = ears_c3([0] * 10 + [1, 0])
    assert found.reason[-1] == Reason.NO_VARIATION
    assert np.isnan(found.bound[-1])


def test_the_bound_of_a_week_that_did_not_report_is_given():
    found = ears_c1([4, 6, 5, 3, 5, 4, 6, None])
    assert found.bound[-1] == pytest.approx(8.1528, abs=0.0001)
    assert found.reason[-1] == Reason.MISSING
    assert not found.alarm[-1]


@pytest.mark.parametrize("weeks", [0, 1, 7, 11])
def test_a_short_series_has_too_few_points(weeks):
    for method in METHODS.values():
        found = method(np.ones((2, weeks)), baseline=11)
        assert found.reason.shape == (2, weeks)
        assert (found.reason == Reason.TOO_FEW_POINTS).all()


def test_numbers_too_large_to_square_are_no_bound():
    found = ears_c1([1e300, 0, 1e300, 0, 1e300, 0, 1e300, 5])
    assert found.reason[-1] == Reason.NOT_FINITE
    assert np.isnan(found.bound[-1])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"baseline": 2}, "baseline is 2, at least 3 is needed"),
        ({"least_deviation": -1}, "least_deviation is -1, not from 0"),
        ({"least_deviation": np.nan}, "least_deviation is nan, not from 0"),
        ({"threshold": np.inf}, "threshold is inf, not a finite number"),
    ],
)
def test_an_option_out_of_range_is_refused(options, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        ears_c1([1] * 10, **options)


def test_a_single_number_has_no_weeks():
    with pytest.raises(ValueError, match="an axis of weeks is needed"):
        ears_c1(5)


def test_rows_do_not_touch_one_another_however_many_there_are(counts):
    series = draw_nasty_series(np.random.default_rng(6), counts(200, 3000), 60)
    order = np.random.default_rng(7).permutation(len(series))
    for method in METHODS.values():
        whole, mixed = method(series), method(series[order])
        for name in ("bound", "score", "alarm", "reason"):
            one, other = getattr(whole, name)[order], getattr(mixed, name)
            np.testing.assert_array_equal(one, other)
        cube = method(series.reshape(4, -1, 60))
        np.testing.assert_array_equal(cube.bound.reshape(-1, 60), whole.bound)


@pytest.mark.parametrize("method", METHODS)
@given(weeks=COUNTS, factor=st.integers(2, 50))
def test_alarms_do_not_depend_on_the_unit(method, weeks, factor):
    series = np.array(weeks, dtype=float)
    scores = METHODS[method](series).score
    multiplied = METHODS[method](series * factor).score
    np.testing.assert_allclose(scores, multiplied, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("method", ["c1", "c2", "classical"])
@given(weeks=COUNTS, more=st.integers(0, 1000))
def test_more_cases_in_a_week_never_take_its_alarm_away(method, weeks, more):
    series = np.array(weeks, dtype=float)
    before = METHODS[method](series).alarm[-1:]
    series[-1:] += more
    assert (METHODS[method](series).alarm[-1:] >= before).all()


@pytest.mark.parametrize("method", METHODS)
@given(weeks=st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=30))
def test_no_series_crashes_warns_or_gives_a_number_without_reason(method, weeks):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = METHODS[method](np.array(weeks))
    given_weeks = found.reason == Reason.GIVEN
    assert (np.isfinite(found.bound) | ~given_weeks).all()
    assert (~np.isnan(found.score) == given_weeks).all()
    assert not np.isinf(found.bound).any()
    assert not found.alarm[~given_weeks].any()
