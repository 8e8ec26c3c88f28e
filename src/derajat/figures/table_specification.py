"""Figures that are tables: ranked areas, PWS, heat, funnel and pyramid."""

from dataclasses import dataclass
from enum import Enum

from derajat.figures.specification import AxisRange, Caption, Judged, ShownNumber
from derajat.model.indicators import Direction


@dataclass(frozen=True)
class RankedRow:
    """An area or facility against its target.

    Without a value `reason` says why; `gap` is what is missing, in persons; `act_href`
    is where something is done about it.
    """

    code: str
    name: str
    value: ShownNumber | None
    judged: Judged
    lower: ShownNumber | None = None
    upper: ShownNumber | None = None
    target: ShownNumber | None = None
    counts: str = ""
    gap: ShownNumber | None = None
    reason: str = ""
    href: str = ""
    act_href: str = ""


@dataclass(frozen=True)
class Ranked:
    """Areas in the order of the caller; `order` names it: `urut: capaian`."""

    caption: Caption
    rows: tuple[RankedRow, ...]
    order: str
    better: Direction = Direction.HIGHER
    row_title: str = ""
    """Heading of the first column; empty: the word for area."""
    axis: AxisRange | None = None


class Arrow(Enum):
    """This month against last month."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"


@dataclass(frozen=True)
class PwsColumn:
    """One area of the chart; shares in per cent of the yearly eligible.

    `judged.word` is the status: Baik, Kurang, Cukup, Jelek. `gap` is the number of
    people missing to the line of the month; `act_href` is where something is done
    about it.
    """

    code: str
    name: str
    cumulative: ShownNumber | None
    this_month: ShownNumber | None
    last_month: ShownNumber | None
    arrow: Arrow | None
    judged: Judged
    gap: ShownNumber | None
    reason: str = ""
    href: str = ""
    act_href: str = ""


@dataclass(frozen=True)
class Pws:
    """The chart of local area monitoring, highest first; `target` is of the month.

    `is_level` tells that each month is counted anew: `cumulative` is then the share of
    the month and has no row of its own.
    """

    caption: Caption
    columns: tuple[PwsColumn, ...]
    target: ShownNumber | None
    """None where no target was set."""
    target_label: str
    """`target s.d. bulan ini 82,5% (90% × 11/12)`"""
    is_level: bool = False


@dataclass(frozen=True)
class PwsSheet:
    """The chart of local area monitoring for paper: columns drawn, each with its rank.

    `first_rank` is that of its first column, where a chart goes on from another sheet.
    """

    pws: Pws
    first_rank: int = 1

    @property
    def caption(self) -> Caption:
        """That of the chart."""
        return self.pws.caption


@dataclass(frozen=True)
class HeatCell:
    """A count of one week; None is not reported, a reported zero is an amount.

    `level` is 0 to 4 against the row's own threshold; `signal` is the rule that fired.
    """

    count: ShownNumber | None
    level: int = 0
    signal: str = ""
    href: str = ""


@dataclass(frozen=True)
class HeatRow:
    """A disease or area with one cell for each week; `remark` ends the row."""

    code: str
    name: str
    cells: tuple[HeatCell, ...]
    remark: str = ""
    href: str = ""


@dataclass(frozen=True)
class Week:
    """A column: `M45`, and its days: `8–14 Nov`."""

    short: str
    days: str


@dataclass(frozen=True)
class Heat:
    """Rows by weeks; `level_words` name the five levels from low to high."""

    caption: Caption
    row_title: str
    weeks: tuple[Week, ...]
    rows: tuple[HeatRow, ...]
    level_words: tuple[str, str, str, str, str]
    remark_title: str = ""


@dataclass(frozen=True)
class FunnelStep:
    """One step of a funnel: its count, and its share of a denominator that is named."""

    name: str
    count: ShownNumber | None
    share: ShownNumber | None = None
    denominator: str = ""
    reason: str = ""
    href: str = ""


@dataclass(frozen=True)
class FunnelSteps:
    """Steps from the eligible to those treated; bars show counts."""

    caption: Caption
    steps: tuple[FunnelStep, ...]


@dataclass(frozen=True)
class PyramidRow:
    """An age group with the amounts of the two sides."""

    group: str
    left: ShownNumber | None
    right: ShownNumber | None


@dataclass(frozen=True)
class Pyramid:
    """Two sides on one scale, in the order of the caller (oldest first)."""

    caption: Caption
    group_title: str
    left_title: str
    right_title: str
    rows: tuple[PyramidRow, ...]
