"""True quantiles of single rows: the value that a share of them reach."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from derajat.city.registers import Numbers, Register
from derajat.city.shares import Choice, Rows
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth, areas_of, span_of
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


def quantile_of(
    rows: Rows,
    amount: Callable[[Register], Numbers],
    known: Choice,
    at: Fraction,
) -> Truth:
    """The smallest amount that at least a share of the rows do not exceed.

    Rows of which the amount is not known, or below 0, do not count.
    """

    def chosen(register: Register) -> Flags:
        return np.asarray(known(register) & (amount(register) >= 0))

    side_of = rows.adding(chosen, amount)

    def truth(city: Knowledge, asked: Asked) -> list[TrueValue]:
        side = city.side(side_of)
        span = span_of(asked.period, side.unit, Accumulation.SUM, city.until)
        first, last = span
        within = (side.time >= first) & (side.time <= last)
        area = areas_of(city.places, side, side.place, side.time, asked.level)
        seen = (side.seen_time >= first) & (side.seen_time <= last)
        amounts = np.zeros(0) if side.amount is None else side.amount
        return [
            _quantile(np.sort(amounts[within & (area == place)]), at, bool(seen.any()))
            for place in range(len(city.areas(asked.level)))
        ]

    return truth


def _quantile(amounts: Numbers, at: Fraction, is_seen: bool) -> TrueValue:
    count = len(amounts)
    if not is_seen:
        return TrueValue(None, None, None)
    if not count:
        return TrueValue(None, 0, None)
    # The first place whose share is reached: at x count, rounded up.
    place = -(-at.numerator * count // at.denominator) - 1
    return TrueValue(None, count, Fraction(int(amounts[place])))
