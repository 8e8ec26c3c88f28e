"""Worked examples of the books, and published false-alarm rates."""

import dataclasses

import numpy as np
import pytest

from derajat.statistics.charts import (
    BEYOND_LIMITS,
    WESTERN_ELECTRIC,
    Baseline,
    RuleKind,
    c_chart,
    find_signals,
    p_chart,
    u_chart,
    xmr_chart,
)


JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22]
JUICE += [8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16]
BOARDS += [19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
LOANS = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306]
LOANS += [294, 299, 297, 299, 314, 295, 293, 306, 301, 304]
CLOTH = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
CLOTH_M2 = [500, 400, 650, 500, 475, 500, 600, 525, 600, 625]


def _lines(chart, digits):
    lines = chart.centre, chart.lower, chart.upper
    return [round(line.item(0), digits) for line in lines]


def test_orange_juice_cans_of_montgomery_example_7_1():
    chart = p_chart(JUICE, 50, Baseline(points=30))
    assert _lines(chart, 4) == [0.2313, 0.0524, 0.4102]
    signals = find_signals(chart, (BEYOND_LIMITS,))
    # Samples 15 and 23 are the two found out of control in the book.
    assert signals.first.tolist() == [14, 22]


def test_circuit_boards_of_montgomery_example_7_3():
    chart = c_chart(BOARDS, Baseline(points=26))
    # The book goes on from the centre rounded to 19.85.
    assert np.allclose(_lines(chart, 4), [19.85, 6.48, 33.22], atol=0.01)
    assert find_signals(chart, (BEYOND_LIMITS,)).first.tolist() == [5, 19]


def test_loan_costs_of_montgomery_example_6_5():
    chart = xmr_chart(LOANS)
    assert _lines(chart, 2) == [300.5, 279.78, 321.22]
    assert round(chart.range_centre.item(0), 2) == 7.79
    assert find_signals(chart).series.size == 0


def test_dyed_cloth_of_montgomery_example_7_5():
    units = np.array(CLOTH_M2) / 50
    chart = u_chart(CLOTH, units, Baseline(points=10, fewest=10))
    # The book goes on from the centre rounded to 1.42.
    assert np.allclose(_lines(chart, 4), [1.42, 0.29, 2.55], atol=0.01)


def _first_detection(chart, rules):
    """The point at which each series first gives a signal; the length where none."""
    signals = find_signals(chart, rules)
    first = np.full(len(chart.values), chart.values.shape[1])
    for rule, series, start, way in zip(
        signals.rule, signals.series, signals.first, signals.direction, strict=True
    ):
        shown = rules[rule]
        at = start + shown.points - 1
        if shown.kind is RuleKind.ZONE:
            window = chart.score[series, start : start + shown.window] * way
            at = start + np.flatnonzero(window > shown.sigmas)[shown.points - 1]
        first[series] = min(first[series], at)
    return first


@pytest.mark.parametrize(
    ("rules", "run_length"),
    # Champ and Woodall 1987, Technometrics 29:393-399, table 1, no shift.
    [
        ((BEYOND_LIMITS,), 370.40),
        ((BEYOND_LIMITS, WESTERN_ELECTRIC[1]), 225.44),
        ((BEYOND_LIMITS, WESTERN_ELECTRIC[2]), 166.05),
        ((BEYOND_LIMITS, WESTERN_ELECTRIC[3]), 152.73),
        (WESTERN_ELECTRIC, 91.75),
    ],
)
def test_false_alarms_are_as_rare_as_published(rules, run_length, counts):
    series, points = counts(800, 8000), 400
    values = np.random.default_rng(11).normal(size=(series, points))
    chart = dataclasses.replace(
        xmr_chart(values),
        centre=np.zeros_like(values),
        lower=np.full_like(values, -3.0),
        upper=np.full_like(values, 3.0),
        score=values,
    )
    first = _first_detection(chart, rules)
    alarms = (first < points).sum()
    seen = np.minimum(first + 1, points).sum()
    # Alarms come at an almost constant rate; four standard errors on each side.
    assert abs(seen / alarms / run_length - 1) < 4 / np.sqrt(alarms)
