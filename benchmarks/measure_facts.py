"""Person-level records for the benchmark: deterministic, written as Parquet."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from derajat.model.calendar import day_number, first_day_of_month, month_number
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import DatasetKind, PlaceRole, ReceivedDataset
from derajat.model.labels import Label


VILLAGES = 1000
MONTHS = 24
FIRST_MONTH = month_number(2024, 1)
ROWS_A_FILE = 1_000_000
MISSING_SHARE = 0.03
DATA_DAY = day_number(2026, 1, 1)

WORDS = Label("kunjungan", "visits")


def _column(name: str, type_: ColumnType) -> Column:
    return Column(name, type_, never_missing=False)


PREDICATES = {
    "umur_bulan": 60,
    "berat": 400,
    "tinggi": 1200,
    "z": 1000,
    "tensi": 220,
    "gula": 300,
    "kontak": 8,
    "dosis": 5,
}
"""Whole-number columns with their number of different values."""
CODES = {"hasil": ("sembuh", "lengkap", "gagal", "pindah"), "kanal": ("a", "b", "c")}

DATASET = ReceivedDataset(
    name="kunjungan",
    label=WORDS,
    one_row=WORDS,
    columns=(
        _column("orang", ColumnType.ID),
        Column("desa", ColumnType.AREA, False, area_level="village"),
        _column("tanggal", ColumnType.DATE),
        _column("jk", ColumnType.CODE),
        *(_column(name, ColumnType.WHOLE) for name in PREDICATES),
        *(_column(name, ColumnType.CODE) for name in CODES),
    ),
    key=("orang", "tanggal"),
    time="tanggal",
    places=((PlaceRole.RESIDENCE, "desa"),),
    file="",
    kind=DatasetKind.RECORDS,
)


def village_codes() -> list[str]:
    """20 villages in each of 50 kecamatan."""
    return [f"35.07.{v // 20 + 1:02d}.{2001 + v % 20}" for v in range(VILLAGES)]


def write_facts(folder: Path, rows: int) -> tuple[str, ...]:
    """The paths of Parquet files that hold `rows` records, sorted by month.

    As the store writes them: a file holds a span of days, sorted by village.
    """
    starts = range(0, rows, ROWS_A_FILE)
    paths = [folder / f"kunjungan-{number}.parquet" for number in range(len(starts))]
    first = first_day_of_month(FIRST_MONTH)
    days = first_day_of_month(FIRST_MONTH + MONTHS) - first
    for number, (start, path) in enumerate(zip(starts, paths, strict=True)):
        size = min(ROWS_A_FILE, rows - start)
        span = (
            first + days * number // len(paths),
            first + days * (number + 1) // len(paths),
        )
        table = _draw(np.random.default_rng(number), start, size, span)
        pq.write_table(table, path, compression="zstd")
    return tuple(map(str, paths))


def _draw(
    random: np.random.Generator, start: int, size: int, span: tuple[int, int]
) -> pa.Table:
    village = np.sort(random.integers(0, VILLAGES, size))
    codes = pa.array(village_codes())
    arrays = {
        "orang": pa.array(start + random.permutation(size)).cast(pa.string()),
        "desa": codes.take(pa.array(village)),
        "tanggal": pa.array(random.integers(*span, size)),
        "jk": pa.array(["L", "P"]).take(pa.array(random.integers(0, 2, size))),
    }
    for name, values in PREDICATES.items():
        arrays[name] = _some_missing(random, pa.array(random.integers(0, values, size)))
    for name, texts in CODES.items():
        chosen = pa.array(random.integers(0, len(texts), size))
        arrays[name] = _some_missing(random, pa.array(texts).take(chosen))
    order = pa.array(np.arange(start, start + size))
    batch = pa.array(np.ones(size, dtype=np.int64))
    return pa.table({**arrays, "_order": order, "_batch": batch})


def _some_missing(random: np.random.Generator, values: pa.Array) -> pa.Array:
    known = pa.array(random.random(len(values)) >= MISSING_SHARE)
    missing = pa.nulls(len(values), values.type)
    return pc.if_else(known, values, missing)
