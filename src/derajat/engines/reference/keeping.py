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
    """The row of a group; `by_arrival`: only the order of acceptance decided."""

    row: Row
    by_arrival: bool


@dataclass(frozen=True, slots=True)
class Kept:
    rows: list[KeptRow]
    left_out: list[LeftOut]


def keep_one(rows: Iterable[Row], key_of: KeyOf, rule: Keep | KeepOne) -> Kept:
    """The first or last row of each group by `rule`, and all others with the reason.

    Ties: the greater `then_highest` (missing is lowest), then the row accepted later
    (last) or earlier (first). Rows without order or group key cannot be kept.
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
    best, *others = sorted(group, key=lambda row: _rank(row, rule), reverse=True)
    by_arrival = any(_merit(row, rule) == _merit(best, rule) for row in others)
    kept.rows.append(KeptRow(best, by_arrival))
    kept.left_out.extend(LeftOut(row, Reason.NOT_KEPT) for row in others)


def _rank(row: Row, rule: Keep | KeepOne) -> tuple[object, ...]:
    """Greater is better: merit first, then acceptance."""
    sign = _sign(rule)
    return (*_merit(row, rule), tuple(sign * number for number in row.order))


def _merit(row: Row, rule: Keep | KeepOne) -> tuple[int, bool, int]:
    """What the data say of a row, before the order of acceptance is asked."""
    tie_value = row.values[rule.then_highest] if rule.then_highest else None
    order = _sign(rule) * _number(row.values[rule.order])
    return order, tie_value is not None, _number(tie_value or 0)


def _sign(rule: Keep | KeepOne) -> int:
    return 1 if rule.which is Which.LAST else -1


def _number(value: StoredValue) -> int:
    """The value, which is a number. Raises TypeError for text: it has no order."""
    if not isinstance(value, int):
        raise TypeError("only numbers and times have an order")
    return value
