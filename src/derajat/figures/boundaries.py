"""Outlines of areas from the boundary files of an office."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from derajat.errors import Location, ProblemLog
from derajat.model.areas import AreaLevel


Ring = tuple[tuple[float, float], ...]
"""Corners in order; the last is joined to the first."""

_FILE_WORDS = {AreaLevel.VILLAGE: "kelurahan", AreaLevel.SUBDISTRICT: "kecamatan"}
_CODE_KEYS = ("kode", "kec")
_NAME_KEYS = ("nama", "nama_kec")


@dataclass(frozen=True)
class Outline:
    """The rings of one area on a plane: x to the east, y to the south, in degrees of
    latitude."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Outlines:
    """The outlines of one level of an office, in the order of the file."""

    outlines: tuple[Outline, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Outline]:
        return {outline.code: outline for outline in self.outlines}

    def missing(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes that have no outline, in their order."""
        return tuple(code for code in codes if code not in self.by_code)


def load_outlines(folder: Path, level: AreaLevel) -> Outlines:
    """The outlines of an office folder; none when it has no file for the level.

    The object is kept until the file changes. Raises DerajatError (DEF-090, DEF-091)
    with every problem of the file.
    """
    word = _FILE_WORDS.get(level)
    path = folder / f"boundaries-{word}.geojson"
    if word is None or not path.is_file():
        return Outlines()
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _load(path: Path, _changed_at: int) -> Outlines:
    log = ProblemLog()
    name = f"{path.parent.name}/{path.name}"
    features = _read_features(path, name, log)
    log.raise_if_any()
    places = [_read_feature(f, name, log) for f in features]
    log.raise_if_any()
    return build_outlines([place for place in places if place])


def _read_features(path: Path, name: str, log: ProblemLog) -> list[Any]:
    try:
        found = json.loads(path.read_text("utf-8-sig"))
        features = found["features"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        log.report("DEF-090", Location(name), detail=str(error) or type(error).__name__)
        return []
    if not isinstance(features, list):
        log.report("DEF-090", Location(name), detail="features")
        return []
    return [(number, feature) for number, feature in enumerate(features, start=1)]


def _read_feature(entry: Any, name: str, log: ProblemLog) -> Outline | None:
    """The area of a feature in longitude and latitude."""
    number, feature = entry
    try:
        properties, geometry = feature["properties"], feature["geometry"]
        code = next(str(properties[key]) for key in _CODE_KEYS if key in properties)
        title = next(str(properties[key]) for key in _NAME_KEYS if key in properties)
        return Outline(code, title, _read_rings(geometry))
    except (KeyError, TypeError, ValueError, StopIteration, IndexError):
        log.report("DEF-091", Location(name), number=number)
        return None


def _read_rings(geometry: Any) -> tuple[Ring, ...]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(kind)
    polygons = [coordinates] if kind == "Polygon" else coordinates
    rings = tuple(_read_ring(ring) for polygon in polygons for ring in polygon)
    if not rings:
        raise ValueError("rings")
    return rings


def _read_ring(corners: Any) -> Ring:
    ring = tuple((float(corner[0]), float(corner[1])) for corner in corners)
    if len(ring) < 3 or not all(map(math.isfinite, sum(ring, ()))):
        raise ValueError("ring")
    return ring[:-1] if ring[0] == ring[-1] else ring


def build_outlines(places: Sequence[Outline]) -> Outlines:
    """Outlines on a plane from rings in longitude and latitude.

    Equirectangular about the middle latitude, near enough for a city or district.
    """
    heights = [lat for p in places for ring in p.rings for _, lat in ring]
    if not heights:
        return Outlines()
    across = math.cos(math.radians((min(heights) + max(heights)) / 2))
    return Outlines(
        tuple(Outline(p.code, p.name, _project(p.rings, across)) for p in places)
    )


def _project(rings: tuple[Ring, ...], across: float) -> tuple[Ring, ...]:
    return tuple(tuple((lon * across, -lat) for lon, lat in ring) for ring in rings)
