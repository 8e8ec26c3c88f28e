"""Which areas of one level lie in which areas of others."""

from collections.abc import Collection

import numpy as np

from derajat.measures.arrays import Bools, Ints
from derajat.measures.places import OUTSIDE, AreaAxis, PlaceBook, levels_above
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period


def known_areas(axis: AreaAxis, level: AreaLevel) -> Ints:
    """Positions of the areas of a level, without those "not known"."""
    rows = axis.rows_at([level])
    known: Ints = rows[~axis.is_unknown[rows]]
    return known


def exists_on(axis: AreaAxis, rows: Ints, period: Period) -> Bools:
    """Which areas are valid on a day of the period."""
    begun = axis.valid_from[rows] <= period.last_day
    found: Bools = begun & (axis.valid_until[rows] >= period.first_day)
    return found


def holders(places: PlaceBook, rows: Ints, level: AreaLevel, period: Period) -> Ints:
    """The area of a level that holds each area on the period's first day."""
    codes = places.axis.codes
    ids = np.array([places.ids[codes[row]] for row in rows.tolist()], dtype=np.int64)
    numbers = np.full(len(rows), period.number, dtype=np.int64)
    return places.targets(level, ids, period.kind, numbers)


def areas_within(
    places: PlaceBook,
    inner: AreaLevel,
    outer: Collection[int],
    period: Period,
) -> dict[int, Ints]:
    """For some areas of the axis the areas of a lower level that they hold."""
    rows = known_areas(places.axis, inner)
    rows = rows[exists_on(places.axis, rows, period)]
    found: dict[int, Ints] = {}
    for level in levels_above(inner):
        wanted = [row for row in outer if places.axis.levels[row] is level]
        if not wanted:
            continue
        held_by = holders(places, rows, level, period)
        for row in wanted:
            found[row] = rows[(held_by == row) & (held_by != OUTSIDE)]
    return found
