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
    the target; `gap_persons` is at least 0; `target` and both gaps are None where no
    target was set. `is_partial` tells that a month is absent.
    """

    area: str
    target: Fraction | None
    cumulative: Fraction
    this_month: Fraction | None
    previous: Fraction | None
    trend: PwsTrend | None
    status: PwsStatus | None
    gap: Fraction | None
    gap_persons: int | None
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
    yearly_target: Fraction | None,
    so_far: int | None = None,
) -> PwsLine | None:
    """The line of an area, from its counts of January to the month of the chart.

    A count is None where nothing was reported. `yearly_target` is in per cent.
    `so_far` is the count since January, where that is known though a month is not.
    None without eligible people or without any report.
    """
    known = [count for count in counts if count is not None]
    if (not known and so_far is None) or eligible <= 0:
        return None
    now = _known_share(counts[-1], eligible)
    before = _known_share(counts[-2], eligible) if len(counts) > 1 else None
    trend = _decide_trend(now, before, is_january=len(counts) == 1)
    target = None
    if yearly_target is not None:
        target = compute_target(yearly_target, len(counts))
    reached = _share(sum(known) if so_far is None else so_far, eligible)
    is_partial = len(known) < len(counts)
    return _hold(area, reached, (now, before, trend), eligible, target, is_partial)


def build_level_line(
    area: str,
    now: tuple[int, Fraction],
    before: tuple[int, Fraction] | None,
    target: Fraction | None,
) -> PwsLine | None:
    """The line of an area where each month is counted anew, as with weighings.

    `now` and `before` are the people reached and those to reach, of this month and of
    the last. The whole target holds in every month, and `cumulative` is the share of
    the month. None without people to reach.
    """
    count, people = now
    if people <= 0:
        return None
    share = _share(count, people)
    earlier = _share(*before) if before is not None and before[1] > 0 else None
    trend = _decide_trend(share, earlier, is_january=False)
    return _hold(area, share, (share, earlier, trend), people, target, False)


def _hold(
    area: str,
    reached: Fraction,
    months: tuple[Fraction | None, Fraction | None, PwsTrend | None],
    people: Fraction,
    target: Fraction | None,
    is_partial: bool,
) -> PwsLine:
    """The line held against the target of the month."""
    now, before, trend = months
    gap = None if target is None else target - reached
    status = None
    if gap is not None and trend is not None:
        status = decide_pws_status(gap <= 0, trend)
    return PwsLine(
        area=area,
        target=target,
        cumulative=reached,
        this_month=now,
        previous=before,
        trend=trend,
        status=status,
        gap=gap,
        gap_persons=None if gap is None else max(0, ceil(gap * people / 100)),
        is_partial=is_partial,
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
