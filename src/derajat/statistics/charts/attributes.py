"""Charts of proportions (p), rates (u), counts (c) and cases between events (g)."""

from collections.abc import Sequence

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
    Reasons,
    first_reason,
    reason_of_inputs,
)


RANGE_TO_SIGMA = 1.128
"""Mean moving range of two normal values in sigmas (d2); Montgomery 2009."""


def p_chart(
    numerator: Numbers,
    denominator: Numbers,
    baseline: Baseline | None = None,
    rebases: Sequence[Rebase] = (),
    prime: bool = False,
) -> Chart:
    """The chart of proportions; with `prime` Laney's p', for large denominators.

    Large denominators make the limits of a plain p chart so narrow that ordinary
    differences between months look special; p' widens them by the spread seen.

    Formula: p +/- 3 sqrt(p (1 - p) / n), p = sum of numerators over sum of
        denominators of the baseline, cut at 0 and 1; p' multiplies by sigma z = mean
        moving range of the baseline's z / 1.128
    Source: Montgomery 2009, Introduction to Statistical Quality Control; Laney 2002,
        Quality Engineering 14:531-537
    Units: persons; values and limits as shares 0..1
    Shapes: series x points, or one row of points
    Missing: nan is no point; denominator not above zero, negative numerator and
        numerator above denominator are refused with their reason; no limits below the
        fewest points, or when the baseline is all 0 (ALL_ZERO) or all 1 (NO_VARIATION)

    >>> from derajat.statistics.charts import Baseline, p_chart
    >>> served = [40, 45, 38, 42, 44, 39, 41, 43, 37, 46, 40, 41]
    >>> found = p_chart(served, [50] * 12, Baseline(points=12))
    >>> round(found.centre.item(0), 3), round(found.lower.item(0), 3)
    (0.827, 0.666)
    """
    part, whole = as_series(numerator, denominator)
    above = (part > whole, Reason.NUMERATOR_ABOVE_DENOMINATOR)
    reason = _reason_of_parts(part, whole, above)
    kind = ChartKind.PP if prime else ChartKind.P
    return _chart_of_parts(kind, part, whole, reason, baseline, rebases)


def u_chart(
    events: Numbers,
    exposure: Numbers,
    baseline: Baseline | None = None,
    rebases: Sequence[Rebase] = (),
    prime: bool = False,
) -> Chart:
    """The chart of rates; with `prime` Laney's u', for large exposures.

    Formula: u +/- 3 sqrt(u / n), u = sum of events over sum of exposures of the
        baseline, cut at 0; u' multiplies by sigma z as in `p_chart`
    Source: Montgomery 2009, Introduction to Statistical Quality Control; Laney 2002,
        Quality Engineering 14:531-537
    Units: events; exposure in any unit; values and limits in events per exposure
    Shapes: series x points, or one row of points
    Missing: nan is no point; exposure not above zero and negative events are refused
        with their reason; no limits below the fewest points or without any event in
        the baseline (ALL_ZERO)

    >>> from derajat.statistics.charts import Baseline, u_chart
    >>> falls = [4, 6, 5, 3, 7, 4, 5, 6, 2, 5, 4, 6]
    >>> found = u_chart(falls, [1.2] * 12, Baseline(points=12))
    >>> round(found.centre.item(0), 2), round(found.upper.item(0), 2)
    (3.96, 9.41)
    """
    part, whole = as_series(events, exposure)
    reason = _reason_of_parts(part, whole)
    kind = ChartKind.UP if prime else ChartKind.U
    return _chart_of_parts(kind, part, whole, reason, baseline, rebases)


