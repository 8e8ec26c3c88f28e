"""The place of an area among others, told only as far as the intervals tell it."""

from collections.abc import Iterable
from dataclasses import dataclass

from derajat.model.indicators import Direction
from derajat.reports.monitoring.standings import Standing


@dataclass(frozen=True)
class RankSpan:
    """From the best to the worst place that an area can have among `among` areas."""

    best: int
    worst: int
    among: int

    @property
    def is_told(self) -> bool:
        """Whether any other area is surely better or surely worse."""
        return self.best > 1 or self.worst < self.among


def rank_of(one: Standing, others: Iterable[Standing]) -> RankSpan | None:
    """The span of places of a standing among those of the same period.

    An area stands surely before another where the whole of its interval is better.
    None without intervals, or where neither way is better.
    """
    better = one.indicator.better
    if better not in (Direction.HIGHER, Direction.LOWER) or _ends(one) is None:
        return None
    alike = [
        other
        for other in others
        if other.period == one.period
        and other.area != one.area
        and _ends(other) is not None
    ]
    before = sum(_is_before(other, one, better) for other in alike)
    behind = sum(_is_before(one, other, better) for other in alike)
    among = len(alike) + 1
    return RankSpan(before + 1, among - behind, among)


def _ends(one: Standing) -> tuple[float, float] | None:
    lower, upper = one.value.lower, one.value.upper
    return None if lower is None or upper is None else (lower, upper)


def _is_before(first: Standing, second: Standing, better: Direction) -> bool:
    ends, others = _ends(first), _ends(second)
    if ends is None or others is None:
        return False
    is_higher = ends[0] > others[1]
    is_lower = ends[1] < others[0]
    return is_higher if better is Direction.HIGHER else is_lower
