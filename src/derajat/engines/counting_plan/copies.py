"""Which datasets can have several rows with one order of acceptance."""

from derajat.model.catalogue import Catalogue
from derajat.model.datasets import Dataset, DerivedDataset
from derajat.model.steps import EachCode, EachPeriod, Fill, Stack, Step, Trailing


def repeats_order(step: Step) -> bool:
    """Whether several rows can come out of a step with one order.

    Copies of a row have its order; `fill` adds rows with the orders of another dataset.
    """
    return isinstance(step, EachPeriod | EachCode | Trailing | Stack | Fill)


def may_share_order(catalogue: Catalogue, dataset: Dataset) -> bool:
    """Whether a step on the way from the received rows repeats orders.

    `summarise` and `keep` do not undo it: copies of a row can be in several groups.
    """
    if not isinstance(dataset, DerivedDataset):
        return False
    if any(repeats_order(step) for step in dataset.steps):
        return True
    return may_share_order(catalogue, catalogue.datasets[dataset.source])
