"""Comparing two engines on random definitions."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import pyarrow as pa

from derajat.engines.base import Engine
from derajat.model.counting import Tally
from derajat.model.datasets import DerivedDataset

from .coverage import Coverage
from .definitions import Definition, DefinitionWriter
from .tables import DATA_DAY


ROWS = 40
TALLIES = 4


@dataclass(frozen=True)
class Disagreement:
    """A tally that two engines answer differently."""

    seed: int
    definition: Definition
    tally: Tally
    answers: tuple[pa.Table, pa.Table]

    def is_settled_by(self, engines: tuple[Engine, Engine]) -> bool:
        """Whether these engines answer the same question alike."""
        return _compare(engines, self.seed, self.definition, Coverage()) is None

    def render(self) -> str:
        """The difference, the question, and the steps of its datasets."""
        left, right = (set(map(str, answer.to_pylist())) for answer in self.answers)
        datasets = (
            dataset
            for dataset in self.definition.catalogue.datasets.values()
            if isinstance(dataset, DerivedDataset)
        )
        lines = [
            f"seed {self.seed}, tally {self.tally}",
            f"only the first answers {sorted(left - right)[:5]}",
            f"only the second answers {sorted(right - left)[:5]}",
        ]
        for dataset in datasets:
            lines += [f"{dataset.name} from {dataset.source}", *map(str, dataset.steps)]
        return "\n".join(lines)


def compare_engines(
    engines: tuple[Engine, Engine], seeds: Sequence[int], coverage: Coverage
) -> Disagreement | None:
    """The first disagreement; what agreeing answers used is counted."""
    for seed in seeds:
        writer = DefinitionWriter(Random(seed), coverage)
        definition = writer.definition(ROWS, TALLIES)
        found = _compare(engines, seed, definition, coverage)
        if found:
            return found
    return None


def _compare(
    engines: tuple[Engine, Engine],
    seed: int,
    definition: Definition,
    coverage: Coverage,
) -> Disagreement | None:
    left, right = (
        engine.compute_parts(
            definition.catalogue, definition.facts, definition.tallies, DATA_DAY
        )
        for engine in engines
    )
    met: set[str] = set()
    for tally in definition.tallies:
        answers = (left[tally.name], right[tally.name])
        if not answers[0].equals(answers[1]):
            return Disagreement(seed, definition, tally, answers)
        if answers[0].num_rows:
            met.update(definition.features(tally))
    coverage.meet(iter(met))
    return None
