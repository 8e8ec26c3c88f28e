"""Received datasets as DuckDB tables: current records only."""

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from derajat.engines.base import Facts
from derajat.engines.duckdb.session import Session, quote_name, quote_text
from derajat.engines.ibis_text.tables import fact_table, type_of
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import BATCH, ORDER, FactFiles


def open_facts(session: Session, dataset: ReceivedDataset, facts: Facts) -> ir.Table:
    """The unbound table of a received dataset; without facts it has no rows.

    A column that the facts do not have is missing in every row.
    """
    found = facts.get(dataset.name)
    if isinstance(found, FactFiles) and found.paths:
        return _open_files(session, dataset, found)
    table = found if isinstance(found, pa.Table) else pa.table({})
    name = f"facts {dataset.name}"
    session.register(name, _shape(table, dataset))
    return fact_table(name, dataset.columns)


def _shape(table: pa.Table, dataset: ReceivedDataset) -> pa.Table:
    """The declared columns in their declared types, in order."""
    arrow_types = {"string": pa.string(), "int64": pa.int64()}
    columns = {
        name: _column_of(table, name, arrow_types[kind])
        for name, kind in _stored_columns(dataset).items()
    }
    return pa.table(columns)


def _column_of(table: pa.Table, name: str, type_: pa.DataType) -> pa.ChunkedArray:
    if name not in table.column_names:
        return pa.nulls(table.num_rows, type_)
    return table.column(name).cast(type_)


def _stored_columns(dataset: ReceivedDataset) -> dict[str, str]:
    return {**{item.name: type_of(item) for item in dataset.columns}, ORDER: "int64"}


def _open_files(
    session: Session, dataset: ReceivedDataset, files: FactFiles
) -> ir.Table:
    scan = _scan_files(session, dataset, files)
    current = scan
    if files.withdrawn_batches:
        current = current.filter(current[BATCH].notin(files.withdrawn_batches))
    if files.may_repeat_keys and dataset.key:
        newest = current.group_by(list(dataset.key)).aggregate(
            __newest=current[ORDER].max()
        )
        current = current.semi_join(newest, [(ORDER, "__newest")])
    name = f"facts {dataset.name}"
    return session.create_view(name, current.select(*_stored_columns(dataset)))


def _scan_files(
    session: Session, dataset: ReceivedDataset, files: FactFiles
) -> ir.Table:
    """A view over the files with every declared column, whichever file has it."""
    wanted = {**_stored_columns(dataset), BATCH: "int64"}
    paths = ", ".join(quote_text(path) for path in files.paths)
    source = f"read_parquet([{paths}], union_by_name = true, hive_partitioning = false)"  # noqa: S608
    held = set(session.backend.con.sql(f"SELECT * FROM {source}").columns)  # noqa: S608
    columns = ", ".join(
        _select_column(name, kind, held) for name, kind in wanted.items()
    )
    name = f"files {dataset.name}"
    session.execute(
        f"CREATE TEMP VIEW {quote_name(name)} AS SELECT {columns} FROM {source}"  # noqa: S608
    )
    return ibis.table(wanted, name=name)


def _select_column(name: str, kind: str, held: set[str]) -> str:
    sql_type = {"string": "VARCHAR", "int64": "BIGINT"}[kind]
    value = quote_name(name) if name in held else "NULL"
    return f"CAST({value} AS {sql_type}) AS {quote_name(name)}"
