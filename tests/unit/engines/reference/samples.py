"""Rows, datasets and questions for tests, built by hand."""

import pyarrow as pa

from derajat.engines.reference.rows import Origin, Row, RowTable, Sources
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType
from derajat.model.counting import RowCount, Tally
from derajat.model.datasets import (
    DatasetKind,
    DerivedDataset,
    PlaceRole,
    ReceivedDataset,
)
from derajat.model.indicators import Selection
from derajat.model.labels import Label


NO_LABEL = Label("", "")
PLACES = ((PlaceRole.RESIDENCE, "desa"),)
COLUMNS = {
    "desa": ColumnType.AREA,
    "orang": ColumnType.ID,
    "jk": ColumnType.CODE,
    "bulan": ColumnType.MONTH,
    "kasus": ColumnType.WHOLE,
    "tanggal": ColumnType.DATE,
}
TEXTS = ("desa", "orang", "jk")


def columns(*names):
    return tuple(Column(name, COLUMNS[name], never_missing=False) for name in names)


def received(name, *names):
    return ReceivedDataset(
        name=name,
        label=NO_LABEL,
        one_row=NO_LABEL,
        columns=columns(*(names or COLUMNS)),
        key=None,
        time="bulan",
        places=PLACES,
        file="",
        kind=DatasetKind.RECORDS,
    )


def derived(name, source, *steps, names=tuple(COLUMNS)):
    return DerivedDataset(
        name=name,
        label=NO_LABEL,
        one_row=NO_LABEL,
        columns=columns(*names),
        key=None,
        time="bulan",
        places=PLACES,
        file="",
        source=source,
        steps=steps,
    )


def catalogue(*datasets):
    return Catalogue(datasets={dataset.name: dataset for dataset in datasets})


def facts(*records):
    """A table of records; the n-th has order n and stands in sheet row n + 1."""
    fields = [(name, pa.string() if name in TEXTS else pa.int64()) for name in COLUMNS]
    hidden = [
        ("_batch", pa.int64()),
        ("_sheet", pa.string()),
        ("_row", pa.int64()),
        ("_order", pa.int64()),
    ]
    rows = [
        {"_batch": 1, "_sheet": "S", "_row": number + 1, "_order": number, **record}
        for number, record in enumerate(records, start=1)
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields + hidden))


def tally(dataset, measurement=None, groups=(), when="bulan", **selection):
    return Tally(
        name="t",
        selection=Selection(dataset, PlaceRole.RESIDENCE, when, **selection),
        unit=PeriodKind.MONTH,
        groups=groups,
        measurement=measurement or RowCount(),
    )


def row(order, **values):
    """A row accepted at `order`, from sheet row `order` of dataset `d`."""
    return Row(values, order, frozenset({Origin("d", 1, "S", order)}))


def sources(data_day=20_000, **tables):
    return Sources(lambda name: RowTable(tables[name], []), {}, data_day)
