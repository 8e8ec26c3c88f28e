"""Why the numbers of a claim do not fit, as coded problems."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from derajat.audit.claims.equations import Equation, Product, Says, Sum, System
from derajat.audit.claims.explaining import (
    render_decimal,
    tell_one,
    tell_printed,
    tell_value,
)
from derajat.audit.claims.solving import Implied, find_implied, is_possible
from derajat.audit.claims.units_said import Kind
from derajat.errors import Problem, report


def find_broken(system: System) -> tuple[Problem, ...]:
    """Every equation that cannot hold, or the numbers that exclude each other."""
    problems: list[Problem] = []
    for equation in system.equations:
        alone = System(system.quantities, [equation])
        if not is_possible(alone):
            problems += _find_in_equation(system, equation)
    if not problems:
        problems += _find_relative(system) or _find_in_chain(system)
    return tuple(problems)


def _find_in_equation(system: System, equation: Equation) -> Iterator[Problem]:
    if isinstance(equation, Sum):
        yield _sum_problem(system, equation)
    elif equation.says is Says.DENSITY:
        yield _problem("AUD-107", system, equation.result, equation)
    elif equation.says is Says.RELATIVE:
        yield _relative_problem(system, equation)
    else:
        yield _problem("AUD-101", system, equation.left, equation)
        if cut := _cut_problem(system, equation):
            yield cut


def _sum_problem(system: System, equation: Sum) -> Problem:
    if equation.says is Says.TOTAL:
        return _problem("AUD-106", system, equation.total, equation)
    high, low, difference = equation.names
    highest = system.quantities[high].span.high
    if highest is not None and highest < system.quantities[low].span.low:
        first, last = (tell_printed(system.quantities[name]) for name in (low, high))
        return report(
            "AUD-119" if equation.says is Says.LIMIT else "AUD-105",
            low_id=first.id,
            low_en=first.en,
            high_id=last.id,
            high_en=last.en,
        )
    return _problem("AUD-104", system, difference, equation)


def _relative_problem(system: System, equation: Product) -> Problem:
    """A percent of change that is none; often it is meant in percentage points."""
    points = _points_that_fit(system, equation)
    code = "AUD-102" if points else "AUD-103"
    return _problem(code, system, equation.left, equation)


def _points_that_fit(system: System, relative: Product) -> bool:
    """Whether the percent of change is the difference of the two percentages."""
    share = system.quantities[relative.left]
    for equation in system.equations:
        if not isinstance(equation, Sum) or equation.says is not Says.CHANGE:
            continue
        high, low, difference = equation.names
        if system.quantities[high].kind is Kind.SHARE:
            quantities = dict(system.quantities)
            quantities[difference] = replace(share, name=difference, kind=Kind.POINTS)
            order = Sum(Says.CHANGE, high, (low, difference))
            return is_possible(System(quantities, [order]))
    return False


def _cut_problem(system: System, equation: Product) -> Problem | None:
    """Whether cutting instead of rounding explains the printed share."""
    quantity = system.quantities[equation.left]
    implied = _implied_by(system, equation.left, equation)
    mention = quantity.mention
    if implied is None or mention is None or not mention.is_rounded:
        return None
    if not mention.number <= implied.value < mention.number + mention.step:
        return None
    printed = tell_printed(quantity)
    return report("AUD-108", printed_id=printed.id, printed_en=printed.en)


def _problem(code: str, system: System, name: str, equation: Equation) -> Problem:
    """A number that an equation contradicts, with what the others make of it."""
    quantity = system.quantities[name]
    printed = tell_printed(quantity)
    implied = _implied_by(system, name, equation)
    if implied is None:
        return report("AUD-110")
    value, told = implied.value, tell_one(system, implied)
    fine, rounded = tell_value(quantity, value), tell_value(quantity, value, extra=0)
    return report(
        code,
        printed_id=printed.id,
        printed_en=printed.en,
        implied_id=fine.id,
        implied_en=fine.en,
        rounded_id=rounded.id,
        rounded_en=rounded.en,
        equation_id=told.id,
        equation_en=told.en,
    )


def _implied_by(system: System, name: str, equation: Equation) -> Implied | None:
    """By the equation alone if its other numbers are said, else by all equations."""
    alone = find_implied(System(system.quantities, [equation]), name)
    found = alone or tuple(
        each for each in find_implied(system, name) if each.equation is equation
    )
    return found[0] if found else None


def _find_relative(system: System) -> list[Problem]:
    """Percentages of change without which everything else holds."""
    return [
        _relative_problem(system, equation)
        for equation in system.equations
        if isinstance(equation, Product)
        and equation.says is Says.RELATIVE
        and is_possible(system, without=equation)
    ]


def _find_in_chain(system: System) -> list[Problem]:
    """Two equations that ask for two values of the number between them."""
    for name, quantity in system.quantities.items():
        implied = find_implied(system, name) if quantity.is_hidden else ()
        values = sorted({each.value for each in implied})
        if len(values) > 1:
            first, last = (tell_value(quantity, each) for each in _ends(values))
            return [
                report(
                    "AUD-109",
                    one_id=first.id,
                    one_en=first.en,
                    other_id=last.id,
                    other_en=last.en,
                )
            ]
    return [report("AUD-110")]


def _ends(values: list[Fraction]) -> tuple[Fraction, Fraction]:
    return values[0], values[-1]


def show_exact(value: Fraction) -> str:
    """A number for programs: exact where it ends, else with six decimals."""
    if value.denominator == 1:
        return str(value.numerator)
    return render_decimal(value, 6).rstrip("0").rstrip(".")
