"""What an indicator reads: received datasets, or values of other indicators."""

from derajat.catalogue.indicators.kinds import ReadKind, sides_of
from derajat.catalogue.library import Library
from derajat.model.datasets import Dataset, DerivedDataset, ReceivedDataset
from derajat.model.formulas import indicators_of
from derajat.model.indicators import AreasReached, Index, Kind, Mean, SumProportion
from derajat.model.steps import Attach, Fill


def received_names(library: Library, read: ReadKind) -> list[str]:
    """The received datasets from which the rows of a kind are made."""
    found: dict[str, Dataset] = {}
    waiting = [rows.dataset for rows in read.rows]
    while waiting:
        dataset = waiting.pop()
        if dataset.name in found:
            continue
        found[dataset.name] = dataset
        if isinstance(dataset, DerivedDataset):
            waiting.extend(
                library.datasets.loaded[name] for name in datasets_of(dataset)
            )
    return sorted(
        name for name, item in found.items() if isinstance(item, ReceivedDataset)
    )


def datasets_of(dataset: DerivedDataset) -> list[str]:
    """The datasets that a derived one reads directly."""
    names = [dataset.source]
    for step in dataset.steps:
        if isinstance(step, Fill) or (
            isinstance(step, Attach) and not step.is_codelist
        ):
            names.append(step.other)
    return names


def component_codes(kind: Kind) -> list[str]:
    """The indicators whose values a kind reads."""
    if isinstance(kind, AreasReached):
        return [kind.of]
    return sorted(indicators_of(kind.formula)) if isinstance(kind, Index) else []


def numerator_places(read: ReadKind) -> int:
    """Decimal places of the numerator: those of the column that is summed."""
    name = _summed_column(read.kind)
    return read.rows[0].dataset.column(name).places if name else 0


def _summed_column(kind: Kind) -> str:
    if isinstance(kind, Mean):
        return kind.value
    if isinstance(kind, SumProportion):
        return kind.part
    sides = sides_of(kind)
    return sides[0].sum if sides else ""
