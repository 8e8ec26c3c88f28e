"""Small datasets for the tests of the DuckDB engine."""

import pyarrow as pa

from derajat.model.calendar import PeriodKind, day_number
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


WORDS = Label("uji", "test")
DATA_DAY = day_number(2024, 12, 31)
COLUMNS = (
    Column("nomor", ColumnType.ID, never_missing=True),
    Column("desa", ColumnType.AREA, never_missing=False),
    Column("bulan", ColumnType.MONTH, never_missing=True),
    Column("jk", ColumnType.CODE, never_missing=False),
    Column("n", ColumnType.WHOLE, never_missing=False),
    Column("m", ColumnType.WHOLE, never_missing=False),
)
PLACES = ((PlaceRole.RESIDENCE, "desa"),)
VISITS = ReceivedDataset(
    name="kunjungan",
    label=WORDS,
    one_row=WORDS,
    columns=COLUMNS,
    key=("nomor",),
    time="bulan",
    places=PLACES,
    file="",
    kind=DatasetKind.RECORDS,
)


def build_table(rows):
    """An Arrow table of (nomor, desa, bulan, jk, n, m); the order is that of rows."""
    names = [column.name for column in COLUMNS]
    arrays = {
        column.name: pa.array(
            [dict(zip(names, row, strict=True))[column.name] for row in rows],
            pa.string() if column.type.is_stored_as_text else pa.int64(),
        )
        for column in COLUMNS
    }
    return pa.table({**arrays, "_order": pa.array(range(len(rows)), pa.int64())})


def build_derived(columns, *steps, name="turunan", source="kunjungan"):
    """A dataset of steps over the visits."""
    return DerivedDataset(
        name=name,
        label=WORDS,
        one_row=WORDS,
        columns=columns,
        key=None,
        time="bulan",
        places=PLACES,
        file="",
        source=source,
        steps=steps,
    )


def ask(measurement=None, *, name="t", dataset="kunjungan", where=None, groups=()):
    """A tally by village and month."""
    selection = Selection(dataset, PlaceRole.RESIDENCE, "bulan", where)
    return Tally(name, selection, PeriodKind.MONTH, groups, measurement or RowCount())


def build_catalogue(*derived):
    """The visits and datasets derived from them."""
    return Catalogue(datasets={item.name: item for item in (VISITS, *derived)})


def compute(engine, facts, *tallies, derived=()):
    """The answers to tallies about facts of the visits, by name."""
    catalogue = build_catalogue(*derived)
    return engine.compute_parts(
        catalogue, {VISITS.name: facts}, list(tallies), DATA_DAY
    )


def amounts(answer):
    """Amounts by part, over everything else."""
    found = {}
    for row in answer.to_pylist():
        found[row["part"]] = found.get(row["part"], 0) + row["amount"]
    return found
