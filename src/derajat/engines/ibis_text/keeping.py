"""Keeping one row per group, with its three rules of ties."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from derajat.model.facts import ORDER
from derajat.model.steps import Which


@dataclass(frozen=True)
class Ranking:
    """What the first or last row of a group means."""

    keys: Sequence[str]
    which: Which
    order: str
    then_highest: str


def keep_one(table: ir.Table, ranking: Ranking, ties: str = "") -> ir.Table:
    """One row per group of keys; rows without a key or an order cannot be kept.

    With `ties` a column of that name is 1 where only the order of acceptance decided,
    else 0.
    """
    known = [table[column].notnull() for column in (*ranking.keys, ranking.order)]
    ranked = _add_second_rule(table.filter(known), ranking.then_highest)
    place = ibis.row_number().over(
        group_by=list(ranking.keys), order_by=_order(ranked, ranking)
    )
    added = {"__rank": place}
    if ties:
        added[ties] = _decided_by_arrival(ranked, ranking)
    kept = ranked.mutate(**added).filter(ibis._["__rank"] == 0)
    return kept.drop("__rank", "__then_known", "__then")


def _add_second_rule(table: ir.Table, then_highest: str) -> ir.Table:
    """A missing second value ranks lowest, without trusting where SQL puts NULL."""
    if not then_highest:
        zero = ibis.literal(0, "int64")
        return table.mutate(__then_known=zero, __then=zero)
    value = table[then_highest]
    known = value.notnull().ifelse(1, 0).cast("int64")
    return table.mutate(__then_known=known, __then=ibis.coalesce(value, 0))


def _order(table: ir.Table, ranking: Ranking) -> list[ir.Value]:
    is_last = ranking.which is Which.LAST
    order, arrival = table[ranking.order], table[ORDER]
    return [
        order.desc() if is_last else order.asc(),
        table["__then_known"].desc(),
        table["__then"].desc(),
        arrival.desc() if is_last else arrival.asc(),
    ]


def _decided_by_arrival(table: ir.Table, ranking: Ranking) -> ir.IntegerValue:
    equals = [*ranking.keys, ranking.order, "__then_known", "__then"]
    rows = table.count().over(group_by=list(dict.fromkeys(equals)))
    return (rows > 1).ifelse(1, 0).cast("int64")
