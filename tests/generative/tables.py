"""Random hostile tables: missing values, equal dates, leap days, odd codes, ties."""

from dataclasses import dataclass
from random import Random

import pyarrow as pa

from derajat.model.calendar import day_number, month_number, week_of_day
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import (
    Codelist,
    DatasetKind,
    PlaceRole,
    ReceivedDataset,
)
from derajat.model.facts import ORDER
from derajat.model.labels import Label


WORDS = Label("uji", "test")
DATA_DAY = day_number(2024, 4, 10)
DAYS = (
    day_number(2023, 2, 28),
    day_number(2023, 12, 30),
    day_number(2023, 12, 31),
    day_number(2024, 1, 1),
    day_number(2024, 1, 31),
    day_number(2024, 2, 28),
    day_number(2024, 2, 29),
    day_number(2024, 3, 1),
    day_number(2024, 3, 2),
    day_number(2024, 3, 3),
    day_number(2024, 3, 31),
    DATA_DAY,
    day_number(2024, 4, 11),
)
MONTHS = tuple(month_number(2024, 1) + shift for shift in (-2, -1, 0, 1, 2, 3))
PLACES = ("35.07.01", "35.07.02", "?35.07")
CENTRES = ("P1", "P2")
CODES = ("L", "P", "x'y", "é", "")
"""The last three are on no list."""
PERSONS = ("a", "b", "c", "d", "e", "f")

Row = dict[str, StoredValue]


def column(name: str, type_: ColumnType, places: int = 0) -> Column:
    """A column that may be missing."""
    return Column(name, type_, never_missing=False, places=places)


VISITS = (
    column("kunjungan", ColumnType.ID),
    column("orang", ColumnType.ID),
    column("desa", ColumnType.AREA),
    column("puskesmas", ColumnType.AREA),
    column("tanggal", ColumnType.DATE),
    column("lahir", ColumnType.DATE),
    column("masuk", ColumnType.MOMENT),
    column("tiba", ColumnType.MOMENT),
    column("bulan", ColumnType.MONTH),
    column("minggu", ColumnType.WEEK),
    column("tahun", ColumnType.YEAR),
    column("jk", ColumnType.CODE),
    column("hasil", ColumnType.CODE),
    column("kasus", ColumnType.WHOLE),
    column("mati", ColumnType.WHOLE),
    column("hari", ColumnType.WHOLE),
    column("skor", ColumnType.DECIMAL, places=2),
    column("nilai", ColumnType.DECIMAL, places=2),
    column("biaya", ColumnType.RUPIAH),
    column("lengkap", ColumnType.YES_NO),
    column("aktif", ColumnType.YES_NO),
)
STAYS = (
    column("tinggal", ColumnType.ID),
    column("orang", ColumnType.ID),
    column("desa", ColumnType.AREA),
    column("puskesmas", ColumnType.AREA),
    column("mulai", ColumnType.DATE),
    column("selesai", ColumnType.DATE),
    column("lahir", ColumnType.DATE),
    column("jk", ColumnType.CODE),
    column("kasus", ColumnType.WHOLE),
)
PEOPLE = (
    column("orang", ColumnType.ID),
    column("bulan", ColumnType.MONTH),
    column("kelas", ColumnType.CODE),
    column("berat", ColumnType.WHOLE),
    column("ikut", ColumnType.YES_NO),
    column("sejak", ColumnType.DATE),
)
REPORTS = (
    column("puskesmas", ColumnType.AREA),
    column("bulan", ColumnType.MONTH),
    column("kasus", ColumnType.WHOLE),
    column("mati", ColumnType.WHOLE),
)

_PLACES = ((PlaceRole.RESIDENCE, "desa"), (PlaceRole.SERVICE, "puskesmas"))


def _received(
    name: str,
    columns: tuple[Column, ...],
    key: tuple[str, ...],
    time: str,
    kind: DatasetKind = DatasetKind.RECORDS,
) -> ReceivedDataset:
    names = {item.name for item in columns}
    is_register = kind is DatasetKind.REGISTER
    return ReceivedDataset(
        name=name,
        label=WORDS,
        one_row=WORDS,
        columns=columns,
        key=key,
        time=time,
        places=tuple(item for item in _PLACES if item[1] in names),
        file="",
        kind=kind,
        valid_from="mulai" if is_register else "",
        valid_until="selesai" if is_register else "",
    )


