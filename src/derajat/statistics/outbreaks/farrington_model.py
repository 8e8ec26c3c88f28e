"""From the counts of the past to the expected count: reweighting, trend, dispersion."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.outbreaks.farrington_fit import (
    Coefficients,
    Design,
    Fit,
    Sample,
    fit_model,
)
from derajat.statistics.outbreaks.farrington_options import FarringtonOptions


FEWEST_YEARS_FOR_TREND = 3
_ROUNDING = 1e-9
"""A trend that changes the predictor by less than this over all rows is rounding."""
_FULL_LEVERAGE = 1e-14
"""A row with a leverage this near 1 is fitted exactly: its residual is rounding."""


@dataclass(frozen=True)
class Forecast:
    """What the model expects, one value for each evaluation.

    `predictor` is the logarithm of the expected count, `predictor_se` its standard
    error, `dispersion` at least 1, `slope` the trend a week (nan: no trend).
    """

    predictor: Floats
    predictor_se: Floats
    dispersion: Floats
    slope: Floats
    has_converged: Flags

    @property
    def expected(self) -> Floats:
        return np.exp(self.predictor)


@dataclass(frozen=True)
class Now:
    """The evaluated week: its time, and the logarithm of its population (or 0)."""

    time: Floats
    offset: Floats

    def take(self, places: Wholes) -> "Now":
        """The same for some of the evaluations."""
        return Now(self.time[places], self.offset[places])


@dataclass(frozen=True)
class _Model:
    """A fit (reweighted if asked), its dispersion and that of its standard errors."""

    fit: Fit
    has_converged: Flags
    dispersion: Floats
    error_dispersion: Floats
    freedom: Floats


def degrees_of_freedom(design: Design, sample: Sample) -> Floats:
    """Rows used less coefficients; levels without a row have no coefficient."""
    rows_of_level = design.by_level(sample.is_used)
    coefficients = (rows_of_level > 0).sum(axis=1) + int(design.has_trend)
    return np.asarray(rows_of_level.sum(axis=1) - coefficients)


def may_have_trend(options: FarringtonOptions) -> bool:
    """Whether a trend is asked for and the years suffice for one."""
    return options.trend and options.years >= FEWEST_YEARS_FOR_TREND


def forecast(
    design: Design, sample: Sample, now: Now, options: FarringtonOptions
) -> Forecast:
    """The expected count of the evaluated week, from a model with a trend or without.

    The trend stays only where its fit converged, it is significant, and the expected
    count is not above every count of the past.
    """
    found = _empty_forecast(len(sample.counts))
    rest = np.arange(len(sample.counts))
    if design.has_trend:
        model = _fit_twice(design, sample, options)
        keeps = _keeps_trend(design, sample, now, model, options)
        _write(found, rest[keeps], keeps, now, model)
        found.slope[keeps] = model.fit.coefficients.slope[keeps]
        rest = rest[~keeps]
    if len(rest):
        model = _fit_twice(design.without_trend(), sample.take(rest), options)
        everywhere = np.ones(len(rest), dtype=bool)
        _write(found, rest, everywhere, now.take(rest), model)
    return found


def _fit_twice(design: Design, sample: Sample, options: FarringtonOptions) -> _Model:
    freedom = degrees_of_freedom(design, sample)
    fit = fit_model(design, sample, sample.is_used)
    has_converged = fit.coefficients.has_converged.copy()
    squares = _relative_squares(sample, fit)
    pearson = errors = _row_products(fit.working, squares) / freedom
    if options.reweight:
        threshold = options.weight_threshold
        weight = _outbreak_weights(design, sample, fit, pearson, threshold)
        _refit(design, sample, weight, fit)
        squares = _relative_squares(sample, fit)
        pearson = errors = _row_products(fit.working, squares) / freedom
        if options.dispersion == "reference":
            errors = _row_products(weight, squares) / freedom
    return _Model(fit, has_converged, np.maximum(pearson, 1.0), errors, freedom)


def _refit(design: Design, sample: Sample, weight: Floats, fit: Fit) -> None:
    """Fit again where a weight has changed; elsewhere the fit would be the same."""
    changed = (weight != sample.is_used).any(axis=1)
    if changed.any():
        fit.put(changed, fit_model(design, sample.take(changed), weight[changed]))


def _relative_squares(sample: Sample, fit: Fit) -> Floats:
    """Squares of (count - mean) / mean."""
    relative = sample.counts * np.exp(-fit.predictor)
    relative -= 1.0
    relative *= relative
    return relative


def _row_products(one: Floats, other: Floats) -> Floats:
    return np.asarray(np.vecdot(one, other))


def _outbreak_weights(
    design: Design, sample: Sample, fit: Fit, pearson: Floats, threshold: float
) -> Floats:
    """Weights that take past outbreaks down: s^-2 where the residual s is too large.

    s is the standardised Anscombe residual; weights are scaled to sum to the rows.
    """
    sixth = np.exp(fit.predictor / 6)
    cube = sixth * sixth * sixth
    raw = 1.5 * (sample.two_thirds / sixth - cube)
    variance = (1 - _leverage(design, fit)) * np.maximum(pearson, 1.0)[:, None]
    is_outbreak = (raw > 0) & (raw * raw > threshold * threshold * variance)
    is_outbreak &= variance > _FULL_LEVERAGE
    places = np.flatnonzero(is_outbreak)
    weight = sample.is_used.copy()
    weight.ravel()[places] *= variance.ravel()[places] / raw.ravel()[places] ** 2
    weight *= (sample.is_used.sum(axis=1) / weight.sum(axis=1))[:, None]
    return weight


def _leverage(design: Design, fit: Fit) -> Floats:
    end = fit.coefficients
    leverage = design.by_row(1 / end.weight)
    if design.has_trend:
        distance = design.time - design.by_row(end.mean_time)
        distance *= distance
        distance /= end.time_spread[:, None]
        leverage += distance
    leverage *= fit.working
    return leverage


def _keeps_trend(
    design: Design,
    sample: Sample,
    now: Now,
    model: _Model,
    options: FarringtonOptions,
) -> Flags:
    end = model.fit.coefficients
    error = np.sqrt(model.error_dispersion / end.time_spread)
    p_value = 2 * special.stdtr(model.freedom, -np.abs(end.slope) / error)
    is_real = np.abs(end.slope) * len(design.time) > _ROUNDING
    largest = (sample.counts * sample.is_used).max(axis=1) * (1 + _ROUNDING)
    is_within = np.exp(_predictor(end, now)) <= largest
    significant = p_value < options.trend_level
    return np.asarray(model.has_converged & significant & is_real & is_within)


def _predictor(end: Coefficients, now: Now) -> Floats:
    return np.asarray(end.level[:, -1] + end.slope * now.time + now.offset)


def _predictor_se(model: _Model, now: Now) -> Floats:
    end = model.fit.coefficients
    away = now.time - end.mean_time[:, -1]
    variance = 1 / end.weight[:, -1] + away * away / end.time_spread
    return np.sqrt(model.error_dispersion * variance)


def _empty_forecast(number: int) -> Forecast:
    predictor, error, dispersion, slope = np.full((4, number), np.nan)
    return Forecast(predictor, error, dispersion, slope, np.zeros(number, dtype=bool))


def _write(
    found: Forecast, places: Wholes, rows: Flags, now: Now, model: _Model
) -> None:
    found.predictor[places] = _predictor(model.fit.coefficients, now)[rows]
    found.predictor_se[places] = _predictor_se(model, now)[rows]
    found.dispersion[places] = model.dispersion[rows]
    found.has_converged[places] = model.has_converged[rows]
