"""Limits beside qicharts2 0.8.1, limits and signals beside NHSRplotthedots 0.2.2."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from derajat.statistics.charts import (
    NHS,
    Baseline,
    RuleKind,
    c_chart,
    find_signals,
    g_chart,
    p_chart,
    t_chart,
    u_chart,
    xmr_chart,
)


CASES = Path(__file__).parent / "cases"
ANY_BASELINE = Baseline(points=20, fewest=2)
# qicharts2 has limits at 3 / 1.128 mean moving ranges, the rounded 2.66 here.
ROUNDED = 2.66 / (3 / 1.128)


def _cases(name):
    with (CASES / name).open(encoding="utf-8") as file:
        found = defaultdict(list)
        for row in csv.DictReader(file):
            found[row["case"], row.get("kind", "")].append(row)
    return found


def _column(rows, name):
    return np.array([float(row[name]) if row[name] != "NA" else np.nan for row in rows])


def _draw(kind, part, whole):
    if kind in {"p", "pp"}:
        return p_chart(part, whole, ANY_BASELINE, prime=kind == "pp")
    if kind in {"u", "up"}:
        return u_chart(part, whole, ANY_BASELINE, prime=kind == "up")
    chart = {"i": xmr_chart, "t": t_chart, "g": g_chart, "c": c_chart}[kind]
    return chart(part, ANY_BASELINE)


def _is_same(ours, theirs, given):
    return np.allclose(ours[given], theirs[given], rtol=1e-9, atol=1e-9)


def test_limits_agree_with_qicharts2():
    for (case, kind), rows in _cases("limits.csv").items():
        chart = _draw(kind, _column(rows, "y.sum"), _column(rows, "n"))
        centre, lower, upper = (
            _column(rows, name) for name in ("centre", "lower", "upper")
        )
        if kind == "i":
            lower, upper = (
                centre + (line - centre) * ROUNDED for line in (lower, upper)
            )
        if kind == "t":
            root = [line ** (1 / 3.6) for line in (centre, upper)]
            distance = (root[1] - root[0]) * ROUNDED
            lower = np.maximum(root[0] - distance, 0) ** 3.6
            upper = (root[0] + distance) ** 3.6
        given = np.isfinite(chart.upper[0])
        assert given.any() or np.allclose(lower, upper, equal_nan=True), (case, kind)
        assert _is_same(chart.centre[0], centre, given), (case, kind)
        assert _is_same(chart.lower[0], lower, given), (case, kind)
        assert _is_same(chart.upper[0], upper, given), (case, kind)


def test_limits_agree_with_the_nhs_program():
    for case, rows in _cases("signals.csv").items():
        screened = rows[0]["screened"] == "TRUE"
        chart = xmr_chart(_column(rows, "y"), ANY_BASELINE, screened=screened)
        for name in ("centre", "lower", "upper"):
            theirs = _column(rows, name)
            assert np.allclose(getattr(chart, name)[0], theirs, atol=1e-9), case


@pytest.mark.parametrize("kind", ["beyond", "run", "trend", "zone"])
def test_signals_agree_with_the_nhs_program(kind):
    for case, rows in _cases("signals.csv").items():
        screened = rows[0]["screened"] == "TRUE"
        chart = xmr_chart(_column(rows, "y"), ANY_BASELINE, screened=screened)
        rule = next(rule for rule in NHS if rule.kind is RuleKind(kind))
        signals = find_signals(chart, (rule,))
        ours = np.zeros(len(rows))
        for first, last in zip(signals.first, signals.last, strict=True):
            ours[first : last + 1] = 1
        if kind == "zone":
            # The program marks the points near a limit only, not those between them.
            away = np.abs(chart.score[0])
            ours[(away <= 2) | (away > 3)] = 0
        assert np.array_equal(ours, _column(rows, kind)), case
