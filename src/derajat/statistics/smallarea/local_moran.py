"""Local Moran's I: where neighbours are alike, and where an area stands out."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
    reason_of_inputs,
)
from derajat.statistics.smallarea.map_tests import (
    TWO_SIDED,
    Deviations,
    build_deviations,
    normal_p,
)
from derajat.statistics.smallarea.weights import (
    Weights,
    as_rows_of_areas,
    lag_of_present,
    row_sums,
)


LEAST_AREAS = 2
"""Areas with a value needed for a statistic."""
LEAST_AREAS_SHUFFLED = 3
"""Areas with a value needed for a test: its variance divides by n - 2."""
SAME = 1e-12
"""Distance from the mean, the largest being about one, that counts as none: low."""
LEAST_VARIANCE = 1e-12
"""Share of its terms below which their difference, the variance, is rounding."""


class Quadrant(IntEnum):
    """Where an area and the mean of its neighbours lie about the mean of the map."""

    NONE = 0
    HIGH_AMONG_HIGH = 1
    LOW_AMONG_HIGH = 2
    LOW_AMONG_LOW = 3
    HIGH_AMONG_LOW = 4


QUADRANT_LABELS: dict[Quadrant, Label] = {
    Quadrant.NONE: Label("tidak dapat dinilai", "cannot be told"),
    Quadrant.HIGH_AMONG_HIGH: Label("tinggi di antara tinggi", "high among high"),
    Quadrant.LOW_AMONG_HIGH: Label("rendah di antara tinggi", "low among high"),
    Quadrant.LOW_AMONG_LOW: Label("rendah di antara rendah", "low among low"),
    Quadrant.HIGH_AMONG_LOW: Label("tinggi di antara rendah", "high among low"),
}


@dataclass(frozen=True)
class LocalMoran:
    """The local statistic of each area and its test; shape (..., areas).

    `statistic`, its `expectation` and `variance` when the other values are shuffled,
    `z` and `p`. `quadrant`: codes of `Quadrant`, whatever the p. `reason`: why
    statistic and expectation are nan. `test_reason`: why variance, z and p are nan.
    """

    statistic: Floats
    expectation: Floats
    variance: Floats
    z: Floats
    p: Floats
    quadrant: npt.NDArray[np.uint8]
    reason: Reasons
    test_reason: Reasons


def local_moran(
    values: Numbers, weights: Weights, alternative: str = TWO_SIDED
) -> LocalMoran:
    """Local Moran's I of each area, conditional on its own value.

    Hundreds of areas are tested at once: about one in twenty has p < 0.05 by chance
    alone. `ValueError` for an unknown alternative, and unless the last axis has one
    value for each area.

    Formula: I(i) = z(i) / m x sum(w(i,j) z(j)), m = sum(z^2) / n; expectation
        -z(i)^2 W / ((n - 1) m), variance z(i)^2 / m^2 x n / (n - 2) x (W2 - W^2 /
        (n - 1)) x (m - z(i)^2 / (n - 1)), W and W2 the sums of the area's weights and
        of their squares
    Source: Anselin 1995, Geographical Analysis 27:93-115; Sokal, Oden and Thomson
        1998, Geographical Analysis 30:331-354; spdep 1.2 `localmoran(conditional =
        TRUE)`, quadrants as its "pysal": a value at the mean counts as low
    Units: none
    Shapes: values (..., areas); result the same
    Missing: areas without a finite value are left out, and row-standardised weights
        divided anew. MISSING or NOT_FINITE for such an area, NO_NEIGHBOURS for an
        area without a neighbour that has a value (the program gives 0 there); all
        areas: TOO_FEW_POINTS below two values, NO_VARIATION when all are equal. The
        test alone: TOO_FEW_POINTS below three values, NO_VARIATION for an area at the
        mean, linked evenly with all others, or odd among equals

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     local_moran, neighbours_of_links, row_standardised)
    >>> weights = row_standardised(neighbours_of_links(range(5), range(1, 6), areas=6))
    >>> local = local_moran([1, 2, 3, 5, 8, 9], weights)
    >>> np.round(local.statistic, 2).tolist()
    [1.1, 0.8, 0.22, 0.03, 0.87, 1.62]
    >>> local.quadrant.tolist()
    [3, 3, 3, 1, 1, 1]
    """
    numbers = as_rows_of_areas(values, weights.neighbours)
    apart = build_deviations(numbers)
    totals, squares = row_sums(apart.present, weights)
    reason = _reason(numbers, apart, totals)
    given = reason == Reason.GIVEN
    with np.errstate(all="ignore"):
        lagged = lag_of_present(apart.z, apart.present, weights)
        count = apart.present.sum(-1, keepdims=True)
        expectation, variance, untested = _moments(apart, count, totals, squares)
        test_reason = np.where(given, untested, reason)
        variance = np.where(test_reason == Reason.GIVEN, variance, np.nan)
        expectation = np.where(given, expectation, np.nan)
        statistic = apart.z * lagged * count / apart.squares[..., None]
        statistic = np.where(given, statistic, np.nan)
        z = (statistic - expectation) / np.sqrt(variance)
    return LocalMoran(
        statistic=statistic,
        expectation=expectation,
        variance=variance,
        z=z,
        p=normal_p(z, alternative),
        quadrant=_quadrants(apart.z > SAME, lagged > SAME, given),
        reason=reason,
        test_reason=test_reason,
    )


def _reason(numbers: Floats, apart: Deviations, totals: Floats) -> Reasons:
    own = reason_of_inputs(numbers)
    too_few = apart.present.sum(-1, keepdims=True) < LEAST_AREAS
    of_map = first_reason(
        own.shape,
        (too_few, Reason.TOO_FEW_POINTS),
        (apart.is_flat[..., None], Reason.NO_VARIATION),
        (totals <= 0, Reason.NO_NEIGHBOURS),
    )
    return np.where(own != Reason.GIVEN, own, of_map)


def _moments(
    apart: Deviations, count: Wholes, totals: Floats, squares: Floats
) -> tuple[Floats, Floats, Reasons]:
    """Expectation and variance of each area's statistic, and why it has no test."""
    # An area's part of all squares, as a share of the most it can have.
    share = apart.z**2 * count / ((count - 1) * apart.squares[..., None])
    uneven = squares - totals**2 / (count - 1)
    variance = share * (count - 1) * count / (count - 2) * uneven * (1 - share)
    is_flat = (
        (uneven <= LEAST_VARIANCE * squares)
        | (np.abs(apart.z) <= SAME)
        | (1 - share <= LEAST_VARIANCE)
    )
    untested = first_reason(
        apart.z.shape,
        (count < LEAST_AREAS_SHUFFLED, Reason.TOO_FEW_POINTS),
        (is_flat, Reason.NO_VARIATION),
    )
    return -share * totals, variance, untested


def _quadrants(high: Flags, high_near: Flags, given: Flags) -> npt.NDArray[np.uint8]:
    codes = np.where(
        high_near,
        np.where(high, Quadrant.HIGH_AMONG_HIGH, Quadrant.LOW_AMONG_HIGH),
        np.where(high, Quadrant.HIGH_AMONG_LOW, Quadrant.LOW_AMONG_LOW),
    )
    return np.where(given, codes, Quadrant.NONE).astype(np.uint8)
