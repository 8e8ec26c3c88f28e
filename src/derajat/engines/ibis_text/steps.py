"""The steps of a derived dataset, folded top to bottom into one expression."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from derajat.engines.counting_plan.copies import repeats_order
from derajat.engines.ibis_text.conditions import compile_condition
from derajat.engines.ibis_text.expressions import derive_column
from derajat.engines.ibis_text.growth import add_scores, find_scores, may_share_work
from derajat.engines.ibis_text.keeping import Ranking, columns_by_name, keep_one
from derajat.engines.ibis_text.rosters import expand_periods
from derajat.engines.ibis_text.summaries import summarise_rows
from derajat.engines.ibis_text.tables import Sources, look_up, repeat_rows
from derajat.model.expressions import Fallback
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Match,
    Stack,
    Step,
    Summarise,
    Trailing,
    Where,
)


def apply_steps(
    table: ir.Table, steps: Sequence[Step], sources: Sources, *, shares_order: bool
) -> ir.Table:
    """The rows of a derived dataset from those of its source.

    The order of acceptance goes along: copies keep that of their row, groups take
    the latest of theirs. `shares_order` tells whether several rows of the source can
    have one order.
    """
    for batch in _in_batches(steps):
        if len(batch) > 1:
            table = add_scores(table, find_scores(batch))
        else:
            table = _apply(table, batch[0], sources, shares_order)
        shares_order = shares_order or repeats_order(batch[0])
    return table


def _in_batches(steps: Sequence[Step]) -> list[list[Step]]:
    """Each step alone, but z-scores one after the other together: they share work."""
    batches: list[list[Step]] = []
    for step in steps:
        if batches and may_share_work(batches[-1], step):
            batches[-1].append(step)
        else:
            batches.append([step])
    return batches


def _apply(
    table: ir.Table, step: Step, sources: Sources, shares_order: bool
) -> ir.Table:
    match step:
        case Where(condition):
            return table.filter(compile_condition(condition, table))
        case Derive():
            return derive_column(table, step)
        case Attach():
            return _attach(table, step, sources)
        case EachPeriod():
            return expand_periods(table, step, sources.data_day)
        case EachCode():
            return _each_code(table, step, sources)
        case Keep(one_per, which, order, then_highest):
            columns = columns_by_name(table, shares_order)
            return keep_one(
                table, Ranking(one_per, which, order, then_highest, columns)
            )
        case Summarise(one_per, summaries):
            return summarise_rows(table, one_per, summaries)
        case Trailing():
            return _trailing(table, step)
        case Stack():
            return _stack(table, step)
        case Fill():
            return _fill(table, step, sources)


def _attach(table: ir.Table, step: Attach, sources: Sources) -> ir.Table:
    other = _other(step, sources).mutate(__there=ibis.literal(1, "int64"))
    take = {item.column: item.source for item in step.take}
    earlier, match = _shift(table, step.match)
    found = look_up(earlier, other, match, {**take, "__found": "__there"})
    columns = [_with_fallback(found, item) for item in step.take]
    return found.select(*table.columns, *columns)


def _other(step: Attach, sources: Sources) -> ir.Table:
    return (sources.codelists if step.is_codelist else sources.datasets)[step.other]


def _shift(
    table: ir.Table, matches: Sequence[Match]
) -> tuple[ir.Table, dict[str, str]]:
    """The table with the shifted columns that look back, and what equals what."""
    shifted = {
        f"__match_{number}": table[match.column] - match.earlier_by
        for number, match in enumerate(matches)
        if match.earlier_by
    }
    names = {
        f"__match_{number}" if match.earlier_by else match.column: match.other
        for number, match in enumerate(matches)
    }
    return (table.mutate(**shifted) if shifted else table), names


def _with_fallback(found: ir.Table, item: Fallback) -> ir.Value:
    """Where nothing was found the fallback; a missing value that was found stays."""
    value = found[item.column]
    if item.missing is None:
        return value
    fallback = ibis.literal(item.missing, value.type())
    return found["__found"].isnull().ifelse(fallback, value).name(item.column)


def _each_code(table: ir.Table, step: EachCode, sources: Sources) -> ir.Table:
    codes = sources.codelists[step.codelist]
    take = {item.column: item.source for item in step.take}
    if not step.match:
        taken = codes.select(**{name: codes[there] for name, there in take.items()})
        return table.cross_join(taken)
    earlier, match = _shift(table, step.match)
    found = look_up(earlier, codes, match, take, how="inner")
    return found.select(*table.columns, *take)


def _trailing(table: ir.Table, step: Trailing) -> ir.Table:
    copies = repeat_rows(table, "__later", step.periods)
    later = (copies[step.column] + copies["__later"]).name(step.column)
    return copies.mutate(later).drop("__later")


def _stack(table: ir.Table, step: Stack) -> ir.Table:
    kept = [name for name in table.columns if name not in step.columns]
    copies = repeat_rows(table, "__element", len(step.columns))
    element = copies["__element"]
    names = ((element == number, name) for number, name in enumerate(step.columns))
    values = (
        (element == number, copies[name]) for number, name in enumerate(step.columns)
    )
    return copies.select(
        *kept,
        ibis.cases(*names).name(step.name),
        ibis.cases(*values).name(step.value),
    )


def _fill(table: ir.Table, step: Fill, sources: Sources) -> ir.Table:
    other = sources.datasets[step.other]
    there = table.select(**{f"__has_{key}": table[key] for key in step.where_none})
    match = [(key, f"__has_{key}") for key in step.where_none]
    added = other.anti_join(there, match).select(*table.columns)
    return table.union(added)
