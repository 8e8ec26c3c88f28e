"""Percentages that tell too little by themselves, by where they stand.

A column of nothing but 100 or 0 proves no relation. Where the table prints its other
percentages beside the count that they are of, it is read as they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from derajat.audit.discovery.naming import quotient_label
from derajat.audit.formulas import HUNDRED, Quotient
from derajat.audit.header_words import is_percent_name
from derajat.audit.relations import (
    Check,
    Origin,
    Relation,
    RelationKind,
    Verdict,
    judge_check,
)
from derajat.audit.tables import AuditTable, Place


_LEAST_HELD = 5
_SHARE_HELD = 0.8


def find_by_position(
    table: AuditTable, quotients: Sequence[Relation]
) -> tuple[Relation, ...]:
    """Percent columns without a relation, over the whole that the others use."""
    like = [q for q in quotients if q.formula == Quotient(HUNDRED)]
    left = _left_neighbours(table)
    beside = [q for q in like if left.get(q.target) == q.sources[0]]
    if not beside or 2 * len(beside) <= len(like):
        return ()
    bound = {q.target for q in quotients}
    wholes = [whole for whole, _ in Counter(q.sources[1] for q in like).most_common()]
    found = []
    for column in table.number_columns:
        part = left.get(column.number)
        if part is None or column.number in bound or not is_percent_name(column.name):
            continue
        fitting = list(_fitting(table, column.number, part, wholes))
        if fitting:
            found.append(max(fitting, key=lambda one: one[0])[1])
    return tuple(found)


def _left_neighbours(table: AuditTable) -> dict[int, int]:
    """The column of counts directly before each column of numbers."""
    columns = table.number_columns
    return {
        after.number: before.number
        for before, after in zip(columns, columns[1:], strict=False)
        if not is_percent_name(before.name)
    }


def _fitting(
    table: AuditTable, target: int, part: int, wholes: Sequence[int]
) -> Iterator[tuple[int, Relation]]:
    """Relations that nearly all rows obey, with the number of rows that do."""
    for whole in wholes:
        if whole in (target, part):
            continue
        relation = _relation(table, target, part, whole)
        outcomes = [judge_check(table, check) for check in relation.checks]
        asked = [outcome for outcome in outcomes if outcome is not None]
        held = [o for o in asked if o.verdict is not Verdict.BROKEN]
        broken = len(asked) - len(held)
        telling = sum(bool(outcome.expected) for outcome in held)
        is_usual = telling >= max(_LEAST_HELD, _SHARE_HELD * (telling + broken))
        if len(held) >= _LEAST_HELD and (is_usual or not broken):
            yield len(held), relation


def _relation(table: AuditTable, target: int, part: int, whole: int) -> Relation:
    formula = Quotient(HUNDRED)
    label = quotient_label(table, target, part, whole, HUNDRED, False)
    checks = tuple(
        Check(
            Place(row.number, target),
            (Place(row.number, part), Place(row.number, whole)),
            formula,
        )
        for row in table.rows
    )
    return Relation(
        RelationKind.QUOTIENT,
        target,
        (part, whole),
        formula,
        label,
        checks,
        Origin.WORDS,
    )
