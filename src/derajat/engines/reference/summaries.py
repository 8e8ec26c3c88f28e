"""What `summarise` says of one group of rows."""

from collections.abc import Callable, Sequence
from typing import Any

from derajat.engines.reference.expressions import truth_value
from derajat.engines.reference.truth import Values, all_of, any_of, decide
from derajat.model.columns import StoredValue
from derajat.model.expressions import Statistic, Summary


def compute_summary(summary: Summary, rows: Sequence[Values]) -> StoredValue:
    """The stored value of one summary over the rows of a group."""
    if summary.statistic in (Statistic.ANY, Statistic.EVERY):
        return _compute_truth(summary, rows)
    meeting = [row for row in rows if _meets(summary, row)]
    if summary.statistic is Statistic.COUNT:
        return len(meeting)
    known = [row[summary.column] for row in meeting]
    return _STATISTICS[summary.statistic](
        [value for value in known if value is not None], summary.nth
    )


def _meets(summary: Summary, row: Values) -> bool:
    return summary.where is None or decide(summary.where, row) is True


def _compute_truth(summary: Summary, rows: Sequence[Values]) -> StoredValue:
    condition = summary.condition
    if condition is None:
        raise ValueError(f"{summary.name} has no condition")
    truths = [decide(condition, row) for row in rows]
    combine = any_of if summary.statistic is Statistic.ANY else all_of
    return truth_value(combine(truths))


def _nth(values: list[Any], nth: int) -> StoredValue:
    """The nth different value in rising order; missing if there are fewer."""
    different = sorted(set(values))
    result: StoredValue = different[nth - 1] if nth <= len(different) else None
    return result


_STATISTICS: dict[Statistic, Callable[[list[Any], int], StoredValue]] = {
    Statistic.SUM: lambda values, _: sum(values) if values else None,
    Statistic.MIN: lambda values, _: min(values, default=None),
    Statistic.MAX: lambda values, _: max(values, default=None),
    Statistic.DISTINCT: lambda values, _: len(set(values)),
    Statistic.NTH: _nth,
}