RECEIVED = {
    dataset.name: dataset
    for dataset in (
        _received("kunjungan", VISITS, ("kunjungan",), "tanggal"),
        _received("tinggal", STAYS, ("tinggal",), "", DatasetKind.REGISTER),
        _received("orang", PEOPLE[:1] + PEOPLE[2:], ("orang",), "sejak"),
        _received("orang-bulan", PEOPLE, ("orang", "bulan"), "bulan"),
        _received("laporan", REPORTS, ("puskesmas", "bulan"), "bulan"),
    )
}
CODELIST = Codelist(
    name="jenis",
    label=WORDS,
    key=("jk", "jenis"),
    columns=(
        column("jk", ColumnType.CODE),
        column("jenis", ColumnType.CODE),
        column("batas", ColumnType.WHOLE),
    ),
    rows=(
        ("L", "r", 1),
        ("L", "é", 1),
        ("L", "Z", None),
        ("P", "r", 3),
        ("P", "Z", 3),
        ("é", "s", 0),
    ),
    valid_from=0,
    valid_until=None,
    source="",
    file="",
)
LIMITS = Codelist(
    name="batas",
    label=WORDS,
    key=("jk",),
    columns=(column("jk", ColumnType.CODE), column("batas", ColumnType.WHOLE)),
    rows=(("L", 2), ("P", 4), ("", None)),
    valid_from=0,
    valid_until=None,
    source="",
    file="",
)
BASE = Catalogue(
    datasets=dict(RECEIVED), codelists={"jenis": CODELIST, "batas": LIMITS}
)


@dataclass
class TableWriter:
    """Draws rows; about one value in eight is missing."""

    random: Random

    def build_facts(self, rows: int) -> dict[str, pa.Table]:
        """Facts of every received dataset; keys are never missing, nor repeated."""
        persons = self.random.sample(PERSONS, len(PERSONS) - 1)
        months = [(person, month) for person in persons for month in MONTHS]
        reports = [(centre, month) for centre in CENTRES for month in MONTHS]
        return {
            "kunjungan": self._table("kunjungan", self._numbered(rows)),
            "tinggal": self._table("tinggal", self._numbered(rows // 3)),
            "orang": self._table("orang", [(person,) for person in persons]),
            "orang-bulan": self._table("orang-bulan", self._some(months)),
            "laporan": self._table("laporan", self._some(reports)),
        }

    def _numbered(self, rows: int) -> list[tuple[str, ...]]:
        return [(f"{number}",) for number in range(rows)]

    def _some(self, keys: list[tuple[StoredValue, ...]]) -> list[tuple]:
        return self.random.sample(keys, len(keys) * 2 // 3)

    def _table(self, name: str, keys: list[tuple]) -> pa.Table:
        dataset = RECEIVED[name]
        rows = self._rows(dataset, keys)
        orders = self.random.sample(range(1, 4 * len(rows) + 2), len(rows))
        arrays = {
            item.name: pa.array([row[item.name] for row in rows], _arrow_type(item))
            for item in dataset.columns
        }
        return pa.table({**arrays, ORDER: pa.array(orders, pa.int64())})

    def _rows(self, dataset: ReceivedDataset, keys: list[tuple]) -> list[Row]:
        """Every fourth row repeats an earlier one under another key."""
        rows: list[Row] = []
        for key in keys:
            row = {item.name: self.draw(item) for item in dataset.columns}
            if rows and self.random.random() < 0.25:
                row = dict(self.random.choice(rows))
            rows.append({**row, **dict(zip(dataset.key, key, strict=True))})
        return rows

    def draw(self, item: Column) -> StoredValue:
        """A value that may be missing."""
        if self.random.random() < 0.12:
            return None
        return draw_known(self.random, item)


def draw_known(random: Random, item: Column) -> int | str:
    """A value of the type of a column, from a small domain."""
    match item.type:
        case ColumnType.ID:
            return random.choice(PERSONS)
        case ColumnType.AREA:
            return random.choice(CENTRES if item.name == "puskesmas" else PLACES)
        case ColumnType.CODE:
            return random.choice(item.codes or CODES)
        case ColumnType.DATE:
            return random.choice(DAYS)
        case ColumnType.MOMENT:
            minute = random.choice((0, 59, 60, 719, 1439))
            return random.choice(DAYS[3:8]) * 1440 + minute
        case ColumnType.MONTH:
            return random.choice(MONTHS)
        case ColumnType.WEEK:
            return week_of_day(random.choice(DAYS))
        case ColumnType.YEAR:
            return random.choice((2023, 2024))
        case ColumnType.YES_NO:
            return random.randint(0, 1)
        case ColumnType.DECIMAL:
            return random.choice((-601, -600, -200, -199, 0, 1, 150, 200))
        case ColumnType.RUPIAH:
            return random.choice((0, 1, 2_500_000, 9_007_199_254_740_993))
        case _:
            return random.randint(-2, 6)


def _arrow_type(item: Column) -> pa.DataType:
    return pa.string() if item.type.is_stored_as_text else pa.int64()
