"""Neighbours from the boundaries of areas: shared corners and shared edges."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import spatial

from derajat.statistics.arrays import LARGEST, Flags, Floats, Wholes
from derajat.statistics.smallarea.weights import Neighbours, neighbours_of_links


QUEEN = "queen"
"""Neighbours share at least one vertex."""
ROOK = "rook"
"""Neighbours share at least two vertices (as spdep's `poly2nb(queen = FALSE)`)."""
EDGE = "edge"
"""Neighbours share a whole edge: two vertices that follow each other in both."""
RULES = (QUEEN, ROOK, EDGE)

TOLERANCE = 2.0**-26
"""Distance up to which two vertices are one: the default of spdep's `poly2nb`."""

Rings = Sequence[Floats]


def rings_of_coordinates(coordinates: Any) -> list[Floats]:
    """The rings of one area, from the `coordinates` of a GeoJSON geometry.

    Outer rings, holes and the parts of a multi-polygon all come out as rings: who
    touches whom does not depend on which is which. Heights are left out.

    Formula: every innermost list of points is a ring
    Source: RFC 7946, The GeoJSON Format, 2016, sections 3.1.6 and 3.1.7
    Units: those of the coordinates
    Shapes: nested lists of a Polygon or MultiPolygon; result: arrays (points, 2)
    Missing: None and empty lists give no rings; `ValueError` for what holds no points

    >>> from derajat.statistics.smallarea import rings_of_coordinates
    >>> square = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]
    >>> [ring.shape for ring in rings_of_coordinates([square, square])]
    [(5, 2), (5, 2)]
    """
    if coordinates is None:
        return []
    if not _is_list(coordinates):
        raise ValueError(f"coordinates are lists of points, not {coordinates!r}")
    if _depth(coordinates) == 2:
        return [_as_ring(coordinates)]
    return [ring for part in coordinates for ring in rings_of_coordinates(part)]


def contiguity(
    areas: Sequence[Rings], rule: str = QUEEN, tolerance: float = TOLERANCE
) -> Neighbours:
    """The neighbours of areas whose boundaries touch.

    Boundaries must have been drawn together: a corner that lies in the middle of the
    other's edge is not found, nor are boundaries further apart than the tolerance.
    `ValueError` for an unknown rule, a tolerance that is negative or above 1e50, and
    for rings that are no points.

    Formula: queen: one vertex in common; rook: two; edge: two that follow each other
        in both boundaries. Vertices are common when at most `tolerance` apart
    Source: Cliff and Ord 1981, Spatial Processes, section 1.3; Bivand and Wong 2018,
        TEST 27:716-748 (the program spdep)
    Units: tolerance in the units of the coordinates
    Shapes: one sequence of rings, arrays (points, 2), for each area
    Missing: an area without rings has no neighbours; points that are not finite, or
        beyond 1e50, are left out

    >>> import numpy as np
    >>> from derajat.statistics.smallarea import contiguity
    >>> unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]])
    >>> squares = [[unit], [unit + [1, 0]], [unit + [1, 1]]]
    >>> contiguity(squares).counts.tolist()
    [2, 2, 2]
    >>> contiguity(squares, rule="rook").counts.tolist()
    [1, 2, 1]
    """
    if rule not in RULES:
        raise ValueError(f"the rule is {rule!r}, not one of {', '.join(RULES)}")
    if not 0 <= tolerance <= LARGEST:
        told = f"not a distance from 0 to {LARGEST:g}"
        raise ValueError(f"the tolerance is {tolerance}, {told}")
    points, owners, following = _stack(areas)
    pairs = _common_vertices(points, owners, tolerance)
    if rule == EDGE:
        pairs = _common_edges(pairs, following)
    touching = _area_pairs(pairs, owners, at_least=2 if rule == ROOK else 1)
    return neighbours_of_links(touching[0], touching[1], len(areas))


def _as_ring(ring: Any) -> Floats:
    """The points of a ring without their heights, (points, 2)."""
    try:
        points = np.asarray([point[:2] for point in ring], dtype=np.float64)
    except (TypeError, ValueError, IndexError, KeyError):
        raise ValueError("a ring must be a list of points of numbers") from None
    if points.size and (points.ndim != 2 or points.shape[1] != 2):
        raise ValueError("each point of a ring must have two coordinates")
    return points.reshape(-1, 2)


def _depth(coordinates: Any) -> int:
    depth = 0
    while _is_list(coordinates) and len(coordinates):
        coordinates, depth = coordinates[0], depth + 1
    return depth


def _is_list(given: Any) -> bool:
    if isinstance(given, np.ndarray):
        return given.ndim > 0
    return isinstance(given, Sequence) and not isinstance(given, str)


def _stack(areas: Sequence[Rings]) -> tuple[Floats, Wholes, Wholes]:
    """All distinct points of all areas, whose they are, and the edges as pairs."""
    if not all(_is_list(area) for area in areas):
        raise ValueError("each area must be a sequence of rings")
    rings = [_as_ring(ring) for area in areas for ring in area]
    owner_of_ring = np.repeat(np.arange(len(areas)), [len(area) for area in areas])
    sizes = [len(ring) for ring in rings]
    points = np.concatenate([np.empty((0, 2)), *rings])
    owners = np.repeat(owner_of_ring, sizes)
    ring_of_point = np.repeat(np.arange(len(rings)), sizes)
    kept = (np.abs(points) <= LARGEST).all(axis=1)
    points, owners, ring_of_point = points[kept], owners[kept], ring_of_point[kept]
    keyed = np.column_stack([owners, points])
    distinct, place = np.unique(keyed, axis=0, return_inverse=True)
    along = np.stack([place[:-1], place[1:]], axis=1)
    edges = along[ring_of_point[:-1] == ring_of_point[1:]]
    return distinct[:, 1:], distinct[:, 0].astype(np.int64), edges


def _common_vertices(points: Floats, owners: Wholes, tolerance: float) -> Wholes:
    """Pairs of points of different areas at most the tolerance apart, (pairs, 2)."""
    if len(points) == 0:
        return np.empty((0, 2), dtype=np.int64)
    tree = spatial.KDTree(points)
    pairs: Wholes = tree.query_pairs(tolerance, output_type="ndarray")
    apart: Flags = owners[pairs[:, 0]] != owners[pairs[:, 1]]
    return pairs[apart]


def _common_edges(pairs: Wholes, edges: Wholes) -> Wholes:
    """Those of the pairs from which an edge leads to another pair, in both areas."""
    size = int(max(edges.max(initial=0), pairs.max(initial=0))) + 1
    shared = np.unique(np.concatenate([pairs, pairs[:, ::-1]]) @ [size, 1])
    both_ways = np.concatenate([edges, edges[:, ::-1]])
    both_ways = both_ways[np.argsort(both_ways[:, 0], kind="stable")]
    of_left, left_next = _next_points(both_ways, pairs[:, 0])
    of_both, right_next = _next_points(both_ways, pairs[of_left, 1])
    other = left_next[of_both] * size + right_next
    return pairs[np.unique(of_left[of_both[np.isin(other, shared)]])]


def _next_points(edges: Wholes, points: Wholes) -> tuple[Wholes, Wholes]:
    """For each of the points the far ends of its edges: (which point, far end)."""
    begin = np.searchsorted(edges[:, 0], points, side="left")
    count = np.searchsorted(edges[:, 0], points, side="right") - begin
    which = np.repeat(np.arange(len(points)), count)
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return which, edges[begin[which] + within, 1]


def _area_pairs(pairs: Wholes, owners: Wholes, at_least: int) -> Wholes:
    """Areas with so many distinct points in common, (2, pairs of areas)."""
    swap = owners[pairs[:, 0]] > owners[pairs[:, 1]]
    pairs = np.where(swap[:, None], pairs[:, ::-1], pairs)
    areas = owners[pairs]
    common, which = np.unique(areas, axis=0, return_inverse=True)
    enough = np.ones(len(common), dtype=np.bool_)
    for side in (0, 1):
        points_of = np.unique(np.stack([which, pairs[:, side]], axis=1), axis=0)[:, 0]
        enough &= np.bincount(points_of, minlength=len(common)) >= at_least
    return common[enough].T
