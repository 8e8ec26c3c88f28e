"""Counts what the definitions used, where it led to an answer that is not empty."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from random import Random
from typing import TypeVar, get_args

from derajat.model.calendar import PeriodKind
from derajat.model.conditions import Condition, Relation
from derajat.model.counting import Measurement
from derajat.model.expressions import AgeUnit, CalendarPart, Expression, Statistic
from derajat.model.steps import Presence, Step, Which


GROUPINGS = ("no group", "one group", "crossed groups")
KEEPING = ("all rows", "one row", "one row per period")
KEPT_COPY = "a step keeps one of copies"
CHOSEN_COPY = "a question keeps one of copies"
ENUMS = (Relation, AgeUnit, CalendarPart, Statistic, Presence, Which)
EXPECTED = (
    *(kind.__name__ for kind in get_args(Condition)),
    *(kind.__name__ for kind in get_args(Expression)),
    *(kind.__name__ for kind in get_args(Step)),
    *(kind.__name__ for kind in get_args(Measurement)),
    *(f"{member}" for kind in ENUMS for member in kind),
    *(f"unit {kind.value}" for kind in PeriodKind if kind.value[-6:] != "-years"),
    *GROUPINGS,
    *KEEPING,
    KEPT_COPY,
    CHOSEN_COPY,
)
"""Every operator, measurement and grouping that must occur often enough."""

Choice = TypeVar("Choice")


def features_of(node: object) -> Iterator[str]:
    """The names of the classes and enumerated words of a frozen definition."""
    if isinstance(node, Enum):
        yield str(node)
    elif isinstance(node, tuple):
        for item in node:
            yield from features_of(item)
    elif is_dataclass(node):
        yield type(node).__name__
        for item in fields(node):
            yield from features_of(getattr(node, item.name))


def texts_of(node: object) -> Iterator[str]:
    """Every text in a frozen definition: the names of columns are among them."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from texts_of(item)
    elif is_dataclass(node):
        for item in fields(node):
            yield from texts_of(getattr(node, item.name))


class Coverage:
    """How many definitions with an answer used each feature."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()

    def choose(self, random: Random, options: list[tuple[str, Choice]]) -> Choice:
        """One of (feature, option), the rarer ones more often."""
        weights = [(1 + self.met[feature]) ** -2 for feature, _ in options]
        return random.choices(options, weights)[0][1]

    def rarest_of(self, members: type[Enum]) -> str:
        """The word of an enumeration that was met least."""
        return min(map(str, members), key=lambda feature: self.met[feature])

    def meet(self, features: Iterator[str]) -> None:
        """Count each feature of a definition once."""
        self.met.update(set(features))

    def rarest(self) -> list[tuple[str, int]]:
        """Every expected feature with its count, rarest first."""
        counts = [(feature, self.met[feature]) for feature in EXPECTED]
        return sorted(counts, key=lambda item: item[1])
