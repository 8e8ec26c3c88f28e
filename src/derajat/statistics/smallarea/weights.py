"""Which area lies beside which, and with what weight: sparse rows.

Row i of the lists holds the neighbours of area i: those from `starts[i]` up to but
not including `starts[i + 1]` (compressed sparse rows).
"""

from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt
from scipy import sparse

from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of every area.

    `starts`: whole numbers, shape (areas + 1,), where each area's row begins.
    `neighbours`: positions of areas from 0, shape (links,), ascending in each row.
    """

    starts: Wholes
    neighbours: Wholes

    @property
    def areas(self) -> int:
        """The number of areas."""
        return len(self.starts) - 1

    @property
    def counts(self) -> Wholes:
        """How many neighbours each area has; 0 for an island. Shape (areas,)."""
        return np.diff(self.starts)

    def of(self, area: int) -> Wholes:
        """The positions of one area's neighbours."""
        return self.neighbours[self.starts[area] : self.starts[area + 1]]


@dataclass(frozen=True)
class Weights:
    """A weight for every link between neighbours.

    `neighbours`: the links. `of_links`: above zero, before any standardisation,
    shape (links,). `row_standardised`: whether each area's weights are divided by
    their sum; areas that are missing are left out before the division.
    """

    neighbours: Neighbours
    of_links: Floats
    row_standardised: bool


@dataclass(frozen=True)
class WeightSums:
    """Sums of the weights between areas that are present, for each row of a batch.

    `s0`: of all weights. `s1`: half the sum of squares of w(i, j) + w(j, i).
    `s2`: sum of squares of row sum + column sum. `present`: number of areas with a
    value. `linked`: number of those that have a neighbour with a value. Shape (batch).
    """

    s0: Floats
    s1: Floats
    s2: Floats
    present: Floats
    linked: Floats


def neighbours_of_links(
    first: npt.ArrayLike, second: npt.ArrayLike, areas: int
) -> Neighbours:
    """The neighbours when area `first[k]` and area `second[k]` lie side by side.

    Each link counts in both directions, once, however often it is listed; a link of
    an area with itself is left out. `ValueError` for a position that is no area.

    Formula: j is a neighbour of i when (i, j) or (j, i) is listed and i is not j
    Source: Cliff and Ord 1981, Spatial Processes, section 1.3
    Units: positions of areas, counted from 0
    Shapes: first and second (links,); result: sparse rows of all areas
    Missing: an area in no link has no neighbours

    >>> from derajat.statistics.smallarea import neighbours_of_links
    >>> row_of_three = neighbours_of_links([0, 1], [1, 2], areas=3)
    >>> row_of_three.of(1).tolist(), row_of_three.counts.tolist()
    ([0, 2], [1, 2, 1])
    """
    one, other = _positions(first), _positions(second)
    if one.shape != other.shape:
        raise ValueError(f"{one.size} first ends of links, {other.size} second ends")
    ends = np.stack([one, other])
    if areas < 0:
        raise ValueError(f"areas is {areas}, not a number from 0")
    if ends.size and (ends.min() < 0 or ends.max() >= areas):
        raise ValueError(f"a link names a position outside 0 to {areas - 1}")
    apart = ends[:, ends[0] != ends[1]]
    both = np.unique(np.concatenate([apart, apart[::-1]], axis=1), axis=1)
    starts = np.searchsorted(both[0], np.arange(areas + 1))
    return Neighbours(starts.astype(np.int64), both[1])


def _positions(given: npt.ArrayLike) -> Wholes:
    """Positions of areas; `ValueError` unless they are one row of whole numbers."""
    numbers = np.atleast_1d(np.asarray(given))
    if numbers.ndim != 1 or (numbers.size and numbers.dtype.kind not in "iu"):
        raise ValueError("links must be one row of whole numbers, positions of areas")
    return numbers.astype(np.int64)


def row_standardised(neighbours: Neighbours) -> Weights:
    """Weights that make each area's lag the mean of its neighbours (style W).

    Formula: w(i, j) = 1 / number of neighbours of i
    Source: Cliff and Ord 1981, Spatial Processes, section 1.4
    Units: shares of one
    Shapes: one weight for each link
    Missing: an area without neighbours has no weights

    >>> from derajat.statistics.smallarea import (
    ...     neighbours_of_links, row_standardised, spatial_lag)
    >>> weights = row_standardised(neighbours_of_links([0, 1], [1, 2], areas=3))
    >>> spatial_lag([10, 20, 40], weights).tolist()
    [20.0, 25.0, 20.0]
    """
    links = np.ones(len(neighbours.neighbours))
    return Weights(neighbours, links, row_standardised=True)


def binary(neighbours: Neighbours) -> Weights:
    """Weights of one for each neighbour (style B).

    Formula: w(i, j) = 1 for neighbours
    Source: Cliff and Ord 1981, Spatial Processes, section 1.4
    Units: none
    Shapes: one weight for each link
    Missing: an area without neighbours has no weights

    >>> from derajat.statistics.smallarea import (
    ...     binary, neighbours_of_links, spatial_lag)
    >>> weights = binary(neighbours_of_links([0, 1], [1, 2], areas=3))
    >>> spatial_lag([10, 20, 40], weights).tolist()
    [20.0, 50.0, 20.0]
    """
    links = np.ones(len(neighbours.neighbours))
    return Weights(neighbours, links, row_standardised=False)


