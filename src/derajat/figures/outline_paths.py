"""Outlines as small path data: whole units, shared borders simplified alike."""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from derajat.figures.boundaries import Outline


Spot = tuple[int, int]
"""A corner in whole units of the drawing."""
Chain = tuple[Spot, ...]

_MANY_AREAS = 100
_TOLERANCE, _TOLERANCE_OF_MANY = 0.8, 1.2
_MARGIN = 4
_INSET_WIDTH, _INSET_HEIGHT = 0.4, 0.28
_SMALLEST_AREA = 18
"""Twice the area, in square units, below which an area is drawn as a dot."""


@dataclass(frozen=True)
class MapPaths:
    """Path data by area code, and the size of the drawing that holds them."""

    width: int
    height: int
    by_code: dict[str, str]
    inset: tuple[int, int] | None = None
    """Right and bottom of the frame of far islands, which begins at 0, 0."""


@lru_cache(maxsize=64)
def build_map_paths(
    outlines: tuple[Outline, ...], width: int, tallest: int
) -> MapPaths:
    """The outlines fitted into a width, and no taller than `tallest`.

    Every area keeps a path, however small. Borders that two areas share stay the same
    line for both. Islands far out are drawn in a frame of their own above the rest, at
    another scale. Kept for the next page: 42 areas take 25 ms.
    """
    near, far = part_far_areas(outlines)
    if not far:
        by_code, bottom = _fit(near, width, _MARGIN, tallest)
        return MapPaths(width, bottom, by_code)
    inset_width = round(width * _INSET_WIDTH)
    inset, below = _fit(far, inset_width, _MARGIN, round(tallest * _INSET_HEIGHT))
    by_code, bottom = _fit(near, width, below + 2 * _MARGIN, tallest - below)
    return MapPaths(width, bottom, inset | by_code, (inset_width, below))


def part_far_areas(
    outlines: Sequence[Outline],
) -> tuple[list[Outline], list[Outline]]:
    """The areas, and the few far ones that would make all others small.

    Far ones are at most a tenth of the areas, lie behind the widest gap seen from the
    middle, and the rest without them needs at most half the height or width.
    """
    middles = [_middle(outline) for outline in outlines]
    few = len(outlines) // 10
    if not few:
        return list(outlines), []
    x, y = (statistics.median(values) for values in zip(*middles, strict=True))
    distances = [math.hypot(across - x, down - y) for across, down in middles]
    outer = sorted(distances)[-few - 1 :]
    gaps = [far / max(near, 1e-9) for near, far in pairwise(outer)]
    limit = outer[gaps.index(max(gaps))]
    parted: tuple[list[Outline], list[Outline]] = ([], [])
    for outline, distance in zip(outlines, distances, strict=True):
        parted[distance > limit].append(outline)
    return parted if _is_half(parted[0], outlines) else (list(outlines), [])


def _middle(outline: Outline) -> tuple[float, float]:
    left, top, right, bottom = _bounds([outline])
    return (left + right) / 2, (top + bottom) / 2


def _is_half(some: Sequence[Outline], everything: Sequence[Outline]) -> bool:
    left, top, right, bottom = _bounds(some)
    all_left, all_top, all_right, all_bottom = _bounds(everything)
    is_narrow = 2 * (right - left) <= all_right - all_left
    return is_narrow or 2 * (bottom - top) <= all_bottom - all_top


