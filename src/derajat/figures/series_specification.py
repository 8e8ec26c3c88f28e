"""Figures over time: trend, control chart and spark."""

from dataclasses import dataclass
from enum import Enum

from derajat.figures.specification import AxisRange, Caption, ShownNumber
from derajat.statistics.charts import Change


class PointState(Enum):
    """How far a point can be trusted; each has a mark of its own."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    INCOMPLETE = "incomplete"
    MISSING = "missing"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Point:
    """One period of a series.

    `period` is the full name, `tick` the short one below the axis. `value` is None
    where there is none; `reason` says why, or why a point is not final. `counts` tells
    the two exact counts: `338 dari 409`.
    """

    period: str
    tick: str
    value: ShownNumber | None
    lower: ShownNumber | None = None
    upper: ShownNumber | None = None
    state: PointState = PointState.FINAL
    reason: str = ""
    counts: str = ""
    href: str = ""


@dataclass(frozen=True)
class TargetLine:
    """A target or path: one amount for each point, None where there is none.

    `label` stands beside its end: `Target 90%`.
    """

    label: str
    amounts: tuple[ShownNumber | None, ...]


@dataclass(frozen=True)
class Break:
    """A change of definition before the point at `place`; no line crosses it."""

    place: int
    label: str


@dataclass(frozen=True)
class TrendFigure:
    """A value over periods with its interval, target and path.

    `interval` names the band: `rentang 95% (Wilson)`. ValueError when a line has not
    one amount for each point.
    """

    caption: Caption
    points: tuple[Point, ...]
    target: TargetLine | None = None
    path: TargetLine | None = None
    breaks: tuple[Break, ...] = ()
    interval: str = ""
    axis: AxisRange | None = None

    def __post_init__(self) -> None:
        lines = [line for line in (self.target, self.path) if line is not None]
        if any(len(line.amounts) != len(self.points) for line in lines):
            raise ValueError("a line has another number of amounts than points")


@dataclass(frozen=True)
class ControlLimits:
    """Centre line and control limits at one point; None where there are none."""

    centre: ShownNumber | None
    lower: ShownNumber | None
    upper: ShownNumber | None


@dataclass(frozen=True)
class SpecialMark:
    """A point of special variation: what it means, and the rule in words."""

    place: int
    change: Change
    word: str


@dataclass(frozen=True)
class ControlFigure:
    """A trend with the limits of its own variation, one entry for each point."""

    trend: TrendFigure
    limits: tuple[ControlLimits, ...]
    marks: tuple[SpecialMark, ...] = ()

    def __post_init__(self) -> None:
        if len(self.limits) != len(self.trend.points):
            raise ValueError("there are not as many limits as points")

    @property
    def caption(self) -> Caption:
        return self.trend.caption


@dataclass(frozen=True)
class Spark:
    """A small line without words; None is a gap. The value stands beside it."""

    values: tuple[float | None, ...]
    target: float | None = None


def constant_line(label: str, amount: ShownNumber, points: int) -> TargetLine:
    """A target that is the same at every point."""
    return TargetLine(label, (amount,) * points)
