"""Charts and signals beside plain loops written from the definitions."""

import math

import numpy as np
import pytest

from derajat.statistics.charts import (
    NELSON,
    NHS,
    PROVOST_MURRAY,
    WESTERN_ELECTRIC,
    Baseline,
    RangeKind,
    Rebase,
    RuleKind,
    find_signals,
    g_chart,
    p_chart,
    u_chart,
    xmr_chart,
)


BASELINE = Baseline(points=12, fewest=6, skip=1)


def _first_points(present, baseline=BASELINE):
    """Places of the baseline, or nothing where there are too few."""
    places = [place for place, there in enumerate(present) if there]
    places = [place for place in places if place >= baseline.skip][: baseline.points]
    return places if len(places) >= baseline.fewest else []


def _median(numbers):
    numbers = sorted(numbers)
    half = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[half]
    return (numbers[half - 1] + numbers[half]) / 2


def _ranges(values, places):
    pairs = zip(places, places[1:], strict=False)
    return [abs(values[b] - values[a]) for a, b in pairs if b == a + 1]


@pytest.mark.parametrize("kind", list(RangeKind))
def test_xmr_limits_beside_a_loop(kind):
    random = np.random.default_rng(1)
    values = random.normal(10, 2, (60, 20))
    values[random.uniform(size=values.shape) < 0.3] = np.nan
    chart = xmr_chart(values, BASELINE, range_kind=kind)
    for row in range(60):
        places = _first_points(np.isfinite(values[row]))
        ranges = _ranges(values[row], places)
        if not ranges:
            assert np.isnan(chart.upper[row]).all()
            continue
        mean = sum(values[row][place] for place in places) / len(places)
        if kind is RangeKind.MEAN:
            distance = 2.66 * sum(ranges) / len(ranges)
        else:
            distance = 3.145 * _median(ranges)
        assert np.allclose(chart.centre[row], mean)
        assert np.allclose(chart.upper[row], mean + distance)
        assert np.allclose(chart.lower[row], mean - distance)


@pytest.mark.parametrize("draw", [p_chart, u_chart])
@pytest.mark.parametrize("prime", [False, True])
def test_limits_of_shares_and_rates_beside_a_loop(draw, prime):
    random = np.random.default_rng(2)
    whole = random.choice([np.nan, 0.0, 50.0, 80.0, 400.0], (60, 20))
    part = np.floor(np.nan_to_num(whole, nan=9.0) * random.uniform(0, 0.6, (60, 20)))
    part[random.uniform(size=part.shape) < 0.1] = np.nan
    chart = draw(part, whole, BASELINE, prime=prime)
    for row in range(60):
        pairs = list(zip(part[row], whole[row], strict=True))
        present = [math.isfinite(a) and math.isfinite(b) and b > 0 for a, b in pairs]
        places = _first_points(present)
        if not places:
            assert np.isnan(chart.centre[row]).all()
            continue
        centre = sum(pairs[at][0] for at in places) / sum(pairs[at][1] for at in places)
        unit = centre * (1 - centre) if draw is p_chart else centre
        top = 1.0 if draw is p_chart else math.inf
        z = {
            at: (pairs[at][0] / pairs[at][1] - centre) / math.sqrt(unit / pairs[at][1])
            for at in places
        }
        ranges = _ranges(z, places)
        ratio = sum(ranges) / len(ranges) / 1.128 if ranges else math.nan
        for place in range(20):
            if not present[place] or (prime and not ranges):
                assert math.isnan(chart.upper[row, place])
                continue
            sigma = math.sqrt(unit / pairs[place][1]) * (ratio if prime else 1.0)
            assert math.isclose(chart.lower[row, place], max(0.0, centre - 3 * sigma))
            assert math.isclose(chart.upper[row, place], min(top, centre + 3 * sigma))


def test_g_limits_beside_a_loop():
    values = np.random.default_rng(3).geometric(0.1, (40, 16)).astype(float)
    chart = g_chart(values, BASELINE)
    for row in range(40):
        used = [values[row][place] for place in range(1, 13)]
        mean = sum(used) / 12
        assert math.isclose(
            chart.upper[row, 0], mean + 3 * math.sqrt(mean * (mean + 1))
        )
        assert chart.centre[row, 0] == _median(used)


