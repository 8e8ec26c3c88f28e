"""A published figure kept with its words, its day and its source."""

from dataclasses import dataclass
from enum import Enum

from derajat.errors import Location
from derajat.model.labels import Label


class ClaimRole(Enum):
    """What a printed number of a claim is, where somebody has made sure of it."""

    PART = "part"
    WHOLE = "whole"
    SHARE = "share"
    """part = share of whole."""
    BEFORE = "before"
    AFTER = "after"
    CHANGE = "change"
    """after = before + or - change; a change in percent is relative to before."""
    DENSITY = "density"
    AREA = "area"
    POPULATION = "population"
    """population = density x area."""
    VALUE = "value"
    CEILING = "ceiling"
    """value is at most ceiling."""
    FLOOR = "floor"
    """value is at least floor."""


@dataclass(frozen=True)
class OutsideNumber:
    """A number that the words leave out, with the source that gives it."""

    number: str
    source: str


@dataclass(frozen=True)
class RolePart:
    """One printed number with its role."""

    role: ClaimRole
    text: str
    outside: str
    """The source of a number that does not stand in the words; else empty."""
    where: Location


@dataclass(frozen=True)
class StoredValue:
    """The value of an office that a claim should equal."""

    office: str
    indicator: str
    period: str
    area: str


@dataclass(frozen=True)
class RegisteredClaim:
    """One published figure; whether it holds is recomputed, never stored."""

    code: str
    words: str
    is_quote: bool
    """Whether the words are those of the source, not a summary of it."""
    on: str
    """The day, month or year of the publication: `2025-09-04`, `2023-10`."""
    source: str
    area: str
    population: OutsideNumber | None
    roles: tuple[RolePart, ...]
    serves: tuple[str, ...]
    equals: StoredValue | None
    notes: tuple[Label, ...]
    where: Location
