"""Neighbours from boundaries: holes, parts, gaps, islands and odd input."""

import numpy as np
import pytest

from derajat.statistics.smallarea import contiguity, rings_of_coordinates


SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=float)


def test_a_village_in_the_hole_of_another_is_its_neighbour():
    outer = SQUARE * 9 - 4
    assert contiguity([[outer, SQUARE[::-1]], [SQUARE]], "edge").counts.tolist() == [
        1,
        1,
    ]


def test_each_part_of_a_multi_polygon_has_neighbours():
    areas = [[SQUARE, SQUARE + [9, 0]], [SQUARE + [1, 0]], [SQUARE + [10, 0]]]
    near = contiguity(areas)
    assert near.of(0).tolist() == [1, 2]
    assert near.of(1).tolist() == [0]


def test_an_island_and_an_area_without_geometry_have_no_neighbours():
    near = contiguity([[SQUARE], [SQUARE + [5, 5]], []])
    assert near.counts.tolist() == [0, 0, 0]


def test_no_areas_at_all_have_no_neighbours():
    assert contiguity([]).areas == 0
    assert contiguity([[], []], "edge").counts.tolist() == [0, 0]


def test_a_gap_is_closed_by_the_tolerance_only():
    apart = [[SQUARE], [SQUARE + [1.001, 0]]]
    for rule in ("queen", "rook", "edge"):
        assert contiguity(apart, rule).counts.tolist() == [0, 0]
        assert contiguity(apart, rule, tolerance=0.002).counts.tolist() == [1, 1]


def test_two_corners_in_common_are_rook_neighbours_but_share_no_edge():
    cup = np.array([[0, 0], [2, 0], [2, 2], [1, 1], [0, 2], [0, 0]], dtype=float)
    lid = np.array([[0, 2], [1, 1.5], [2, 2], [1, 3], [0, 2]], dtype=float)
    assert contiguity([[cup], [lid]], "rook").counts.tolist() == [1, 1]
    assert contiguity([[cup], [lid]], "edge").counts.tolist() == [0, 0]


def test_one_corner_in_common_is_no_rook_neighbour_even_where_a_ring_closes():
    areas = [[SQUARE + [7, 7], SQUARE], [SQUARE - 1]]
    assert contiguity(areas, "queen").counts.tolist() == [1, 1]
    assert contiguity(areas, "rook").counts.tolist() == [0, 0]


def test_one_corner_near_two_points_of_the_other_is_no_rook_neighbour():
    pointed = np.array([[1, 1], [1.001, 1], [3, 3], [1, 1]])
    areas = [[SQUARE], [pointed]]
    assert contiguity(areas, "rook", tolerance=0.01).counts.tolist() == [0, 0]


def test_the_direction_and_the_start_of_a_ring_do_not_matter():
    turned = np.roll(SQUARE[:-1], 2, axis=0)
    areas = [[SQUARE], [np.vstack([turned, turned[:1]])[::-1] + [1, 0]]]
    for rule in ("queen", "rook", "edge"):
        assert contiguity(areas, rule).counts.tolist() == [1, 1]


def test_the_order_of_areas_only_renames_the_neighbours():
    generator = np.random.default_rng(3)
    areas = [[SQUARE + [x, y]] for x in range(4) for y in range(4)]
    order = generator.permutation(16)
    near = contiguity(areas)
    shuffled = contiguity([areas[place] for place in order])
    for new, old in enumerate(order):
        assert sorted(order[shuffled.of(new)]) == near.of(old).tolist()


def test_points_that_are_not_finite_are_left_out():
    spoiled = SQUARE.copy()
    spoiled[2] = np.nan
    near = contiguity([[spoiled], [SQUARE + [1, 0]]], "rook")
    assert near.counts.tolist() == [0, 0]
    assert contiguity([[spoiled], [SQUARE + [1, 0]]]).counts.tolist() == [1, 1]


def test_heights_and_missing_geometries_are_left_out():
    high = [[[[0, 0, 7], [1, 0, 7], [1, 1, 7], [0, 0, 7]]]]
    (ring,) = rings_of_coordinates(high)
    assert ring.tolist() == [[0, 0], [1, 0], [1, 1], [0, 0]]
    assert rings_of_coordinates(None) == []
    assert rings_of_coordinates([]) == []
    assert rings_of_coordinates([[]]) == []


def test_an_unknown_rule_or_tolerance_is_refused():
    with pytest.raises(ValueError, match="'king', not one of queen, rook, edge"):
        contiguity([[SQUARE]], "king")
    for tolerance in (-1.0, np.nan, np.inf):
        with pytest.raises(ValueError, match="not a distance from 0"):
            contiguity([[SQUARE]], tolerance=tolerance)
