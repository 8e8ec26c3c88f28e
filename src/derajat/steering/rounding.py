"""Exact fractions rounded for people."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor


def round_half_up(number: Fraction, places: int) -> Decimal:
    """The number at some decimals; a half goes away from zero."""
    size = floor(abs(number) * 10**places + Fraction(1, 2))
    return Decimal(size if number >= 0 else -size).scaleb(-places)


def round_up(number: Fraction, places: int) -> Decimal:
    """The smallest number of some decimals that is not below."""
    return Decimal(ceil(number * 10**places)).scaleb(-places)
