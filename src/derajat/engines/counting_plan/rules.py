"""What a row must be to count towards a part of a tally, and by how much."""

from collections.abc import Mapping
from dataclasses import dataclass

from derajat.engines.reference.truth import decide
from derajat.model.columns import StoredValue
from derajat.model.conditions import All, Condition, Known, columns_of
from derajat.model.counting import (
    TIES,
    ColumnSum,
    PairSum,
    RowCount,
    Tally,
    TruthCount,
    ValueSum,
)


ROWS = ""


@dataclass(frozen=True)
class PartRule:
    """A part of a tally: what is added up over the rows that it holds for.

    `column` is summed and multiplied by `times`; for `ROWS` rows are counted. With
    `truth` the numerator must have that truth (None: unknown) as well.
    """

    part: str
    column: str = ROWS
    times: int = 1
    truth: bool | None = True


@dataclass(frozen=True)
class Question:
    """A tally as rules over rows for which `within` is true."""

    tally: Tally
    within: Condition
    numerator: Condition | None
    rules: tuple[PartRule, ...]

    @property
    def summed(self) -> tuple[str, ...]:
        """The columns that are added up."""
        return tuple(rule.column for rule in self.rules if rule.column != ROWS)

    @property
    def columns(self) -> frozenset[str]:
        """Every column that it reads or adds up."""
        read = columns_of(self.within).union(self.summed)
        return read | columns_of(self.numerator) if self.numerator else read

    def holds(self, row: Mapping[str, StoredValue]) -> tuple[bool, ...]:
        """Whether the row counts towards each rule."""
        if decide(self.within, row) is not True:
            return (False,) * len(self.rules)
        if self.numerator is None:
            return (True,) * len(self.rules)
        truth = decide(self.numerator, row)
        return tuple(rule.truth is truth for rule in self.rules)


_TRUTH_RULES = (
    PartRule("false", truth=False),
    PartRule("true", truth=True),
    PartRule("unknown", truth=None),
)


def build_question(tally: Tally, where: Condition | None) -> Question:
    """The rules of an additive tally, parts in the order of their names.

    `where` is a condition of the selection that the engine has not applied itself.
    Raises TypeError for a measurement that is not additive over cells.
    """
    numerator, within, rules = _read_measurement(tally)
    conditions = tuple(item for item in (where, *within) if item is not None)
    return Question(tally, All(conditions), numerator, rules)


def build_ties_question(tally: Tally, tied: str) -> Question:
    """The number of kept rows that had rivals equal in order and `then_highest`.

    `tied` is the column that holds 1 for such a row.
    """
    return Question(tally, All(()), None, (PartRule(TIES, tied),))


def _read_measurement(
    tally: Tally,
) -> tuple[Condition | None, tuple[Condition | None, ...], tuple[PartRule, ...]]:
    match tally.measurement:
        case TruthCount(numerator, denominator):
            return numerator, (denominator,), _TRUTH_RULES
        case RowCount():
            return None, (), (PartRule("count"),)
        case ColumnSum(column, times, both_known):
            sums = (PartRule("known"), PartRule("sum", column, times))
            return None, _known(column, both_known), sums
        case PairSum(part, whole):
            rules = (
                PartRule("known"),
                PartRule("part", part),
                PartRule("whole", whole),
            )
            return None, _known(part, whole), rules
        case ValueSum(column, denominator):
            sums = (PartRule("known"), PartRule("sum", column))
            return None, (denominator, *_known(column)), sums
        case _:
            raise TypeError(f"not additive: {tally.measurement!r}")


def _known(*columns: str) -> tuple[Condition, ...]:
    return tuple(Known(column, known=True) for column in columns if column)
