"""Everything that definitions say, loaded and checked."""

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

    def root(self, name: str) -> ReceivedDataset:
        """The received dataset at the beginning of a chain of `from`."""
        dataset = self.datasets[name]
        while isinstance(dataset, DerivedDataset):
            dataset = self.datasets[dataset.source]
        return self.received(dataset.name)
