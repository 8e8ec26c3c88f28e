"""A quasi-Poisson model of many series at once: seasonal levels and a linear trend.

Every row (week) has one level, so the normal equations are a diagonal (the levels)
bordered by one row and column (the trend): an arrow. Its Schur complement is a single
number, and a step of iteratively reweighted least squares needs sums by level only.

Axes: evaluations (one series in one week) x rows (weeks of the past) or x levels.
"""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.outbreaks.weeks import UNUSED, SeasonDesign


MOST_STEPS = 25
"""Steps after which a fit has not converged: the default of `glm` in R."""
SMALLEST_CHANGE = 1e-8
"""Relative change of the deviance that ends a fit: the default of `glm` in R."""
START = 0.1
"""Added to each count for the first fitted means, as `glm` in R does for counts."""
_SMALLEST_PREDICTOR = float(np.log(np.finfo(np.float64).eps))
_LARGEST_PREDICTOR = 700.0


@dataclass(frozen=True)
class Design:
    """What all evaluations of one season pattern share.

    `of_level`: rows x levels, 1 where the row has the level. `sums`: the same beside
    the same times the time of the row. `rows`: levels and time as rows.
    """

    of_level: Floats
    sums: Floats
    rows: Floats
    time_now: float

    @property
    def levels(self) -> int:
        return len(self.rows) - 1

    @property
    def time(self) -> Floats:
        """Weeks from the middle row; 0 for rows that are not used."""
        return np.asarray(self.rows[-1])

    def by_row(self, by_level: Floats) -> Floats:
        """Values of levels, for the rows that have the level."""
        return np.asarray(by_level @ self.rows[:-1])


@dataclass(frozen=True)
class Sample:
    """Counts of the rows, which rows are used (1, else 0), and what follows from them.

    `start` is log(count + 0.1), `start_deviance` the half deviance of that start,
    `two_thirds` the count to the power 2/3, `offset` the logarithm of the population.
    """

    counts: Floats
    is_used: Floats
    start: Floats
    start_deviance: Floats
    two_thirds: Floats
    offset: Floats | None

    def take(self, places: Wholes) -> "Sample":
        """The same for some of the evaluations."""
        return Sample(
            counts=self.counts[places],
            is_used=self.is_used[places],
            start=self.start[places],
            start_deviance=self.start_deviance[places],
            two_thirds=self.two_thirds[places],
            offset=None if self.offset is None else self.offset[places],
        )


@dataclass(frozen=True)
class Arrow:
    """The weighted sums of one step.

    `weight` and `mean_time`: evaluations x levels. `time_spread`: weighted squares of
    times around the mean time of their level; infinite without a trend, so that a
    trend adds nothing to any variance.
    """

    weight: Floats
    mean_time: Floats
    time_spread: Floats


@dataclass(frozen=True)
class Fit:
    """Coefficients and fitted values, with the weights and sums that led to them."""

    level: Floats
    slope: Floats
    predictor: Floats
    working: Floats
    arrow: Arrow
    has_converged: Flags


def build_design(season: SeasonDesign, levels: int) -> Design:
    """The design of one season pattern, its times counted from the middle row."""
    of_row = np.array(season.levels, dtype=np.int64)
    of_level = (of_row[:, None] == np.arange(levels)).astype(np.float64)
    middle = len(of_row) // 2
    time = np.where(of_row == UNUSED, 0.0, np.arange(len(of_row)) - middle)
    sums = np.hstack([of_level, of_level * time[:, None]])
    rows = np.vstack([of_level.T, time])
    return Design(of_level, sums, rows, float(-season.first - middle))


def fit_model(design: Design, sample: Sample, weight: Floats, has_trend: bool) -> Fit:
    """Maximum quasi-likelihood by iteratively reweighted least squares.

    It starts, steps and ends as `glm` in R does, so that not only the limit but also
    the last digits and the cases without convergence are the same. Variances use the
    weights that led to the last step.
    """
    number, rows = sample.counts.shape
    fit = _empty_fit(number, rows, design.levels)
    steps = _Steps(design, sample, weight, has_trend)
    for step in range(1, MOST_STEPS + 1):
        has_converged = steps.advance(is_first=step == 1)
        leaves = has_converged | (step == MOST_STEPS)
        if leaves.any():
            steps.hand_over(fit, leaves, has_converged)
            steps.keep(np.flatnonzero(~leaves))
        if not len(steps.places):
            break
    return fit


