"""Conditions as three-valued SQL: unknown is NULL."""

from functools import reduce
from operator import and_, eq, ge, gt, le, lt, or_

import ibis
import ibis.expr.types as ir

from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    NoneOf,
    Relation,
)


_RELATIONS = {
    Relation.IS: eq,
    Relation.BELOW: lt,
    Relation.AT_MOST: le,
    Relation.ABOVE: gt,
    Relation.AT_LEAST: ge,
}


def compile_condition(condition: Condition, table: ir.Table) -> ir.BooleanValue:
    """True, false or NULL for each row."""
    match condition:
        case All(parts):
            return reduce(and_, _compile_parts(parts, table), ibis.literal(True))
        case AnyOf(parts):
            return reduce(or_, _compile_parts(parts, table), ibis.literal(False))
        case NoneOf(parts):
            return ~compile_condition(AnyOf(parts), table)
        case Known(column, known):
            return table[column].notnull() if known else table[column].isnull()
        case _:
            return _compile_leaf(condition, table)


def _compile_parts(
    parts: tuple[Condition, ...], table: ir.Table
) -> list[ir.BooleanValue]:
    return [compile_condition(part, table) for part in parts]


def _compile_leaf(
    condition: Compare | CompareColumns | In, table: ir.Table
) -> ir.BooleanValue:
    found = _compile_comparison(condition, table)
    if condition.if_missing is None:
        return found
    return ibis.coalesce(found, ibis.literal(condition.if_missing))


def _compile_comparison(
    condition: Compare | CompareColumns | In, table: ir.Table
) -> ir.BooleanValue:
    if isinstance(condition, In):
        return table[condition.column].isin(condition.values)
    relation = _RELATIONS[condition.relation]
    if isinstance(condition, Compare):
        return relation(table[condition.column], condition.value)
    left = _times(table[condition.column], condition.left_times)
    return relation(left, _times(table[condition.other], condition.right_times))


def _times(value: ir.Value, times: int) -> ir.Value:
    return value if times == 1 else value * ibis.literal(times, "int64")


def compile_verdict(condition: Condition, table: ir.Table) -> ir.IntegerValue:
    """1 when true, 0 when false, NULL when unknown."""
    truth = compile_condition(condition, table)
    return ibis.cases((truth, 1), (~truth, 0), else_=None).cast("int64")
