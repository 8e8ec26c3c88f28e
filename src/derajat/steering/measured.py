"""A value row as exact numbers."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    Kind,
    Proportion,
    Rate,
    SumProportion,
)
from derajat.model.values import Value
from derajat.steering.rounding import round_half_up


_SHARES = (Proportion, SumProportion, Coverage, AreasReached)
_LONGEST_DENOMINATOR = 10**6


@dataclass(frozen=True)
class Measured:
    """What was measured: `amount` in the unit of the indicator, exact.

    `counted` of `base` are those who count and those who should; None where the
    indicator does not count anybody (a mean, an index). A plain count has base 1.
    """

    amount: Fraction
    lower: Fraction | None
    upper: Fraction | None
    counted: int | None
    base: Fraction | None
    scale: int
    is_share: bool
    """Whether more than everybody would be nonsense."""
    completeness: Fraction | None

    @property
    def is_over_everybody(self) -> bool:
        known = self.counted is not None and self.base is not None
        return known and self.is_share and self.amount > self.scale


def read_measured(value: Value, kind: Kind, scale: int) -> Measured | None:
    """The exact numbers of a value row; None when it has no value.

    Where numerator and denominator do not give the value shown (means, indexes) the
    value stands alone.
    """
    if value.value is None or value.shown is None:
        return None
    counted, base = _counts(value, kind)
    exact = None if counted is None or base is None else Fraction(counted) / base
    if exact is None or not _is_shown(exact * scale, value.shown):
        exact, counted, base = None, None, None
    return Measured(
        amount=_plain(value) if exact is None else exact * scale,
        lower=None if value.lower is None else Fraction(value.lower),
        upper=None if value.upper is None else Fraction(value.upper),
        counted=counted,
        base=base,
        scale=scale,
        is_share=isinstance(kind, _SHARES),
        completeness=_share(value.completeness),
    )


def _counts(value: Value, kind: Kind) -> tuple[int | None, Fraction | None]:
    if isinstance(kind, Count):
        return value.numerator, Fraction(1)
    if not isinstance(kind, (*_SHARES, Rate)) or value.denominator is None:
        return None, None
    base = Fraction(value.denominator)
    return (value.numerator, base) if base > 0 else (None, None)


def _is_shown(amount: Fraction, shown: str) -> bool:
    places = len(shown.partition(".")[2])
    try:
        return round_half_up(amount, places) == Decimal(shown)
    except InvalidOperation:
        return False


def _plain(value: Value) -> Fraction:
    """The value as shown: where it has no exact parts nothing finer is known."""
    try:
        return Fraction(str(value.shown))
    except ValueError:
        return Fraction(value.value or 0.0)


def _share(completeness: float | None) -> Fraction | None:
    """Reports that came over those due, free of what binary numbers add."""
    if completeness is None:
        return None
    return Fraction(completeness).limit_denominator(_LONGEST_DENOMINATOR)
