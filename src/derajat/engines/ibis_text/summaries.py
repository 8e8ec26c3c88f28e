"""Summarising groups of rows."""

from collections.abc import Sequence
from functools import reduce

import ibis
import ibis.expr.types as ir

from derajat.engines.ibis_text.conditions import compile_condition, compile_verdict
from derajat.engines.ibis_text.tables import look_up, whole_sum
from derajat.model.conditions import Condition
from derajat.model.expressions import Statistic, Summary
from derajat.model.facts import ORDER


def summarise_rows(
    table: ir.Table, keys: Sequence[str], summaries: Sequence[Summary]
) -> ir.Table:
    """One row per group, accepted when the last of its rows was.

    Rows with a missing key drop out.
    """
    rows = table.filter([table[key].notnull() for key in keys])
    plain = {
        item.name: _compile_summary(rows, item)
        for item in summaries
        if item.statistic not in _OF_DIFFERENT_VALUES
    }
    plain[ORDER] = rows[ORDER].max()
    grouped = rows.group_by(list(keys)).aggregate(**plain)
    of_values = (item for item in summaries if item.statistic in _OF_DIFFERENT_VALUES)
    found = reduce(
        lambda done, item: _add_of_values(done, rows, keys, item), of_values, grouped
    )
    return found.select(*keys, *(item.name for item in summaries), ORDER)


_OF_DIFFERENT_VALUES = (Statistic.DISTINCT, Statistic.NTH)


def _compile_summary(rows: ir.Table, summary: Summary) -> ir.Value:
    where = compile_condition(summary.where, rows) if summary.where else None
    match summary.statistic:
        case Statistic.COUNT:
            return rows.count(where=where)
        case Statistic.SUM:
            return whole_sum(rows[summary.column], where)
        case Statistic.MIN:
            return rows[summary.column].min(where=where)
        case Statistic.MAX:
            return rows[summary.column].max(where=where)
        case _:
            return _compile_quantifier(rows, summary)


def _compile_quantifier(rows: ir.Table, summary: Summary) -> ir.IntegerValue:
    """Kleene over the rows: the deciding truth, else unknown, else the other.

    Counted, because SQL's bool_and and bool_or skip NULL; over whole numbers, because
    the text of a negated condition `IS NULL` reads as not (condition IS NULL).
    """
    assert summary.condition is not None  # noqa: S101
    verdict = compile_verdict(summary.condition, rows)
    found, otherwise = (1, 0) if summary.statistic is Statistic.ANY else (0, 1)
    deciding = rows.count(where=verdict == found)
    unknown = rows.count(where=verdict.isnull())
    return ibis.cases(
        (deciding > 0, found), (unknown > 0, ibis.null("int64")), else_=otherwise
    ).cast("int64")


def _add_of_values(
    grouped: ir.Table, rows: ir.Table, keys: Sequence[str], summary: Summary
) -> ir.Table:
    """Adds a number of different values, or the n-th of them in rising order."""
    values = _different_values(rows, keys, summary.column, summary.where)
    if summary.statistic is Statistic.DISTINCT:
        counts = values.group_by(list(keys)).aggregate(__count=values.count())
        found = look_up(grouped, counts, _same(keys), {summary.name: "__count"})
        counted = ibis.coalesce(found[summary.name], 0)
        return found.mutate(counted.name(summary.name))
    place = ibis.row_number().over(group_by=list(keys), order_by=values["__value"])
    nth = values.mutate(__place=place).filter(ibis._["__place"] == summary.nth - 1)
    return look_up(grouped, nth, _same(keys), {summary.name: "__value"})


def _same(keys: Sequence[str]) -> dict[str, str]:
    return {key: key for key in keys}


def _different_values(
    rows: ir.Table, keys: Sequence[str], column: str, where: Condition | None
) -> ir.Table:
    kept = [rows[column].notnull()]
    if where:
        kept.append(compile_condition(where, rows))
    chosen = rows.filter(kept)
    return chosen.select(*keys, __value=chosen[column]).distinct()
