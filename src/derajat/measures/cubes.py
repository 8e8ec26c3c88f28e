"""Dense arrays of figures by area, smallest period and group."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from derajat.measures.arrays import Ints, sum_stretches
from derajat.measures.coded import CodedParts
from derajat.measures.groups import Grouping, GroupLabel
from derajat.measures.places import OUTSIDE, PlaceBook, levels_above
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind


@dataclass(frozen=True)
class Cube:
    """Whole numbers (areas, units of time, groups); the first unit is `start`."""

    numbers: Ints
    start: int

    def summed(self, first: Ints, last: Ints) -> Ints:
        """Sums of stretches of units: (areas, stretches, groups).

        `first` and `last` are (pieces, stretches); the pieces of one add up.
        """
        total = sum_stretches(self.numbers, first[0], last[0], self.start)
        for piece in range(1, len(first)):
            total = total + sum_stretches(
                self.numbers, first[piece], last[piece], self.start
            )
        return total

    @property
    def above_zero(self) -> "Cube":
        """1 where there is something, else 0."""
        return Cube((self.numbers > 0).astype(np.int32), self.start)


@dataclass(frozen=True)
class Frame:
    """The areas, units of time and groups of some cubes.

    `rows` are positions on the area axis; `labels` are the groups in their order.
    """

    places: PlaceBook
    rows: Ints
    place_level: AreaLevel | None
    unit: PeriodKind
    first: int
    last: int
    labels: tuple[GroupLabel, ...]
    groupings: tuple[Grouping, ...]

    @property
    def shape(self) -> tuple[int, int, int]:
        units = max(self.last - self.first + 1, 0)
        return len(self.rows), units, len(self.labels)

    def empty(self, dtype: Any = np.int64) -> Ints:
        return np.zeros(self.shape, dtype=dtype)


@dataclass(frozen=True)
class Scatter:
    """Where the rows of a part table go: for each way one flat position a row."""

    frame: Frame
    positions: tuple[Ints, ...]

    def cube(self, rows: Ints, amounts: Ints) -> Cube:
        """The sums of some rows' amounts."""
        flat = self.frame.empty(amounts.dtype).ravel()
        for positions in self.positions:
            targets = positions[rows]
            inside = targets != OUTSIDE
            np.add.at(flat, targets[inside], amounts[inside])
        return Cube(flat.reshape(self.frame.shape), self.frame.first)


def build_scatter(
    parts: CodedParts, frame: Frame, numbers: Ints | None = None
) -> Scatter:
    """Where each row goes: once for each level its place reaches and each grouping.

    `numbers` are units of the frame in place of the table's own periods.
    """
    times = (parts.period if numbers is None else numbers) - frame.first
    _, units, groups = frame.shape
    in_time = (times >= 0) & (times < units)
    ids = frame.places.ids
    codes = np.array([ids[text] for text in parts.place.texts], dtype=np.int64)
    places = codes[parts.place.codes]
    areas = [
        _local_areas(frame, level, places, times + frame.first)
        for level in _levels(frame)
    ]
    found = []
    for labels in (
        _label_codes(parts, frame, grouping) for grouping in frame.groupings
    ):
        for area in areas:
            known = in_time & (area != OUTSIDE) & (labels != OUTSIDE)
            flat = (area * units + times) * groups + labels
            found.append(np.where(known, flat, OUTSIDE))
    return Scatter(frame, tuple(found))


def _levels(frame: Frame) -> list[AreaLevel]:
    reached = levels_above(frame.place_level)
    present = {frame.places.axis.levels[row] for row in frame.rows.tolist()}
    return [level for level in AreaLevel if level in present and level in reached]


def _local_areas(frame: Frame, level: AreaLevel, places: Ints, numbers: Ints) -> Ints:
    local = np.full(len(frame.places.axis.codes) + 1, OUTSIDE, dtype=np.int64)
    local[frame.rows] = np.arange(len(frame.rows))
    moved: Ints = local[frame.places.targets(level, places, frame.unit, numbers)]
    return moved


def _label_codes(parts: CodedParts, frame: Frame, grouping: Grouping) -> Ints:
    order = {label: number for number, label in enumerate(frame.labels)}
    found, codes = parts.labels(grouping)
    positions = np.array([order.get(label, OUTSIDE) for label in found], dtype=np.int64)
    if not len(positions):
        return codes
    moved: Ints = positions[codes]
    return moved
