"""A specification: tables, a dataset, a question, and what it must give."""

from collections import defaultdict
from dataclasses import dataclass

import pyarrow as pa

from derajat.engines.base import Engine
from derajat.model.calendar import Period
from derajat.model.catalogue import Catalogue
from derajat.model.counting import Tally
from derajat.model.scalars import parse_day

from .questions import Question
from .steps import Recipe
from .tables import (
    build_codelist,
    build_derived,
    build_facts,
    build_received,
    read_table,
    show_cell,
)
from .vocabulary import COLUMNS


DATA_DAY = "2026-12-31"
Answer = dict[tuple[tuple[str, str], ...], dict[str, int]]
"""Parts and amounts by what tells a line apart: ((column, shown value), ...)."""


@dataclass(frozen=True)
class Spec:
    """Everything a specification says.

    `gives` is a text table with the columns that tell lines apart (desa, periode,
    groups) and one column per part; or the parts of the only line; or {} for nothing.
    """

    tables: dict[str, str]
    tally: Question
    gives: str | dict[str, int]
    dataset: Recipe | tuple[Recipe, ...] = ()
    codelists: dict[str, str] | None = None
    data_day: str = DATA_DAY

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        return (self.dataset,) if isinstance(self.dataset, Recipe) else self.dataset

    def build_catalogue(self) -> Catalogue:
        datasets = {
            name: build_received(name, read_table(text))
            for name, text in self.tables.items()
        }
        for recipe in self.recipes:
            datasets[recipe.name] = build_derived(
                recipe.name, datasets[recipe.source], recipe.steps
            )
        codelists = {
            name: build_codelist(name, read_table(text))
            for name, text in (self.codelists or {}).items()
        }
        return Catalogue(datasets=datasets, codelists=codelists)

    def build_facts(self) -> dict[str, pa.Table]:
        catalogue = self.build_catalogue()
        return {
            name: build_facts(catalogue.received(name), read_table(text))
            for name, text in self.tables.items()
        }

    def build_tally(self, catalogue: Catalogue) -> Tally:
        name = self.recipes[-1].name if self.recipes else next(iter(self.tables))
        return self.tally.build_tally(catalogue.datasets[name])


def run_spec(spec: Spec, engine: Engine) -> None:
    """Raise AssertionError when the engine does not give what the spec says."""
    catalogue = spec.build_catalogue()
    tally = spec.build_tally(catalogue)
    parts = engine.compute_parts(
        catalogue, spec.build_facts(), [tally], parse_day(spec.data_day)
    )[tally.name]
    expected = read_expected(spec.gives, tally)
    assert _select(read_answer(parts, tally), expected) == expected


def read_answer(parts: pa.Table, tally: Tally) -> Answer:
    """The answer of an engine as people write it."""
    answer: Answer = defaultdict(dict)
    for row in parts.to_pylist():
        assert row["amount"] != 0
        line = (
            ("desa", row["place"] or ""),
            ("periode", Period(tally.unit, row["period"]).render()),
            *((name, _show_group(name, row[name])) for name in tally.groups),
        )
        assert row["part"] not in answer[line]
        answer[line][row["part"]] = row["amount"]
    return dict(answer)


def _show_group(name: str, text: str | None) -> str:
    """A group's text, which is in digits of the stored value, as people read it."""
    column = COLUMNS[name]
    if text is None or column.type.is_stored_as_text:
        return text or ""
    return show_cell(int(text), column)


def read_expected(gives: str | dict[str, int], tally: Tally) -> Answer:
    if isinstance(gives, dict):
        return {(): gives} if gives else {}
    names = ("desa", "periode", *tally.groups)
    table = read_table(gives)
    expected: Answer = {}
    for row in table.rows:
        cells = dict(zip(table.header, row, strict=True))
        line = tuple((name, cells.pop(name)) for name in names if name in cells)
        expected[line] = {part: int(text) for part, text in cells.items() if text}
    return expected


def _select(answer: Answer, expected: Answer) -> Answer:
    """The answer with only the columns that the expectation shows.

    What it does not show must be the same in all lines, so nothing is summed unseen.
    """
    shown = {name for line in expected for name, _ in line}
    selected: Answer = {}
    hidden = set()
    for line, parts in answer.items():
        selected[tuple(item for item in line if item[0] in shown)] = parts
        hidden.add(tuple(item for item in line if item[0] not in shown))
    assert len(hidden) <= 1, f"differ in columns that are not shown: {sorted(hidden)}"
    return selected
