"""Definitions with one constant moved by one step."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from derajat.model.conditions import Compare, CompareColumns, In, Relation
from derajat.model.expressions import Band, Plus, Summary
from derajat.model.formulas import (
    AtLeast,
    AtMost,
    BandLimit,
    MeanOf,
    MeanOver,
    Reach,
    Reached,
    Threshold,
    Times,
)
from derajat.model.indicators import (
    AreasReached,
    Index,
    KeepOne,
    Proportion,
    Quantile,
    Side,
    UnknownNumerator,
    WithoutValue,
)
from derajat.model.steps import EachPeriod, Keep, Match, Presence, Trailing, Which


@dataclass(frozen=True)
class Move:
    """A changed object, and its constant before and after in words."""

    constant: str
    moved: str
    changed: Any


Mover = Callable[[Any], Iterator[Move]]
"""The moves of the constants that an object itself holds."""


def moves_of(node: Any) -> Iterator[Move]:
    """Every object that differs from `node` in one constant by one step."""
    yield from _own_moves(node)
    if isinstance(node, tuple):
        for place, item in enumerate(node):
            for move in moves_of(item):
                changed = (*node[:place], move.changed, *node[place + 1 :])
                yield replace(move, changed=changed)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            for move in moves_of(getattr(node, field.name)):
                yield replace(move, changed=replace(node, **{field.name: move.changed}))


def _own_moves(node: Any) -> Iterator[Move]:
    mover = _MOVERS.get(type(node))
    if mover is not None:
        yield from mover(node)


def _changes(
    node: Any, name: str, values: list[Any], subject: str = ""
) -> Iterator[Move]:
    """One move for each new value of a field."""
    before = getattr(node, name)
    head = f"{subject} {name}".strip()
    for value in values:
        yield Move(
            f"{head}: {_text(before)}",
            f"{head}: {_text(value)}",
            replace(node, **{name: value}),
        )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))


def _beside(number: Any, least: Any = None) -> list[Any]:
    """The numbers one step to either side."""
    both = [number - 1, number + 1]
    return [n for n in both if least is None or n >= least]


def _compare(node: Compare) -> Iterator[Move]:
    subject = f"{node.column} {node.relation.value}"
    if isinstance(node.value, int):
        values: list[Any] = [node.value + _STEPS[node.relation]]
        if node.relation is Relation.IS and node.value in (0, 1):
            values = [1 - node.value]
    else:
        values = [node.value + "*"]
    for move in _changes(node, "value", values, subject):
        yield replace(
            move,
            constant=move.constant.replace(" value:", ":"),
            moved=move.moved.replace(" value:", ":"),
        )
    yield from _flipped(node, "if_missing", node.column)


def _compare_columns(node: CompareColumns) -> Iterator[Move]:
    if node.relation in _NEXT_RELATION:
        other = [_NEXT_RELATION[node.relation]]
        yield from _changes(node, "relation", other, f"{node.column} {node.other}")
    yield from _flipped(node, "if_missing", node.column)


_STEPS = {
    Relation.IS: 1,
    Relation.BELOW: 1,
    Relation.AT_MOST: -1,
    Relation.ABOVE: -1,
    Relation.AT_LEAST: 1,
}
"""The step after which a value that lies exactly on the limit changes sides."""

_NEXT_RELATION = {
    Relation.BELOW: Relation.AT_MOST,
    Relation.AT_MOST: Relation.BELOW,
    Relation.ABOVE: Relation.AT_LEAST,
    Relation.AT_LEAST: Relation.ABOVE,
}


def _in(node: In) -> Iterator[Move]:
    for value in node.values:
        fewer = tuple(other for other in node.values if other != value)
        yield Move(
            f"{node.column} in: {value}",
            f"{node.column} in: -",
            replace(node, values=fewer),
        )
    yield from _flipped(node, "if_missing", node.column)


def _flipped(node: Any, name: str, subject: str = "") -> Iterator[Move]:
    value = getattr(node, name)
    if value is not None:
        yield from _changes(node, name, [not value], subject)


def _keep(node: Keep | KeepOne) -> Iterator[Move]:
    other = Which.FIRST if node.which is Which.LAST else Which.LAST
    yield from _changes(node, "which", [other], node.order)
    if node.then_highest:
        yield from _changes(node, "then_highest", [""])


def _band(node: Band) -> Iterator[Move]:
    for place, bound in enumerate(node.bounds):
        bounds = (*node.bounds[:place], bound + 1, *node.bounds[place + 1 :])
        if sorted(set(bounds)) == list(bounds):
            head = f"{node.column} band"
            changed = replace(node, bounds=bounds)
            yield Move(f"{head}: {bound}", f"{head}: {bound + 1}", changed)


def _number(name: str, subject: str = "", least: int | None = None) -> Mover:
    """Moves of one numeric field; a number that is not there stays away."""

    def move(node: Any) -> Iterator[Move]:
        value = getattr(node, name)
        if value is not None:
            label = str(getattr(node, subject)) if subject else ""
            yield from _changes(node, name, _beside(value, least), label)

    return move


def _unless(idle: int, mover: Mover, name: str) -> Mover:
    def move(node: Any) -> Iterator[Move]:
        if getattr(node, name) != idle:
            yield from mover(node)

    return move


def _all_of(*movers: Mover) -> Mover:
    def move(node: Any) -> Iterator[Move]:
        for mover in movers:
            yield from mover(node)

    return move


def _switch(name: str) -> Mover:
    return lambda node: _flipped(node, name)


def _proportion(node: Proportion) -> Iterator[Move]:
    if node.unknown_numerator is not None:
        others = [u for u in UnknownNumerator if u is not node.unknown_numerator]
        yield from _changes(node, "unknown_numerator", others)


def _quantile(node: Quantile) -> Iterator[Move]:
    step = Fraction(1, 100)
    shares = [share for share in (node.at - step, node.at + step) if 0 < share <= 1]
    yield from _changes(node, "at", shares)
    yield from _changes(node, "up_to", _beside(node.up_to, 1))


def _limit(name: str, subject: str = "") -> Mover:
    """Moves a limit so that a value exactly on it changes sides."""

    def move(node: Any) -> Iterator[Move]:
        label = str(getattr(node, subject)) if subject else ""
        yield from _changes(node, name, [getattr(node, name) + 1], label)

    return move


def _reach(node: Threshold | AreasReached) -> Iterator[Move]:
    subject = node.indicator if isinstance(node, Threshold) else node.of
    is_passed_upwards = node.reach in (Reach.AT_LEAST, Reach.BELOW)
    limit = node.limit + (1 if is_passed_upwards else -1)
    yield from _changes(node, "limit", [limit], subject)
    yield from _changes(node, "reach", _OTHER_REACHES[node.reach], subject)


_OTHER_REACHES = {
    Reach.AT_LEAST: [Reach.ABOVE, Reach.AT_MOST],
    Reach.ABOVE: [Reach.AT_LEAST, Reach.BELOW],
    Reach.AT_MOST: [Reach.BELOW, Reach.AT_LEAST],
    Reach.BELOW: [Reach.AT_MOST, Reach.ABOVE],
}


def _without_value(node: AreasReached) -> Iterator[Move]:
    others = [way for way in WithoutValue if way is not node.without_value]
    yield from _changes(node, "without_value", others)


def _presence(node: EachPeriod) -> Iterator[Move]:
    others = [way for way in Presence if way is not node.presence]
    yield from _changes(node, "presence", others)


_MOVERS: dict[type, Mover] = {
    Compare: _compare,
    CompareColumns: _compare_columns,
    In: _in,
    Keep: _keep,
    KeepOne: _keep,
    Band: _band,
    Plus: _number("amount", "column"),
    Match: _unless(0, _number("earlier_by", "column"), "earlier_by"),
    Trailing: _number("periods", "column", least=1),
    Summary: _unless(0, _number("nth", "name", least=1), "nth"),
    EachPeriod: _presence,
    Side: _unless(1, _number("times", least=1), "times"),
    Proportion: _proportion,
    Quantile: _quantile,
    AreasReached: _all_of(_reach, _without_value),
    Index: _number("rounded_first", least=0),
    BandLimit: _limit("start", "name"),
    AtMost: _limit("limit"),
    AtLeast: _limit("limit"),
    Times: _number("by"),
    MeanOf: _switch("leaves_out_missing"),
    MeanOver: _all_of(_number("each_at_most"), _switch("leaves_out_missing")),
    Reached: _all_of(_number("needed", least=1), _switch("needs_all_values")),
    Threshold: _reach,
}
