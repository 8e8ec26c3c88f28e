"""The chart of local area monitoring (PWS): who is behind, and where it goes.

Rules of the ministry's PWS-KIA guideline; that "tetap" below the target is "jelek", and
that January is "tetap", is not said there and set here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil

from derajat.model.labels import Label


MONTHS = 12


class PwsTrend(Enum):
    """This month against last month."""

    NAIK = "naik"
    TETAP = "tetap"
    TURUN = "turun"


class PwsStatus(Enum):
    """Where an area stands against the target of the month, and where it goes."""

    BAIK = "baik"
    KURANG = "kurang"
    CUKUP = "cukup"
    JELEK = "jelek"

    @property
    def label(self) -> Label:
        """The word of the chart."""
        return _LABELS[self]


_LABELS = {
    PwsStatus.BAIK: Label("Baik", "Good"),
    PwsStatus.KURANG: Label("Kurang", "Falling behind"),
    PwsStatus.CUKUP: Label("Cukup", "Catching up"),
    PwsStatus.JELEK: Label("Jelek", "Poor"),
}


@dataclass(frozen=True)
class PwsLine:
    """One area in one month; shares in per cent of the yearly eligible.

    `previous` is None in January and where last month was not reported; `this_month`,
    `trend` and `status` are None where they cannot be told. `gap` is negative above
    the target; `gap_persons` is at least 0. `is_partial` tells that a month is absent.
    """

    area: str
    target: Fraction
    cumulative: Fraction
    this_month: Fraction | None
    previous: Fraction | None
    trend: PwsTrend | None
    status: PwsStatus | None
    gap: Fraction
    gap_persons: int
    is_partial: bool


def compute_target(yearly: Fraction, month: int) -> Fraction:
    """The target of a month, 1 to 12, on a straight line to that of the year."""
    return yearly * month / MONTHS


def split_cumulative(cumulative: Sequence[int | None]) -> tuple[int | None, ...]:
    """The count of each month from counts since January.

    None where that month or the one before is not known.
    """
    before: Sequence[int | None] = (0, *cumulative[:-1])
    return tuple(
        None if now is None or last is None else now - last
        for now, last in zip(cumulative, before, strict=True)
    )


def build_pws_line(
    area: str,
    counts: Sequence[int | None],
    eligible: Fraction,
    yearly_target: Fraction,
) -> PwsLine | None:
    """The line of an area, from its counts of January to the month of the chart.

    A count is None where nothing was reported. `yearly_target` is in per cent. None
    without eligible people or without any report.
    """
    known = [count for count in counts if count is not None]
    if not known or eligible <= 0:
        return None
    cumulative = _share(sum(known), eligible)
    target = compute_target(yearly_target, len(counts))
    this_month = _known_share(counts[-1], eligible)
    previous = _known_share(counts[-2], eligible) if len(counts) > 1 else None
    trend = _decide_trend(this_month, previous, is_january=len(counts) == 1)
    gap = target - cumulative
    return PwsLine(
        area=area,
        target=target,
        cumulative=cumulative,
        this_month=this_month,
        previous=previous,
        trend=trend,
        status=None if trend is None else decide_pws_status(gap <= 0, trend),
        gap=gap,
        gap_persons=max(0, ceil(gap * eligible / 100)),
        is_partial=len(known) < len(counts),
    )


def decide_pws_status(is_on_target: bool, trend: PwsTrend) -> PwsStatus:
    """The status of an area: above, on or below the target, and its trend."""
    if is_on_target:
        return PwsStatus.KURANG if trend is PwsTrend.TURUN else PwsStatus.BAIK
    return PwsStatus.CUKUP if trend is PwsTrend.NAIK else PwsStatus.JELEK


def rank_pws_lines(lines: Iterable[PwsLine]) -> tuple[PwsLine, ...]:
    """The lines as the chart shows them: highest first, equal ones by area code."""
    return tuple(sorted(lines, key=lambda line: (-line.cumulative, line.area)))


def _share(count: int, eligible: Fraction) -> Fraction:
    return Fraction(count * 100) / eligible


def _known_share(count: int | None, eligible: Fraction) -> Fraction | None:
    return None if count is None else _share(count, eligible)


def _decide_trend(
    this_month: Fraction | None, previous: Fraction | None, is_january: bool
) -> PwsTrend | None:
    if this_month is None:
        return None
    if is_january:
        return PwsTrend.TETAP
    if previous is None:
        return None
    if this_month == previous:
        return PwsTrend.TETAP
    return PwsTrend.NAIK if this_month > previous else PwsTrend.TURUN
