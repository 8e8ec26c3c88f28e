"""Exact roundings, and which other rounding would give what is printed."""

from collections.abc import Callable
from enum import Enum
from fractions import Fraction

from derajat.model.labels import Label


class Rounding(Enum):
    """Roundings that offices use instead of half up, once."""

    HALF_EVEN = "half-even"
    TWICE = "rounded-twice"
    CUT = "cut"
    TWICE_CUT = "rounded-then-cut"
    COARSER = "coarser"


ROUNDING_LABELS = {
    Rounding.HALF_EVEN: Label(
        "dibulatkan ke angka genap terdekat", "rounded half to even"
    ),
    Rounding.TWICE: Label("dibulatkan dua kali", "rounded twice"),
    Rounding.CUT: Label("dipotong, bukan dibulatkan", "cut, not rounded"),
    Rounding.TWICE_CUT: Label("dibulatkan lalu dipotong", "rounded, then cut"),
    Rounding.COARSER: Label(
        "dicetak lebih kasar daripada kolomnya", "printed coarser than its column"
    ),
}


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """The nearest number with `decimals` decimals; halves go away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Fraction(whole, 10**decimals)
    return -rounded if value < 0 else rounded


def cut(value: Fraction, decimals: int) -> Fraction:
    """The number with the further decimals dropped."""
    scaled = abs(value) * 10**decimals
    rounded = Fraction(scaled.numerator // scaled.denominator, 10**decimals)
    return -rounded if value < 0 else rounded


def find_rounding(
    exact: Fraction, printed: Fraction, decimals: int, own_decimals: int
) -> Rounding | None:
    """The other rounding that gives the printed number; None when none does."""
    for rounding, rounded in _OTHERS:
        if rounded(exact, decimals) == printed:
            return rounding
    if own_decimals < decimals and round_half_up(exact, own_decimals) == printed:
        return Rounding.COARSER
    return None


def _half_even(value: Fraction, decimals: int) -> Fraction:
    return Fraction(round(value * 10**decimals), 10**decimals)


def _twice(value: Fraction, decimals: int) -> Fraction:
    return round_half_up(round_half_up(value, decimals + 1), decimals)


def _thrice(value: Fraction, decimals: int) -> Fraction:
    return _twice(round_half_up(value, decimals + 2), decimals)


def _twice_cut(value: Fraction, decimals: int) -> Fraction:
    return cut(round_half_up(value, decimals + 1), decimals)


_OTHERS: tuple[tuple[Rounding, Callable[[Fraction, int], Fraction]], ...] = (
    (Rounding.HALF_EVEN, _half_even),
    (Rounding.TWICE, _twice),
    (Rounding.TWICE, _thrice),
    (Rounding.CUT, cut),
    (Rounding.TWICE_CUT, _twice_cut),
)
