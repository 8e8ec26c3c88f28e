"""Funnels that allow for over-dispersion: wider lines, fewer areas beyond them."""

from enum import StrEnum

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, common_shape
from derajat.statistics.funnel.dispersion import Dispersion, Scale, error_of, to_scale
from derajat.statistics.funnel.limits import (
    DEVIATES,
    Limits,
    as_bounded,
    build_limits,
    check_positive,
)
from derajat.statistics.funnel.significance import Significance, to_place
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    reason_of,
)


class Adjustment(StrEnum):
    """How over-dispersion widens a funnel.

    `MULTIPLICATIVE` multiplies each standard error by the root of phi (where phi is
    above 1); `ADDITIVE` adds the variance between areas, which weighs most on large
    areas.
    """

    MULTIPLICATIVE = "multiplicative"
    ADDITIVE = "additive"


def adjusted_significance(
    dispersion: Dispersion, adjustment: Adjustment = Adjustment.ADDITIVE
) -> Significance:
    """Where each area lies in a funnel widened for over-dispersion.

    Formula: deviation / s', beyond 1.960 and 3.090; s' = s sqrt(max(1, phi)) or
        sqrt(s^2 + tau^2)
    Source: Spiegelhalter 2005, Quality and Safety in Health Care 14:347-351
    Units: as the dispersion
    Shapes: areas on the last axis, funnels on the leading axes
    Missing: an area without deviation is NOT_JUDGED with its reason; all areas of a
        funnel with fewer than two areas TOO_FEW_POINTS

    >>> from derajat.statistics.funnel import adjusted_significance
    >>> from derajat.statistics.funnel import proportion_dispersion
    >>> areas = [300, 800, 600, 900, 500], [1000, 2000, 1500, 2000, 1250]
    >>> adjusted_significance(proportion_dispersion(*areas)).place.tolist()
    [-2, 0, 0, 0, 0]
    """
    error = _widened(dispersion.error, dispersion, adjustment)
    reason = earliest(dispersion.reason, _reason_of_funnel(dispersion))
    with np.errstate(all="ignore"):
        z = np.where(reason == Reason.GIVEN, dispersion.deviation / error, np.nan)
    below = [z < deviate for deviate in DEVIATES[:2]]
    above = [z > deviate for deviate in DEVIATES[2:]]
    return Significance(to_place(reason, below, above), dispersion.average, reason)


def adjusted_limits(
    dispersion: Dispersion,
    size: Numbers,
    adjustment: Adjustment = Adjustment.ADDITIVE,
    multiplier: float = 1.0,
) -> Limits:
    """The lines of a funnel widened for over-dispersion, at each size.

    Formula: back from the scale of average +/- z s'; s' as in `adjusted_significance`
        with s at this size; proportions cut at 0 and 1, ratios at 0
    Source: Spiegelhalter 2005, Quality and Safety in Health Care 14:347-351
    Units: size in persons or expected events; limits in the unit of the value times
        the multiplier
    Shapes: sizes on the last axis; leading axes broadcast with the funnels
    Missing: nan in gives nan; size not above zero DENOMINATOR_NOT_POSITIVE; a funnel
        with fewer than two areas TOO_FEW_POINTS

    >>> from derajat.statistics.funnel import adjusted_limits, proportion_dispersion
    >>> areas = [300, 800, 600, 900, 500], [1000, 2000, 1500, 2000, 1250]
    >>> found = adjusted_limits(proportion_dispersion(*areas), [1000, 2000])
    >>> found.lower_95.round(3).tolist(), found.upper_95.round(3).tolist()
    ([0.339, 0.343], [0.463, 0.459])
    """
    check_positive(multiplier=multiplier)
    sizes, scale = as_bounded(size)[0], dispersion.scale
    centre = dispersion.average[..., None]
    shape = common_shape(sizes.shape, centre.shape)
    sizes, centre = np.broadcast_to(sizes, shape), np.broadcast_to(centre, shape)
    empty = (sizes <= 0, Reason.DENOMINATOR_NOT_POSITIVE)
    funnel = np.broadcast_to(_reason_of_funnel(dispersion), shape)
    reason = earliest(reason_of((sizes,), empty), funnel)
    with np.errstate(all="ignore"):
        error = error_of(sizes, _unit_variance(dispersion, centre), scale)
        error = _widened(error, dispersion, adjustment)
        middle = to_scale(centre, scale)
        places = [_from_scale(middle + z * error, dispersion) for z in DEVIATES]
        lines = [multiplier * place for place in places]
    return build_limits(reason, *lines)


def _widened(error: Floats, found: Dispersion, adjustment: Adjustment) -> Floats:
    phi, between = found.phi[..., None], found.tau_squared[..., None]
    if Adjustment(adjustment) is Adjustment.MULTIPLICATIVE:
        return np.asarray(error * np.sqrt(np.maximum(phi, 1.0)))
    return np.asarray(np.sqrt(error * error + between))


def _reason_of_funnel(found: Dispersion) -> Reasons:
    few = np.where(np.isnan(found.phi), Reason.TOO_FEW_POINTS, Reason.GIVEN)
    return few[..., None].astype(np.uint8)


def _unit_variance(found: Dispersion, centre: Floats) -> Floats:
    return centre * (1 - centre) if found.is_of_proportions else np.ones_like(centre)


def _from_scale(place: Floats, found: Dispersion) -> Floats:
    if found.scale is Scale.ARCSINE:
        return np.asarray(np.sin(np.clip(place, 0.0, np.pi / 2)) ** 2)
    if found.scale is Scale.SQUARE_ROOT:
        return np.asarray(np.maximum(place, 0.0) ** 2)
    if found.scale is Scale.LOG:
        return np.asarray(np.exp(place))
    return np.clip(place, 0.0, 1.0 if found.is_of_proportions else np.inf)
