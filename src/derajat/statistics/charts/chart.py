"""What every process behaviour chart holds, and how it is put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from derajat.statistics.arrays import (
    Flags,
    Floats,
    Numbers,
    as_floats,
    as_one_shape,
    bounded,
)
from derajat.statistics.charts.baseline import (
    FEWEST_POINTS,
    Baseline,
    Rebase,
    in_baseline,
    phases_of,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
)


SIGMAS = 3.0
"""Distance of the limits from the centre; Shewhart 1931."""


class ChartKind(StrEnum):
    """Kinds of chart. `PP` and `UP` are Laney's p' and u'."""

    XMR = "xmr"
    P = "p"
    PP = "p-prime"
    U = "u"
    UP = "u-prime"
    C = "c"
    G = "g"
    T = "t"


@dataclass(frozen=True)
class Chart:
    """The points of each series and the limits they are judged by.

    All arrays are series x points unless told, in the unit of the value. `values`:
    nan where there is no point, `reason` says why. `centre`, `lower`, `upper`: the
    centre line and the limits at three sigma; `limit_reason` says why there are no
    limits. `score`: distance of a point from the mean in sigmas (for a t chart after
    its transform). `in_baseline`: points that set the limits. `phases`: stretches with
    limits of their own. Series x phases: `baseline_points`, their number;
    `is_provisional`, limits from fewer than 12 points; `spread_ratio`, the spread
    between points over what chance alone gives (Laney's sigma z), nan where the kind
    of chart has none.
    """

    kind: ChartKind
    values: Floats
    reason: Reasons
    centre: Floats
    lower: Floats
    upper: Floats
    limit_reason: Reasons
    score: Floats
    in_baseline: Flags
    phases: tuple[slice, ...]
    baseline_points: Floats
    is_provisional: Flags
    spread_ratio: Floats


@dataclass(frozen=True)
class Estimate:
    """Lines of one phase from its baseline; `mean` and `sigma` on the judged scale."""

    centre: Floats
    lower: Floats
    upper: Floats
    mean: Floats
    sigma: Floats
    spread_ratio: Floats
    judged: Floats


Estimator = Callable[[slice, Flags], Estimate]


def as_series(*numbers: Numbers) -> tuple[Floats, ...]:
    """The numbers as series x points, of one shape; one row of points is one series."""
    arrays = as_one_shape(*(np.atleast_2d(as_floats(part)) for part in numbers))
    if arrays[0].ndim > 2:
        raise ValueError("a chart takes series x points, not more than two axes")
    return tuple(map(bounded, arrays))


def build_chart(
    kind: ChartKind,
    values: Floats,
    reason: Reasons,
    baseline: Baseline,
    rebases: Sequence[Rebase],
    estimate: Estimator,
) -> Chart:
    """The chart from its values and the estimator of its lines, phase by phase."""
    values = np.where(reason == Reason.GIVEN, values, np.nan)
    phases = phases_of(rebases, values.shape[1])
    used = [in_baseline(reason[:, phase] == Reason.GIVEN, baseline) for phase in phases]
    points = np.stack([part.sum(axis=1) for part in used], axis=1).astype(np.float64)
    with np.errstate(all="ignore"):
        found = [estimate(*pair) for pair in zip(phases, used, strict=True)]
        lines = [
            _judge(lines, part, reason[:, phase], baseline)
            for lines, part, phase in zip(found, used, phases, strict=True)
        ]
    joined = [np.concatenate(parts, axis=1) for parts in zip(*lines, strict=True)]
    centre, lower, upper, score, limit_reason = joined
    return Chart(
        kind=kind,
        values=values,
        reason=reason,
        centre=centre,
        lower=lower,
        upper=upper,
        limit_reason=limit_reason.astype(np.uint8),
        score=score,
        in_baseline=np.concatenate(used, axis=1),
        phases=phases,
        baseline_points=points,
        is_provisional=(points >= baseline.fewest) & (points < FEWEST_POINTS),
        spread_ratio=np.stack([part.spread_ratio for part in found], axis=1),
    )


def moving_ranges(values: Floats, used: Flags) -> Floats:
    """Distances of neighbouring places that are both used; nan elsewhere."""
    both = used[:, 1:] & used[:, :-1]
    return np.where(both, np.abs(np.diff(values, axis=1)), np.nan)


def mean_of(values: Floats, used: Flags) -> Floats:
    """The mean of the used values of each series, as series x 1; nan where none."""
    total = np.where(used, values, 0.0).sum(axis=1, keepdims=True)
    return np.asarray(total / used.sum(axis=1, keepdims=True))


def median_of(values: Floats, used: Flags) -> Floats:
    """The median of the used values of each series, as series x 1; nan where none."""
    if values.shape[1] == 0:
        return np.full((len(values), 1), np.nan)
    in_order = np.sort(np.where(used, values, np.nan), axis=1)
    count = used.sum(axis=1, keepdims=True)
    low = np.take_along_axis(in_order, np.maximum(count - 1, 0) // 2, axis=1)
    high = np.take_along_axis(in_order, np.minimum(count // 2, count - 1), axis=1)
    return np.asarray((low + high) / 2)


def _judge(
    found: Estimate, used: Flags, point_reason: Reasons, baseline: Baseline
) -> tuple[Floats, Floats, Floats, Floats, Reasons]:
    """Centre, limits, scores and why there are none, for one phase."""
    enough = used.sum(axis=1, keepdims=True) >= baseline.fewest
    centre = np.where(enough, np.broadcast_to(found.centre, used.shape), np.nan)
    sigma = np.broadcast_to(found.sigma, used.shape)
    reason = _reason_of_limits(found, sigma, point_reason)
    reason = np.where(enough, reason, np.uint8(Reason.TOO_FEW_POINTS))
    given = reason == Reason.GIVEN
    score = np.where(given, (found.judged - found.mean) / sigma, np.nan)
    lower, upper = (
        np.where(given, np.broadcast_to(line, used.shape), np.nan)
        for line in (found.lower, found.upper)
    )
    return centre, lower, upper, score, reason


def _reason_of_limits(found: Estimate, sigma: Floats, point_reason: Reasons) -> Reasons:
    """Without sigma the reason of the point; without any, that ranges were too few."""
    known = np.isfinite(sigma)
    some = known.any(axis=1, keepdims=True)
    none = np.where(some, point_reason, np.uint8(Reason.TOO_FEW_POINTS))
    zero = np.broadcast_to(found.mean == 0, sigma.shape)
    same = np.where(zero, np.uint8(Reason.ALL_ZERO), np.uint8(Reason.NO_VARIATION))
    reason = np.where(sigma > 0, np.uint8(Reason.GIVEN), same)
    return np.where(known, reason, none)
