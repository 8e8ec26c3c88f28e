"""Everything that definitions say, loaded and checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from derajat.model.datasets import (
    Codelist,
    Dataset,
    DerivedDataset,
    Eligible,
    Parameter,
    ReceivedDataset,
)
from derajat.model.indicators import Indicator
from derajat.model.steps import Attach, Fill
from derajat.model.units import Noun, Unit


@dataclass(frozen=True)
class Catalogue:
    """National content by name."""

    datasets: dict[str, Dataset] = field(default_factory=dict)
    """In an order in which each derived dataset stands after what it reads."""
    codelists: dict[str, Codelist] = field(default_factory=dict)
    eligible: dict[str, Eligible] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    nouns: dict[str, Noun] = field(default_factory=dict)

    def received(self, name: str) -> ReceivedDataset:
        """A received dataset. Raises KeyError for any other name."""
        dataset = self.datasets[name]
        if not isinstance(dataset, ReceivedDataset):
            raise KeyError(name)
        return dataset

    def behind(self, names: Iterable[str]) -> set[str]:
        """These datasets and every one that they are derived from."""
        waiting, found = list(names), set[str]()
        while waiting:
            name = waiting.pop()
            dataset = self.datasets.get(name)
            if name in found or dataset is None:
                continue
            found.add(name)
            if isinstance(dataset, DerivedDataset):
                joins = [s for s in dataset.steps if isinstance(s, Attach | Fill)]
                waiting += [dataset.source, *(step.other for step in joins)]
        return found

    def root(self, name: str) -> ReceivedDataset:
        """The received dataset at the beginning of a chain of `from`."""
        dataset = self.datasets[name]
        while isinstance(dataset, DerivedDataset):
            dataset = self.datasets[dataset.source]
        return self.received(dataset.name)
