"""Keeping one row per group, with its four rules of ties."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from derajat.model.facts import ORDER
from derajat.model.steps import Which


@dataclass(frozen=True)
class Ranking:
    """What the first or last row of a group means.

    `columns` are compared last, between rows with one order of acceptance; empty where
    no two rows share theirs.
    """

    keys: Sequence[str]
    which: Which
    order: str
    then_highest: str
    columns: Sequence[str]


def columns_by_name(table: ir.Table, shares_order: bool) -> tuple[str, ...]:
    """What to compare last in a table of rows that can share an order, or nothing."""
    return tuple(sorted({*table.columns} - {ORDER})) if shares_order else ()


def keep_one(table: ir.Table, ranking: Ranking, ties: str = "") -> ir.Table:
    """One row per group of keys; rows without a key or an order cannot be kept.

    With `ties` a column of that name is 1 where another row had the same values in
    `order` and `then_highest`, else 0.
    """
    known = [table[column].notnull() for column in (*ranking.keys, ranking.order)]
    rows = table.filter(known)
    place = ibis.row_number().over(
        group_by=list(ranking.keys), order_by=_order(rows, ranking)
    )
    added = {"__rank": place}
    if ties:
        added[ties] = _is_tied(rows, ranking)
    return rows.mutate(**added).filter(ibis._["__rank"] == 0).drop("__rank")


def _order(table: ir.Table, ranking: Ranking) -> list[ir.Value]:
    ranks = []
    for name, which in _sides(ranking).items():
        if name not in (ranking.order, ORDER):
            # Missing is lowest, wherever SQL puts NULL.
            ranks.append(_facing(table[name].notnull(), which))
        ranks.append(_facing(table[name], which))
    return ranks


def _sides(ranking: Ranking) -> dict[str, Which]:
    """What to compare, in this order, and which end of it wins.

    Each column once: Ibis would give the first mention the direction of the second.
    """
    sides = {ranking.order: ranking.which}
    if ranking.then_highest:
        sides.setdefault(ranking.then_highest, Which.LAST)
    for name in (ORDER, *ranking.columns):
        sides.setdefault(name, ranking.which)
    return sides


def _facing(value: ir.Value, which: Which) -> ir.Value:
    return value.desc() if which is Which.LAST else value.asc()


def _is_tied(table: ir.Table, ranking: Ranking) -> ir.IntegerValue:
    equals = dict.fromkeys((*ranking.keys, ranking.order, ranking.then_highest))
    rows = table.count().over(group_by=[name for name in equals if name])
    return (rows > 1).ifelse(1, 0).cast("int64")
