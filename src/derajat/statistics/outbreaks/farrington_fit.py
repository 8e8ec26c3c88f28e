"""A quasi-Poisson model of many series at once: seasonal levels and a linear trend.

Every row (week) has one level, so the normal equations are a diagonal (the levels)
bordered by one row and column (the trend): an arrow. Its Schur complement is a single
number, and a step of iteratively reweighted least squares needs a few sums of the
fitted means only: by level, by level times time, and times time squared. Without a
trend all rows of a level have one mean, and the steps need no rows at all.

Axes: evaluations (one series in one week) x rows (weeks of the past) or x levels.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.outbreaks.weeks import UNUSED, SeasonDesign


MOST_STEPS = 25
"""Steps after which a fit has not converged: the default of `glm` in R."""
SMALLEST_CHANGE = 1e-8
"""Relative change of the deviance that ends a fit: the default of `glm` in R."""
START = 0.1
"""Added to each count for the first fitted means, as `glm` in R does for counts."""
_LEAST, _MOST = float(np.log(np.finfo(np.float64).eps)), 700.0
"""Predictors are clipped here: the least as in R, the most to stay within numbers."""
_MOST_UNTHREADED = 4 * 65_536
"""Multiplications of a matrix product above which OpenBLAS starts threads."""
_CANCELLED = 1e-2
"""Where centred squares are this small beside the squares, they are summed anew."""


_ROUNDING = float(np.finfo(np.float64).eps)
"""A gain in likelihood below this share of all cases is lost in rounding: it is none
although the deviance, itself rounded, seems to change."""


@dataclass(frozen=True)
class Design:
    """What all evaluations of one season pattern share.

    `rows`: for each level 1 where a row has it, else 0; then the time of the rows in
    weeks from the middle one (0 for rows that are not used, and without a trend).
    `sums`: these as columns, and with a trend also levels x time, and time squared.
    """

    rows: Floats
    sums: Floats
    time_now: float
    has_trend: bool = True

    @property
    def levels(self) -> int:
        return len(self.rows) - 1

    @property
    def time(self) -> Floats:
        return np.asarray(self.rows[-1])

    @property
    def columns(self) -> Floats:
        return np.asarray(self.sums[:, : len(self.rows)])

    @property
    def is_used(self) -> Flags:
        """Which of the weeks from the first row to the last have a level."""
        return np.asarray(self.rows[:-1].any(axis=0))

    def without_trend(self) -> "Design":
        """The same seasons alone: the coefficient of time stays 0."""
        rows = self.rows.copy()
        rows[-1] = 0.0
        return replace(self, rows=rows, sums=rows.T.copy(), has_trend=False)

    def by_row(self, by_level: Floats) -> Floats:
        """Values of levels, for the rows that have the level."""
        return _product(by_level, self.rows[:-1])

    def by_level(self, by_row: Floats) -> Floats:
        """Sums of the rows of each level."""
        return _product(by_row, self.columns[:, :-1])

    def predictor(self, coefficients: Floats, offset: Floats | None) -> Floats:
        """Logarithms of the fitted means."""
        found = _product(coefficients, self.rows)
        if offset is not None:
            found += offset
        return found


@dataclass(frozen=True)
class Sample:
    """Counts of the rows, which rows are used (1, else 0), and what follows from them.

    `start` is m log(m) - 0.1 with m = count + 0.1: the response of the first step times
    its weight. `saturated` is count x log(count) - count, the likelihood of a perfect
    fit, `two_thirds` the count to the power 2/3, `offset` the logarithm of the
    population.
    """

    counts: Floats
    is_used: Floats
    start: Floats
    saturated: Floats
    two_thirds: Floats
    offset: Floats | None

    def take(self, places: Flags | Wholes) -> "Sample":
        """The same for some of the evaluations."""
        return Sample(
            counts=self.counts[places],
            is_used=self.is_used[places],
            start=self.start[places],
            saturated=self.saturated[places],
            two_thirds=self.two_thirds[places],
            offset=None if self.offset is None else self.offset[places],
        )


@dataclass(frozen=True)
class Coefficients:
    """Where fits ended, and what their last step was computed from.

    `now`: evaluations x (levels, slope a week); `before`: the same one step earlier.
    `weight` and `mean_time`: sum of weights and mean time of the levels, evaluations x
    levels. `time_spread`: weighted squares of times around the mean time of their
    level; infinite without a trend, so that a trend adds nothing to any variance.
    """

    now: Floats
    before: Floats
    weight: Floats
    mean_time: Floats
    time_spread: Floats
    has_converged: Flags

    @property
    def level(self) -> Floats:
        return np.asarray(self.now[:, :-1])

    @property
    def slope(self) -> Floats:
        return np.asarray(self.now[:, -1])


@dataclass(frozen=True)
class Fit:
    """Coefficients, fitted values, and the weights that led to them."""

    coefficients: Coefficients
    predictor: Floats
    working: Floats

    def put(self, places: Flags, other: "Fit") -> None:
        """Take over another fit of some of the evaluations."""
        put_fields(self.coefficients, places, other.coefficients)
        self.predictor[places] = other.predictor
        self.working[places] = other.working


def put_fields(into: Coefficients, places: Flags | Wholes, part: Coefficients) -> None:
    """Write coefficients of some evaluations into their places."""
    for field in fields(part):
        getattr(into, field.name)[places] = getattr(part, field.name)


def build_design(season: SeasonDesign, levels: int) -> Design:
    """The design of one season pattern, its times counted from the middle row."""
    of_row = np.array(season.levels, dtype=np.int64)
    of_level = (of_row == np.arange(levels)[:, None]).astype(np.float64)
    middle = len(of_row) // 2
    time = np.where(of_row == UNUSED, 0.0, np.arange(len(of_row)) - middle)
    rows = np.vstack([of_level, time])
    sums = np.vstack([rows, of_level * time, time * time]).T.copy()
    return Design(rows, sums, float(-season.first - middle))


def fit_model(design: Design, sample: Sample, weight: Floats) -> Fit:
    """Maximum quasi-likelihood by iteratively reweighted least squares.

    It starts, steps and ends as `glm` in R does, so that not only the limit but also
    the last digits and the cases without convergence are the same. Variances use the
    weights that led to the last step.
    """
    steps = _Steps(design, sample, weight)
    found = _empty_coefficients(len(weight), design.levels)
    for step in range(2, MOST_STEPS + 1):
        has_converged = steps.advance()
        leaves = has_converged | (step == MOST_STEPS)
        if leaves.any():
            part = steps.coefficients_of(leaves, has_converged)
            put_fields(found, steps.places[leaves], part)
            steps.keep(~leaves)
        if not len(steps.places):
            break
    working = np.exp(_clip(design.predictor(found.before, sample.offset)))
    working *= weight
    predictor = _clip(design.predictor(found.now, sample.offset))
    return Fit(found, predictor, working)


class _Steps:
    """The evaluations that have not converged yet, after their first step."""

    def __init__(self, design: Design, sample: Sample, weight: Floats) -> None:
        self.design, self.weight, self.offset = design, weight, sample.offset
        self.counts = sample.counts
        self.places = np.arange(len(weight))
        self.now = np.zeros((len(weight), design.levels + 1))
        weighted = weight * sample.counts
        self.counted = _product(weighted, design.columns)
        self.exposure = _exposure(design, sample, weight)
        self.saturated = _row_products(weight, sample.saturated)
        self.working = weighted + START * weight
        response = weight * sample.start
        if sample.offset is not None:
            self.saturated -= _row_products(weighted, sample.offset)
            response -= self.working * sample.offset
        self.sums = _product(self.working, design.sums)
        self._solve(_product(response, design.columns), lambda: response)
        self._sum_means()

    def advance(self) -> Flags:
        """One more step; where the deviance did not change any more."""
        levels, total, lift = self.design.levels, self.total, self.lift
        self._solve(self.counted - self.sums[:, : levels + 1], self._residual)
        self._sum_means()
        # Half the deviance. Its change is no difference: large counts would cancel.
        likelihood = _row_products(self.now, self.counted) + self.lift - self.total
        deviance = self.saturated - likelihood
        gain = _row_products(self.now - self.before, self.counted) + self.lift - lift
        change = np.abs(self.total - total - gain)
        is_small = change < SMALLEST_CHANGE * (np.abs(deviance) + 0.05)
        return np.asarray(is_small | (self.expected_gain < _ROUNDING * total))

    def _solve(self, response: Floats, rows: Callable[[], Floats]) -> None:
        """Add the least squares solution to the coefficients.

        `response`: weighted, summed by level and times time; `rows`: before that.
        """
        levels = self.design.levels
        self.before, step = self.now, np.zeros_like(response)
        sum_of_level = self.sums[:, :levels]
        self.level_weight = np.where(sum_of_level > 0, sum_of_level, 1.0)
        np.divide(response[:, :levels], self.level_weight, out=step[:, :levels])
        self.mean_time = np.zeros_like(self.level_weight)
        self.time_spread = np.full(len(response), np.inf)
        if self.design.has_trend:
            self.mean_time = self.sums[:, levels + 1 : -1] / self.level_weight
            slope, self.time_spread = self._centre_times(response, rows)
            slope /= self.time_spread
            step[:, :levels] -= self.mean_time * slope[:, None]
            step[:, -1] = slope
        self.expected_gain = _row_products(step, response)
        self.now = self.before + step

    def _centre_times(
        self, response: Floats, rows: Callable[[], Floats]
    ) -> tuple[Floats, Floats]:
        """Response times time, and weight times time squared, around the mean times."""
        levels, squares = self.design.levels, self.sums[:, -1]
        by_time = self.sums[:, levels + 1 : -1]
        slope = response[:, -1] - _row_products(response[:, :levels], self.mean_time)
        spread = squares - _row_products(by_time, self.mean_time)
        if (spread < _CANCELLED * squares).any():
            distance = self.design.time - self.design.by_row(self.mean_time)
            slope = _row_products(rows(), distance)
            spread = _row_products(self.working * distance, distance)
        return slope, spread

    def _residual(self) -> Floats:
        return self.weight * self.counts[self.places] - self.working

    def _sum_means(self) -> None:
        """Sums of the weighted means, as the design asks for them.

        `lift`: what the likelihood has more because predictors are clipped.
        """
        self.lift = np.zeros(len(self.now))
        if self.design.has_trend:
            predictor = self.design.predictor(self.now, self.offset)
            if not (predictor.min() >= _LEAST and predictor.max() <= _MOST):
                clipped = _clip(predictor)
                counts = self.weight * self.counts[self.places]
                self.lift = _row_products(counts, clipped - predictor)
                predictor = clipped
            self.working = np.exp(predictor, out=predictor)
            self.working *= self.weight
            self.sums = _product(self.working, self.design.sums)
        else:
            self.sums = np.exp(self.now) * self.exposure
        self.total = self.sums[:, : self.design.levels].sum(axis=1)

    def coefficients_of(self, leaves: Flags, has_converged: Flags) -> Coefficients:
        """What is ready."""
        return Coefficients(
            now=self.now[leaves],
            before=self.before[leaves],
            weight=self.level_weight[leaves],
            mean_time=self.mean_time[leaves],
            time_spread=self.time_spread[leaves],
            has_converged=has_converged[leaves],
        )

    def keep(self, stays: Flags) -> None:
        """Go on with some of the evaluations only."""
        for name in _OF_STEPS:
            setattr(self, name, getattr(self, name)[stays])
        if self.offset is not None:
            self.offset = self.offset[stays]


_OF_STEPS = (
    "places",
    "weight",
    "now",
    "counted",
    "saturated",
    "exposure",
    "working",
    "sums",
    "total",
    "lift",
)


def _empty_coefficients(number: int, levels: int) -> Coefficients:
    return Coefficients(
        now=np.empty((number, levels + 1)),
        before=np.empty((number, levels + 1)),
        weight=np.empty((number, levels)),
        mean_time=np.empty((number, levels)),
        time_spread=np.empty(number),
        has_converged=np.empty(number, dtype=bool),
    )


def _product(one: Floats, other: Floats) -> Floats:
    """Matrix product in pieces for which the library does not start threads.

    On a busy machine the threads of so small products wait for each other: the whole
    evaluation took four times as long.
    """
    inner, width = other.shape
    rows = max(_MOST_UNTHREADED // (inner * width), 1)
    whole = len(one) // rows * rows
    found = np.empty((len(one), width))
    pieces = one[:whole].reshape(-1, rows, inner)
    np.matmul(pieces, other, out=found[:whole].reshape(-1, rows, width))
    np.matmul(one[whole:], other, out=found[whole:])
    return found


def _clip(predictor: Floats) -> Floats:
    return np.clip(predictor, _LEAST, _MOST)


def _exposure(design: Design, sample: Sample, weight: Floats) -> Floats:
    """Weighted sums of the population (or rows) by level; not needed with a trend."""
    if design.has_trend:
        return np.zeros((len(weight), 0))
    people = weight if sample.offset is None else weight * np.exp(sample.offset)
    return _product(people, design.columns)


def _row_products(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.vecdot(one, other))
