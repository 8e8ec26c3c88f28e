"""Datasets in the session: facts opened, derived datasets computed once."""

from collections.abc import Iterable, Iterator, Sequence

import ibis.expr.types as ir
import pyarrow as pa

from derajat.engines.base import Facts
from derajat.engines.counting_plan.copies import may_share_order
from derajat.engines.counting_plan.reading import columns_read
from derajat.engines.duckdb.calendars import register_calendar
from derajat.engines.duckdb.facts import open_facts
from derajat.engines.duckdb.session import Session
from derajat.engines.ibis_text.growth import find_scores
from derajat.engines.ibis_text.growth_tables import build_growth_tables
from derajat.engines.ibis_text.steps import apply_steps
from derajat.engines.ibis_text.tables import Sources, codelist_table
from derajat.engines.ibis_text.workdays import (
    build_workdays,
    find_work_calendars,
    name_workdays,
)
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column
from derajat.model.counting import Tally
from derajat.model.datasets import Codelist, Dataset, DerivedDataset, ReceivedDataset
from derajat.model.facts import ORDER
from derajat.model.steps import Attach, Derive, Fill, Where


def open_datasets(
    session: Session,
    catalogue: Catalogue,
    facts: Facts,
    tallies: Sequence[Tally],
    data_day: int,
) -> dict[str, ir.Table]:
    """The tables of the datasets that tallies ask for, by name.

    Those that they are made from are there too; a derived dataset that only tallies
    read holds no more columns than these read.
    """
    used = _used_datasets(catalogue, (tally.selection.dataset for tally in tallies))
    tables = {
        dataset.name: open_facts(session, dataset, facts)
        for dataset in used
        if isinstance(dataset, ReceivedDataset)
    }
    register_calendar(session, catalogue, used, tables, data_day)
    if any(map(_computes_scores, used)):
        for name, table in build_growth_tables().items():
            session.register(name, table)
    for calendar in find_work_calendars(used):
        session.register(name_workdays(calendar), build_workdays(calendar))
    sources = Sources(tables, _open_codelists(session, catalogue), data_day)
    read = {name for dataset in used for name in datasets_read(dataset)}
    for dataset in used:
        if isinstance(dataset, DerivedDataset):
            rows = _apply_steps(catalogue, dataset, sources)
            if dataset.name not in read:
                rows = rows.select(*_columns_asked(catalogue, dataset, tallies), ORDER)
            tables[dataset.name] = _create(session, dataset, rows)
    return tables


def _used_datasets(catalogue: Catalogue, wanted: Iterable[str]) -> list[Dataset]:
    """The wanted datasets and what they read, each after what it reads."""
    found: dict[str, Dataset] = {}

    def add(name: str) -> None:
        if name not in found:
            dataset = catalogue.datasets[name]
            for other in datasets_read(dataset):
                add(other)
            found[name] = dataset

    for name in wanted:
        add(name)
    return list(found.values())


def datasets_read(dataset: Dataset) -> Iterator[str]:
    """The datasets whose rows a dataset is made from."""
    if not isinstance(dataset, DerivedDataset):
        return
    yield dataset.source
    for step in dataset.steps:
        if isinstance(step, Fill) or (
            isinstance(step, Attach) and not step.is_codelist
        ):
            yield step.other


def _computes_scores(dataset: Dataset) -> bool:
    return isinstance(dataset, DerivedDataset) and bool(find_scores(dataset.steps))


def _apply_steps(
    catalogue: Catalogue, dataset: DerivedDataset, sources: Sources
) -> ir.Table:
    return apply_steps(
        sources.datasets[dataset.source],
        dataset.steps,
        sources,
        shares_order=may_share_order(catalogue, catalogue.datasets[dataset.source]),
    )


def _columns_asked(
    catalogue: Catalogue, dataset: Dataset, tallies: Sequence[Tally]
) -> list[str]:
    asked = [item for item in tallies if item.selection.dataset == dataset.name]
    shares_order = may_share_order(catalogue, dataset)
    return sorted(columns_read(dataset, asked, shares_order=shares_order))


def _create(session: Session, dataset: DerivedDataset, rows: ir.Table) -> ir.Table:
    """A table filled now, or a view where the steps only filter and add."""
    is_light = all(isinstance(step, Where | Derive) for step in dataset.steps)
    create = session.create_view if is_light else session.materialise
    return create(f"dataset {dataset.name}", rows)


def _open_codelists(session: Session, catalogue: Catalogue) -> dict[str, ir.Table]:
    tables = {}
    for name, codelist in catalogue.codelists.items():
        session.register(f"codelist {name}", _arrow_table(codelist))
        tables[name] = codelist_table(f"codelist {name}", codelist.columns)
    return tables


def _arrow_table(codelist: Codelist) -> pa.Table:
    return pa.table(
        {
            column.name: pa.array(codelist.values(column.name), _arrow_type(column))
            for column in codelist.columns
        }
    )


def _arrow_type(column: Column) -> pa.DataType:
    return pa.string() if column.type.is_stored_as_text else pa.int64()
