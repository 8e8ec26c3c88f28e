"""One row per group: the first or the last."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from derajat.engines.reference.rows import LeftOut, Reason, Row
from derajat.model.columns import StoredValue
from derajat.model.indicators import KeepOne
from derajat.model.steps import Keep, Which


KeyOf = Callable[[Row], tuple[StoredValue, ...] | None]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """The row of a group; `by_arrival`: rivals had the same merit."""

    row: Row
    by_arrival: bool


@dataclass(frozen=True, slots=True)
class Kept:
    rows: list[KeptRow]
    left_out: list[LeftOut]


def keep_one(rows: Iterable[Row], key_of: KeyOf, rule: Keep | KeepOne) -> Kept:
    """The first or last row of each group by `rule`, and all others with the reason.

    Ties: the greater `then_highest` (missing is lowest); then the row accepted later
    (last) or earlier (first); of rows that share their order of acceptance the one with
    the greater (last) or smaller (first) values, column by column in order of name,
    missing lowest and texts by code point. Rows equal in that too are the same row.
    Rows without order or group key cannot be kept.
    """
    kept = Kept([], [])
    groups: dict[tuple[StoredValue, ...], list[Row]] = defaultdict(list)
    for row in rows:
        key = key_of(row)
        if key is None:
            kept.left_out.append(LeftOut(row, Reason.NO_KEY))
        elif row.values[rule.order] is None:
            kept.left_out.append(LeftOut(row, Reason.NO_ORDER))
        else:
            groups[key].append(row)
    for group in groups.values():
        _keep_best(group, rule, kept)
    return kept


def _keep_best(group: list[Row], rule: Keep | KeepOne, kept: Kept) -> None:
    highest = max(_merit(row, rule) for row in group)
    rivals = [row for row in group if _merit(row, rule) == highest]
    choose = max if rule.which is Which.LAST else min
    best = choose(rivals, key=_arrival)
    kept.rows.append(KeptRow(best, by_arrival=len(rivals) > 1))
    group.remove(best)
    kept.left_out.extend(LeftOut(row, Reason.NOT_KEPT) for row in group)


def _merit(row: Row, rule: Keep | KeepOne) -> tuple[int, bool, int]:
    """What the two columns of the rule say of a row; the greatest wins."""
    sign = 1 if rule.which is Which.LAST else -1
    tie_value = row.values[rule.then_highest] if rule.then_highest else None
    order = sign * _number(row.values[rule.order])
    return order, tie_value is not None, _number(tie_value or 0)


def _arrival(row: Row) -> tuple[object, ...]:
    """The order of acceptance, then every column by name: whether known, and what."""
    values = (row.values[name] for name in sorted(row.values))
    return (row.order, *((value is not None, value) for value in values))


def _number(value: StoredValue) -> int:
    """The value, which is a number. Raises TypeError for text: it has no order."""
    if not isinstance(value, int):
        raise TypeError("only numbers and times have an order")
    return value
