"""The two questions about a chart, each with every answer."""

import numpy as np
import pytest

from derajat.model.indicators import Direction
from derajat.statistics.charts import (
    CHANGE_LABELS,
    REACH_LABELS,
    Baseline,
    Change,
    Reach,
    find_signals,
    is_it_changing,
    will_it_reach,
    xmr_chart,
)


CALM = [8, 9, 6, 8, 11, 9, 7, 8, 10, 7, 9, 8]
BASELINE = Baseline(points=12)


def _change(values, better):
    chart = xmr_chart(values, BASELINE)
    return Change(is_it_changing(chart, find_signals(chart), better)[0])


@pytest.mark.parametrize(
    ("better", "answer"),
    [
        (Direction.HIGHER, Change.IMPROVING),
        (Direction.LOWER, Change.WORSENING),
        (Direction.NEITHER, Change.CHANGED),
        (Direction.RANGE, Change.CHANGED),
    ],
)
def test_a_jump_is_good_or_bad_by_what_is_better(better, answer):
    assert _change([*CALM, 30], better) is answer


def test_an_old_signal_is_history():
    assert _change([*CALM, 30, 8, 9], Direction.HIGHER) is Change.NO_CHANGE_SEEN


def test_an_empty_latest_month_is_passed_over():
    assert _change([*CALM, 30, np.nan], Direction.HIGHER) is Change.IMPROVING


def test_signals_both_ways_are_a_change_without_direction():
    # Falling for six months, yet the last eight all lie above the centre.
    values = [*CALM, 13, 13.1, 13, 12, 11.5, 11, 10.5, 10]
    assert _change(values, Direction.HIGHER) is Change.CHANGED


@pytest.mark.parametrize("values", [CALM[:5], [np.nan] * 14, [3] * 14])
def test_without_limits_neither_question_is_answered(values):
    assert _change(values, Direction.HIGHER) is Change.CANNOT_TELL
    chart = xmr_chart(values, BASELINE)
    assert will_it_reach(chart, 5, Direction.HIGHER).tolist() == [Reach.CANNOT_TELL]


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (-20, Reach.RELIABLY_REACHED, Reach.RELIABLY_MISSED),
        (8, Reach.HIT_OR_MISS, Reach.HIT_OR_MISS),
        (40, Reach.RELIABLY_MISSED, Reach.RELIABLY_REACHED),
        (np.nan, Reach.CANNOT_TELL, Reach.CANNOT_TELL),
    ],
)
def test_the_target_beside_the_limits(target, higher, lower):
    chart = xmr_chart(CALM, BASELINE)
    assert will_it_reach(chart, target, Direction.HIGHER).tolist() == [higher]
    assert will_it_reach(chart, target, Direction.LOWER).tolist() == [lower]
    assert will_it_reach(chart, target, Direction.NEITHER) == [Reach.CANNOT_TELL]


def test_a_target_at_the_limit_is_reached_from_the_better_side():
    chart = xmr_chart(CALM, BASELINE)
    low, high = chart.lower[0, 0], chart.upper[0, 0]
    assert will_it_reach(chart, low, Direction.HIGHER) == [Reach.RELIABLY_REACHED]
    assert will_it_reach(chart, high, Direction.HIGHER) == [Reach.HIT_OR_MISS]
    assert will_it_reach(chart, high, Direction.LOWER) == [Reach.RELIABLY_REACHED]


def test_a_higher_target_is_never_easier():
    chart = xmr_chart([CALM] * 50, BASELINE)
    answers = will_it_reach(chart, np.linspace(-10, 30, 50), Direction.HIGHER)
    order = [Reach.RELIABLY_REACHED, Reach.HIT_OR_MISS, Reach.RELIABLY_MISSED]
    steps = [order.index(Reach(answer)) for answer in answers]
    assert steps == sorted(steps)
    assert set(steps) == {0, 1, 2}


def test_a_changing_process_has_no_future_when_asked_so():
    chart = xmr_chart([*CALM, 30], BASELINE)
    change = is_it_changing(chart, find_signals(chart), Direction.HIGHER)
    alone = will_it_reach(chart, 40, Direction.HIGHER)
    assert alone.tolist() == [Reach.RELIABLY_MISSED]
    assert will_it_reach(chart, 40, Direction.HIGHER, change) == [Reach.CANNOT_TELL]


def test_every_answer_has_words():
    assert set(CHANGE_LABELS) == set(Change)
    assert set(REACH_LABELS) == set(Reach)
