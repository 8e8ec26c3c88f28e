"""Values of one indicator as arrays, before they become rows."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

import numpy as np

from derajat.measures.arrays import Bools, Floats, Ints, quotients, rounded_half_up
from derajat.measures.flags import FlagArray
from derajat.measures.groups import ALL, GroupLabel
from derajat.measures.places import AreaAxis
from derajat.measures.timeline import Timeline
from derajat.model.calendar import Period
from derajat.statistics.rates import BYAR, NO_METHOD, POISSON_EXACT, WILSON


METHODS = (NO_METHOD, WILSON, POISSON_EXACT, BYAR)


@dataclass
class Result:
    """Exact and shown values, (areas, periods, groups) unless said.

    The value is `parts` / `wholes`, in the indicator's unit; `wholes` are above 0
    wherever there is a value. `shown` is the value times 10^decimals, rounded.
    """

    timeline: Timeline
    axis: AreaAxis
    rows: Ints
    labels: tuple[GroupLabel, ...]
    decimals: int
    parts: Ints
    wholes: Ints
    has_value: Bools
    numerator: Ints
    has_numerator: Bools
    denominator: Ints
    denominator_scale: int
    has_denominator: Bools
    unknown: Ints
    lower: Floats
    upper: Floats
    method: Ints
    """Positions in METHODS."""
    completeness: Floats
    """(areas, periods)"""
    flags: FlagArray
    emitted: Bools
    """Which values become rows."""
    beyond: dict[int, int] = field(default_factory=dict)
    """By version: the limit above which only "more than" is known, rounded."""

    @cached_property
    def value(self) -> Floats:
        return quotients(self.parts, self._safe_wholes)

    @cached_property
    def shown(self) -> Ints:
        return rounded_half_up(self.parts, self._safe_wholes, self.decimals)

    @property
    def _safe_wholes(self) -> Ints:
        safe: Ints = np.where(self.has_value, self.wholes, 1)
        return safe

    @cached_property
    def _rows_by_axis(self) -> dict[int, int]:
        return {int(row): position for position, row in enumerate(self.rows)}

    @cached_property
    def _periods(self) -> dict[Period, int]:
        return {p: number for number, p in enumerate(self.timeline.periods)}

    @cached_property
    def _labels(self) -> dict[GroupLabel, int]:
        return {label: number for number, label in enumerate(self.labels)}

    def position(
        self, row: int, period: Period, label: GroupLabel = ALL
    ) -> tuple[int, int, int] | None:
        """Where a value stands, by position of its area on the axis; None: nowhere."""
        area = self._rows_by_axis.get(row)
        time = self._periods.get(period)
        group = self._labels.get(label)
        if area is None or time is None or group is None:
            return None
        return area, time, group

    def exact(self, at: tuple[int, int, int] | None) -> Fraction | None:
        """The exact value at a position, or None."""
        if at is None or not self.has_value[at]:
            return None
        return Fraction(int(self.parts[at]), int(self.wholes[at]))
