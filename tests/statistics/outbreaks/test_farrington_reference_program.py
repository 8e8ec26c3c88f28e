"""Farrington flexible against the R package surveillance (see cases/README.md)."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from derajat.statistics.outbreaks import FarringtonOptions, farrington
from derajat.statistics.reasons import Reason


CASES = Path(__file__).parent / "cases"
RELATIVE = 1e-7
NUMBERS = (
    ("upper", "upper"),
    ("expected", "expected"),
    ("score", "score"),
    ("p_value", "p_value"),
    ("dispersion", "phi"),
    ("slope", "slope"),
)


@cache
def series_of_counts():
    return np.genfromtxt(CASES / "farrington_series.csv", delimiter=",")


@cache
def cases():
    with (CASES / "farrington_cases.csv").open(newline="") as file:
        return tuple(csv.DictReader(file))


def options_of(case):
    return FarringtonOptions(
        years=int(case["years"]),
        half_window=int(case["half_window"]),
        periods=int(case["periods"]),
        weeks_left_out=int(case["weeks_left_out"]),
        reweight=case["reweight"] == "TRUE",
        method=case["method"],
        alpha=float(case["alpha"]),
        trend_level=float(case["trend_level"]),
        fewest_cases=float(case["fewest_cases"]),
    )


def answer_of(case):
    place = int(case["series"])
    counts = series_of_counts()[place]
    days = np.datetime64(case["first_day"]) + 7 * np.arange(len(counts))
    people = 5000 + 20 * place + 3 * np.arange(len(counts))
    return farrington(
        counts,
        [int(case["week"])],
        first_days=days if case["dated"] == "TRUE" else None,
        population=people if case["population"] == "TRUE" else None,
        options=options_of(case),
    )


def number(text):
    return float(text) if text else np.nan


def has_a_level_with_one_count(case):
    """Such a row is fitted exactly; the program decides by rounding whether it is an
    outbreak."""
    counts = series_of_counts()[int(case["series"])]
    return np.isnan(counts).mean() > 0.8


@pytest.mark.parametrize("method", ["nbPlugin", "delta", "muan"])
def test_all_numbers_are_those_of_the_reference_program(method):
    compared = Counter()
    for case in cases():
        if case["method"] != method or has_a_level_with_one_count(case):
            continue
        found = answer_of(case)
        where = {**case, "reason": Reason(found.reason[0, 0]).name}
        assert np.isnan(found.upper[0, 0]) == (case["upper"] == ""), where
        assert found.alarm[0, 0] == (case["alarm"] == "1"), where
        compared["given" if case["upper"] else "missing"] += 1
        for name, column in NUMBERS:
            ours = getattr(found, name)[0, 0]
            assert ours == pytest.approx(
                number(case[column]), rel=RELATIVE, abs=1e-11, nan_ok=True
            ), (name, where)
    assert compared["given"] > 150
    assert compared["missing"] > 20


def test_one_huge_outbreak_does_not_cost_the_rest_its_digits():
    with (CASES / "farrington_huge.csv").open(newline="") as file:
        for case in csv.DictReader(file):
            counts = (7.0 * np.arange(330)) % 11
            counts[int(case["at"])] = float(case["size"])
            found = farrington(counts, [int(case["week"])], options=options_of(case))
            for name, column in NUMBERS:
                assert getattr(found, name)[0, 0] == pytest.approx(
                    number(case[column]), rel=RELATIVE
                ), (name, case)