def _stretches(flags):
    """First and last place of each stretch of true flags."""
    found = []
    for place, flag in enumerate(flags):
        if flag and place and flags[place - 1]:
            found[-1] = (found[-1][0], place)
        elif flag:
            found.append((place, place))
    return found


def _zone(rule, points, way, chart, row):
    hits, full = [], []
    for place in points:
        score, value = chart.score[row, place] * way, chart.values[row, place]
        inside = chart.lower[row, place] <= value <= chart.upper[row, place]
        hits.append(score > rule.sigmas and (inside or not rule.is_narrow))
    for end in range(len(points)):
        window = range(max(0, end - rule.window + 1), end + 1)
        enough = sum(hits[at] for at in window) >= rule.points
        if rule.is_narrow:
            same = all(chart.score[row, points[at]] * way > 0 for at in window)
            full.append(enough and same and len(window) == rule.window)
        else:
            full.append(enough and hits[end])
    for start, stop in _stretches(full):
        first = min(
            at for at in range(max(0, start - rule.window + 1), stop + 1) if hits[at]
        )
        last = max(at for at in range(stop + 1) if hits[at])
        yield points[first], points[last]


def _trend(rule, points, way, chart, row):
    moved = []
    for place in points:
        if not moved or chart.values[row, place] != chart.values[row, moved[-1]]:
            moved.append(place)
    rises = [
        (chart.values[row, later] - chart.values[row, earlier]) * way > 0
        for earlier, later in zip(moved, moved[1:], strict=False)
    ]
    for start, stop in _stretches(rises):
        if stop - start + 2 >= rule.points:
            yield moved[start], moved[stop + 1]


def _run(rule, points, way, chart, row):
    off = [at for at in points if chart.values[row, at] != chart.centre[row, at]]
    same = [(chart.values[row, at] - chart.centre[row, at]) * way > 0 for at in off]
    for start, stop in _stretches(same):
        if stop - start + 1 >= rule.points:
            yield off[start], off[stop]


def _beyond(rule, points, way, chart, row):
    line = chart.upper if way > 0 else chart.lower
    out = [(chart.values[row, at] - line[row, at]) * way > 0 for at in points]
    for start, stop in _stretches(out):
        yield points[start], points[stop]


FINDERS = {
    RuleKind.ZONE: _zone,
    RuleKind.TREND: _trend,
    RuleKind.RUN: _run,
    RuleKind.BEYOND: _beyond,
}


def _signals(chart, rules):
    found = []
    for row in range(len(chart.values)):
        for phase in chart.phases:
            places = range(phase.start, phase.stop)
            points = [at for at in places if math.isfinite(chart.values[row, at])]
            for number, rule in enumerate(rules):
                for way in (1, -1):
                    pairs = FINDERS[rule.kind](rule, points, way, chart, row)
                    found += [(row, number, *pair, way) for pair in pairs]
    return sorted(found)


@pytest.mark.parametrize("rules", [WESTERN_ELECTRIC, NELSON, NHS, PROVOST_MURRAY])
def test_signals_beside_loops_with_ties_gaps_and_new_baselines(rules, counts):
    random = np.random.default_rng(4)
    rows = counts(150, 3000)
    drift = np.cumsum(random.normal(0, 0.5, (rows, 44)), axis=1)
    values = np.round(random.normal(0, 1, (rows, 44)) + drift)
    values[random.uniform(size=values.shape) < 0.1] = np.nan
    rebases = [Rebase(22, "obat baru", "Kepala Puskesmas")]
    chart = xmr_chart(values, Baseline(points=9, fewest=4), rebases)
    found = find_signals(chart, rules)
    ours = zip(
        found.series, found.rule, found.first, found.last, found.direction, strict=True
    )
    expected = _signals(chart, rules)
    assert sorted(tuple(map(int, row)) for row in ours) == expected
    assert len(expected) > rows / 2
