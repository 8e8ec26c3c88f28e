"""Numerators and denominators of one indicator by area, period and group."""

from dataclasses import dataclass

import numpy as np

from derajat.measures.arrays import Bools, Floats, Ints
from derajat.measures.groups import GroupLabel
from derajat.measures.timeline import Timeline


@dataclass
class Amounts:
    """Exact numbers, (areas, periods, groups), and what is known of them.

    Numerator and denominator are in units of 1 / their scale: decimals are stored as
    whole numbers, and eligible people can be estimates. `rows` are positions on the
    area axis. `offered` tells which groups the version of a period has.
    `chosen` and `is_beyond` hold the class that a quantile falls into.
    """

    timeline: Timeline
    rows: Ints
    labels: tuple[GroupLabel, ...]
    offered: Bools
    """(periods, groups)."""
    numerator: Ints
    denominator: Ints
    unknown: Ints
    ties: Ints
    has_numerator: Bools
    has_denominator: Bools
    lacks_eligible: Bools
    """No eligible number where there ought to be one."""
    is_partial: Bools
    """Smallest periods without data inside the period."""
    is_inherited: Bools
    is_shared: Bools
    """The eligible number is a share of that of a larger area."""
    is_fixed: Bools
    """(periods,): the denominator is that of one fixed year."""
    completeness: Floats
    """(areas, periods); nan where nothing was said about who should report."""
    numerator_scale: int = 1
    denominator_scale: int = 1
    chosen: Ints | None = None
    is_beyond: Bools | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        return len(self.rows), len(self.timeline.periods), len(self.labels)


def empty_amounts(
    timeline: Timeline, rows: Ints, labels: tuple[GroupLabel, ...], offered: Bools
) -> Amounts:
    """Amounts of nothing, to be filled."""
    shape = (len(rows), len(timeline.periods), len(labels))

    def zeros() -> Ints:
        return np.zeros(shape, dtype=np.int64)

    def no() -> Bools:
        return np.zeros(shape, dtype=bool)

    return Amounts(
        timeline=timeline,
        rows=rows,
        labels=labels,
        offered=offered,
        numerator=zeros(),
        denominator=zeros(),
        unknown=zeros(),
        ties=zeros(),
        has_numerator=no(),
        has_denominator=no(),
        lacks_eligible=no(),
        is_partial=no(),
        is_inherited=no(),
        is_shared=no(),
        is_fixed=np.zeros(shape[1], dtype=bool),
        completeness=np.full(shape[:2], np.nan),
    )
