"""Which points set the limits of a chart, and when they are set anew."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags


BASELINE_POINTS = 20
"""Points that set the limits; Provost and Murray 2011: 20 or more where there are."""
FEWEST_POINTS = 12
"""Points below which limits are provisional; Provost and Murray 2011: 12 at least."""


@dataclass(frozen=True)
class Baseline:
    """The points that fix the limits: the first `points` present ones.

    `points`: how many, where there are so many. `fewest`: below this no limits are
    given. Limits from fewer than 12 points are marked as provisional. `skip`: places
    left out at the start of the series and after each rebase.
    """

    points: int = BASELINE_POINTS
    fewest: int = FEWEST_POINTS
    skip: int = 0

    def __post_init__(self) -> None:
        if not 2 <= self.fewest <= self.points:
            raise ValueError(
                "a baseline needs 2 <= fewest <= points, not "
                f"fewest {self.fewest} and points {self.points}"
            )
        if self.skip < 0:
            raise ValueError(f"skip must not be below zero, not {self.skip}")


@dataclass(frozen=True)
class Rebase:
    """A decision to set the limits anew from place `at` (0 is the first point).

    `reason`: what changed in the work, in words. `by`: the name of who decided.
    """

    at: int
    reason: str
    by: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a new baseline needs a reason")
        if not self.by.strip():
            raise ValueError("a new baseline needs the name of who decided")
        if self.at < 1:
            raise ValueError(
                f"a new baseline starts at place 1 or later, not {self.at}"
            )


def phases_of(rebases: Sequence[Rebase], places: int) -> tuple[slice, ...]:
    """The stretches of the series that have their own limits."""
    starts = [0, *(rebase.at for rebase in rebases)]
    if any(
        later <= earlier for earlier, later in zip(starts, starts[1:], strict=False)
    ):
        raise ValueError("new baselines must be in order of place, each once")
    if starts[-1] >= max(places, 1):
        raise ValueError(f"a new baseline at place {starts[-1]} of {places} points")
    return tuple(map(slice, starts, [*starts[1:], places]))


def in_baseline(present: Flags, baseline: Baseline) -> Flags:
    """Which places of one phase set its limits (series x places)."""
    usable = present.copy()
    usable[:, : baseline.skip] = False
    return np.asarray(usable & (np.cumsum(usable, axis=1) <= baseline.points))
