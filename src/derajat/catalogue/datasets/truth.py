"""What a condition can come to, knowing only which columns are missing.

Comparisons of present columns may come out either way; from there Kleene logic. So
the loader proves which columns must be known and whether a truth can be unknown.
"""

from collections.abc import Collection, Iterator
from itertools import combinations

from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    columns_of,
)


Truth = bool | None
_EITHER: frozenset[Truth] = frozenset({True, False})
_MOST_COMBINED = 12


def outcomes(condition: Condition, missing: Collection[str]) -> frozenset[Truth]:
    """The truths the condition can have when exactly `missing` columns are missing."""
    if isinstance(condition, Known):
        return frozenset({(condition.column not in missing) == condition.known})
    if isinstance(condition, Compare | CompareColumns | In):
        if columns_of(condition).isdisjoint(missing):
            return _EITHER
        return frozenset({condition.if_missing})
    parts = [outcomes(part, missing) for part in condition.conditions]
    if isinstance(condition, All):
        return _combine(parts, decides=False)
    any_of = _combine(parts, decides=True)
    if isinstance(condition, AnyOf):
        return any_of
    return frozenset(None if truth is None else not truth for truth in any_of)


def _combine(parts: list[frozenset[Truth]], decides: bool) -> frozenset[Truth]:
    """Truths of a list in which one part that is `decides` settles it."""
    found: set[Truth] = set()
    if any(decides in part for part in parts):
        found.add(decides)
    if all(part - {decides} for part in parts):
        if any(None in part for part in parts):
            found.add(None)
        if all((not decides) in part for part in parts):
            found.add(not decides)
    return frozenset(found)


def may_be_unknown(
    condition: Condition, may_miss: Collection[str], given: Condition | None = None
) -> bool:
    """Whether the condition can be unknown on a row for which `given` is true."""
    together = condition if given is None else All((condition, given))
    for missing in _absences(together, may_miss):
        if None in outcomes(condition, missing) and _can_be_true(given, missing):
            return True
    return False


def proved_columns(condition: Condition, may_miss: Collection[str]) -> frozenset[str]:
    """Columns that are never missing on a row for which the condition is true."""
    unproved: set[str] = set()
    for missing in _absences(condition, may_miss):
        if not unproved.issuperset(missing) and _can_be_true(condition, missing):
            unproved.update(missing)
    return frozenset(columns_of(condition).intersection(may_miss) - unproved)


def _can_be_true(condition: Condition | None, missing: Collection[str]) -> bool:
    return condition is None or True in outcomes(condition, missing)


def _absences(
    condition: Condition, may_miss: Collection[str]
) -> Iterator[frozenset[str]]:
    """Which columns can be missing together; beyond a dozen only pairs are tried."""
    columns = sorted(columns_of(condition).intersection(may_miss))
    most = len(columns) if len(columns) <= _MOST_COMBINED else 2
    for size in range(1, most + 1):
        for missing in combinations(columns, size):
            yield frozenset(missing)
