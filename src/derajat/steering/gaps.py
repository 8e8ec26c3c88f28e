"""How far a value is from its target: in points, in people, in rupiah."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from derajat.steering.aims import Aim
from derajat.steering.measured import Measured


@dataclass(frozen=True)
class CountGap:
    """How many `more` must be served or found, or how many `fewer` there may be.

    At most one of the two is not zero; both zero: the target is reached.
    """

    more: int
    fewer: int

    @property
    def size(self) -> int:
        return self.more + self.fewer


def gap_in_points(value: Fraction, aim: Aim) -> Fraction:
    """The distance to the target in the unit of the indicator; 0 when it is there."""
    if aim.low is not None and value < aim.low:
        return aim.low - value
    if aim.high is not None and value > aim.high:
        return value - aim.high
    return Fraction(0)


def gap_in_count(measured: Measured, aim: Aim) -> CountGap | None:
    """The smallest change of the count, at the present base, that fulfils the target.

    None where nobody is counted, no whole number fulfils it, or more would be needed
    than there are.
    """
    if measured.counted is None or measured.base is None:
        return None
    per_unit = measured.base / measured.scale
    more = _more_needed(measured.counted, aim, per_unit)
    fewer = _fewer_needed(measured.counted, aim, per_unit)
    new_count = measured.counted + more - fewer
    if new_count < 0 or (more and measured.is_share and new_count > measured.base):
        return None
    return CountGap(more, fewer) if aim.holds(new_count / per_unit) else None


def _more_needed(counted: int, aim: Aim, per_unit: Fraction) -> int:
    if aim.low is None:
        return 0
    exact = aim.low * per_unit
    lowest = floor(exact) + 1 if aim.is_strict else ceil(exact)
    return max(0, lowest - counted)


def _fewer_needed(counted: int, aim: Aim, per_unit: Fraction) -> int:
    if aim.high is None:
        return 0
    exact = aim.high * per_unit
    highest = ceil(exact) - 1 if aim.is_strict else floor(exact)
    return max(0, counted - highest)


def gap_in_rupiah(gap: CountGap, unit_cost: Decimal) -> Decimal:
    """What serving those who are missing costs; those too many cost nothing here."""
    return gap.more * unit_cost
