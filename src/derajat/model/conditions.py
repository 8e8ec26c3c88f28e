"""Conditions on a row: three-valued (Kleene), no strings evaluated."""

from dataclasses import dataclass
from enum import Enum


class Relation(Enum):
    """How a column stands to a value; the value is the word of the language."""

    IS = "is"
    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"


@dataclass(frozen=True)
class Compare:
    """`column` against a constant in stored form; `if_missing` replaces unknown."""

    column: str
    relation: Relation
    value: int | str
    if_missing: bool | None = None


@dataclass(frozen=True)
class CompareColumns:
    """`left_times` x `column` against `right_times` x `other`, exactly.

    The two whole multipliers carry both the `times` of the definition and the
    difference of decimal places.
    """

    column: str
    relation: Relation
    other: str
    left_times: int = 1
    right_times: int = 1
    if_missing: bool | None = None


@dataclass(frozen=True)
class In:
    """`column` is one of the values."""

    column: str
    values: tuple[int | str, ...]
    if_missing: bool | None = None


@dataclass(frozen=True)
class Known:
    """`column` is present (`known`) or missing; never unknown."""

    column: str
    known: bool


@dataclass(frozen=True)
class All:
    """False if one is false, else unknown if one is unknown, else true."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """True if one is true, else unknown if one is unknown, else false."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class NoneOf:
    """`AnyOf` with true and false exchanged; unknown stays."""

    conditions: tuple["Condition", ...]


Condition = Compare | CompareColumns | In | Known | All | AnyOf | NoneOf


def columns_of(condition: Condition) -> frozenset[str]:
    """Every column the condition reads."""
    if isinstance(condition, All | AnyOf | NoneOf):
        return frozenset().union(*(columns_of(part) for part in condition.conditions))
    if isinstance(condition, CompareColumns):
        return frozenset({condition.column, condition.other})
    return frozenset({condition.column})
