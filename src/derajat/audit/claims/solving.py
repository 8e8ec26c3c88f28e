"""Whether the numbers of a claim can be true together, and what each would be."""

from dataclasses import dataclass
from fractions import Fraction

from derajat.audit.claims.equations import Equation, Says, System
from derajat.audit.claims.spans import Span


_MOST_ROUNDS = 60


@dataclass(frozen=True)
class Implied:
    """The value of a quantity by one equation, from the numbers as printed."""

    name: str
    value: Fraction
    equation: Equation
    known: tuple[tuple[str, Fraction], ...]
    """The other values of the equation."""


def is_possible(system: System, without: Equation | None = None) -> bool:
    """Whether some numbers within the printed spans obey all equations.

    Spans are narrowed until nothing changes, so a system is called impossible only
    when it is; each quantity that stands in one equation only is judged exactly.
    """
    spans = {name: quantity.span for name, quantity in system.quantities.items()}
    equations = [equation for equation in system.equations if equation is not without]
    for _ in range(_MOST_ROUNDS):
        before = dict(spans)
        for equation in equations:
            for name in equation.names:
                spans[name] = spans[name].meet(equation.narrow(name, spans))
                if spans[name].is_empty:
                    return False
        if spans == before:
            break
        spans = {name: _coarsened(span) for name, span in spans.items()}
    return True


def _coarsened(span: Span) -> Span:
    """The span with ends of bounded size, never narrower."""
    longest = 10**30
    low, high = span.low, span.high
    if low.denominator > longest:
        low = Fraction(low.numerator * longest // low.denominator, longest)
    if high is not None and high.denominator > longest:
        high = Fraction(-(-high.numerator * longest // high.denominator), longest)
    return Span(low, high)


def is_checkable(system: System) -> bool:
    """Whether the words assert more than is needed to find what is not said."""
    if any(equation.says is Says.LIMIT for equation in system.equations):
        return True
    hidden = {name for name, q in system.quantities.items() if q.is_hidden}
    equations = list(system.equations)
    while leaves := _defining(equations, hidden):
        equations = [equation for equation in equations if equation not in leaves]
    left = {name for equation in equations for name in equation.names} & hidden
    return len(equations) > len(left)


def _defining(equations: list[Equation], hidden: set[str]) -> list[Equation]:
    """Equations that only say what a number would be that stands nowhere else."""
    for name in hidden:
        users = [equation for equation in equations if name in equation.names]
        if len(users) == 1:
            return users
    return []


def find_implied(system: System, name: str) -> tuple[Implied, ...]:
    """What the other printed numbers make of one quantity, by each equation."""
    found = []
    for equation in system.equations:
        if name in equation.names:
            known = _solved(system, name, equation)
            others = {other for other in equation.names if other != name}
            if others <= known.keys():
                value = equation.solve(name, known)
                if value is not None:
                    used = tuple((n, known[n]) for n in equation.names if n != name)
                    found.append(Implied(name, value, equation, used))
    return tuple(found)


def _solved(system: System, name: str, without: Equation) -> dict[str, Fraction]:
    """The points as printed, and those that follow from them, apart from one name."""
    known = {
        other: quantity.point
        for other, quantity in system.quantities.items()
        if other != name and quantity.point is not None
    }
    is_growing = True
    while is_growing:
        is_growing = False
        for equation in system.equations:
            open_names = [other for other in equation.names if other not in known]
            if equation is without or len(open_names) != 1 or open_names[0] == name:
                continue
            value = equation.solve(open_names[0], known)
            if value is not None:
                known[open_names[0]] = value
                is_growing = True
    return known
