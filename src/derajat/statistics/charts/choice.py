"""Which kind of chart fits the data: by what was counted, how rare and how spread."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.charts.attributes import p_chart, u_chart
from derajat.statistics.charts.baseline import FEWEST_POINTS, Baseline
from derajat.statistics.charts.chart import ChartKind, as_series, mean_of
from derajat.statistics.reasons import Reason


RARE_BELOW = 2.0
"""Mean events per point below which months without events are common (13 % of months
at 2, by the Poisson distribution) and a chart between events tells more; ours."""
SPREAD_FROM = 1.5
"""Laney's sigma z from which p' or u' is chosen: without over-dispersion 1.3 % of
series of 20 points reach it (simulated); ours."""


class DataKind(StrEnum):
    """What a series holds: measurements, a share of people, or events per exposure."""

    MEASUREMENT = "measurement"
    PROPORTION = "proportion"
    RATE = "rate"


def choose_chart(
    data: DataKind,
    numerator: Numbers,
    denominator: Numbers = 1.0,
    baseline: Baseline | None = None,
) -> npt.NDArray[np.str_]:
    """The kind of chart for each series, as values of `ChartKind`.

    G and T need other data: the cases, or the time, between one event and the next.

    Formula: measurements xmr; a proportion with fewer than 2 events (or fewer than 2
        non-events) in the mean point g, a rate t; otherwise p or u, or p-prime or
        u-prime where sigma z of a baseline of 12 points or more is at least 1.5
    Source: kinds after Provost and Murray 2011, The Health Care Data Guide; the two
        thresholds are ours
    Units: persons or events; exposure in any unit
    Shapes: series x points; one answer for each series
    Missing: refused points are left out; with no point the plain chart p or u

    >>> from derajat.statistics.charts import DataKind, choose_chart
    >>> choose_chart(DataKind.PROPORTION, [[40, 45, 38], [1, 0, 0]], 50).tolist()
    ['p', 'g']
    """
    kind = DataKind(data)
    if kind is DataKind.MEASUREMENT:
        series = np.atleast_2d(np.asarray(numerator, dtype=np.float64)).shape[0]
        return np.full(series, ChartKind.XMR.value)
    draw = p_chart if kind is DataKind.PROPORTION else u_chart
    chart = draw(numerator, denominator, baseline)
    rarest, used = _rarest(kind, numerator, denominator), chart.reason == Reason.GIVEN
    with np.errstate(all="ignore"):
        events = mean_of(np.where(used, rarest, 0.0), used)[:, 0]
        is_spread = chart.spread_ratio[:, 0] >= SPREAD_FROM
    is_spread &= chart.baseline_points[:, 0] >= FEWEST_POINTS
    plain, prime, between = _KINDS[kind]
    chosen = np.where(is_spread, prime.value, plain.value)
    return np.where(events < RARE_BELOW, between.value, chosen)


_KINDS = {
    DataKind.PROPORTION: (ChartKind.P, ChartKind.PP, ChartKind.G),
    DataKind.RATE: (ChartKind.U, ChartKind.UP, ChartKind.T),
}


def _rarest(kind: DataKind, numerator: Numbers, denominator: Numbers) -> Floats:
    part, whole = as_series(numerator, denominator)
    if kind is DataKind.RATE:
        return part
    with np.errstate(all="ignore"):
        return np.minimum(part, whole - part)
