"""Relations between the cells of a table, and whether a cell keeps to one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from derajat.audit.formulas import Formula, Linear, Product
from derajat.audit.rounding import Rounding, find_rounding, round_half_up
from derajat.audit.tables import AuditTable, Place, PrintedNumber
from derajat.model.labels import Label


class RelationKind(Enum):
    """What sort of arithmetic ties the cells together."""

    QUOTIENT = "quotient"
    SUM = "sum"
    TOTAL = "total"
    RUNNING = "running"
    PRODUCT = "product"
    FACTOR = "factor"
    MEAN = "mean"
    GROUP = "group"


class Origin(Enum):
    """Where a relation comes from."""

    FOUND = "found"
    WORDS = "words"
    GIVEN = "given"
    LIMIT = "limit"
    """Given, and the target need only be at most its source."""


@dataclass(frozen=True, eq=False)
class Check:
    """One cell that should follow from others; each is itself and no other."""

    target: Place
    inputs: tuple[Place, ...]
    formula: Formula

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.target, *self.inputs)


@dataclass(frozen=True)
class Relation:
    """A rule that most rows obey, or that was given, with its checks.

    `target` and `sources` are columns; total rows have the same column as both.
    """

    kind: RelationKind
    target: int
    sources: tuple[int, ...]
    formula: Formula
    label: Label
    checks: tuple[Check, ...] = field(repr=False)
    origin: Origin = Origin.FOUND


class Verdict(Enum):
    """What became of a check."""

    HOLDS = "holds"
    OTHER_ROUNDING = "other-rounding"
    WITHIN_INPUTS = "within-inputs"
    BROKEN = "broken"
    OPEN = "open"
    """A blank among the inputs may account for the difference."""


@dataclass(frozen=True)
class Outcome:
    """A check with what it should give."""

    check: Check
    verdict: Verdict
    expected: Fraction
    decimals: int
    rounding: Rounding | None = None

    @property
    def rounded(self) -> Fraction:
        """The value the cell should have, at its own decimals."""
        return round_half_up(self.expected, self.decimals)


def judge_check(
    table: AuditTable,
    check: Check,
    changed: Mapping[Place, PrintedNumber] = MappingProxyType({}),
) -> Outcome | None:
    """Whether the target follows from the inputs; None when that cannot be asked.

    A blank target or a zero denominator asks nothing. Blank inputs count as nothing in
    sums; then only a target that is too small is wrong. `changed` are cells taken to
    hold something else.
    """
    printed = changed.get(check.target) or table.number_at(check.target)
    found = [changed.get(place) or table.number_at(place) for place in check.inputs]
    is_sum = isinstance(check.formula, Linear)
    if printed is None or (None in found and not is_sum) or not any(found):
        return None
    inputs = [number.exact if number else Fraction(0) for number in found]
    expected = check.formula.evaluate(inputs)
    if expected is None:
        return None
    decimals = shown_decimals(table, check.target, printed)
    if _agrees(printed, expected, decimals):
        if isinstance(check.formula, Product) and _is_coarser(table, check, expected):
            return Outcome(
                check, Verdict.OTHER_ROUNDING, expected, decimals, Rounding.COARSER
            )
        return Outcome(check, Verdict.HOLDS, expected, decimals)
    if None in found and printed.exact > expected:
        return Outcome(check, Verdict.OPEN, expected, decimals)
    rounding = find_rounding(expected, printed.exact, decimals, printed.decimals)
    if rounding and not (is_sum and rounding is not Rounding.COARSER):
        return Outcome(check, Verdict.OTHER_ROUNDING, expected, decimals, rounding)
    halves = [_half_unit(table, place) for place in check.inputs]
    bounds = check.formula.bounds(inputs, halves)
    half = Fraction(1, 2 * 10**decimals)
    if bounds and any(halves) and bounds[0] - half <= printed.exact <= bounds[1] + half:
        return Outcome(check, Verdict.WITHIN_INPUTS, expected, decimals)
    return Outcome(check, Verdict.BROKEN, expected, decimals)


def _is_coarser(table: AuditTable, check: Check, expected: Fraction) -> bool:
    """Whether a product is rounded more than the others of its column."""
    decimals = table.by_column[check.target.column].decimals
    printed = table.number_at(check.target)
    if printed is None or printed.decimals >= decimals:
        return False
    return printed.exact != round_half_up(expected, decimals)


def shown_decimals(table: AuditTable, place: Place, printed: PrintedNumber) -> int:
    """The decimals to which a number must be right; dropped zeros count."""
    column = table.by_column[place.column]
    if column.has_own_decimals:
        return printed.decimals
    return max(printed.decimals, column.decimals)


def _agrees(printed: PrintedNumber, expected: Fraction, decimals: int) -> bool:
    if printed.is_unrounded:
        return abs(printed.exact - expected) <= 2 * printed.unit
    return round_half_up(expected, decimals) == printed.exact


def _half_unit(table: AuditTable, place: Place) -> Fraction:
    """Half of the last decimal of a number with decimals; whole numbers are exact."""
    number = table.number_at(place)
    decimals = table.by_column[place.column].decimals
    if number is None or not max(decimals, number.decimals):
        return Fraction(0)
    return Fraction(1, 2 * 10 ** shown_decimals(table, place, number))
