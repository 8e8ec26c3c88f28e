"""Axes with round steps, and places on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from math import ceil, floor

from derajat.figures.specification import ShownNumber
from derajat.model.numerals import render_number


_FLAT = 0.6
"""A trend that moves by less than this share of its highest value is zoomed."""
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


@dataclass(frozen=True)
class Axis:
    """A scale from `low` to `high` with its marks; their words are exact."""

    low: float
    high: float
    ticks: tuple[ShownNumber, ...]

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the low end to 1 at the high end, cut there."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def build_axis(
    low: float, high: float, most_ticks: int, decimals: int, language: str
) -> Axis:
    """The axis of round steps that holds both values, with at most so many marks.

    Steps are never finer than the decimals of the unit.
    """
    bottom, top = Decimal(str(low)), Decimal(str(high))
    finest = Decimal(1).scaleb(-decimals)
    step, first, last = next(
        (step, first, last)
        for step, first, last in _list_scales(bottom, top, finest)
        if last - first < most_ticks
    )
    marks = [step * place for place in range(first, last + 1)]
    ticks = tuple(
        ShownNumber(_render_mark(mark, language), float(mark)) for mark in marks
    )
    return Axis(ticks[0].drawn, ticks[-1].drawn, ticks)


def _list_scales(
    low: Decimal, high: Decimal, finest: Decimal
) -> Iterator[tuple[Decimal, int, int]]:
    """Steps from fine to coarse, each with the number of its first and last mark."""
    start = max((high - low) / 100, finest)
    for power in count(start.adjusted()):
        for factor in _STEPS:
            step = factor.scaleb(power)
            if step % finest == 0:
                first = floor(low / step)
                yield step, first, max(ceil(high / step), first + 1)


def _render_mark(mark: Decimal, language: str) -> str:
    plain = format(mark.normalize(), "f")
    return render_number("0" if mark == 0 else plain, language)


def choose_range(values: Sequence[float], decimals: int) -> tuple[float, float]:
    """The ends of a trend's axis: from 0, unless that would flatten the line.

    A line that hardly moves is not blown up: the axis spans at least a twentieth of
    the highest value and ten of the smallest steps that are shown.
    """
    low, high = min(values, default=0.0), max(values, default=1.0)
    if low < 0 or high - low >= _FLAT * high:
        return min(0.0, low), high
    least = max(high / 20, 10 * 10.0**-decimals)
    return max(0.0, min(low, high - least)), high
