"""True values read from those of other areas or groups: shares of areas, means, spread.

Like all of `truth`, reckoned without `measures`.
"""

import decimal
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from derajat.city.registers import Numbers
from derajat.city.sides import Side
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth, areas_of
from derajat.model.areas import AreaLevel


def reaching(of: str, inner: AreaLevel, at_least: int, scale: int = 100) -> Truth:
    """The share of all areas of a level in which another true value is high enough.

    An area without a value has not reached it; nothing is known where no area has one.
    """

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        values = _values(known, of, Asked(inner, asked.period, asked.group))
        found = []
        for inside in _areas_inside(known, inner, asked):
            here = [values[place] for place in inside]
            reached = sum(value is not None and value >= at_least for value in here)
            if all(value is None for value in here):
                found.append(TrueValue(None, None, None))
            else:
                share = Fraction(scale * reached, len(here))
                found.append(TrueValue(reached, len(here), share))
        return found

    return truth


def mean_over(of: str, group: str, words: tuple[str, ...], most: int = 0) -> Truth:
    """The mean of a true value over the words of a group, each cut off at `most`.

    Words without a value are left out.
    """

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        by_word = [
            _values(known, of, Asked(asked.level, asked.period, ((group, word),)))
            for word in words
        ]
        return [_mean(values, most) for values in zip(*by_word, strict=True)]

    return truth


def _mean(values: tuple[Fraction | None, ...], most: int) -> TrueValue:
    found = [value for value in values if value is not None]
    if not found:
        return TrueValue(None, None, None)
    if most:
        found = [min(value, Fraction(most)) for value in found]
    return TrueValue(None, None, sum(found, Fraction(0)) / len(found))


Statistic = Callable[[list[Fraction]], Fraction | None]


def spread_over(of: str, inner: AreaLevel, statistic: Statistic) -> Truth:
    """How a true value differs across areas; of fewer than three nothing is said."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        values = _values(known, of, Asked(inner, asked.period, asked.group))
        found = []
        for inside in _areas_inside(known, inner, asked):
            here = [v for v in (values[place] for place in inside) if v is not None]
            value = statistic(here) if len(here) >= _FEWEST else None
            found.append(TrueValue(None, None, value))
        return found

    return truth


_FEWEST = 3


def variation(values: list[Fraction]) -> Fraction | None:
    """Standard deviation of a sample in per cent of its mean; None of a mean of 0."""
    mean = sum(values, Fraction(0)) / len(values)
    if not mean:
        return None
    squares = sum(((value - mean) ** 2 for value in values), Fraction(0))
    variance = squares / (len(values) - 1)
    with decimal.localcontext() as context:
        context.prec = 40
        share = decimal.Decimal(variance.numerator) / variance.denominator
        return 100 * Fraction(share.sqrt()) / abs(mean)


def distance(values: list[Fraction]) -> Fraction | None:
    """The highest less the lowest."""
    return max(values) - min(values)


def _values(known: Knowledge, of: str, asked: Asked) -> list[Fraction | None]:
    return [true.value for true in known.truths[of](known, asked)]


def _areas_inside(known: Knowledge, inner: AreaLevel, asked: Asked) -> list[list[int]]:
    """For each area asked for, the inner areas it holds on the period's first day."""
    place: Numbers = np.arange(len(known.areas(inner)))
    time: Numbers = np.full(len(place), asked.period.number)
    side = Side(inner, asked.period.kind, place, time, place, time)
    held_by = areas_of(known.places, side, place, time, asked.level)
    count = len(known.areas(asked.level))
    return [np.flatnonzero(held_by == area).tolist() for area in range(count)]
