"""Boundaries of an office: read, projected, fitted and simplified."""

import json
import math
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from derajat.errors import DerajatError
from derajat.figures import Outline, build_outlines, load_outlines
from derajat.figures.outline_paths import build_map_paths, part_far_areas
from derajat.model.areas import AreaLevel


NAN = float("nan")
OFFICES = Path(__file__).parents[3] / "offices"


def _write(folder, features, word="kelurahan"):
    path = folder / f"boundaries-{word}.geojson"
    text = features if isinstance(features, str) else json.dumps({"features": features})
    path.write_text(text, "utf-8")


def _feature(code="11.01.01.1001", **changes):
    ring = [[106.0, -2.0], [106.1, -2.0], [106.1, -2.1], [106.0, -2.0]]
    feature = {
        "properties": {"kode": code, "nama": "Desa"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return feature | changes


@pytest.mark.parametrize(
    ("office", "level", "areas"),
    [
        ("pangkalpinang", AreaLevel.VILLAGE, 42),
        ("pangkalpinang", AreaLevel.SUBDISTRICT, 7),
        ("dki-jakarta", AreaLevel.VILLAGE, 267),
        ("kab-malang", AreaLevel.VILLAGE, 0),
        ("pangkalpinang", AreaLevel.DISTRICT, 0),
    ],
)
def test_an_office_has_the_outlines_of_its_files(office, level, areas):
    found = load_outlines(OFFICES / office, level)
    assert len(found.outlines) == len(found.by_code) == areas


def test_the_same_file_gives_the_same_object_until_it_changes(tmp_path):
    _write(tmp_path, [_feature()])
    first = load_outlines(tmp_path, AreaLevel.VILLAGE)
    assert load_outlines(tmp_path, AreaLevel.VILLAGE) is first
    _write(tmp_path, [_feature(), _feature("11.01.01.1002")])
    os.utime(tmp_path / "boundaries-kelurahan.geojson", ns=(1, 1))
    assert len(load_outlines(tmp_path, AreaLevel.VILLAGE).outlines) == 2


def test_villages_without_a_polygon_are_told():
    found = load_outlines(OFFICES / "prabumulih", AreaLevel.VILLAGE)
    codes = ["16.74.01.1001", "16.74.99.1001"]
    assert found.missing(codes) == ("16.74.99.1001",)


def test_the_projection_keeps_a_square_of_kilometres_square():
    side = 0.01
    wide = side / math.cos(math.radians(-6.0))
    ring = ((106.0, -6.0), (106.0 + wide, -6.0), (106.0 + wide, -6.01), (106.0, -6.01))
    (found,) = build_outlines([Outline("x", "x", (ring,))]).outlines
    (left, top), (right, _), (_, bottom), _ = found.rings[0]
    assert right - left == pytest.approx(bottom - top, rel=1e-4)
    assert bottom > top


@pytest.mark.parametrize("text", ["{", "[]", '{"features": 3}', "null", "[" * 90000])
def test_a_file_that_is_no_geojson_is_refused_with_a_code(tmp_path, text):
    _write(tmp_path, text)
    with pytest.raises(DerajatError) as caught:
        load_outlines(tmp_path, AreaLevel.VILLAGE)
    (problem,) = caught.value.problems
    assert problem.code == "DEF-090"
    assert problem.where.file == f"{tmp_path.name}/boundaries-kelurahan.geojson"


WRONG_FEATURES = (
    None,
    {},
    _feature(properties={"nama": "Tanpa kode"}),
    _feature(properties={"kode": "1"}),
    _feature(geometry=None),
    _feature(geometry={"type": "Point", "coordinates": [1, 2]}),
    _feature(geometry={"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}),
    _feature(geometry={"type": "Polygon", "coordinates": [[[1, "x"], [3, 4], [5, 6]]]}),
    _feature(geometry={"type": "Polygon", "coordinates": [[[1], [3, 4], [5, 6]]]}),
    _feature(geometry={"type": "Polygon", "coordinates": []}),
    _feature(
        geometry={
            "type": "Polygon",
            "coordinates": [[[float("nan"), 2], [3, 4], [5, 6]]],
        }
    ),
)


def test_every_broken_feature_is_told_with_its_number(tmp_path):
    _write(tmp_path, [_feature(), *WRONG_FEATURES])
    with pytest.raises(DerajatError) as caught:
        load_outlines(tmp_path, AreaLevel.VILLAGE)
    problems = caught.value.problems
    assert {problem.code for problem in problems} == {"DEF-091"}
    numbers = [int(dict(problem.fields)["number"]) for problem in problems]
    assert numbers == list(range(2, 2 + len(WRONG_FEATURES)))


def _corners(path):
    """The rings of path data, read by a plain second hand."""
    rings, x, y = [], 0, 0
    for part in filter(None, path.split("z")):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        ring = []
        for step_x, step_y in points:
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        rings.append(ring)
        x, y = ring[0]
    return rings


def _edges(path):
    return {
        frozenset(pair)
        for ring in _corners(path)
        for pair in pairwise([*ring, ring[0]])
    }


def test_paths_are_whole_units_inside_the_drawing():
    found = load_outlines(OFFICES / "bandar-lampung", AreaLevel.VILLAGE)
    paths = build_map_paths(found.outlines, 600, 720)
    assert len(paths.by_code) == 126
    for path in paths.by_code.values():
        assert re.fullmatch(r"(?:[Mm]-?\d+[ -]\d+l[-\d ]+z)+", path)
        for x, y in (corner for ring in _corners(path) for corner in ring):
            assert 0 <= x <= 600 and 0 <= y <= paths.height


def test_neighbours_keep_one_common_border_after_simplifying():
    """No slivers: nearly every edge inside the city belongs to two areas."""
    found = load_outlines(OFFICES / "pangkalpinang", AreaLevel.VILLAGE)
    paths = build_map_paths(found.outlines, 600, 720)
    edges = [edge for path in paths.by_code.values() for edge in _edges(path)]
    shared = sum(edges.count(edge) == 2 for edge in set(edges))
    given = sum(len(ring) for o in found.outlines for ring in o.rings)
    assert len(edges) < 0.9 * given
    assert shared / len(set(edges)) > 0.5


def test_a_simplified_ring_stays_within_two_units_of_its_corners():
    found = load_outlines(OFFICES / "pangkalpinang", AreaLevel.VILLAGE)
    paths = build_map_paths(found.outlines, 600, 720)
    corners = [c for o in found.outlines for ring in o.rings for c in ring]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, scale = min(y for _, y in corners), (600 - 8) / (right - left)
    for outline in found.outlines:
        rings = _corners(paths.by_code[outline.code])
        for x, y in outline.rings[0]:
            spot = ((x - left) * scale + 4, (y - top) * scale + 4)
            near = min(
                _distance(spot, a, b)
                for ring in rings
                for a, b in pairwise([*ring, ring[0]])
            )
            assert near < 2


def _distance(spot, first, last):
    length = math.dist(first, last)
    if not length:
        return math.dist(spot, first)
    along = [(last[i] - first[i]) / length for i in (0, 1)]
    share = sum((spot[i] - first[i]) * along[i] for i in (0, 1))
    share = min(length, max(0.0, share))
    return math.dist(spot, [first[i] + share * along[i] for i in (0, 1)])


def test_islands_far_out_are_framed_and_the_rest_stays_large():
    found = load_outlines(OFFICES / "dki-jakarta", AreaLevel.VILLAGE)
    near, far = part_far_areas(found.outlines)
    assert {outline.code[:5] for outline in far} == {"31.01"}
    assert len(near) + len(far) == 267
    paths = build_map_paths(found.outlines, 600, 720)
    right, bottom = paths.inset
    for outline in far:
        for x, y in (c for ring in _corners(paths.by_code[outline.code]) for c in ring):
            assert 0 <= x <= right and 0 <= y <= bottom
    for outline in near:
        corners = [c for ring in _corners(paths.by_code[outline.code]) for c in ring]
        assert min(y for _, y in corners) > bottom


def test_no_area_vanishes_however_small():
    big = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    tiny = ((5.0, 5.0), (5.0001, 5.0), (5.0001, 5.0001))
    outlines = [Outline("big", "", (big,)), Outline("tiny", "", (tiny,))]
    paths = build_map_paths(tuple(outlines), 300, 300)
    (dot,) = _corners(paths.by_code["tiny"])
    assert max(x for x, _ in dot) - min(x for x, _ in dot) == 6


def test_no_outlines_give_an_empty_map():
    assert build_map_paths((), 600, 720).by_code == {}
