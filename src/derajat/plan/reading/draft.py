"""A plan as a reader proposes it, with everything it did not use."""

from dataclasses import dataclass

from derajat.errors import Location, Problem
from derajat.model.plans import Plan


@dataclass(frozen=True)
class Unread:
    """Words of the document that the proposed plan does not use."""

    text: str
    where: Location


@dataclass(frozen=True)
class Draft:
    """A proposed plan; each statement in it stands word for word in the document."""

    plan: Plan
    problems: tuple[Problem, ...]
    """What the reader has to know: what was assumed and what was left out."""
    unread: tuple[Unread, ...]
