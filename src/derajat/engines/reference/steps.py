"""Each step of a derived dataset: rows in, rows and left-out rows out."""

from collections import defaultdict
from collections.abc import Iterable

from derajat.engines.reference.expressions import compute_expression
from derajat.engines.reference.joining import attach, fill
from derajat.engines.reference.keeping import keep_one
from derajat.engines.reference.rosters import (
    spread_over_codes,
    spread_over_periods,
    spread_trailing,
    stack_columns,
)
from derajat.engines.reference.rows import (
    LeftOut,
    Origin,
    Reason,
    Row,
    Sources,
    StepResult,
)
from derajat.engines.reference.summaries import compute_summary
from derajat.engines.reference.truth import decide, find_failed
from derajat.model.columns import StoredValue
from derajat.model.conditions import Condition
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Stack,
    Step,
    Summarise,
    Trailing,
    Where,
)


def run_step(step: Step, rows: list[Row], sources: Sources) -> StepResult:
    """The rows after one step, and those that ended in it with the reason."""
    if isinstance(step, Where):
        return filter_rows(step.condition, rows)
    if isinstance(step, Derive):
        return _derive(step, rows)
    if isinstance(step, Keep):
        return _keep(step, rows)
    if isinstance(step, Summarise):
        return _summarise(step, rows)
    if isinstance(step, Trailing):
        return spread_trailing(step, rows)
    if isinstance(step, Stack):
        return stack_columns(step, rows)
    return _run_step_with_sources(step, rows, sources)


def _run_step_with_sources(
    step: Attach | EachPeriod | EachCode | Fill, rows: list[Row], sources: Sources
) -> StepResult:
    if isinstance(step, Attach):
        return attach(step, rows, sources)
    if isinstance(step, EachPeriod):
        return spread_over_periods(step, rows, sources)
    if isinstance(step, EachCode):
        return spread_over_codes(step, rows, sources)
    return fill(step, rows, sources)


def filter_rows(condition: Condition, rows: Iterable[Row]) -> StepResult:
    """The rows for which the condition is true; false and unknown ones end here."""
    result = StepResult([], [])
    for row in rows:
        truth = decide(condition, row.values)
        if truth is True:
            result.rows.append(row)
            continue
        reason = Reason.WHERE_UNKNOWN if truth is None else Reason.WHERE_FALSE
        failed = find_failed(condition, row.values)
        result.left_out.append(LeftOut(row, reason, failed))
    return result


def _derive(step: Derive, rows: list[Row]) -> StepResult:
    name = step.column.name
    derived = [
        row.add({name: compute_expression(step.expression, row.values)}) for row in rows
    ]
    return StepResult(derived, [])


def _keep(step: Keep, rows: list[Row]) -> StepResult:
    kept = keep_one(rows, lambda row: row.key(step.one_per), step)
    return StepResult([item.row for item in kept.rows], kept.left_out)


def _summarise(step: Summarise, rows: list[Row]) -> StepResult:
    result = StepResult([], [])
    groups: dict[tuple[StoredValue, ...], list[Row]] = defaultdict(list)
    for row in rows:
        key = row.key(step.one_per)
        if key is None:
            result.left_out.append(LeftOut(row, Reason.NO_KEY))
        else:
            groups[key].append(row)
    result.rows.extend(_summarise_group(step, group) for group in groups.values())
    return result


def _summarise_group(step: Summarise, group: list[Row]) -> Row:
    """The row of a group; it stands where the last accepted row of the group stood."""
    first = group[0].values
    values = {name: first[name] for name in step.one_per}
    members = [row.values for row in group]
    values |= {item.name: compute_summary(item, members) for item in step.summaries}
    origins = frozenset[Origin]().union(*(row.origins for row in group))
    return Row(values, max(row.order for row in group), origins)