def c_chart(
    events: Numbers,
    baseline: Baseline | None = None,
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """The chart of counts from an exposure that does not change.

    Formula: c +/- 3 sqrt(c), c = mean count of the baseline, cut at 0
    Source: Montgomery 2009, Introduction to Statistical Quality Control
    Units: events
    Shapes: series x points, or one row of points
    Missing: as in `u_chart`

    >>> from derajat.statistics.charts import Baseline, c_chart
    >>> found = c_chart([4, 6, 5, 3, 7, 4, 5, 6, 2, 5, 4, 6], Baseline(points=12))
    >>> found.centre.item(0), round(found.upper.item(0), 2)
    (4.75, 11.29)
    """
    (part,) = as_series(events)
    whole = np.ones(part.shape)
    reason = _reason_of_parts(part, whole)
    return _chart_of_parts(ChartKind.C, part, whole, reason, baseline, rebases)


def g_chart(
    cases: Numbers,
    baseline: Baseline | None = None,
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """The chart of the number of cases between rare events; many is few events.

    The counts are skewed: the centre line is the median, there is no lower limit
    above 0, and the rules that count points in zones do not apply.

    Formula: upper limit m + 3 sqrt(m (m + 1)), m = mean of the baseline; centre line
        the median of the baseline
    Source: Benneyan 2001, Health Care Management Science 4:305-318; Montgomery 2009
    Units: cases (patients, births, visits) between one event and the next
    Shapes: series x points, or one row of points
    Missing: nan is no point; negative counts are refused; no limits below the fewest
        points or when the baseline is all zero (ALL_ZERO)

    >>> from derajat.statistics.charts import Baseline, g_chart
    >>> births = [12, 3, 30, 8, 21, 5, 16, 40, 9, 2, 18, 7]
    >>> found = g_chart(births, Baseline(points=12))
    >>> found.centre.item(0), round(found.upper.item(0), 1)
    (10.5, 58.5)
    """
    (points,) = as_series(cases)
    reason = _reason_of_parts(points, np.ones(points.shape))
    points = np.where(reason == Reason.GIVEN, points, np.nan)

    def estimate(phase: slice, used: Flags) -> Estimate:
        part = points[:, phase]
        mean = mean_of(part, used)
        sigma = np.sqrt(mean * (mean + 1))
        no_ratio = np.full(len(part), np.nan)
        middle, upper = median_of(part, used), mean + SIGMAS * sigma
        return Estimate(middle, mean * 0.0, upper, mean, sigma, no_ratio, part)

    return build_chart(
        ChartKind.G, points, reason, baseline or Baseline(), rebases, estimate
    )


def _reason_of_parts(
    part: Floats, whole: Floats, *further: tuple[Flags, Reason]
) -> Reasons:
    missing = reason_of_inputs(part, whole)
    wrong = first_reason(
        missing.shape,
        (whole <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (part < 0, Reason.NEGATIVE_COUNT),
        *further,
    )
    return np.where(missing > 0, missing, wrong)


def _chart_of_parts(
    kind: ChartKind,
    part: Floats,
    whole: Floats,
    reason: Reasons,
    baseline: Baseline | None,
    rebases: Sequence[Rebase],
) -> Chart:
    given = reason == Reason.GIVEN
    part, whole = np.where(given, part, np.nan), np.where(given, whole, np.nan)

    def estimate(phase: slice, used: Flags) -> Estimate:
        return _pooled(kind, part[:, phase], whole[:, phase], used)

    return build_chart(
        kind, part / whole, reason, baseline or Baseline(), rebases, estimate
    )


def _pooled(kind: ChartKind, part: Floats, whole: Floats, used: Flags) -> Estimate:
    """Lines around the pooled value, by chance alone or by the spread seen."""
    value = part / whole
    centre = mean_of(part, used) / mean_of(whole, used)
    of_proportions = kind in {ChartKind.P, ChartKind.PP}
    sigma = np.sqrt(centre * (1 - centre if of_proportions else 1.0) / whole)
    ranges = moving_ranges((value - centre) / sigma, used)
    ratio = mean_of(ranges, np.isfinite(ranges)) / RANGE_TO_SIGMA
    if kind in {ChartKind.PP, ChartKind.UP}:
        sigma = sigma * np.where(np.isnan(ratio) & (sigma == 0), 1.0, ratio)
    lower = np.maximum(centre - SIGMAS * sigma, 0.0)
    upper = np.minimum(centre + SIGMAS * sigma, 1.0 if of_proportions else np.inf)
    return Estimate(centre, lower, upper, centre, sigma, ratio[:, 0], value)
