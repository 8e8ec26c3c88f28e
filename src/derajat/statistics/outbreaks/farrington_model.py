"""From the counts of the past to the expected count: reweighting, trend, dispersion."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.outbreaks.farrington_fit import Design, Fit, Sample, fit_model
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


def degrees_of_freedom(design: Design, sample: Sample, has_trend: bool) -> Floats:
    """Rows used less coefficients; levels without a row have no coefficient."""
    rows_of_level = sample.is_used @ design.of_level
    coefficients = (rows_of_level > 0).sum(axis=1) + int(has_trend)
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
    if may_have_trend(options):
        model = _fit_twice(design, sample, options, has_trend=True)
        keeps = _keeps_trend(design, sample, now, model, options)
        _write(found, rest[keeps], keeps, now, model, True)
        rest = rest[~keeps]
    if len(rest):
        model = _fit_twice(design, sample.take(rest), options, has_trend=False)
        everywhere = np.ones(len(rest), dtype=bool)
        _write(found, rest, everywhere, now.take(rest), model, False)
    return found


def _fit_twice(
    design: Design, sample: Sample, options: FarringtonOptions, has_trend: bool
) -> _Model:
    freedom = degrees_of_freedom(design, sample, has_trend)
    fit = fit_model(design, sample, sample.is_used, has_trend)
    has_converged = fit.has_converged
    pearson = _dispersion(sample, fit, fit.working, freedom)
    errors = pearson
    if options.reweight:
        threshold = options.weight_threshold
        weight = _outbreak_weights(design, sample, fit, pearson, threshold)
        fit = fit_model(design, sample, weight, has_trend)
        pearson = _dispersion(sample, fit, fit.working, freedom)
        is_reference = options.dispersion == "reference"
        errors = _dispersion(sample, fit, weight, freedom) if is_reference else pearson
    return _Model(fit, has_converged, np.maximum(pearson, 1.0), errors, freedom)


def _dispersion(sample: Sample, fit: Fit, weight: Floats, freedom: Floats) -> Floats:
    """Weighted squares of (count - mean) / mean, by degree of freedom."""
    relative = sample.counts * np.exp(-fit.predictor)
    relative -= 1.0
    relative *= relative
    return np.asarray(np.einsum("ij,ij->i", weight, relative) / freedom)


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
    weight = sample.is_used.copy()
    weight[is_outbreak] *= variance[is_outbreak] / raw[is_outbreak] ** 2
    weight *= (sample.is_used.sum(axis=1) / weight.sum(axis=1))[:, None]
    return weight


def _leverage(design: Design, fit: Fit) -> Floats:
    arrow = fit.arrow
    leverage = design.by_row(1 / arrow.weight)
    if np.isfinite(arrow.time_spread).any():
        distance = design.time - design.by_row(arrow.mean_time)
        distance *= distance
        distance /= arrow.time_spread[:, None]
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
    fit = model.fit
    error = np.sqrt(model.error_dispersion / fit.arrow.time_spread)
    p_value = 2 * special.stdtr(model.freedom, -np.abs(fit.slope) / error)
    is_real = np.abs(fit.slope) * len(design.time) > _ROUNDING
    largest = (sample.counts * sample.is_used).max(axis=1) * (1 + _ROUNDING)
    is_within = np.exp(_predictor(fit, now)) <= largest
    significant = p_value < options.trend_level
    return np.asarray(model.has_converged & significant & is_real & is_within)


def _predictor(fit: Fit, now: Now) -> Floats:
    return np.asarray(fit.level[:, -1] + fit.slope * now.time + now.offset)


def _predictor_se(model: _Model, now: Now) -> Floats:
    arrow = model.fit.arrow
    away = now.time - arrow.mean_time[:, -1]
    variance = 1 / arrow.weight[:, -1] + away * away / arrow.time_spread
    return np.sqrt(model.error_dispersion * variance)


def _empty_forecast(number: int) -> Forecast:
    predictor, error, dispersion, slope = np.full((4, number), np.nan)
    return Forecast(predictor, error, dispersion, slope, np.zeros(number, dtype=bool))


def _write(
    found: Forecast,
    places: Wholes,
    rows: Flags,
    now: Now,
    model: _Model,
    has_trend: bool,
) -> None:
    found.predictor[places] = _predictor(model.fit, now)[rows]
    found.predictor_se[places] = _predictor_se(model, now)[rows]
    found.dispersion[places] = model.dispersion[rows]
    found.has_converged[places] = model.has_converged[rows]
    if has_trend:
        found.slope[places] = model.fit.slope[rows]
