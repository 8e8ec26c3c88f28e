"""Quantities and the equations that a claim asserts between them."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from derajat.audit.claims.mentions import Mention
from derajat.audit.claims.spans import ANYTHING, Span, exactly
from derajat.audit.claims.units_said import Kind


class Says(Enum):
    """What an equation means in words."""

    SHARE = "share"
    """Part = share of the whole."""
    RELATIVE = "relative"
    """Difference = share of the earlier number."""
    DENSITY = "density"
    """Population = density x area."""
    MULTIPLE = "multiple"
    """Higher = so many times the lower."""
    EACH = "each"
    """Total = so many to each of a number of things."""
    CHANGE = "change"
    """Higher = lower + difference."""
    TOTAL = "total"
    """Total = sum of the parts."""
    LIMIT = "limit"
    """The lower number does not pass the higher one."""


@dataclass(frozen=True)
class Quantity:
    """A number of the claim, or one that its words need and nobody said."""

    name: str
    kind: Kind
    scale: int = 1
    mention: Mention | None = None
    given: Fraction | None = None
    """A number from outside of the words."""

    @property
    def is_hidden(self) -> bool:
        return self.mention is None and self.given is None

    @property
    def span(self) -> Span:
        if self.mention is not None:
            return self.mention.span
        return ANYTHING if self.given is None else exactly(self.given)

    @property
    def point(self) -> Fraction | None:
        """The number as printed; None for a bound and for a hidden one."""
        if self.mention is not None:
            return None if self.mention.is_bound else self.mention.number
        return self.given


@dataclass(frozen=True)
class Product:
    """result x scale = left x right."""

    says: Says
    result: str
    left: str
    right: str
    scale: int = 1

    @property
    def names(self) -> tuple[str, ...]:
        return (self.result, self.left, self.right)

    def solve(self, name: str, known: dict[str, Fraction]) -> Fraction | None:
        """The value of one name from the two others; None when it divides by zero."""
        if name == self.result:
            return known[self.left] * known[self.right] / self.scale
        other = known[self.right if name == self.left else self.left]
        return known[self.result] * self.scale / other if other else None

    def narrow(self, name: str, spans: dict[str, Span]) -> Span:
        """What the other spans leave for one name."""
        scale = exactly(self.scale)
        if name == self.result:
            return spans[self.left].times(spans[self.right]).over(scale)
        other = spans[self.right if name == self.left else self.left]
        return spans[self.result].times(scale).over(other)


@dataclass(frozen=True)
class Sum:
    """total = sum of the parts."""

    says: Says
    total: str
    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.total, *self.parts)

    def solve(self, name: str, known: dict[str, Fraction]) -> Fraction | None:
        """The value of one name from the others; it may be below zero."""
        if name == self.total:
            return sum((known[part] for part in self.parts), Fraction(0))
        others = sum((known[part] for part in self.parts if part != name), Fraction(0))
        return known[self.total] - others

    def narrow(self, name: str, spans: dict[str, Span]) -> Span:
        """What the other spans leave for one name."""
        others = exactly(0)
        for part in self.parts:
            others = others if part == name else others.plus(spans[part])
        return others if name == self.total else spans[self.total].minus(others)


Equation = Product | Sum


@dataclass
class System:
    """The quantities of a claim by name, and its equations."""

    quantities: dict[str, Quantity] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)

    def add(self, quantity: Quantity) -> str:
        """Its name; a quantity of that name stays as it is."""
        self.quantities.setdefault(quantity.name, quantity)
        return quantity.name

    def parts(self) -> list["System"]:
        """The systems that have no quantity in common."""
        open_equations = list(self.equations)
        found: list[System] = []
        while open_equations:
            names = set(open_equations[0].names)
            chosen: list[Equation] = []
            while joined := [e for e in open_equations if names & set(e.names)]:
                chosen += joined
                names.update(name for e in joined for name in e.names)
                open_equations = [e for e in open_equations if e not in joined]
            chosen.sort(key=self.equations.index)
            quantities = {n: q for n, q in self.quantities.items() if n in names}
            found.append(System(quantities, chosen))
        return found
