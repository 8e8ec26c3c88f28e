"""Slope and relative index of inequality over ordered groups."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, as_floats, as_one_shape, as_shape
from derajat.statistics.rates.estimates import (
    Estimate,
    build_estimate,
    reason_of_rate,
    reason_over_groups,
)
from derajat.statistics.rates.levels import deviate_of, tail_of
from derajat.statistics.rates.slope_limits import (
    REPETITIONS,
    Band,
    Line,
    Scale,
    compute_drawn_band,
    from_scale,
    normal_band,
    to_scale,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
    reason_of_inputs,
)


FROM_GROUPS = 3
"""Groups from which a slope is more than the difference of two.

WHO HEAT technical notes: slope and relative index need more than two ordered groups.
"""


@dataclass(frozen=True)
class SlopeOfInequality:
    """The line over the ranked population, one for each setting.

    `slope`: slope index, value at the top of the ranking minus that at the bottom, in
    the unit of the values x multiplier. `ratio`: relative index, top over bottom
    (bottom over top with a negative multiplier). `intercept`: the line at the bottom,
    not multiplied unless the line was fitted on a transformed scale.
    """

    slope: Estimate
    ratio: Estimate
    intercept: Floats


def slope_of_inequality(
    values: Numbers,
    population: Numbers,
    *,
    scale: Scale = "identity",
    is_fitted_on_scale: bool = False,
    standard_errors: Numbers | None = None,
    limits: tuple[Numbers, Numbers] | None = None,
    multiplier: float = 1.0,
    level: float = 0.95,
    generator: np.random.Generator | None = None,
    repetitions: int = REPETITIONS,
) -> SlopeOfInequality:
    """Slope and relative index of inequality over groups from the least advantaged.

    Errors are normal on the scale: "identity" for means and life expectancy, "log" for
    rates, "logit" for proportions. The line itself may be fitted on it, too.

    Formula: groups at x = middle of their share of the ranked population, least squares
        with weights population: line a + b x. Slope index m b, ratio (a + b) / a;
        fitted on the scale with inverse f: m (f(a+b) - f(a)), f(a+b) / f(a), intercept
        |m| f(a). Limits: normal for the slope and Fieller's for the ratio on
        "identity"; on the scale, of b about the middle of the line; else the quantiles
        of `repetitions` lines through values drawn by the `generator`.
    Source: Low and Low 2004, Journal of Public Health 26:390-395; Fieller 1954, JRSS B
        16:175-185; compared with PHEindicatormethods 2.1.0 (`phe_sii`).
    Units: proportions as shares 0 to 1; standard errors on the scale; limits are 95 %
        limits in the unit of the values.
    Shapes: settings x groups (last, least advantaged first); one result per setting.
    Missing: where one group's value or population is missing or infinite, a population
        not above zero, a rate below zero or a proportion outside 0 to 1 (outside
        scale; the ends too when fitted on it), fewer than three groups (too few
        points). The ratio also where the intercept is zero (denominator not positive).
        No limits without errors or limits of all groups, without a generator where one
        is needed, and on "identity" of a ratio whose bottom value may be zero or, with
        a multiplier below zero, whose limits differ in sign.

    >>> from derajat.statistics.rates import slope_of_inequality
    >>> found = slope_of_inequality([62, 66, 70, 71, 74], [100, 120, 110, 90, 80],
    ...     standard_errors=[1, 1, 1, 1, 1])
    >>> slope = found.slope
    >>> [round(float(x), 2) for x in (slope.value, slope.lower, slope.upper)]
    [14.12, 11.12, 17.12]
    """
    numbers, people = _checked(values, population)
    _check_options(scale, is_fitted_on_scale, multiplier)
    errors = _errors(numbers.shape, standard_errors, limits, scale)
    line, on_scale = _line_over(people), to_scale(numbers, scale)
    reason = _reason(numbers, people, scale, is_fitted_on_scale)
    if is_fitted_on_scale:
        band = normal_band(line, on_scale, errors, deviate_of(level))
        return _turned_back(line, on_scale, band, reason, scale, multiplier)
    if scale == "identity":
        band = normal_band(line, numbers, errors, deviate_of(level))
    else:
        chance = tail_of(level)
        band = compute_drawn_band(
            line, on_scale, errors, scale, chance, generator, repetitions
        )
    return _multiplied(line, numbers, band, reason, multiplier)


def _check_options(scale: Scale, is_fitted_on_scale: bool, multiplier: float) -> None:
    if scale not in ("identity", "log", "logit"):
        raise ValueError(f"the scale is identity, log or logit, not {scale}")
    if is_fitted_on_scale and scale == "identity":
        raise ValueError("a line is fitted on the scale log or logit, not on identity")
    if not 0 < abs(multiplier) < np.inf:
        raise ValueError(f"the multiplier must be a number but zero, not {multiplier}")


def _checked(values: Numbers, population: Numbers) -> tuple[Floats, Floats]:
    numbers, people = as_one_shape(values, population)
    if numbers.ndim == 0:
        raise ValueError("a slope needs an axis of groups: settings x groups")
    return numbers, people


def _errors(
    shape: tuple[int, ...],
    standard_errors: Numbers | None,
    limits: tuple[Numbers, Numbers] | None,
    scale: Scale,
) -> Floats:
    """Standard errors on the scale, nan where there are none or no possible ones."""
    if standard_errors is not None and limits is not None:
        raise ValueError("give standard errors or limits, not both")
    if limits is not None and len(limits) != 2:
        raise ValueError("limits are two arrays, the lower and the upper")
    if limits is not None:
        ends = as_one_shape(*limits)
        lower, upper = (to_scale(end, scale) for end in ends)
        with np.errstate(invalid="ignore"):
            errors = (upper - lower) / (2 * deviate_of(0.95))
    else:
        errors = as_floats(np.nan if standard_errors is None else standard_errors)
    errors = np.where((errors >= 0) & (errors < np.inf), errors, np.nan)
    return as_shape(errors, shape, "standard_errors or limits")


def _line_over(people: Floats) -> Line:
    """Weighted least squares over the middles of the ranked population's shares."""
    with np.errstate(all="ignore"):
        share = people / people.sum(axis=-1, keepdims=True)
        # The weighted mean of the middles is always one half.
        away = np.cumsum(share, axis=-1) - share / 2 - 0.5
        spread = (share * away**2).sum(axis=-1, keepdims=True)
        of_slope = share * away / spread
        return Line(of_slope, share - of_slope / 2)


