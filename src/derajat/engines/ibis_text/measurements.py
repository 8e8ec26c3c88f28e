"""Measurements that are not sums over rows: counted by a group-by of their own."""

import ibis
import ibis.expr.types as ir

from derajat.engines.ibis_text.conditions import compile_condition
from derajat.engines.ibis_text.selections import PERIOD, PLACE
from derajat.engines.ibis_text.tables import floor_of
from derajat.model.counting import DistinctCount, Histogram, Tally


def count_directly(rows: ir.Table, tally: Tally) -> ir.Table:
    """The parts of a histogram or of a number of different things, from its rows.

    Raises TypeError for another measurement.
    """
    parts = _add_parts(rows, tally)
    keys = {
        "place": parts[PLACE],
        "period": parts[PERIOD],
        **{group: parts[group].cast("string") for group in tally.groups},
        "part": parts["__part"],
    }
    return parts.group_by(**keys).aggregate(amount=parts.count())


def _add_parts(rows: ir.Table, tally: Tally) -> ir.Table:
    match tally.measurement:
        case Histogram():
            return _add_steps(rows, tally.measurement)
        case DistinctCount(columns):
            known = rows.filter([rows[column].notnull() for column in columns])
            keys = dict.fromkeys((PLACE, PERIOD, *tally.groups, *columns))
            different = known.select(*keys).distinct()
            return different.mutate(__part=ibis.literal("count"))
        case _:
            raise TypeError(f"counted by cells: {tally.measurement!r}")


def _add_steps(rows: ir.Table, histogram: Histogram) -> ir.Table:
    kept = [rows[histogram.column].notnull()]
    if histogram.denominator is not None:
        kept.append(compile_condition(histogram.denominator, rows))
    inside = rows.filter(kept)
    value = inside[histogram.column]
    step = floor_of(value, histogram.step).cast("string")
    return inside.mutate(__part=(value <= histogram.up_to).ifelse(step, "more"))
