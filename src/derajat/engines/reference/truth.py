"""Three-valued truth of conditions (Kleene): true, false or unknown (None)."""

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from derajat.model.columns import StoredValue
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    Relation,
)


Values = Mapping[str, StoredValue]

_RELATIONS: dict[Relation, Callable[[Any, Any], bool]] = {
    Relation.IS: operator.eq,
    Relation.BELOW: operator.lt,
    Relation.AT_MOST: operator.le,
    Relation.ABOVE: operator.gt,
    Relation.AT_LEAST: operator.ge,
}


def decide(condition: Condition, row: Values) -> bool | None:
    """True, False, or None where a missing value leaves it unknown.

    `row` holds stored values by column; every column of the condition must be in it
    (KeyError). A comparison with a missing value is unknown, unless `if_missing` says
    what it yields then.
    """
    if isinstance(condition, Compare):
        return _decide_compare(condition, row)
    if isinstance(condition, In):
        value = row[condition.column]
        return condition.if_missing if value is None else value in condition.values
    if isinstance(condition, Known):
        return (row[condition.column] is not None) == condition.known
    if isinstance(condition, CompareColumns):
        return _decide_compare_columns(condition, row)
    truths = (decide(part, row) for part in condition.conditions)
    if isinstance(condition, All):
        return all_of(truths)
    if isinstance(condition, AnyOf):
        return any_of(truths)
    return negate(any_of(truths))


def all_of(truths: Iterable[bool | None]) -> bool | None:
    """False if one is false, else unknown if one is unknown, else true."""
    result: bool | None = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_of(truths: Iterable[bool | None]) -> bool | None:
    """True if one is true, else unknown if one is unknown, else false."""
    return negate(all_of(negate(truth) for truth in truths))


def negate(truth: bool | None) -> bool | None:
    """True and false exchanged; unknown stays."""
    return None if truth is None else not truth


def find_failed(condition: Condition, row: Values) -> Condition | None:
    """The part of a condition that keeps it from being true; None when it is true.

    Of conditions that must all hold it is the first false one, or, when none is
    false, the first that is unknown.
    """
    truth = decide(condition, row)
    if truth is True:
        return None
    if not isinstance(condition, All):
        return condition
    for part in condition.conditions:
        if decide(part, row) is truth:
            return find_failed(part, row)
    return condition


def _decide_compare(condition: Compare, row: Values) -> bool | None:
    value = row[condition.column]
    if value is None:
        return condition.if_missing
    return _RELATIONS[condition.relation](value, condition.value)


def _decide_compare_columns(condition: CompareColumns, row: Values) -> bool | None:
    left, right = row[condition.column], row[condition.other]
    if left is None or right is None:
        return condition.if_missing
    return _RELATIONS[condition.relation](
        _multiply(left, condition.left_times), _multiply(right, condition.right_times)
    )


def _multiply(value: int | str, times: int) -> int | str:
    """The value itself for `times` 1, which is all that a text can have."""
    return value if times == 1 or isinstance(value, str) else value * times