def _reason(
    numbers: Floats, people: Floats, scale: Scale, is_fitted_on_scale: bool
) -> Reasons:
    shape = numbers.shape[:-1]
    few = np.full(shape, numbers.shape[-1] < FROM_GROUPS)
    is_outside = np.zeros(numbers.shape, dtype=np.bool_)
    if scale != "identity":
        is_outside |= (numbers < 0) | (is_fitted_on_scale & (numbers == 0))
    if scale == "logit":
        is_outside |= (numbers > 1) | (is_fitted_on_scale & (numbers == 1))
    by_group = earliest(
        reason_of_inputs(numbers, people),
        reason_of_rate(np.zeros(people.shape), people),
        first_reason(numbers.shape, (is_outside, Reason.OUTSIDE_SCALE)),
    )
    return earliest(
        first_reason(shape, (few, Reason.TOO_FEW_POINTS)), reason_over_groups(by_group)
    )


def _multiplied(
    line: Line, numbers: Floats, band: Band, reason: Reasons, multiplier: float
) -> SlopeOfInequality:
    """The line on the values' own scale: slope multiplied, intercept not."""
    with np.errstate(all="ignore"):
        slope, intercept = line.through(numbers)
        ratio = (intercept + slope) / intercept
    no_ratio = first_reason(
        reason.shape, (intercept == 0, Reason.DENOMINATOR_NOT_POSITIVE)
    )
    return _result(slope, ratio, intercept, band, multiplier, reason, no_ratio)


def _turned_back(
    line: Line,
    on_scale: Floats,
    band: Band,
    reason: Reasons,
    scale: Scale,
    multiplier: float,
) -> SlopeOfInequality:
    """The line on the scale, its ends turned back; the limits turn about its middle."""
    with np.errstate(all="ignore"):
        slope, intercept = line.through(on_scale)
        middle = intercept + slope / 2
        tops, bottoms = (
            [
                from_scale(middle + side * each / 2, scale)
                for each in (slope, band.slope_lower, band.slope_upper)
            ]
            for side in (1, -1)
        )
        gaps = [top - bottom for top, bottom in zip(tops, bottoms, strict=True)]
        ratios = [top / bottom for top, bottom in zip(tops, bottoms, strict=True)]
        level = abs(multiplier) * bottoms[0]
    turned = Band(gaps[1], gaps[2], ratios[1], ratios[2])
    given = first_reason(reason.shape)
    return _result(gaps[0], ratios[0], level, turned, multiplier, reason, given)


def _result(
    slope: Floats,
    ratio: Floats,
    intercept: Floats,
    band: Band,
    multiplier: float,
    reason: Reasons,
    no_ratio: Reasons,
) -> SlopeOfInequality:
    low, high = band.ratio_lower, band.ratio_upper
    if multiplier < 0:
        with np.errstate(all="ignore"):
            has_one_sign = low * high > 0
            ratio, low, high = 1 / ratio, 1 / low, 1 / high
            low = np.where(has_one_sign, low, np.nan)
    with np.errstate(all="ignore"):
        ends = multiplier * band.slope_lower, multiplier * band.slope_upper
        found = build_estimate(
            multiplier * slope, np.minimum(*ends), np.maximum(*ends), reason
        )
    has_intercept = (found.reason == Reason.GIVEN) & np.isfinite(intercept)
    return SlopeOfInequality(
        slope=found,
        ratio=build_estimate(
            ratio,
            np.minimum(low, high),
            np.maximum(low, high),
            earliest(reason, no_ratio),
        ),
        intercept=np.where(has_intercept, intercept, np.nan),
    )
