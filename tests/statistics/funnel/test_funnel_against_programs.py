"""Funnels beside PHEindicatormethods 2.1.0 and FunnelPlotR 0.6.0."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from derajat.statistics.funnel import (
    RateKind,
    RatioForm,
    Scale,
    Trim,
    proportion_dispersion,
    proportion_lines,
    proportion_significance,
    rate_lines,
    rate_points,
    rate_significance,
    ratio_dispersion,
    ratio_lines,
    ratio_significance,
)


CASES = Path(__file__).parent / "cases"
LINES = ("lower_998", "lower_95", "upper_95", "upper_998")


def _cases(name):
    with (CASES / name).open(encoding="utf-8") as file:
        found = defaultdict(list)
        for row in csv.DictReader(file):
            found[row["case"], row["kind"]].append(row)
    return found


def _column(rows, name):
    return np.array([float(row[name]) if row[name] != "NA" else np.nan for row in rows])


def _areas(kind, rows):
    of_ratio = kind in {"isr", "count"}
    names = ("events", "expected" if of_ratio else "size", "rate")
    return [_column(rows, name) for name in names]


def _judge(kind, rows):
    events, size, rate = _areas(kind, rows)
    if kind == "proportion":
        return proportion_significance(events, size)
    if kind in {"isr", "count"}:
        return ratio_significance(events, size)
    multiplier = float(rows[0]["multiplier"])
    return rate_significance(events, rate, RateKind(kind), multiplier, size)


def _draw(kind, rows):
    events, size, rate = _areas(kind, rows)
    multiplier, years = float(rows[0]["multiplier"]), float(rows[0]["years"])
    if kind == "proportion":
        return proportion_lines(events, size, multiplier)
    if kind in {"isr", "count"}:
        return ratio_lines(events, size, RatioForm(kind))
    return rate_lines(events, rate, RateKind(kind), multiplier, years, size)


def test_each_area_lies_where_the_program_puts_it():
    for case, rows in _cases("areas.csv").items():
        found = _judge(case[1], rows)
        assert np.array_equal(found.place, _column(rows, "place")), case


def test_the_lines_are_those_of_the_program():
    areas = _cases("areas.csv")
    for case, rows in _cases("lines.csv").items():
        kept = _column(rows, "place").astype(int) - 1
        found = _draw(case[1], areas[case])
        assert np.array_equal(found.size[kept], _column(rows, "size")), case
        for name in LINES:
            ours, theirs = getattr(found.limits, name)[kept], _column(rows, name)
            assert np.allclose(ours, theirs, rtol=1e-11, atol=1e-11), (case, name)


@pytest.mark.parametrize("kind", ["crude", "dsr"])
def test_the_points_of_rates_are_those_of_the_program(kind):
    cases = [item for item in _cases("areas.csv").items() if item[0][1] == kind]
    for case, rows in cases:
        events, size, rate = _areas(kind, rows)
        multiplier, years = float(rows[0]["multiplier"]), float(rows[0]["years"])
        found = rate_points(events, rate, RateKind(kind), multiplier, years, size)
        theirs = _column(rows, "drawn")
        ours = found.population_1_year
        assert np.allclose(ours, theirs, rtol=1e-12, equal_nan=True), case


def _dispersion(kind, rows):
    parts = _column(rows, "numerator"), _column(rows, "denominator")
    if kind == "arcsine":
        return proportion_dispersion(*parts)
    if kind == "log":
        return ratio_dispersion(*parts, Scale.LOG, Trim.TRUNCATE)
    return ratio_dispersion(*parts)


def test_over_dispersion_is_that_of_the_program():
    funnels = _cases("dispersion.csv")
    for case, rows in _cases("dispersion_areas.csv").items():
        found, theirs = _dispersion(case[1], rows), funnels[case][0]
        z = found.deviation / found.error
        assert np.allclose(z, _column(rows, "Uzscore"), rtol=1e-9, atol=1e-9), case
        assert found.areas == float(theirs["n"]), case
        if found.areas < 2:
            assert np.isnan(found.phi)
            continue
        assert np.isclose(found.phi, float(theirs["phi"]), rtol=1e-9), case
        assert np.isclose(found.tau_squared, float(theirs["tau2"]), atol=1e-9), case
