"""Text tables with `|`, as Arrow tables and as datasets."""

from dataclasses import dataclass

import pyarrow as pa

from derajat.model.columns import Column, StoredValue
from derajat.model.datasets import (
    Codelist,
    Dataset,
    DatasetKind,
    DerivedDataset,
    PlaceRole,
    ReceivedDataset,
)
from derajat.model.labels import Label
from derajat.model.scalars import parse_scalar, show_scalar
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Stack,
    Step,
    Summarise,
)

from .vocabulary import COLUMNS, NEUTRAL, TIMES


ACCEPTED = "diterima"
"""Column that gives the order of acceptance; without it that of the rows counts."""
PLACES = ((PlaceRole.RESIDENCE, "desa"), (PlaceRole.SERVICE, "desa_layanan"))


@dataclass(frozen=True)
class TextTable:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(text: str) -> TextTable:
    """The cells of a text table; every row has as many as the header."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    header, *rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{len(row)} cells under {len(header)} headings: {row}")
    return TextTable(header, tuple(rows))


def read_cell(text: str, column: Column) -> StoredValue:
    return parse_scalar(text, column.type, column.places) if text else None


def show_cell(value: StoredValue, column: Column) -> str:
    return show_scalar(value, column)


def build_received(name: str, table: TextTable) -> ReceivedDataset:
    """A dataset with the columns of a table and, if it lacks them, place and time."""
    names = [item for item in table.header if item != ACCEPTED]
    is_register = "mulai" in names
    if "desa" not in names:
        names.append("desa")
    if not is_register and not set(TIMES) & set(names):
        names.append("tanggal")
    return ReceivedDataset(
        **_shared(name, tuple(names)),
        kind=DatasetKind.REGISTER if is_register else DatasetKind.RECORDS,
        valid_from="mulai" if is_register else "",
        valid_until="selesai" if is_register else "",
    )


def build_derived(
    name: str, source: Dataset, steps: tuple[Step, ...]
) -> DerivedDataset:
    """A dataset with the columns that its steps leave."""
    names = tuple(column.name for column in source.columns)
    for step in steps:
        names = _names_after(step, names)
    return DerivedDataset(**_shared(name, names), source=source.name, steps=steps)


def _shared(name: str, columns: tuple[str, ...]) -> dict[str, object]:
    label = Label(name, name)
    return {
        "name": name,
        "label": label,
        "one_row": label,
        "columns": tuple(COLUMNS[column] for column in columns),
        "key": None,
        "time": next((time for time in TIMES if time in columns), ""),
        "places": tuple(place for place in PLACES if place[1] in columns),
        "file": "",
    }


def _names_after(step: Step, names: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(step, Derive):
        return (*names, step.column.name)
    if isinstance(step, EachPeriod):
        return (*names, step.name, "awal_periode", "akhir_periode")
    if isinstance(step, Attach | EachCode):
        return (*names, *(item.column for item in step.take))
    if isinstance(step, Summarise):
        return (*step.one_per, *(item.name for item in step.summaries))
    if isinstance(step, Stack):
        rest = tuple(name for name in names if name not in step.columns)
        return (*rest, step.name, step.value)
    return names


def build_facts(dataset: ReceivedDataset, table: TextTable) -> pa.Table:
    """The rows as an engine receives them: row n of the text is sheet row n + 1."""
    records = [
        _build_record(dataset, dict(zip(table.header, row, strict=True)), number)
        for number, row in enumerate(table.rows, start=1)
    ]
    fields = [
        (item.name, pa.string() if item.type.is_stored_as_text else pa.int64())
        for item in dataset.columns
    ]
    hidden = [
        ("_batch", pa.int64()),
        ("_sheet", pa.string()),
        ("_row", pa.int64()),
        ("_order", pa.int64()),
    ]
    return pa.Table.from_pylist(records, schema=pa.schema(fields + hidden))


def _build_record(
    dataset: ReceivedDataset, cells: dict[str, str], number: int
) -> dict[str, StoredValue]:
    values = {
        column.name: read_cell(
            cells.get(column.name, NEUTRAL.get(column.name, "")), column
        )
        for column in dataset.columns
    }
    hidden = {"_batch": 1, "_sheet": "", "_row": number + 1}
    return {**values, **hidden, "_order": int(cells.get(ACCEPTED, number))}


def build_codelist(name: str, table: TextTable) -> Codelist:
    columns = tuple(COLUMNS[column] for column in table.header)
    rows = tuple(
        tuple(
            read_cell(cell, column) for cell, column in zip(row, columns, strict=True)
        )
        for row in table.rows
    )
    return Codelist(
        name=name,
        label=Label(name, name),
        key=_key_of(table.header, rows),
        columns=columns,
        rows=rows,
        valid_from=0,
        valid_until=None,
        source="",
        file="",
    )


def _key_of(header: tuple[str, ...], rows: tuple[tuple, ...]) -> tuple[str, ...]:
    """The first columns that tell every row apart."""
    for width in range(1, len(header)):
        if len({row[:width] for row in rows}) == len(rows):
            return header[:width]
    return header
