"""What must hold for every chart, and what bad input gives."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.model.indicators import Direction
from derajat.statistics.charts import (
    PROVOST_MURRAY,
    Baseline,
    DataKind,
    Rebase,
    c_chart,
    choose_chart,
    find_signals,
    g_chart,
    is_it_changing,
    marked_points,
    meaning,
    p_chart,
    t_chart,
    u_chart,
    will_it_reach,
    xmr_chart,
)
from derajat.statistics.reasons import Reason


NUMBERS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-2, 60).map(float),
)
SERIES = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=30)
SHORT = Baseline(points=8, fewest=3)
BASELINE = Baseline(points=12)


def _charts(a, b):
    return [
        xmr_chart(a, SHORT),
        xmr_chart(a, SHORT, screened=True),
        t_chart(a, SHORT),
        g_chart(a, SHORT),
        c_chart(a, SHORT),
        p_chart(a, b, SHORT),
        p_chart(a, b, SHORT, prime=True),
        u_chart(a, b, SHORT),
        u_chart(a, b, SHORT, prime=True),
    ]


@given(SERIES)
def test_no_input_gives_a_warning_or_a_number_without_a_reason(rows):
    a, b = np.array(rows).T
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for chart in _charts(a, b):
            told = chart.limit_reason == Reason.GIVEN
            assert np.array_equal(np.isfinite(chart.values), chart.reason == 0)
            assert np.array_equal(np.isfinite(chart.lower), told)
            assert np.array_equal(np.isfinite(chart.upper), told)
            assert (chart.lower <= chart.upper)[told].all()
            signals = find_signals(chart)
            assert (signals.first <= signals.last).all()
            marked_points(signals, chart)
            for better in Direction:
                is_it_changing(chart, signals, better)
                will_it_reach(chart, 0.5, better)
        for kind in DataKind:
            choose_chart(kind, a, b)


@given(st.lists(st.integers(0, 500), min_size=14, max_size=30))
def test_a_chart_in_another_unit_shows_the_same_signals(values):
    first = find_signals(xmr_chart(values, BASELINE))
    second = find_signals(xmr_chart(np.array(values) * 4.0, BASELINE))
    for name in ("rule", "first", "last", "direction"):
        assert np.array_equal(getattr(first, name), getattr(second, name))


@given(st.lists(st.integers(0, 500), min_size=14, max_size=30))
def test_a_chart_turned_over_shows_the_same_signals_the_other_way(values):
    first = find_signals(xmr_chart(values, BASELINE), PROVOST_MURRAY)
    turned = find_signals(xmr_chart(-np.array(values, float), BASELINE), PROVOST_MURRAY)
    found, other = (
        sorted(
            zip(part.rule, part.first, part.last, sign * part.direction, strict=True)
        )
        for part, sign in ((first, 1), (turned, -1))
    )
    assert found == other


def test_later_points_never_move_the_limits():
    values = np.random.default_rng(1).normal(size=30)
    whole, start = xmr_chart(values), xmr_chart(values[:20])
    assert whole.upper[0, 29] == start.upper[0, 0]


def test_series_in_one_call_are_those_of_single_calls():
    random = np.random.default_rng(2)
    whole = random.integers(20, 90, (6, 24)).astype(float)
    part = random.binomial(whole.astype(int), 0.4).astype(float)
    part[random.uniform(size=part.shape) < 0.1] = np.nan
    together = p_chart(part, whole, BASELINE)
    signals = find_signals(together)
    for row in range(6):
        alone = p_chart(part[row], whole[row], BASELINE)
        assert np.array_equal(alone.upper[0], together.upper[row], equal_nan=True)
        own = find_signals(alone)
        assert own.first.tolist() == signals.first[signals.series == row].tolist()


def test_the_order_of_series_does_not_matter():
    values = np.random.default_rng(3).normal(size=(5, 24))
    forward, backward = xmr_chart(values), xmr_chart(values[::-1])
    assert np.array_equal(forward.lower, backward.lower[::-1])


def test_a_gap_neither_breaks_a_run_nor_counts():
    calm = [8, 9, 6, 8, 11, 9, 7, 8, 10, 7, 9, 8.5]
    months = [*calm, 10, 10, np.nan, 10, 10, np.nan, 10, 10, 10, 10]
    signals = find_signals(xmr_chart(months, BASELINE))
    assert (signals.first.tolist(), signals.last.tolist()) == ([10], [21])
    assert meaning(signals, Direction.LOWER).tolist() == [-1]
    assert meaning(signals, Direction.NEITHER).tolist() == [0]


def test_a_point_on_the_centre_line_neither_breaks_a_run_nor_counts():
    base = [8, 12] * 6
    months = [*base, 11, 11, 10, 11, 11, 10, 11, 11, 11]
    chart = xmr_chart(months, BASELINE)
    signals = find_signals(chart)
    assert chart.centre[0, 0] == 10
    assert (signals.first.tolist(), signals.last.tolist()) == ([11], [20])


def test_equal_neighbours_neither_break_a_trend_nor_count():
    base = [8, 12] * 6
    rising = [*base, 7, 8, 9, 9, 10, 11, 12]
    signals = find_signals(xmr_chart(rising, BASELINE))
    assert (signals.first.tolist(), signals.last.tolist()) == ([12], [18])
    falling_short = [*base, 7, 8, 9, 9, 10, 11]
    assert find_signals(xmr_chart(falling_short, BASELINE)).first.size == 0


def test_a_new_baseline_starts_afresh():
    months = [8, 12] * 6 + [18, 22] * 6
    rebase = Rebase(12, "vaksin tiba setiap pekan", "Kepala Seksi Imunisasi")
    chart = xmr_chart(months, BASELINE, [rebase])
    assert chart.centre[0, [0, 12]].tolist() == [10, 20]
    assert chart.phases == (slice(0, 12), slice(12, 24))
    assert find_signals(chart).series.size == 0
    assert find_signals(xmr_chart(months, BASELINE)).series.size > 0


def test_limits_from_few_points_are_provisional_or_withheld():
    months = [8, 12] * 4
    withheld = xmr_chart(months)
    assert (withheld.limit_reason == Reason.TOO_FEW_POINTS).all()
    assert np.isnan(withheld.centre).all()
    shown = xmr_chart(months, Baseline(points=20, fewest=6))
    assert shown.is_provisional.tolist() == [[True]]
    assert shown.baseline_points.tolist() == [[8]]
    assert np.isfinite(shown.upper).all()


@pytest.mark.parametrize(
    ("chart", "reason"),
    [
        (xmr_chart([5] * 12), Reason.NO_VARIATION),
        (xmr_chart([0] * 12), Reason.ALL_ZERO),
        (xmr_chart([5] * 12, screened=True), Reason.NO_VARIATION),
        (p_chart([0] * 12, 40), Reason.ALL_ZERO),
        (p_chart([40] * 12, 40), Reason.NO_VARIATION),
        (p_chart([10] * 12, 40, prime=True), Reason.NO_VARIATION),
        (u_chart([0] * 12, 3), Reason.ALL_ZERO),
        (g_chart([0] * 12), Reason.ALL_ZERO),
        (t_chart([7] * 12), Reason.NO_VARIATION),
        (xmr_chart([3, np.nan] * 12), Reason.TOO_FEW_POINTS),
        (xmr_chart([3]), Reason.TOO_FEW_POINTS),
    ],
)
def test_why_there_are_no_limits(chart, reason):
    assert set(chart.limit_reason[0].tolist()) == {reason}


@pytest.mark.parametrize(
    ("chart", "reason"),
    [
        (xmr_chart([np.nan]), Reason.MISSING),
        (xmr_chart([np.inf]), Reason.NOT_FINITE),
        (t_chart([0]), Reason.MEASURE_NOT_POSITIVE),
        (g_chart([-1]), Reason.NEGATIVE_COUNT),
        (c_chart([-1]), Reason.NEGATIVE_COUNT),
        (p_chart([3], [0]), Reason.DENOMINATOR_NOT_POSITIVE),
        (p_chart([3], [2]), Reason.NUMERATOR_ABOVE_DENOMINATOR),
        (u_chart([3], [-2]), Reason.DENOMINATOR_NOT_POSITIVE),
    ],
)
def test_why_there_is_no_point(chart, reason):
    assert chart.reason.tolist() == [[reason]]
    assert np.isnan(chart.values).all()


def test_a_refused_point_has_no_limits_but_leaves_those_of_others():
    served = [9, 11] * 6
    chart = p_chart([*served, 30], [20] * 13, BASELINE)
    assert chart.limit_reason[0, 12] == Reason.NUMERATOR_ABOVE_DENOMINATOR
    assert (chart.limit_reason[0, :12] == Reason.GIVEN).all()


def test_prime_limits_are_wider_where_months_differ_by_more_than_chance():
    random = np.random.default_rng(5)
    whole = np.full((1, 20), 20_000)
    part = random.binomial(whole, np.clip(random.normal(0.4, 0.02, (1, 20)), 0, 1))
    plain, prime = p_chart(part, whole), p_chart(part, whole, prime=True)
    assert plain.spread_ratio[0, 0] > 3
    assert (prime.upper > plain.upper).all()
    assert choose_chart(DataKind.PROPORTION, part, whole).tolist() == ["p-prime"]


def test_the_kind_of_chart_follows_the_kind_of_data():
    months = np.random.default_rng(6).binomial(50, 0.4, (1, 20))
    assert choose_chart(DataKind.MEASUREMENT, [[3.2, 4.1]]).tolist() == ["xmr"]
    assert choose_chart(DataKind.PROPORTION, months, 50).tolist() == ["p"]
    assert choose_chart(DataKind.PROPORTION, 50 - months // 30, 50).tolist() == ["g"]
    assert choose_chart(DataKind.RATE, months, 3.0).tolist() == ["u"]
    assert choose_chart(DataKind.RATE, [[0, 1, 0, 0]], 3.0).tolist() == ["t"]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Rebase(4, "  ", "Ani"), "a new baseline needs a reason"),
        (lambda: Rebase(4, "obat baru", ""), "needs the name of who decided"),
        (lambda: Rebase(0, "obat baru", "Ani"), "starts at place 1 or later"),
        (lambda: Baseline(points=4, fewest=5), "2 <= fewest <= points"),
        (lambda: Baseline(skip=-1), "skip must not be below zero"),
        (lambda: xmr_chart(np.zeros((2, 2, 2))), "not more than two axes"),
    ],
)
def test_wrong_options_are_refused_with_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


def test_new_baselines_must_be_in_order_and_inside_the_series():
    twice = [Rebase(4, "a", "Ani"), Rebase(4, "b", "Ani")]
    with pytest.raises(ValueError, match="in order of place"):
        xmr_chart(np.arange(9), SHORT, twice)
    with pytest.raises(ValueError, match="a new baseline at place 9 of 9 points"):
        xmr_chart(np.arange(9), SHORT, [Rebase(9, "a", "Ani")])
