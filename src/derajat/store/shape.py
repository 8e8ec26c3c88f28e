"""The columns of stored records."""

import pyarrow as pa

from derajat.model.columns import Column
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import BATCH, MONTH, ORDER, ROW, SHEET
from derajat.store.months import month_texts


def render_column(column: Column) -> str:
    """How a column is stored, `berat:decimal:2`: what may not change under records.

    `nik:id:0:nik` holds tokens: they never stand beside values as they came.
    """
    stored = f"{column.name}:{column.type.value}:{column.places}"
    return f"{stored}:{column.identity.value}" if column.identity else stored


def stored_columns(dataset: ReceivedDataset, facts: pa.Table) -> tuple[Column, ...]:
    """The dataset's columns that stand in `facts`.

    Raises ValueError when `facts` lacks a column of key or time, or has a foreign one.
    """
    names = set(facts.column_names) - {SHEET, ROW}
    needed = {*(dataset.key or ()), dataset.time} - {""}
    foreign = names - {column.name for column in dataset.columns}
    if foreign or not needed <= names or not {SHEET, ROW} <= set(facts.column_names):
        raise ValueError(f"columns of {dataset.name}: {sorted(facts.column_names)}")
    return tuple(column for column in dataset.columns if column.name in names)


def build_records(
    dataset: ReceivedDataset, facts: pa.Table, batch_number: int, last_order: int
) -> pa.Table:
    """Facts as they are stored: hidden columns and month added, sorted.

    Records get their order as they come and are then sorted by month, place and key,
    so that what is asked together lies together.
    """
    columns = stored_columns(dataset, facts)
    count = facts.num_rows
    orders = pa.array(range(last_order + 1, last_order + count + 1), pa.int64())
    arrays = {
        **{column.name: facts[column.name] for column in columns},
        BATCH: pa.array([batch_number] * count, pa.int64()),
        SHEET: facts[SHEET],
        ROW: facts[ROW],
        ORDER: orders,
        MONTH: month_texts(dataset, facts),
    }
    records = pa.table(arrays).cast(_schema(columns))
    return records.sort_by(_sorting(dataset, records))


def _schema(columns: tuple[Column, ...]) -> pa.Schema:
    fields = [
        (column.name, pa.string() if column.type.is_stored_as_text else pa.int64())
        for column in columns
    ]
    hidden = [(BATCH, pa.int64()), (SHEET, pa.string()), (ROW, pa.int64())]
    return pa.schema([*fields, *hidden, (ORDER, pa.int64()), (MONTH, pa.string())])


def _sorting(dataset: ReceivedDataset, records: pa.Table) -> list[tuple[str, str]]:
    places = [column for _, column in dataset.places if column in records.column_names]
    names = dict.fromkeys([MONTH, *places, *(dataset.key or ()), ORDER])
    return [(name, "ascending") for name in names]
