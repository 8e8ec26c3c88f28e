"""A yearly value that drifts, and of whose surprises a part lasts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import stats

from derajat.statistics.arrays import Floats, Wholes
from derajat.statistics.landing.track_records import LEAST_TESTS, sum_by_group


LEAST_VALUES = 4
"""Yearly values that a forecast needs: three changes from year to year."""
LASTING = (1.0, 0.75, 0.5, 0.25)
"""Shares of a surprise that may last: all of it (a random walk) down to a quarter (a
value that returns to its usual height)."""
LEAST_SPREAD = 1e-12
"""Less spread than this share of the values is the rounding of equal steps."""


@dataclass(frozen=True)
class Walk:
    """Where values are expected, arrays of shape (series,): Student's t about `middle`.

    `variance` of the surprise of one year; `spread` of the forecast; `free` degrees of
    freedom. nan where all steps are equal and below three values, `spread` below four.
    """

    middle: Floats
    spread: Floats
    free: Floats
    variance: Floats

    def limit(self, probability: float) -> Floats:
        """The value below which the forecast falls with this probability."""
        step = stats.t.ppf(probability, np.maximum(self.free, 1))
        return np.asarray(self.middle + step * self.spread)

    def below(self, value: Floats) -> Floats:
        """The chance of falling below `value`."""
        with np.errstate(invalid="ignore"):
            step = (value - self.middle) / self.spread
        return np.asarray(stats.t.cdf(step, np.maximum(self.free, 1)))


def compute_walk(values: Floats, years_ahead: int, lasting: Floats) -> Walk:
    """The walk seen from the last column, `years_ahead` years on."""
    first, start, last, at = find_ends(values)
    span = at - start
    ahead = years_ahead + (values.shape[1] - 1 - at)
    with np.errstate(divide="ignore", invalid="ignore"):
        drift = (last - first) / span
        _, squares, changes = _follow(values, drift, np.ones_like(lasting))
        drift = _drawn_to_none(drift, squares / (changes - 1) / span)
        level, squares, _ = _follow(values, drift, lasting)
        variance = squares / (changes - 1)
        of_drift = lasting**2 / span + 2 * (1 - lasting) / span**2
        spread = np.sqrt(
            variance * (1 + (ahead - 1) * lasting**2 + ahead**2 * of_drift)
        )
    least = LEAST_SPREAD * np.fmax.reduce(np.abs(values), axis=1, initial=0.0)
    is_moving = spread > least
    is_ready = is_moving & (changes >= LEAST_VALUES - 1)
    return Walk(
        np.where(is_moving, level + drift * ahead, np.nan),
        np.where(is_ready, spread, np.nan),
        changes - 1,
        np.where(is_moving, variance, np.nan),
    )


def find_ends(values: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """First value and its column, last value and its column; nan where none is."""
    if not values.size:
        none = np.full(len(values), np.nan)
        return none, none, none, none
    is_given, rows = ~np.isnan(values), np.arange(len(values))
    start = is_given.argmax(axis=1)
    at = values.shape[1] - 1 - is_given[:, ::-1].argmax(axis=1)
    return (
        values[rows, start],
        start.astype(np.float64),
        values[rows, at],
        at.astype(np.float64),
    )


def _drawn_to_none(drift: Floats, doubt: Floats) -> Floats:
    """The drift, less as far as it may be chance (James-Stein)."""
    with np.errstate(all="ignore"):
        kept = np.maximum(1 - doubt / drift**2, 0.0)
    return np.where(drift == 0, 0.0, drift * kept)


def _follow(
    values: Floats, drift: Floats, lasting: Floats
) -> tuple[Floats, Floats, Floats]:
    """The level in the end, the squares of the surprises, and their number.

    The level is the mean of the values so far until those weigh less than `lasting`.
    A surprise after a gap of years counts as that of one year.
    """
    level, at = np.full(len(values), np.nan), np.full(len(values), np.nan)
    squares, changes = np.zeros(len(values)), np.zeros(len(values))
    for year in range(values.shape[1]):
        value = values[:, year]
        gap = year - at
        expected = level + drift * gap
        surprise = value - expected
        is_change = ~np.isnan(surprise)
        part = surprise**2 / (1 + (gap - 1) * lasting**2)
        squares += np.where(is_change, part, 0.0)
        changes += is_change
        corrected = expected + np.maximum(lasting, 1 / (changes + 1)) * surprise
        is_given = ~np.isnan(value)
        level = np.where(is_change, corrected, np.where(is_given, value, level))
        at = np.where(is_given, year, at)
    return level, squares, changes


def choose_lasting(values: Floats, groups: Wholes) -> Iterator[tuple[int, Floats]]:
    """For each number of years known the share of a surprise that is taken to last.

    The share with which the group's past values, one year ahead, would have been
    forecast best; all of it below ten such forecasts.
    """
    series = len(values)
    squares = np.zeros((len(LASTING), series))
    tests = np.zeros(series, dtype=np.int64)
    for known in range(LEAST_VALUES - 1, values.shape[1] + 1):
        walks = [
            compute_walk(values[:, :known], 1, np.full(series, each))
            for each in LASTING
        ]
        scores = [
            sum_by_group(_standardised(part, walks[0].variance), groups)
            for part in squares
        ]
        best = np.asarray(LASTING)[np.argmin(scores, axis=0)]
        is_tried = sum_by_group(tests, groups) >= LEAST_TESTS
        yield known, np.where(is_tried, best, 1.0)
        if known < values.shape[1]:
            errors = [values[:, known] - walk.middle for walk in walks]
            squares += np.nan_to_num(errors) ** 2
            tests += ~np.isnan(errors[0])


def _standardised(squares: Floats, variance: Floats) -> Floats:
    """Squares by the variance of their series: no loud series outvotes the others."""
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(squares / variance)
