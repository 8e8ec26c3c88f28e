"""Which received rows can matter to a value: the rest need not be read row by row.

A row matters when its own place and time fall into the subject, or when a step lets
it decide about such a row: it shares a group that one row is kept or summarised of,
or it is attached by a key. The rules are read off the steps; where they cannot tell,
all rows of a dataset matter.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from derajat.measures.arrays import Bools
from derajat.model.catalogue import Catalogue
from derajat.model.columns import StoredValue
from derajat.model.counting import Tally
from derajat.model.datasets import DerivedDataset
from derajat.model.expressions import Statistic, Summary
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


Load = Callable[[str], pa.Table]
Allowed = Callable[[Sequence[StoredValue]], Sequence[bool]]
"""Tells of stored values whether the subject may hold them."""
Groups = tuple[frozenset[str], ...]

_PICKS = (Statistic.MIN, Statistic.MAX, Statistic.NTH)
"""Summaries whose result is the value of one of the rows."""


@dataclass(frozen=True)
class Taken:
    """A column that was taken over from an attached row; `shared` as then known."""

    step: Attach
    source: str
    missing: StoredValue
    shared: frozenset[str]


class Own(Enum):
    """A column of the received rows themselves, or one made on the way."""

    RECEIVED = "received"
    MADE = "made"


@dataclass(frozen=True)
class Chain:
    """A dataset with where its columns come from.

    `columns` gives, for each column that no step changed, whether every row of a group
    shares it (True) or one of them lends it (False). `history` tells everything that a
    name stood for on the way. `groups` are the columns by which rows decide about each
    other; `links` the rows that are attached; of `others` every row matters.
    """

    root: str
    columns: Mapping[str, bool]
    history: Mapping[str, tuple[Own | Taken, ...]]
    groups: tuple[frozenset[str], ...] = ()
    links: tuple[tuple[Attach, frozenset[str]], ...] = ()
    others: tuple[str, ...] = ()

    @property
    def shared(self) -> frozenset[str]:
        """Unchanged columns that all rows of a group have in common."""
        return frozenset(name for name, is_shared in self.columns.items() if is_shared)


def build_chain(catalogue: Catalogue, name: str) -> Chain:
    """The way from a received dataset to a dataset, step by step."""
    dataset = catalogue.datasets[name]
    if isinstance(dataset, DerivedDataset):
        chain = build_chain(catalogue, dataset.source)
        for step in dataset.steps:
            chain = _after(chain, step)
        return chain
    names = [column.name for column in dataset.columns]
    history = dict.fromkeys(names, (Own.RECEIVED,))
    return Chain(name, dict.fromkeys(names, True), history)


def _after(chain: Chain, step: Step) -> Chain:
    made = _made_by(step, chain.shared)
    columns = {n: shared for n, shared in chain.columns.items() if n not in made}
    history = dict(chain.history)
    for name, maker in made.items():
        history[name] = (*history.get(name, ()), maker)
    chain = replace(chain, columns=columns, history=history)
    if isinstance(step, Keep | Summarise):
        shared = chain.shared & frozenset(step.one_per)
        chain = replace(chain, groups=(*chain.groups, shared))
    if isinstance(step, Summarise):
        return replace(chain, columns=_summarised(columns, step))
    if isinstance(step, Attach) and not step.is_codelist:
        return replace(chain, links=(*chain.links, (step, chain.shared)))
    if isinstance(step, Fill):
        everything: frozenset[str] = frozenset()
        others, groups = (*chain.others, step.other), (*chain.groups, everything)
        return replace(chain, others=others, groups=groups)
    return chain


def _made_by(step: Step, shared: frozenset[str]) -> dict[str, Own | Taken]:
    """Columns that do not hold after a step what they held before."""
    names: tuple[str, ...] = ()
    match step:
        case Where() | Keep() | Fill():
            return {}
        case Attach(_, is_codelist, _, take) if not is_codelist:
            return {t.column: Taken(step, t.source, t.missing, shared) for t in take}
        case Attach() | EachCode():
            names = tuple(item.column for item in step.take)
        case Derive(column, _):
            names = (column.name,)
        case EachPeriod():
            names = (step.name, "awal_periode", "akhir_periode")
        case Trailing():
            names = (step.column,)
        case Stack():
            names = (*step.columns, step.name, step.value)
        case Summarise():
            names = tuple(item.name for item in step.summaries if not _is_pick(item))
    return dict.fromkeys(names, Own.MADE)


def _is_pick(item: Summary) -> bool:
    """Whether a summary gives a column the value it has in one of the rows."""
    return item.statistic in _PICKS and item.name == item.column


def _summarised(columns: Mapping[str, bool], step: Summarise) -> dict[str, bool]:
    picked = {item.name for item in step.summaries if _is_pick(item)}
    lent = {name: False for name in picked if name in columns}
    return lent | {name: columns[name] for name in step.one_per if name in columns}


@dataclass
class Narrower:
    """Marks rows of received datasets until nothing more follows from the marks."""

    catalogue: Catalogue
    load: Load
    marks: dict[str, Bools] = field(default_factory=dict)
    _chains: dict[str, Chain] = field(default_factory=dict)

    def narrow(
        self, tally: Tally, in_place: Allowed, in_time: Allowed | None
    ) -> dict[str, pa.Table]:
        """The received datasets of a tally, with the rows that can matter.

        `in_place` and `in_time` tell of stored values whether the subject holds them.
        """
        chain = self._chain(tally.selection.dataset)
        self._follow(chain)
        selection = tally.selection
        dataset = self.catalogue.datasets[selection.dataset]
        groups = chain.groups
        if selection.keep is not None:
            shared = chain.shared & frozenset(selection.keep.one_per)
            groups = (*groups, shared)
        place = dataset.place_column(selection.place)
        found = self._allowed(chain, place, in_place, groups)
        if in_time is not None:
            found &= self._allowed(chain, selection.when, in_time, groups)
        self._mark(chain.root, self._close(chain.root, found, groups))
        self._settle()
        return {name: self._rows(name, marks) for name, marks in self.marks.items()}

    def read_all(self, tally: Tally) -> dict[str, pa.Table]:
        """The received datasets of a tally, with every row."""
        self._follow(self._chain(tally.selection.dataset))
        return {
            name: self._rows(name, marks | True) for name, marks in self.marks.items()
        }

    def _rows(self, name: str, marks: Bools) -> pa.Table:
        """The marked rows; of a column that came later than they did nothing."""
        table = self.load(name).filter(pa.array(marks))
        for column in self.catalogue.datasets[name].columns:
            if column.name not in table.column_names:
                nothing = pa.nulls(table.num_rows)
                table = table.append_column(column.name, nothing)
        return table

    def _chain(self, name: str) -> Chain:
        if name not in self._chains:
            self._chains[name] = build_chain(self.catalogue, name)
        return self._chains[name]

    def _follow(self, chain: Chain) -> None:
        """Know every dataset that the chain reads; of those filled in all rows."""
        if chain.root not in self.marks:
            self.marks[chain.root] = np.zeros(self.load(chain.root).num_rows, bool)
        for step, _ in chain.links:
            self._follow(self._chain(step.other))
        for name in chain.others:
            other = self._chain(name)
            self._follow(other)
            self.marks[other.root][:] = True

    def _allowed(
        self, chain: Chain, column: str, allowed: Allowed, groups: Groups
    ) -> Bools:
        """Rows that have, or lend their group, a value that is allowed.

        A column that is made on the way tells nothing: all rows. Where it stands for
        nothing on a part of the way, a missing value must not be allowed.
        """
        makers = chain.history.get(column, (Own.MADE,))
        everything = np.ones(self.load(chain.root).num_rows, dtype=bool)
        is_own = makers == (Own.RECEIVED,) and column in chain.columns
        if Own.MADE in makers or (not is_own and _allows(allowed, None)):
            return everything
        found = ~everything
        for maker in makers:
            if isinstance(maker, Taken):
                found |= self._lent(chain, maker, allowed)
            else:
                found |= self._with_value(chain.root, column, allowed)
        return self._close(chain.root, found, groups)

    def _with_value(self, root: str, column: str, allowed: Allowed) -> Bools:
        table = self.load(root)
        if column not in table.column_names:
            return np.ones(table.num_rows, dtype=bool)
        coded = table[column].combine_chunks().dictionary_encode()
        values = [*coded.dictionary.to_pylist(), None]
        answers = np.array(allowed(values), dtype=bool)
        codes = coded.indices.fill_null(len(values) - 1)
        found: Bools = answers[codes.to_numpy(zero_copy_only=False)]
        return found

    def _lent(self, chain: Chain, taken: Taken, allowed: Allowed) -> Bools:
        """Rows to which a row with an allowed value is attached."""
        here, other = self.load(chain.root), self._chain(taken.step.other)
        found = np.ones(here.num_rows, dtype=bool)
        if _allows(allowed, taken.missing):
            return found
        rows = self._allowed(other, taken.source, allowed, other.groups)
        there = self.load(other.root).filter(pa.array(rows))
        for column, match in _keys(taken.step, taken.shared, other):
            if column in here.column_names and match in there.column_names:
                found &= _is_among(here[column], there[match])
        return found

    def _close(self, root: str, rows: Bools, groups: Groups) -> Bools:
        """The rows with all that share a group with one of them."""
        while True:
            grown = rows
            for columns in groups:
                grown = grown | self._alike(root, grown, sorted(columns))
            if int(grown.sum()) == int(rows.sum()):
                return grown
            rows = grown

    def _alike(self, root: str, rows: Bools, columns: list[str]) -> Bools:
        if not columns:
            return np.ones(len(rows), dtype=bool)
        found = np.ones(len(rows), dtype=bool)
        for column in columns:
            values = self.load(root)[column]
            found &= _is_among(values, values.filter(pa.array(rows)))
        return found

    def _mark(self, root: str, rows: Bools) -> bool:
        """Whether marks were added."""
        before = int(self.marks[root].sum())
        self.marks[root] = self.marks[root] | rows
        return int(self.marks[root].sum()) > before

    def _settle(self) -> None:
        """Follow groups and attached rows until no mark is added."""
        while any(self._spread(chain) for chain in tuple(self._chains.values())):
            pass

    def _spread(self, chain: Chain) -> bool:
        rows = self.marks[chain.root]
        closed = self._close(chain.root, rows, chain.groups)
        added = [self._mark(chain.root, closed)]
        added += [
            self._mark(self._chain(step.other).root, self._matched(chain, step, shared))
            for step, shared in chain.links
        ]
        return any(added)

    def _matched(self, chain: Chain, step: Attach, shared: frozenset[str]) -> Bools:
        """The rows behind those that a step attaches to marked rows."""
        other = self._chain(step.other)
        there = self.load(other.root)
        found = np.ones(there.num_rows, dtype=bool)
        if not self.marks[chain.root].any():
            return ~found
        here = self.load(chain.root).filter(pa.array(self.marks[chain.root]))
        for column, match in _keys(step, shared, other):
            if column in here.column_names and match in there.column_names:
                found &= _is_among(there[match], here[column])
        return found


def _keys(
    step: Attach, shared: frozenset[str], other: Chain
) -> Iterator[tuple[str, str]]:
    """Columns of both received datasets that an attached row has in common."""
    for match in step.match:
        if (
            not match.earlier_by
            and match.column in shared
            and match.other in other.shared
        ):
            yield match.column, match.other


def _allows(allowed: Allowed, value: StoredValue) -> bool:
    return allowed([value])[0]


def _is_among(values: pa.ChunkedArray, wanted: pa.ChunkedArray) -> Bools:
    known = pc.unique(wanted).drop_null()
    found: Bools = pc.is_in(values, known).to_numpy(zero_copy_only=False)
    return found
