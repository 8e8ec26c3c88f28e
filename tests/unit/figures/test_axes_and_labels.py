"""Axes, labels and control parts of figures."""

import numpy as np
import pytest

from derajat.figures import Break, ShownNumber, build_limits, build_marks
from derajat.figures.lettering import choose_every, spread_labels, wrap_words
from derajat.figures.scales import build_axis, choose_range
from derajat.figures.series_lines import find_runs
from derajat.figures.series_marks import arrange_breaks
from derajat.model.indicators import Direction
from derajat.statistics.charts import (
    Baseline,
    Change,
    find_signals,
    p_chart,
    xmr_chart,
)


@pytest.mark.parametrize(
    ("low", "high", "decimals", "ticks"),
    [
        (0, 94, 1, "0 20 40 60 80 100"),
        (0, 12, 1, "0 2,5 5 7,5 10 12,5"),
        (69.2, 90, 1, "65 70 75 80 85 90"),
        (0, 3, 0, "0 1 2 3"),
        (0, 24110, 0, "0 5.000 10.000 15.000 20.000 25.000"),
        (-2.4, 1.1, 1, "-3 -2 -1 0 1 2"),
        (0.61, 0.69, 2, "0,6 0,62 0,64 0,66 0,68 0,7"),
        (5, 5, 0, "5 6"),
    ],
)
def test_axes_have_round_steps_that_hold_both_ends(low, high, decimals, ticks):
    axis = build_axis(low, high, 6, decimals, "id")
    assert axis.low <= low and axis.high >= high
    assert " ".join(tick.shown for tick in axis.ticks) == ticks


def test_steps_of_an_axis_are_no_finer_than_the_unit():
    for decimals in (0, 1, 2):
        for high in (0.3, 1.0, 2.4, 7.0, 49.0, 51.0):
            for tick in build_axis(0, high, 5, decimals, "en").ticks:
                part = tick.shown.partition(".")[2]
                assert len(part) <= decimals


def test_a_line_that_hardly_moves_is_not_blown_up():
    low, high = choose_range([82.6, 82.6, 82.7], 1)
    assert high - low >= 4
    assert choose_range([10.0, 80.0], 1) == (0.0, 80.0)
    assert choose_range([70.0, 90.0], 1) == (70.0, 90.0)
    assert choose_range([-3.0, 4.0], 1) == (-3.0, 4.0)
    assert choose_range([], 1) == (0.0, 1.0)


def test_runs_end_at_gaps_and_at_breaks():
    known = [True, True, False, True, True, True]
    runs = find_runs(known, [Break(4, "v2")])
    assert runs == [range(0, 2), range(3, 4), range(4, 6)]
    assert find_runs([False] * 3) == []


def test_labels_keep_apart_and_inside():
    placed = spread_labels([10, 11, 12, 99], 10, 0, 100)
    assert sorted(placed) == placed
    gaps = [b - a for a, b in zip(placed, placed[1:], strict=False)]
    assert min(gaps) >= 10 and placed[-1] <= 100


def test_labels_crowded_at_the_bottom_are_pushed_up():
    assert spread_labels([98, 99, 100], 10, 0, 100) == [80, 90, 100]


def test_labels_of_breaks_do_not_cover_each_other():
    breaks = [Break(3, "definisi v2"), Break(5, "definisi v3"), Break(30, "v4")]
    (first, one), (second, two), (third, three) = arrange_breaks(
        breaks, [40.0, 60.0, 300.0], 15, 360
    )
    assert (first, second, third) == (0, 1, 0)
    assert one < two < three


def test_every_how_many_points_a_label_fits():
    assert choose_every(36, 7, 60) == 12
    assert choose_every(12, 80, 60) == 1
    assert choose_every(500, 0.5, 60) == 500


def test_words_wrap_without_being_lost():
    lines = wrap_words("Batas wilayah bersifat indikatif, bukan acuan hukum", 15, 120)
    assert len(lines) > 2
    assert " ".join(lines) == "Batas wilayah bersifat indikatif, bukan acuan hukum"


def _show(value):
    return ShownNumber(f"{value:.2f}", value)


def test_limits_of_a_chart_are_those_of_the_statistics():
    served = [[40, 45, 38, 42, 44, 39, 41, 43, 37, 46, 40, 41]]
    chart = p_chart(served, [50] * 12, Baseline(points=12))
    limits = build_limits(chart, 0, lambda v: _show(v * 100))
    assert len(limits) == 12
    assert limits[0].centre.shown == "82.67" and limits[0].lower.shown == "66.61"


def test_a_chart_without_limits_gives_none():
    limits = build_limits(xmr_chart([3.0, np.nan]), 0, _show)
    assert {(one.centre, one.lower, one.upper) for one in limits} == {(None,) * 3}


def test_marks_say_what_a_signal_means_and_by_which_rule():
    days = [8, 9, 6, 8, 11, 9, 7, 8, 10, 7, 9, 8] + [6, 7, 6, 5, 6, 7, 6, 5]
    chart = xmr_chart(days, Baseline(points=12))
    signals = find_signals(chart)
    marks = build_marks(chart, signals, 0, Direction.LOWER, "en")
    assert [mark.place for mark in marks] == list(range(11, 20))
    assert {mark.change for mark in marks} == {Change.IMPROVING}
    assert marks[0].word == "8 points in a row on one side of the centre line"
    worse = build_marks(chart, signals, 0, Direction.HIGHER, "id")
    assert {mark.change for mark in worse} == {Change.WORSENING}
    neither = build_marks(chart, signals, 0, Direction.NEITHER, "id")
    assert {mark.change for mark in neither} == {Change.CHANGED}
