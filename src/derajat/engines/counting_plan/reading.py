"""Which columns of a dataset its tallies read."""

from collections.abc import Iterable

from derajat.engines.counting_plan.passes import is_additive
from derajat.engines.counting_plan.rules import build_question
from derajat.model.conditions import columns_of
from derajat.model.counting import DistinctCount, Histogram, Tally
from derajat.model.datasets import Dataset


def columns_read(
    dataset: Dataset, tallies: Iterable[Tally], *, shares_order: bool
) -> frozenset[str]:
    """The columns that these tallies of the dataset read; a table needs no other.

    Where several rows can have one order of acceptance, keeping one reads them all.
    """
    found: set[str] = set()
    for tally in tallies:
        if tally.selection.keep and shares_order:
            return frozenset(column.name for column in dataset.columns)
        found.update(_columns_of_selection(dataset, tally), tally.groups)
        found.update(_columns_of_measurement(tally))
    return frozenset(found)


def _columns_of_selection(dataset: Dataset, tally: Tally) -> set[str]:
    selection, keep = tally.selection, tally.selection.keep
    found = {dataset.place_column(selection.place), selection.when}
    if selection.where is not None:
        found |= columns_of(selection.where)
    if keep:
        found |= {*keep.one_per, keep.order, keep.then_highest} - {"period", ""}
    return found


def _columns_of_measurement(tally: Tally) -> frozenset[str]:
    match tally.measurement:
        case DistinctCount(columns):
            return frozenset(columns)
        case Histogram(column, _, _, denominator):
            read = columns_of(denominator) if denominator else frozenset()
            return read | {column}
        case _:
            assert is_additive(tally)  # noqa: S101
            return build_question(tally, None).columns
