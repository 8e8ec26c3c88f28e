"""The batched Farrington against a second implementation in plain loops."""

import datetime

import numpy as np
import pytest
from tests.statistics.outbreaks.farrington_plain import (
    plain_farrington,
    plain_reference,
)

from derajat.statistics.outbreaks import FarringtonOptions, farrington
from derajat.statistics.outbreaks.weeks import as_days, reference_weeks


FIRST_DAY = datetime.date(2014, 12, 29)
WEEKS = 300


def random_series(rng):
    week = np.arange(WEEKS)
    mean = np.exp(rng.uniform(0.5, 4) + rng.uniform(-0.004, 0.004) * week)
    mean = mean * np.exp(rng.uniform(0, 1) * np.cos(2 * np.pi * week / 52))
    spread = rng.choice([1.0001, 2.0, 6.0])
    counts = rng.negative_binomial(mean / (spread - 1), 1 / spread).astype(float)
    if rng.random() < 0.4:
        counts[rng.integers(0, WEEKS, 3)] += 15 * counts.mean()
    if rng.random() < 0.4:
        counts[rng.integers(0, WEEKS - 10, 30)] = np.nan
    return counts


def random_options(rng):
    return FarringtonOptions(
        years=int(rng.integers(2, 6)),
        half_window=int(rng.integers(1, 5)),
        periods=int(rng.choice([1, 4, 10])),
        weeks_left_out=int(rng.choice([0, 3, 26])),
        reweight=bool(rng.random() < 0.8),
        method=str(rng.choice(["nbPlugin", "delta", "muan"])),
        alpha=float(rng.choice([0.05, 0.005])),
        trend_level=float(rng.choice([0.05, 1])),
        dispersion=str(rng.choice(["reference", "pearson"])),
        time_origin=str(rng.choice(["reference", "calendar"])),
    )


def test_both_implementations_agree_on_random_series(counts):
    rng = np.random.default_rng(84)
    compared = 0
    for _ in range(counts(120, 1500)):
        table = np.stack([random_series(rng) for _ in range(3)])
        options, week = random_options(rng), int(rng.integers(280, WEEKS))
        dated = rng.random() < 0.5
        people = np.exp(7 + np.arange(WEEKS) * rng.uniform(-0.003, 0.003))
        people = people * np.exp(rng.normal(0, 0.02, WEEKS))
        people = people if rng.random() < 0.4 else None
        days = np.datetime64(FIRST_DAY) + 7 * np.arange(WEEKS) if dated else None
        found = farrington(
            table, [week], first_days=days, population=people, options=options
        )
        for place, row in enumerate(table):
            plain = plain_farrington(
                row.tolist(), week, options, FIRST_DAY if dated else None, people
            )
            if plain is None:
                assert np.isnan(found.upper[place, 0])
                continue
            compared += 1
            for name in ("upper", "expected", "dispersion", "slope"):
                ours = getattr(found, name)[place, 0]
                theirs = getattr(plain, name)
                assert ours == pytest.approx(theirs, rel=1e-6, nan_ok=True), (
                    name,
                    options,
                )
    assert compared > counts(250, 3000)


def sparse_series(rng, number):
    """One week in ten is known; half of all stretches of five weeks have no case."""
    counts = rng.poisson(10.0 ** rng.uniform(-2, 5, (number, 1)), (number, 320)) * 1.0
    counts[(rng.random((number, 64)) < 0.5)[:, np.arange(320) // 5]] = 0
    counts[rng.random(counts.shape) < 0.9] = np.nan
    counts[:, -4:] = 5
    return counts


def test_levels_with_hardly_a_count_leave_no_trend_made_of_rounding():
    table = sparse_series(np.random.default_rng(4), 600)
    options = FarringtonOptions(trend_level=1, fewest_cases=0, reweight=False)
    found = farrington(table, [319], options=options)
    is_almost_none = (found.expected[:, 0] < 1e-9) & (found.expected[:, 0] > 1e-12)
    places = np.flatnonzero(is_almost_none)
    assert len(places) > 20
    for place in places:
        plain = plain_farrington(table[place].tolist(), 319, options)
        assert found.expected[place, 0] == pytest.approx(plain.expected, rel=1e-6)
        slopes = np.nan_to_num([found.slope[place, 0], plain.slope])
        assert slopes[0] == pytest.approx(slopes[1], abs=1e-10)


@pytest.mark.parametrize("first_day", ["2012-02-29", "2014-12-29", "2017-01-01"])
def test_reference_weeks_begin_nearest_to_the_same_date(first_day):
    first = datetime.date.fromisoformat(first_day)
    days = as_days(np.datetime64(first) + 7 * np.arange(600))
    for week in range(265, 600):
        plain = [plain_reference(week, year, first) for year in range(6)]
        assert reference_weeks(week, 5, days).tolist() == plain
