"""True values that look across areas: how many reach a limit, how far they differ."""

import decimal
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from derajat.city.registers import Numbers
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth
from derajat.model.areas import AreaLevel


_FEWEST = 3
"""Areas without which nothing is said about their differences."""


def reached_by_health_centres(of: str, least: Fraction) -> Truth:
    """The share of the city's health centres in which an indicator reaches a limit."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        if asked.level is not AreaLevel.DISTRICT:
            raise ValueError(f"no health centre lies in a {asked.level.value}")
        inner = replace(asked, level=AreaLevel.HEALTH_CENTRE)
        values = [found.value for found in known.truths[of](known, inner)]
        if all(value is None for value in values):
            return [TrueValue(None, None, None)]
        reached = sum(value is not None and value >= least for value in values)
        return [TrueValue(reached, len(values), Fraction(100 * reached, len(values)))]

    return truth


def spread_of_villages(
    of: str, statistic: Callable[[Sequence[Fraction]], Fraction | None]
) -> Truth:
    """A statistic of the values of the villages of each area."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        inner = replace(asked, level=AreaLevel.VILLAGE)
        values = [found.value for found in known.truths[of](known, inner)]
        holder = _holders(known, asked)
        found = []
        for area in range(len(known.areas(asked.level))):
            own = [v for v, h in zip(values, holder, strict=True) if h == area]
            there = [value for value in own if value is not None]
            value = statistic(there) if len(there) >= _FEWEST else None
            found.append(TrueValue(None, None, value))
        return found

    return truth


def _holders(known: Knowledge, asked: Asked) -> list[int]:
    """By village the area that holds it on the first day of the period."""
    villages = np.arange(len(known.places.villages))
    by_level: dict[AreaLevel, Numbers] = {
        AreaLevel.DISTRICT: np.zeros(len(villages), dtype=np.int64),
        AreaLevel.SUBDISTRICT: known.places.subdistrict,
        AreaLevel.HEALTH_CENTRE: known.places.health_centre_on(
            villages, asked.period.first_day
        ),
    }
    return [int(area) for area in by_level[asked.level]]


def range_of(values: Sequence[Fraction]) -> Fraction:
    """The highest less the lowest."""
    return max(values) - min(values)


def variation_of(values: Sequence[Fraction]) -> Fraction | None:
    """The coefficient of variation of a sample in per cent; None around a mean of 0."""
    mean = sum(values, Fraction(0)) / len(values)
    if not mean:
        return None
    squares = sum(((value - mean) ** 2 for value in values), Fraction(0))
    variance = squares / (len(values) - 1)
    with decimal.localcontext() as context:
        context.prec = 40
        share = decimal.Decimal(variance.numerator) / variance.denominator
        return Fraction(share.sqrt()) * 100 / mean
