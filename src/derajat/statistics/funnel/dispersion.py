"""Over-dispersion: areas that differ by more than chance, and funnels that allow it."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from derajat.statistics.arrays import Flags, Floats, Numbers
from derajat.statistics.funnel.limits import (
    as_areas,
)
from derajat.statistics.funnel.significance import pooled, reason_of_parts
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    reason_of,
)


TRIMMED_SHARE = 0.1
"""Share of areas trimmed at each end; Spiegelhalter 2005."""
FEWEST_AREAS = 2
"""Areas from which over-dispersion can be estimated: one area has no spread."""


class Scale(StrEnum):
    """The scale on which areas are compared.

    `PLAIN` the value itself; `ARCSINE` asin(sqrt p), for proportions; `SQUARE_ROOT`
    and `LOG` for ratios of observed to expected.
    """

    PLAIN = "plain"
    ARCSINE = "arcsine"
    SQUARE_ROOT = "square-root"
    LOG = "log"


class Trim(StrEnum):
    """What is done with the most extreme areas before the spread is estimated."""

    NONE = "none"
    WINSORISE = "winsorise"
    TRUNCATE = "truncate"


@dataclass(frozen=True)
class Dispersion:
    """How much more the areas of each funnel differ than chance allows.

    For each area (last axis): `deviation` from the average and its standard `error`
    on the `scale`, and `reason` why it has none. For each funnel (leading axes):
    `average` in the unit of the value, `areas` used after trimming, `phi` (1 is
    chance), `tau_squared` (variance between areas on the scale) and `is_clear`, true
    where phi lies above chance by more than two standard errors. phi and tau_squared
    are nan below two areas.
    """

    deviation: Floats
    error: Floats
    reason: Reasons
    average: Floats
    areas: Floats
    phi: Floats
    tau_squared: Floats
    is_clear: Flags
    scale: Scale
    is_of_proportions: bool


def proportion_dispersion(
    numerator: Numbers,
    denominator: Numbers,
    scale: Scale = Scale.ARCSINE,
    trim: Trim = Trim.WINSORISE,
    trimmed_share: float = TRIMMED_SHARE,
) -> Dispersion:
    """The over-dispersion among proportions.

    Formula: z = (y - average) / s; phi = mean of the trimmed z squared;
        tau^2 = (I phi - (I - 1)) / (sum w - sum w^2 / sum w), w = 1 / s^2, not below 0;
        s = 1 / (2 sqrt n) on the arcsine scale, sqrt(p (1 - p) / n) on the plain one
    Source: Spiegelhalter 2005, Quality and Safety in Health Care 14:347-351;
        DerSimonian and Laird 1986; compared with FunnelPlotR
    Units: persons
    Shapes: areas on the last axis, funnels on the leading axes
    Missing: areas as in `proportion_significance`; plain scale with an average of 0 or
        1 NO_VARIATION

    >>> from derajat.statistics.funnel import proportion_dispersion
    >>> found = proportion_dispersion([30, 80, 60, 90], [100, 200, 150, 200])
    >>> found.phi.round(3).tolist(), found.tau_squared.round(4).tolist()
    (0.792, 0.0001)
    """
    part, whole = as_areas(numerator, denominator)
    on = _checked(scale, Scale.PLAIN, Scale.ARCSINE)
    reason = reason_of_parts(part, whole)
    average = pooled(part, whole, reason)
    centre = average[..., None]
    with np.errstate(all="ignore"):
        deviation = to_scale(part / whole, on) - to_scale(centre, on)
        error = error_of(whole, centre * (1 - centre), on)
    same = (reason == Reason.GIVEN) & (error == 0)
    reason = np.where(same, np.uint8(Reason.NO_VARIATION), reason)
    return _build(deviation, error, reason, average, on, trim, trimmed_share, True)


def ratio_dispersion(
    observed: Numbers,
    expected: Numbers,
    scale: Scale = Scale.SQUARE_ROOT,
    trim: Trim = Trim.WINSORISE,
    trimmed_share: float = TRIMMED_SHARE,
) -> Dispersion:
    """The over-dispersion among ratios of observed to expected events, around 1.

    Log scale with `Trim.TRUNCATE` is the method of the English hospital mortality
    indicator SHMI.

    Formula: as in `proportion_dispersion`; s = 1 / (2 sqrt E) on the square-root scale,
        1 / sqrt E on the log and plain scales
    Source: Spiegelhalter et al. 2012, Journal of the Royal Statistical Society A
        175:1-47; compared with FunnelPlotR
    Units: events
    Shapes: areas on the last axis, funnels on the leading axes
    Missing: areas as in `ratio_significance`; log scale without events TOO_FEW_EVENTS

    >>> from derajat.statistics.funnel import ratio_dispersion
    >>> found = ratio_dispersion([20, 45, 12, 70], [25.0, 30.0, 15.0, 60.0])
    >>> found.phi.round(3).tolist(), found.tau_squared.round(4).tolist()
    (1.893, 0.0129)
    """
    events, foreseen = as_areas(observed, expected)
    on, one = _checked(scale, Scale.PLAIN, Scale.SQUARE_ROOT, Scale.LOG), np.ones(())
    reason = reason_of(
        (events, foreseen),
        (foreseen <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (events < 0, Reason.NEGATIVE_COUNT),
        ((events == 0) & (on is Scale.LOG), Reason.TOO_FEW_EVENTS),
    )
    with np.errstate(all="ignore"):
        deviation = to_scale(events / foreseen, on) - to_scale(one, on)
        error = error_of(foreseen, one, on)
    average = np.ones(events.shape[:-1])
    return _build(deviation, error, reason, average, on, trim, trimmed_share, False)


def to_scale(value: Floats, scale: Scale) -> Floats:
    """The value on the scale."""
    if scale == Scale.ARCSINE:
        return np.asarray(np.arcsin(np.sqrt(value)))
    if scale == Scale.SQUARE_ROOT:
        return np.asarray(np.sqrt(value))
    return np.asarray(np.log(value) if scale == Scale.LOG else value)


def error_of(size: Floats, unit_variance: Floats, scale: Scale) -> Floats:
    """Standard error on the scale; `unit_variance` is that of one person or event."""
    if scale in {Scale.ARCSINE, Scale.SQUARE_ROOT}:
        return np.asarray(1 / (2 * np.sqrt(size)))
    return np.asarray(np.sqrt(unit_variance / size))


def _checked(scale: Scale, *allowed: Scale) -> Scale:
    if scale not in allowed:
        names = ", ".join(allowed)
        raise ValueError(f"the scale must be one of {names}, not {scale}")
    return Scale(scale)


def _build(
    deviation: Floats,
    error: Floats,
    reason: Reasons,
    average: Floats,
    scale: Scale,
    trim: Trim,
    trimmed_share: float,
    is_of_proportions: bool,
) -> Dispersion:
    given = reason == Reason.GIVEN
    deviation, error = (np.where(given, part, np.nan) for part in (deviation, error))
    z = _trimmed(deviation / error, Trim(trim), trimmed_share)
    used = np.isfinite(z)
    areas = used.sum(axis=-1).astype(np.float64)
    enough = areas >= FEWEST_AREAS
    phi = np.where(used, z * z, 0.0).sum(axis=-1) / np.maximum(areas, 1.0)
    weight = np.where(used, 1 / (error * error), 0.0)
    tau_squared = _between_areas(areas, phi, weight)
    chance = (areas - 1) + 2 * np.sqrt(2 * np.maximum(areas - 1, 0.0))
    return Dispersion(
        deviation,
        error,
        reason,
        average,
        areas,
        np.where(enough, phi, np.nan),
        np.where(enough, tau_squared, np.nan),
        enough & (areas * phi > chance),
        scale,
        is_of_proportions,
    )


def _between_areas(areas: Floats, phi: Floats, weight: Floats) -> Floats:
    """The variance between areas by the method of moments, not below zero."""
    total = weight.sum(axis=-1)
    with np.errstate(all="ignore"):
        scale = total - (weight * weight).sum(axis=-1) / total
        between = (areas * phi - (areas - 1)) / scale
    return np.where(scale > 0, np.maximum(between, 0.0), 0.0)


def _trimmed(z: Floats, trim: Trim, share: float) -> Floats:
    if not 0 < share < 0.5:
        raise ValueError(f"trimmed_share must lie between 0 and 0.5, not {share}")
    if trim is Trim.WINSORISE:
        return np.clip(z, _quantile(z, share), _quantile(z, 1 - share))
    return _truncated(z, share) if trim is Trim.TRUNCATE else z


def _truncated(z: Floats, share: float) -> Floats:
    """Leave out the lowest and highest of 1 / share groups of equal size, by rank."""
    groups = 1 / share
    rank = stats.rankdata(np.where(np.isnan(z), np.inf, z), axis=-1)
    count = np.isfinite(z).sum(axis=-1, keepdims=True)
    group = np.floor(rank * groups / (count + 1))
    return np.where((group > 0) & (group < groups - 1), z, np.nan)


def _quantile(z: Floats, share: float) -> Floats:
    """The quantile of the finite numbers of each row, linear between order statistics.

    Type 7 of Hyndman and Fan 1996; one value per row, kept as a last axis of one.
    """
    if z.shape[-1] == 0:
        return np.full((*z.shape[:-1], 1), np.nan)
    in_order = np.sort(z, axis=-1)
    count = np.isfinite(z).sum(axis=-1, keepdims=True)
    place = np.maximum(count - 1, 0) * share
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, np.maximum(count - 1, 0))
    low = np.take_along_axis(in_order, below, axis=-1)
    high = np.take_along_axis(in_order, above, axis=-1)
    return np.asarray(low + (place - below) * (high - low))
