"""Charts of single measurements (XmR) and of the time between rare events (t)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers
from derajat.statistics.charts.baseline import Baseline, Rebase
from derajat.statistics.charts.chart import (
    SIGMAS,
    Chart,
    ChartKind,
    Estimate,
    as_series,
    build_chart,
    mean_of,
    median_of,
    moving_ranges,
)
from derajat.statistics.reasons import (
    Reason,
    first_reason,
    reason_of_inputs,
)


MEAN_RANGE_LIMIT = 2.66
"""Limits lie this many mean moving ranges from the mean; Wheeler 1993, 3 / 1.128."""
MEAN_RANGE_TOP = 3.267
"""Upper limit of moving ranges in mean moving ranges (D4); Wheeler 1993."""
MEDIAN_RANGE_LIMIT = 3.145
"""Limits lie this many median moving ranges from the mean; Wheeler 1993, 3 / 0.954."""
MEDIAN_RANGE_TOP = 3.865
"""Upper limit of moving ranges in median moving ranges; Wheeler 1993."""
TIME_POWER = 3.6
"""Exponential times to the power 1 / 3.6 are nearly normal; Nelson 1994."""


class RangeKind(StrEnum):
    """Which moving range sets the limits: the mean one, or the median one.

    The median is little moved by a few wild points in the baseline.
    """

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True)
class XmrChart(Chart):
    """A chart with its moving ranges.

    `moving_range`: distance from the point before, nan without both. `range_centre`
    and `range_upper`: centre line and upper limit of the moving ranges. Series x
    points, in the unit of the value.
    """

    moving_range: Floats
    range_centre: Floats
    range_upper: Floats


def xmr_chart(
    values: Numbers,
    baseline: Baseline | None = None,
    rebases: Sequence[Rebase] = (),
    range_kind: RangeKind = RangeKind.MEAN,
    screened: bool = False,
) -> XmrChart:
    """The chart of single measurements, with the chart of their moving ranges.

    A moving range needs two neighbouring places that both hold a point. `screened`
    leaves out moving ranges at or above their upper limit, once (Nelson 1982).

    Formula: mean +/- 2.66 mean moving range (upper limit of ranges 3.267), or
        mean +/- 3.145 median moving range (3.865)
    Source: Wheeler 1993, Understanding Variation; Nelson 1982, Journal of Quality
        Technology 14:172-173
    Units: any; limits in the unit of the value
    Shapes: series x points, or one row of points
    Missing: nan is no point (MISSING), infinity NOT_FINITE; limits TOO_FEW_POINTS
        below the fewest of the baseline, NO_VARIATION (ALL_ZERO) when its points are
        all equal (zero)

    >>> from derajat.statistics.charts import Baseline, xmr_chart
    >>> visits = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]
    >>> found = xmr_chart(visits, Baseline(points=12))
    >>> round(found.centre.item(0), 2), round(found.lower.item(0), 2)
    (41.42, 36.82)
    """
    (points,) = as_series(values)
    reason = reason_of_inputs(points)
    present = reason == Reason.GIVEN
    points = np.where(present, points, np.nan)
    ranges = moving_ranges(points, present)

    def estimate(phase: slice, used: Flags) -> Estimate:
        part = points[:, phase]
        step = _range_of(moving_ranges(part, used), RangeKind(range_kind), screened)
        return _around_mean(part, used, step * _LIMITS[RangeKind(range_kind)])

    chart = build_chart(
        ChartKind.XMR, points, reason, baseline or Baseline(), rebases, estimate
    )
    return _with_ranges(chart, ranges, RangeKind(range_kind))


def t_chart(
    times: Numbers,
    baseline: Baseline | None = None,
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """The chart of the time between rare events; a long time means few events.

    Formula: y = time^(1/3.6); mean y +/- 2.66 mean moving range of y; each line to the
        power 3.6, the lower one not below zero
    Source: Nelson 1994, Journal of Quality Technology 26:238-239; Provost and Murray
        2011, The Health Care Data Guide
    Units: any unit of time; limits in the same
    Shapes: series x points, or one row of points
    Missing: nan is no point; a time not above zero is refused, MEASURE_NOT_POSITIVE
        (count in a finer unit); limits as in `xmr_chart`

    >>> from derajat.statistics.charts import Baseline, t_chart
    >>> days = [12, 3, 30, 8, 21, 5, 16, 40, 9, 2, 18, 7]
    >>> found = t_chart(days, Baseline(points=12))
    >>> round(found.centre.item(0), 1), round(found.upper.item(0), 1)
    (11.3, 142.6)
    """
    (points,) = as_series(times)
    reason = reason_of_inputs(points)
    refused = first_reason(points.shape, (points <= 0, Reason.MEASURE_NOT_POSITIVE))
    reason = np.where(reason > 0, reason, refused)
    safe = np.where(reason == Reason.GIVEN, points, np.nan)
    root = safe ** (1 / TIME_POWER)

    def estimate(phase: slice, used: Flags) -> Estimate:
        part = root[:, phase]
        step = _range_of(moving_ranges(part, used), RangeKind.MEAN, False)
        found = _around_mean(part, used, step * MEAN_RANGE_LIMIT)
        lines = (found.centre, np.maximum(found.lower, 0.0), found.upper)
        centre, lower, upper = (np.asarray(line**TIME_POWER) for line in lines)
        return Estimate(
            centre, lower, upper, found.mean, found.sigma, found.spread_ratio, part
        )

    return build_chart(
        ChartKind.T, points, reason, baseline or Baseline(), rebases, estimate
    )


_LIMITS = {RangeKind.MEAN: MEAN_RANGE_LIMIT, RangeKind.MEDIAN: MEDIAN_RANGE_LIMIT}
_TOPS = {RangeKind.MEAN: MEAN_RANGE_TOP, RangeKind.MEDIAN: MEDIAN_RANGE_TOP}


def _range_of(ranges: Floats, kind: RangeKind, screened: bool) -> Floats:
    average = mean_of if kind is RangeKind.MEAN else median_of
    found = average(ranges, np.isfinite(ranges))
    if not screened:
        return found
    kept = average(ranges, ranges < _TOPS[kind] * found)
    return np.where(found == 0, found, kept)


def _around_mean(values: Floats, used: Flags, distance: Floats) -> Estimate:
    mean = mean_of(values, used)
    no_ratio = np.full(len(values), np.nan)
    lower, upper = mean - distance, mean + distance
    sigma = distance / SIGMAS
    return Estimate(mean, lower, upper, mean, sigma, no_ratio, values)


def _with_ranges(chart: Chart, ranges: Floats, kind: RangeKind) -> XmrChart:
    none = np.full((len(ranges), 1), np.nan)
    centre = (chart.upper - chart.centre) / _LIMITS[kind]
    return XmrChart(
        **{name: getattr(chart, name) for name in Chart.__dataclass_fields__},
        moving_range=np.concatenate([none, ranges], axis=1)[:, : chart.values.shape[1]],
        range_centre=centre,
        range_upper=centre * _TOPS[kind],
    )