def weighted(
    neighbours: Neighbours, of_links: Numbers, row_standardised: bool = True
) -> Weights:
    """Weights of one's own choice, as the inverse of a distance.

    `ValueError` unless there is one finite weight above zero for each link.

    Formula: w(i, j) as given, divided by its row's sum when row-standardised
    Source: Cliff and Ord 1981, Spatial Processes, section 1.4
    Units: any
    Shapes: of_links (links,), in the order of `neighbours.neighbours`
    Missing: an area without neighbours has no weights

    >>> from derajat.statistics.smallarea import (
    ...     neighbours_of_links, spatial_lag, weighted)
    >>> near = neighbours_of_links([0, 1], [1, 2], areas=3)
    >>> spatial_lag([10, 20, 40], weighted(near, [1, 3, 1, 1])).tolist()
    [20.0, 17.5, 20.0]
    """
    links = as_floats(of_links)
    if links.shape != neighbours.neighbours.shape:
        raise ValueError(f"{links.size} weights for {len(neighbours.neighbours)} links")
    if not (np.isfinite(links) & (links > 0)).all():
        raise ValueError("every weight of a link must be finite and above zero")
    return Weights(neighbours, links, row_standardised)


def spatial_lag(values: Numbers, weights: Weights) -> Floats:
    """For each area the weighted sum, or mean, of its neighbours' values.

    Formula: lag(i) = sum over j of w(i, j) x(j)
    Source: Cliff and Ord 1981, Spatial Processes, section 1.4
    Units: those of the values
    Shapes: values (..., areas); result the same
    Missing: a missing neighbour is left out (and the mean taken over the others); nan
        for an area without a neighbour that has a value

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import (
    ...     neighbours_of_links, row_standardised, spatial_lag)
    >>> weights = row_standardised(neighbours_of_links([0, 1], [1, 2], areas=3))
    >>> spatial_lag([10, 20, np.nan], weights).tolist()
    [20.0, 10.0, 20.0]
    """
    numbers = as_rows_of_areas(values, weights.neighbours)
    present = np.isfinite(numbers)
    lagged = lag_of_present(np.where(present, numbers, 0.0), present, weights)
    return np.where(sum_of_present(present, weights) > 0, lagged, np.nan)


def as_rows_of_areas(values: Numbers, neighbours: Neighbours) -> Floats:
    """The values as floats; `ValueError` unless the last axis has one for each area."""
    numbers = np.atleast_1d(as_floats(values))
    if numbers.shape[-1] != neighbours.areas:
        raise ValueError(
            f"the last axis has {numbers.shape[-1]} values, "
            f"the neighbours have {neighbours.areas} areas"
        )
    return numbers


def sum_over_neighbours(values: Floats, neighbours: Neighbours) -> Floats:
    """The sum of the neighbours' values, each with weight one; shape kept."""
    return _product(_matrix(binary(neighbours)), values)


def sum_of_present(present: Flags, weights: Weights) -> Floats:
    """The sum of the weights, as given, of each area's neighbours with a value."""
    return _product(_matrix(weights), present.astype(np.float64))


def lag_of_present(values: Floats, present: Flags, weights: Weights) -> Floats:
    """The lag of values that are zero where not present; zero without neighbours."""
    lagged = _product(_matrix(weights), values)
    if not weights.row_standardised:
        return lagged
    return lagged * _shares(present, weights)


def row_sums(present: Flags, weights: Weights) -> tuple[Floats, Floats]:
    """Each area's sum of weights and of squared weights, over those present."""
    matrix = _matrix(weights)
    shares = _shares(present, weights)
    there = present.astype(np.float64)
    squares = _product(matrix.multiply(matrix).tocsr(), there)
    return _product(matrix, there) * shares, squares * shares**2


def compute_weight_sums(present: Flags, weights: Weights) -> WeightSums:
    """The sums of weights between areas that are present, for each row."""
    matrix = _matrix(weights)
    # Row i of the weights in use is shares[i] times row i as given.
    shares = np.where(present, _shares(present, weights), 0.0)
    there = present.astype(np.float64)
    of_rows, of_squares = row_sums(present, weights)
    of_rows, of_squares = of_rows * there, of_squares * there
    of_columns = _product(matrix.T.tocsr(), shares) * there
    mutual = matrix.multiply(matrix.T).tocsr()
    return WeightSums(
        s0=of_rows.sum(-1),
        s1=of_squares.sum(-1) + (shares * _product(mutual, shares)).sum(-1),
        s2=((of_rows + of_columns) ** 2).sum(-1),
        present=there.sum(-1),
        linked=(of_rows > 0).sum(-1).astype(np.float64),
    )


def _shares(present: Flags, weights: Weights) -> Floats:
    if not weights.row_standardised:
        return np.ones(present.shape)
    total = sum_of_present(present, weights)
    return np.divide(1.0, total, out=np.zeros(total.shape), where=total > 0)


def _matrix(weights: Weights) -> sparse.csr_array:
    links = weights.neighbours
    parts = (weights.of_links, links.neighbours, links.starts)
    return sparse.csr_array(parts, shape=(links.areas, links.areas))


def _product(matrix: sparse.csr_array, values: Floats) -> Floats:
    rows = values.reshape(prod(values.shape[:-1]), values.shape[-1])
    product: Floats = (matrix @ rows.T).T.reshape(values.shape)
    return product
