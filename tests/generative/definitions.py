"""A random definition: datasets in a chain, and questions about the last."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import pyarrow as pa

from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.columns import ColumnType
from derajat.model.counting import (
    ColumnSum,
    DistinctCount,
    Histogram,
    Measurement,
    PairSum,
    RowCount,
    Tally,
    TruthCount,
    ValueSum,
)
from derajat.model.datasets import Dataset, DerivedDataset, PlaceRole
from derajat.model.indicators import KeepOne, Selection
from derajat.model.steps import Derive, Keep, Step, Summarise, Which

from .conditions import ConditionWriter
from .coverage import CHOSEN_COPY, KEPT_COPY, Coverage, features_of, texts_of
from .steps import COPYING, PLACE_NAMES, Shape, StepWriter
from .tables import BASE, RECEIVED, WORDS, TableWriter


_BY_MONTH = (
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.SEMESTER,
    PeriodKind.YEAR,
)
_UNITS = {
    ColumnType.DATE: (PeriodKind.WEEK, *_BY_MONTH),
    ColumnType.MOMENT: (PeriodKind.WEEK, *_BY_MONTH),
    ColumnType.MONTH: _BY_MONTH,
    ColumnType.WEEK: (PeriodKind.WEEK, PeriodKind.YEAR),
    ColumnType.YEAR: (PeriodKind.YEAR,),
}
_SMALLEST = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.YEAR)
_ROLES = {"desa": PlaceRole.RESIDENCE, "puskesmas": PlaceRole.SERVICE}


@dataclass(frozen=True)
class Definition:
    """What both engines are asked."""

    catalogue: Catalogue
    facts: dict[str, pa.Table]
    tallies: tuple[Tally, ...]

    def features(self, tally: Tally) -> Iterator[str]:
        """What a tally uses: derived columns only where something reads them."""
        yield from features_of(tally)
        yield f"unit {tally.unit.value}"
        yield ("no group", "one group", "crossed groups")[len(tally.groups)]
        yield _keeping(tally.selection.keep)
        yield from self._keeping_of_copies(tally)
        read = set(texts_of(tally))
        for step in self._steps_backwards(tally.selection.dataset):
            used = _used_part(step, read)
            yield from features_of(used)
            read |= set(texts_of(used))

    def _keeping_of_copies(self, tally: Tally) -> Iterator[str]:
        """Whether the tally, or a step before it, keeps one of several copies."""
        is_kept = tally.selection.keep is not None
        feature = CHOSEN_COPY
        for step in self._steps_backwards(tally.selection.dataset):
            if is_kept and isinstance(step, COPYING):
                yield feature
            if isinstance(step, Keep):
                is_kept, feature = True, KEPT_COPY

    def _steps_backwards(self, name: str) -> Iterator[Step]:
        dataset = self.catalogue.datasets[name]
        while isinstance(dataset, DerivedDataset):
            yield from reversed(dataset.steps)
            dataset = self.catalogue.datasets[dataset.source]


def _used_part(step: Step, read: set[str]) -> Step | None:
    if isinstance(step, Derive):
        return step if step.column.name in read else None
    if isinstance(step, Summarise):
        used = (summary for summary in step.summaries if summary.name in read)
        return replace(step, summaries=tuple(used))
    return step


def _keeping(keep: KeepOne | None) -> str:
    if keep is None:
        return "all rows"
    return "one row per period" if keep.is_per_period else "one row"


@dataclass
class DefinitionWriter:
    """Draws definitions from a seed, looking at what was met so far."""

    random: Random
    coverage: Coverage

    def definition(self, rows: int, tallies: int) -> Definition:
        """A definition over tables of about that many rows."""
        facts = TableWriter(self.random).build_facts(rows)
        catalogue, last = self._catalogue()
        drawn = (self._tally(f"t{n}", last) for n in range(tallies))
        return Definition(catalogue, facts, tuple(drawn))

    def _catalogue(self) -> tuple[Catalogue, Dataset]:
        datasets: dict[str, Dataset] = dict(BASE.datasets)
        sources = [("AgeUnit.MINUTES", "kunjungan"), ("Presence.ANY_DAY", "tinggal")]
        source: Dataset = RECEIVED[self.coverage.choose(self.random, sources)]
        shape = Shape(source.columns, has_stays=source.name == "tinggal")
        others = {name: RECEIVED[name] for name in ("orang", "orang-bulan", "laporan")}
        for number in range(self.random.randint(1, 2)):
            writer = StepWriter(self.random, self.coverage, others, number * 100)
            steps, shape = writer.steps(shape, self.random.randint(1, 3))
            source = _derived(f"turunan-{number}", source, shape, steps)
            datasets[source.name] = source
        return replace(BASE, datasets=datasets), source

    def _tally(self, name: str, dataset: Dataset) -> Tally:
        timed = [item for item in dataset.columns if item.type.is_time]
        when = self.random.choice(timed)
        keep = self._keep(dataset)
        units = _UNITS[when.type]
        if not (keep and keep.is_per_period):
            units = tuple(unit for unit in units if unit in _SMALLEST)
        unit = self.coverage.choose(
            self.random, [(f"unit {unit.value}", unit) for unit in units]
        )
        where = self._condition(dataset) if self.random.random() < 0.4 else None
        place = self.random.choice([role for role, _ in dataset.places])
        selection = Selection(dataset.name, place, when.name, where, keep)
        return Tally(
            name, selection, unit, self._groups(dataset), self._measure(dataset)
        )

    def _keep(self, dataset: Dataset) -> KeepOne | None:
        keys = _of_types(dataset, ColumnType.ID, ColumnType.CODE, ColumnType.AREA)
        ordered = [item.name for item in dataset.columns if item.type.has_order]
        if self.random.random() < 0.6 or not keys:
            return None
        one_per = (self.random.choice(keys),)
        if self.random.random() < 0.7:
            one_per = (*one_per, "period")
        then = self.random.choice(ordered) if self.random.random() < 0.5 else ""
        which = self.random.choice(tuple(Which))
        return KeepOne(one_per, which, self.random.choice(ordered), then)

    def _groups(self, dataset: Dataset) -> tuple[str, ...]:
        """Mostly new columns: their values then show in the answer."""
        names = [item.name for item in dataset.columns if item.name not in PLACE_NAMES]
        new = [name for name in names if "_" in name]
        pool = new if new and self.random.random() < 0.8 else names
        number = min(self.random.choice((0, 1, 1, 2, 2)), len(pool))
        return tuple(self.random.sample(pool, number))

    def _condition(self, dataset: Dataset):
        writer = ConditionWriter(self.random, self.coverage)
        return writer.condition(dataset.columns, 2)

    def _measure(self, dataset: Dataset) -> Measurement:
        numbers = [item.name for item in dataset.columns if item.type.is_number]
        inside = self._condition(dataset) if self.random.random() < 0.5 else None
        options: list[tuple[str, Measurement]] = [
            ("TruthCount", TruthCount(self._condition(dataset), inside)),
            ("RowCount", RowCount()),
            ("DistinctCount", DistinctCount(self._some_names(dataset))),
        ]
        if numbers:
            options += self._sums(numbers, inside)
        return self.coverage.choose(self.random, options)

    def _sums(self, numbers: list[str], inside) -> list[tuple[str, Measurement]]:
        first, second = self.random.choices(numbers, k=2)
        times, both = self.random.choice((1, 3)), self.random.choice(("", second))
        step, up_to = self.random.choice((1, 2, 7)), self.random.choice((0, 3, 100))
        return [
            ("ColumnSum", ColumnSum(first, times, both)),
            ("PairSum", PairSum(first, second)),
            ("ValueSum", ValueSum(first, inside)),
            ("Histogram", Histogram(first, step, up_to, inside)),
        ]

    def _some_names(self, dataset: Dataset) -> tuple[str, ...]:
        names = [item.name for item in dataset.columns]
        return tuple(self.random.sample(names, self.random.randint(1, 2)))


def _of_types(dataset: Dataset, *types: ColumnType) -> list[str]:
    return [item.name for item in dataset.columns if item.type in types]


def _derived(name: str, source: Dataset, shape: Shape, steps: list) -> DerivedDataset:
    names = shape.names
    places = tuple((role, place) for place, role in _ROLES.items() if place in names)
    return DerivedDataset(
        name=name,
        label=WORDS,
        one_row=WORDS,
        columns=shape.columns,
        key=None,
        time="",
        places=tuple((role, place) for role, place in places),
        file="",
        source=source.name,
        steps=tuple(steps),
    )
