"""A printed target as the span of values that fulfil it."""

import re
from dataclasses import dataclass
from fractions import Fraction

from derajat.model.indicators import Direction
from derajat.model.judgement import Reason
from derajat.model.targets import (
    Amount,
    Between,
    Bound,
    Exactly,
    Grade,
    PrintedTarget,
    Sign,
    Unreadable,
)


@dataclass(frozen=True)
class Aim:
    """Values from `low` to `high`, in the unit of an indicator; None is open.

    Both ends belong to it unless `is_strict` (`< 22`).
    """

    low: Fraction | None
    high: Fraction | None
    is_strict: bool = False

    def is_above_low(self, value: Fraction) -> bool:
        if self.low is None:
            return True
        return value > self.low or (value == self.low and not self.is_strict)

    def is_below_high(self, value: Fraction) -> bool:
        if self.high is None:
            return True
        return value < self.high or (value == self.high and not self.is_strict)

    def holds(self, value: Fraction) -> bool:
        return self.is_above_low(value) and self.is_below_high(value)

    def shrink(self, share: Fraction) -> "Aim":
        """What is due when a share of the year has passed."""
        low, high = (
            end if end is None else end * share for end in (self.low, self.high)
        )
        return Aim(low, high, self.is_strict)


def build_aim(
    target: PrintedTarget, better: Direction, scale: int, unit_words: str = ""
) -> Aim | Reason:
    """The values that fulfil a target, or why that cannot be said.

    `scale` is that of the indicator's unit (100 for per cent); `unit_words` is how the
    plan prints the unit, which tells the whole where the target itself does not.
    """
    reading = target.reading
    if isinstance(reading, Unreadable):
        return Reason.TARGET_UNREADABLE
    if isinstance(reading, Grade):
        return Reason.TARGET_IS_A_GRADE
    printed = read_unit_scale(unit_words, scale)
    if printed is None:
        return Reason.OTHER_UNIT
    ends = [_in_unit(amount, scale, printed) for amount in target.amounts]
    numbers = [end for end in ends if end is not None]
    if len(numbers) < len(ends):
        return Reason.OTHER_UNIT
    return _span(reading, numbers, better)


def _span(
    reading: Exactly | Bound | Between, ends: list[Fraction], better: Direction
) -> Aim | Reason:
    if isinstance(reading, Between):
        return Aim(min(ends), max(ends))
    if isinstance(reading, Bound):
        is_strict = reading.sign in (Sign.BELOW, Sign.ABOVE)
        if reading.sign in (Sign.BELOW, Sign.AT_MOST):
            return Aim(None, ends[0], is_strict)
        return Aim(ends[0], None, is_strict)
    if better is Direction.NEITHER:
        return Reason.NO_DIRECTION
    low = None if better is Direction.LOWER else ends[0]
    high = None if better is Direction.HIGHER else ends[0]
    return Aim(low, high)


_PER = re.compile(r"(?:per|/)\s*(10{0,2}(?:[.,\s]?000)+|100)\b")
_POINTS = re.compile(
    r"poin\w*\s+(?:%|pe?r)|(?:%|persen|percentage)\s+poin", re.IGNORECASE
)
_WORDS_OF_WHOLES = tuple(
    (re.compile(words, re.IGNORECASE), whole)
    for words, whole in (
        (r"per\s+seratus\s+ribu", 100_000),
        (r"per\s+sepuluh\s+ribu", 10_000),
        (r"‰|per\s?mil\b|pro\s?mil|per\s?mille|per\s+seribu", 1000),
        (r"%|p[er]+o?sen|per\s?cent|per\s+seratus", 100),
    )
)


def read_unit_scale(words: str, scale: int = 1) -> int | None:
    """The whole that a unit names: 100 for `%`, 1000 for `per 1.000`; 1 if none.

    None where the words cannot be the unit of an indicator of that `scale`: points
    are a difference, and `orang` is no share.
    """
    if _POINTS.search(words):
        return None
    if found := _PER.search(words):
        return int(re.sub(r"\D", "", found[1]))
    for pattern, whole in _WORDS_OF_WHOLES:
        if pattern.search(words):
            return whole
    return None if words.strip() and scale != 1 else 1


def _in_unit(amount: Amount, scale: int, printed: int) -> Fraction | None:
    """The number in the unit of the indicator; None where the two cannot meet."""
    whole = amount.scale if amount.scale != 1 else printed
    number = Fraction(amount.number)
    if whole == scale:
        return number
    if whole == 1:
        return None if amount.unit else number
    return None if scale == 1 else number / whole * scale
