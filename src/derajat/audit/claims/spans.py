"""What a printed number can stand for: exact spans and their arithmetic.

Quantities of claims are never negative, so a span lies at or above zero.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Span:
    """All numbers from `low` to `high`, both included; no `high` means no limit."""

    low: Fraction
    high: Fraction | None

    @property
    def is_empty(self) -> bool:
        return self.high is not None and self.low > self.high

    def meet(self, other: "Span") -> "Span":
        """The numbers that lie in both; it may be empty."""
        highs = [high for high in (self.high, other.high) if high is not None]
        return Span(max(self.low, other.low), min(highs) if highs else None)

    def holds(self, number: Fraction) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)

    def plus(self, other: "Span") -> "Span":
        has_limit = self.high is not None and other.high is not None
        high = _sum(self.high, other.high) if has_limit else None
        return Span(self.low + other.low, high)

    def minus(self, other: "Span") -> "Span":
        """The differences that are not negative."""
        low = Fraction(0) if other.high is None else self.low - other.high
        high = None if self.high is None else self.high - other.low
        return Span(max(low, Fraction(0)), high)

    def times(self, other: "Span") -> "Span":
        if self.high is None or other.high is None:
            return Span(self.low * other.low, None)
        return Span(self.low * other.low, self.high * other.high)

    def over(self, other: "Span") -> "Span":
        """The quotients; without limit where the divisor can be zero."""
        low = Fraction(0)
        if other.high is not None:
            if other.high == 0:
                return ANYTHING
            low = self.low / other.high
        has_limit = self.high is not None and other.low > 0
        return Span(low, _quotient(self.high, other.low) if has_limit else None)


ANYTHING = Span(Fraction(0), None)


def exactly(number: Fraction | int) -> Span:
    """The span of one number."""
    return Span(Fraction(number), Fraction(number))


def _sum(left: Fraction | None, right: Fraction | None) -> Fraction:
    return (left or Fraction(0)) + (right or Fraction(0))


def _quotient(left: Fraction | None, right: Fraction) -> Fraction:
    return (left or Fraction(0)) / right