def _bounds(outlines: Sequence[Outline]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all rings."""
    corners = [corner for o in outlines for ring in o.rings for corner in ring]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _fit(
    outlines: Sequence[Outline], width: int, start: int, tallest: int
) -> tuple[dict[str, str], int]:
    """Paths of outlines in a field from `start` downwards, and where it ends."""
    if not outlines:
        return {}, start
    left, top, right, bottom = _bounds(outlines)
    wide, tall = max(right - left, 1e-9), max(bottom - top, 1e-9)
    scale = min((width - 2 * _MARGIN) / wide, (tallest - 2 * _MARGIN) / tall)
    indent = (width - wide * scale) / 2

    def place(corner: tuple[float, float]) -> Spot:
        x, y = corner
        return round((x - left) * scale + indent), round((y - top) * scale + start)

    rings = {o.code: [_as_chain(map(place, r)) for r in o.rings] for o in outlines}
    tolerance = _TOLERANCE if len(outlines) <= _MANY_AREAS else _TOLERANCE_OF_MANY
    paths = {code: _render_path(r) for code, r in _simplify(rings, tolerance).items()}
    return paths, start + round(tall * scale) + _MARGIN


def _as_chain(spots: Iterable[Spot]) -> Chain:
    """The corners without repetitions one after the other."""
    kept: list[Spot] = []
    for spot in spots:
        if not kept or kept[-1] != spot:
            kept.append(spot)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(kept)


def _simplify(
    rings: dict[str, list[Chain]], tolerance: float
) -> dict[str, list[Chain]]:
    junctions = _find_junctions(chain for found in rings.values() for chain in found)
    simplified = {}
    for code, chains in rings.items():
        thin = [_simplify_ring(chain, junctions, tolerance) for chain in chains]
        drawable = [chain for chain in thin if _doubled_area(chain) > 1]
        is_tiny = sum(map(_doubled_area, drawable)) < _SMALLEST_AREA
        simplified[code] = [_dot(max(chains, key=len))] if is_tiny else drawable
    return simplified


def _find_junctions(chains: Iterable[Chain]) -> set[Spot]:
    """Corners where more than two borders meet."""
    neighbours: dict[Spot, set[Spot]] = defaultdict(set)
    for chain in chains:
        for place, spot in enumerate(chain):
            neighbours[spot].update((chain[place - 1], chain[(place + 1) % len(chain)]))
    return {spot for spot, around in neighbours.items() if len(around) > 2}


def _simplify_ring(chain: Chain, junctions: set[Spot], tolerance: float) -> Chain:
    """The ring with each stretch between two junctions simplified by itself."""
    ends = [place for place, spot in enumerate(chain) if spot in junctions]
    if len(ends) < 2:
        ends = _ends_of_free_ring(chain, ends)
    if len(ends) < 2:
        return chain
    kept: list[Spot] = []
    for first, last in zip(ends, [*ends[1:], ends[0] + len(chain)], strict=True):
        stretch = tuple(chain[i % len(chain)] for i in range(first, last + 1))
        kept.extend(_simplify_stretch(stretch, tolerance)[:-1])
    return tuple(kept)


def _ends_of_free_ring(chain: Chain, ends: list[int]) -> list[int]:
    """Two corners far from each other, the same whichever area asks."""
    first = ends[0] if ends else chain.index(min(chain))
    x, y = chain[first]
    far = max(
        range(len(chain)),
        key=lambda i: ((chain[i][0] - x) ** 2 + (chain[i][1] - y) ** 2, chain[i]),
    )
    return sorted({first, far})


def _simplify_stretch(stretch: Chain, tolerance: float) -> Chain:
    """Douglas and Peucker 1973, in one direction for both neighbours."""
    if stretch[::-1] < stretch:
        return _simplify_stretch(stretch[::-1], tolerance)[::-1]
    keep = {0, len(stretch) - 1}
    waiting = [(0, len(stretch) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = max(
            range(first + 1, last),
            key=lambda i: _distance(stretch[i], stretch[first], stretch[last]),
        )
        if _distance(stretch[far], stretch[first], stretch[last]) > tolerance:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return tuple(stretch[place] for place in sorted(keep))


def _distance(spot: Spot, first: Spot, last: Spot) -> float:
    """From a corner to a stretch of line."""
    along_x, along_y = last[0] - first[0], last[1] - first[1]
    from_x, from_y = spot[0] - first[0], spot[1] - first[1]
    length = along_x**2 + along_y**2
    share = (from_x * along_x + from_y * along_y) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    across = (from_x - share * along_x) ** 2 + (from_y - share * along_y) ** 2
    return float(across**0.5)


def _doubled_area(chain: Chain) -> int:
    return abs(
        sum(
            chain[place - 1][0] * spot[1] - spot[0] * chain[place - 1][1]
            for place, spot in enumerate(chain)
        )
    )


def _dot(chain: Chain) -> Chain:
    """A square of six units where an area is too small to be seen or touched."""
    x, y = chain[0]
    return ((x - 3, y - 3), (x + 3, y - 3), (x + 3, y + 3), (x - 3, y + 3))


def _render_path(chains: Sequence[Chain]) -> str:
    """Relative path data; after `z` the pen stands where the ring began."""
    parts: list[str] = []
    pen = (0, 0)
    for chain in chains:
        steps = [_between(a, b) for a, b in pairwise(chain)]
        parts.append(
            _render_ring("m" if parts else "M", _between(pen, chain[0]), steps)
        )
        pen = chain[0]
    return "".join(parts)


def _render_ring(sign: str, start: Spot, steps: Sequence[Spot]) -> str:
    """One ring; a minus sign parts two numbers as well as a space does."""
    numbers = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"{sign}{start[0]} {start[1]}".replace(" -", "-") + f"l{numbers}z"


def _between(first: Spot, second: Spot) -> Spot:
    return second[0] - first[0], second[1] - first[1]
