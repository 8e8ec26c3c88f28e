"""Formulas of an index: exact fractions over values of other indicators."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


@dataclass(frozen=True)
class ValueOf:
    """The value of another indicator at the same area and period."""

    indicator: str


@dataclass(frozen=True)
class Weighted:
    """Sum of weight x part; the weights add up to exactly 1."""

    parts: tuple[tuple[Fraction, "Formula"], ...]


@dataclass(frozen=True)
class MeanOver:
    """The mean of an indicator over the values of one of its groups."""

    indicator: str
    over: str
    each_at_most: Fraction | None
    leaves_out_missing: bool


@dataclass(frozen=True)
class MeanOf:
    """The mean of the values of several indicators."""

    indicators: tuple[str, ...]
    leaves_out_missing: bool


@dataclass(frozen=True)
class AtMost:
    limit: Fraction
    of: "Formula"


@dataclass(frozen=True)
class AtLeast:
    limit: Fraction
    of: "Formula"


@dataclass(frozen=True)
class Times:
    by: Fraction
    of: "Formula"


@dataclass(frozen=True)
class TimesParameter:
    parameter: str
    of: "Formula"


@dataclass(frozen=True)
class DifferenceOf:
    left: "Formula"
    right: "Formula"


@dataclass(frozen=True)
class RatioOf:
    """No value when `to` is zero."""

    of: "Formula"
    to: "Formula"


class Reach(Enum):
    """How a value stands to the limit that it reaches; a word of the language."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"


@dataclass(frozen=True)
class Threshold:
    """One item of `Reached`."""

    indicator: str
    reach: Reach
    limit: Fraction


@dataclass(frozen=True)
class Reached:
    """100 when at least `needed` thresholds are reached, else 0.

    An indicator without a value has not reached its threshold, or leaves the whole
    without a value.
    """

    needed: int
    thresholds: tuple[Threshold, ...]
    needs_all_values: bool = False


class SpreadStatistic(Enum):
    COEFFICIENT_OF_VARIATION = "coefficient_of_variation"
    RANGE = "range"
    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True)
class Spread:
    """How an indicator differs across the areas of a level; fewer than 3: no value."""

    indicator: str
    across: str
    statistic: SpreadStatistic
    group: tuple[tuple[str, str], ...] = ()


Formula = (
    ValueOf
    | Weighted
    | MeanOver
    | MeanOf
    | AtMost
    | AtLeast
    | Times
    | TimesParameter
    | DifferenceOf
    | RatioOf
    | Reached
    | Spread
)


@dataclass(frozen=True)
class BandLimit:
    """A band runs from its limit up to, not including, the next."""

    start: Fraction
    name: str


def indicators_of(formula: Formula) -> frozenset[str]:
    """Every indicator whose values the formula reads."""
    if isinstance(formula, ValueOf | MeanOver | Spread):
        return frozenset({formula.indicator})
    if isinstance(formula, MeanOf):
        return frozenset(formula.indicators)
    if isinstance(formula, Reached):
        return frozenset(item.indicator for item in formula.thresholds)
    if isinstance(formula, Weighted):
        parts = [part for _, part in formula.parts]
    elif isinstance(formula, DifferenceOf):
        parts = [formula.left, formula.right]
    elif isinstance(formula, RatioOf):
        parts = [formula.of, formula.to]
    else:
        parts = [formula.of]
    return frozenset().union(*(indicators_of(part) for part in parts))