class _Steps:
    """The evaluations that have not converged yet, and how far they are."""

    def __init__(
        self, design: Design, sample: Sample, weight: Floats, has_trend: bool
    ) -> None:
        self.design, self.has_trend = design, has_trend
        self.places = np.arange(len(weight))
        self.level = np.zeros((len(weight), design.levels))
        self.slope = np.zeros(len(weight))
        self.weight, self.weighted = weight, weight * sample.counts
        self.start, self.offset = sample.start, sample.offset
        self.predictor = sample.start
        self.next_working = weight * (sample.counts + START)
        self.residual = self.weighted - self.next_working
        self.first_deviance = _row_products(weight, sample.start_deviance)
        self.excess = START * weight.sum(axis=1)
        self.deviance = self.first_deviance

    def advance(self, is_first: bool) -> Flags:
        """One step; where the deviance did not change any more."""
        self.working = self.next_working
        response = self.residual
        if is_first:
            response = response + self.working * _less(self.start, self.offset)
        self._solve(response)
        self.predictor = np.column_stack([self.level, self.slope]) @ self.design.rows
        if self.offset is not None:
            self.predictor += self.offset
        np.clip(
            self.predictor, _SMALLEST_PREDICTOR, _LARGEST_PREDICTOR, out=self.predictor
        )
        self.next_working = np.exp(self.predictor)
        self.next_working *= self.weight
        self.residual = self.weighted - self.next_working
        return self._compare_deviance()

    def _solve(self, response: Floats) -> None:
        """Add the weighted least squares solution of `response` to the coefficients."""
        levels = self.design.levels
        sums = self.working @ self.design.sums
        weight = np.where(sums[:, :levels] > 0, sums[:, :levels], 1.0)
        level_step = (response @ self.design.of_level) / weight
        mean_time = sums[:, levels:] / weight
        time_spread = np.full(len(weight), np.inf)
        if self.has_trend:
            distance = self.design.time - self.design.by_row(mean_time)
            slope_step = _row_products(response, distance)
            time_spread = _row_products(self.working * distance, distance)
            slope_step /= time_spread
            self.slope = self.slope + slope_step
            level_step -= mean_time * slope_step[:, None]
        self.level = self.level + level_step
        self.arrow = Arrow(weight, mean_time, time_spread)

    def _compare_deviance(self) -> Flags:
        # Half of it, counted from the start: large counts cancel otherwise.
        before = self.deviance
        gain = _row_products(self.weighted, self.predictor - self.start)
        self.deviance = (
            self.first_deviance - self.residual.sum(axis=1) - self.excess - gain
        )
        change = np.abs(self.deviance - before)
        return change < SMALLEST_CHANGE * (np.abs(self.deviance) + 0.05)

    def hand_over(self, fit: Fit, leaves: Flags, has_converged: Flags) -> None:
        """Write what is ready into its places of the fit."""
        places = self.places[leaves]
        fit.level[places] = self.level[leaves]
        fit.slope[places] = self.slope[leaves]
        fit.predictor[places] = self.predictor[leaves]
        fit.working[places] = self.working[leaves]
        fit.arrow.weight[places] = self.arrow.weight[leaves]
        fit.arrow.mean_time[places] = self.arrow.mean_time[leaves]
        fit.arrow.time_spread[places] = self.arrow.time_spread[leaves]
        fit.has_converged[places] = has_converged[leaves]

    def keep(self, stay: Wholes) -> None:
        """Go on with some of the evaluations only."""
        for name in _OF_STEPS:
            setattr(self, name, getattr(self, name)[stay])
        if self.offset is not None:
            self.offset = self.offset[stay]


_OF_STEPS = (
    "places",
    "level",
    "slope",
    "weight",
    "weighted",
    "start",
    "next_working",
    "residual",
    "first_deviance",
    "excess",
    "deviance",
)


def _empty_fit(number: int, rows: int, levels: int) -> Fit:
    by_level, by_row = (number, levels), (number, rows)
    arrow = Arrow(np.empty(by_level), np.empty(by_level), np.empty(number))
    return Fit(
        level=np.empty(by_level),
        slope=np.empty(number),
        predictor=np.empty(by_row),
        working=np.empty(by_row),
        arrow=arrow,
        has_converged=np.empty(number, dtype=bool),
    )


def _row_products(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.vecdot(one, other))


def _less(predictor: Floats, offset: Floats | None) -> Floats:
    return predictor if offset is None else predictor - offset
