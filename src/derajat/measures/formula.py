"""Formulas of an index computed on exact fractions."""

import math
import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Protocol

from derajat.model.formulas import (
    AtLeast,
    AtMost,
    BandLimit,
    DifferenceOf,
    Formula,
    MeanOf,
    MeanOver,
    RatioOf,
    Reach,
    Reached,
    Spread,
    SpreadStatistic,
    Times,
    TimesParameter,
    ValueOf,
    Weighted,
)
from derajat.model.indicators import Index


class Components(Protocol):
    """Values of other indicators where and when a formula is computed."""

    def value_of(self, indicator: str) -> Fraction | None: ...

    def values_over(self, indicator: str, over: str) -> Sequence[Fraction | None]:
        """One for each known value of a group column."""
        ...

    def values_across(self, spread: Spread) -> Sequence[Fraction]:
        """Those of the areas of a level that have one."""
        ...

    def parameter(self, name: str) -> Fraction | None: ...


def compute_formula(formula: Formula, known: Components) -> Fraction | None:
    """The exact result, or None where a component that is needed has no value."""
    if isinstance(formula, ValueOf):
        return known.value_of(formula.indicator)
    if isinstance(formula, Weighted):
        return _weighted(formula, known)
    if isinstance(formula, MeanOver):
        found = known.values_over(formula.indicator, formula.over)
        return _mean(found, formula.each_at_most, formula.leaves_out_missing)
    if isinstance(formula, MeanOf):
        found = [known.value_of(code) for code in formula.indicators]
        return _mean(found, None, formula.leaves_out_missing)
    if isinstance(formula, Reached):
        return _reached(formula, known)
    if isinstance(formula, Spread):
        return _spread(formula.statistic, known.values_across(formula))
    if isinstance(formula, DifferenceOf | RatioOf):
        return _of_two(formula, known)
    return _of_one(formula, known)


def _of_one(
    formula: AtMost | AtLeast | Times | TimesParameter, known: Components
) -> Fraction | None:
    inner = compute_formula(formula.of, known)
    if inner is None:
        return None
    if isinstance(formula, AtMost):
        return min(formula.limit, inner)
    if isinstance(formula, AtLeast):
        return max(formula.limit, inner)
    if isinstance(formula, Times):
        return formula.by * inner
    factor = known.parameter(formula.parameter)
    return None if factor is None else factor * inner


def _of_two(formula: DifferenceOf | RatioOf, known: Components) -> Fraction | None:
    if isinstance(formula, DifferenceOf):
        left = compute_formula(formula.left, known)
        right = compute_formula(formula.right, known)
        return None if left is None or right is None else left - right
    part = compute_formula(formula.of, known)
    whole = compute_formula(formula.to, known)
    return None if part is None or not whole else part / whole


def _weighted(formula: Weighted, known: Components) -> Fraction | None:
    total = Fraction(0)
    for weight, part in formula.parts:
        value = compute_formula(part, known)
        if value is None:
            return None
        total += weight * value
    return total


def _mean(
    found: Sequence[Fraction | None], most: Fraction | None, leaves_out_missing: bool
) -> Fraction | None:
    values = [value for value in found if value is not None]
    if not values or (len(values) < len(found) and not leaves_out_missing):
        return None
    if most is not None:
        values = [min(most, value) for value in values]
    return sum(values, Fraction(0)) / len(values)


def _reached(formula: Reached, known: Components) -> Fraction | None:
    count = 0
    for item in formula.thresholds:
        value = known.value_of(item.indicator)
        if value is not None:
            count += _COMPARISONS[item.reach](value, item.limit)
        elif formula.needs_all_values:
            return None
    return Fraction(100 if count >= formula.needed else 0)


_COMPARISONS: dict[Reach, Callable[[Fraction, Fraction], bool]] = {
    Reach.BELOW: operator.lt,
    Reach.AT_MOST: operator.le,
    Reach.ABOVE: operator.gt,
    Reach.AT_LEAST: operator.ge,
}


_FEWEST_AREAS = 3


def _spread(statistic: SpreadStatistic, values: Sequence[Fraction]) -> Fraction | None:
    if len(values) < _FEWEST_AREAS:
        return None
    return _STATISTICS[statistic](values)


def _variation(values: Sequence[Fraction]) -> Fraction | None:
    """Sample standard deviation over the mean, in per cent.

    The variance is exact; its root is the nearest float.
    """
    mean = sum(values, Fraction(0)) / len(values)
    if mean == 0:
        return None
    variance = sum(((v - mean) ** 2 for v in values), Fraction(0)) / (len(values) - 1)
    return 100 * Fraction(math.sqrt(variance)) / abs(mean)


_STATISTICS: dict[SpreadStatistic, Callable[[Sequence[Fraction]], Fraction | None]] = {
    SpreadStatistic.COEFFICIENT_OF_VARIATION: _variation,
    SpreadStatistic.RANGE: lambda values: max(values) - min(values),
    SpreadStatistic.LOWEST: min,
    SpreadStatistic.HIGHEST: max,
}


def find_band(index: Index, value: Fraction) -> str:
    """The name of the band that holds a value; empty without bands or below the first.

    With `rounded_first` the value is rounded half up before it is compared.
    """
    if index.rounded_first is not None:
        value = round_half_up(value, index.rounded_first)
    held: BandLimit | None = None
    for band in index.bands:
        if value >= band.start:
            held = band
    return held.name if held else ""


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """A fraction at some decimals, halves away from zero."""
    scaled = abs(value) * 10**decimals
    size = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(-size if value < 0 else size, 10**decimals)
