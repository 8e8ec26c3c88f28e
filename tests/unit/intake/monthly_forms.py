"""An office whose forms have one sheet a month, or one sheet an area."""

from dataclasses import replace

from tests.bad_input.forms import CATALOGUE, OFFICE

from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import DatasetKind, PlaceRole, ReceivedDataset
from derajat.model.labels import Label
from derajat.model.sources import (
    FactColumn,
    IgnoredColumn,
    Layout,
    PercentClaim,
    Reading,
    Source,
    TotalRows,
)


VISITS = ReceivedDataset(
    name="kunjungan",
    label=Label("Kunjungan", "Visits"),
    one_row=Label("kabupaten, bulan", "district, month"),
    columns=(
        Column("kabupaten", ColumnType.AREA, True, area_level="district"),
        Column("bulan", ColumnType.MONTH, True),
        Column("hamil", ColumnType.WHOLE, False, low=0, high=100_000),
        Column("k1", ColumnType.WHOLE, False, low=0, high=100_000),
    ),
    key=("kabupaten", "bulan"),
    time="bulan",
    places=((PlaceRole.SERVICE, "kabupaten"),),
    file="",
    kind=DatasetKind.COUNTS,
)
WEEKLY = replace(
    VISITS,
    name="mingguan",
    columns=(
        VISITS.columns[0],
        Column("minggu", ColumnType.WEEK, True),
        *VISITS.columns[2:],
    ),
    key=("kabupaten", "minggu"),
    time="minggu",
)
_NUMBERS = (
    IgnoredColumn(("No",), "nomor urut"),
    FactColumn(("Ibu Hamil",), "hamil"),
    FactColumn(("K1",), "k1"),
    PercentClaim(("% K1",), "KIA-K1", (), 1, "K1", "Ibu Hamil"),
)
_AREA = FactColumn(("Kabupaten",), "kabupaten", Reading.AREA_NAME)


def _source(name, dataset, file, sheet, columns):
    return Source(
        name=name,
        label=Label(name, name),
        dataset=dataset.name,
        layouts=(Layout("buku", file, sheet, 1, ",", every_sheet=True),),
        columns=columns,
        constants=(),
        totals=TotalRows("Kabupaten", ("Jumlah",)) if _AREA in columns else None,
        no_data=(),
        expected=None,
        origin="",
        licence="",
        file="",
    )


MONTHLY = _source(
    "lb3-bulanan", VISITS, "LB3_KIA_{year}*.xlsx", "{bulan}", (_AREA, *_NUMBERS)
)
BY_AREA = _source(
    "lb3-kabupaten",
    VISITS,
    "rekap_{bulan}_*.xlsx",
    "{kabupaten}",
    _NUMBERS,
)
NAMED = _source(
    "lb3-nama",
    VISITS,
    "LB3_{kabupaten}_{bulan}.xlsx",
    "*",
    _NUMBERS,
)
SURVEILLANCE = _source(
    "w2", WEEKLY, "W2_{kabupaten}_{year}.xlsx", "Minggu {minggu}", _NUMBERS
)
MONTHLY_CATALOGUE = replace(
    CATALOGUE, datasets={"kunjungan": VISITS, "mingguan": WEEKLY}
)


def office_with(*sources):
    """The office of the bad-input tests with other forms."""
    return replace(OFFICE, sources=sources)


HEADER = ["No", "Kabupaten", "Ibu Hamil", "K1", "% K1"]
NUMBERS_HEADER = ["Ibu Hamil", "K1", "% K1"]


def month(*rows, total=()):
    """A sheet of one month: rows of area, eligible, K1; its percentages follow."""
    listed = [*rows, *([("Jumlah", *total)] if total else [])]
    table = [
        [number, area, due, seen, round(100 * seen / due, 1) if due else None]
        for number, (area, due, seen) in enumerate(listed, 1)
    ]
    return [["LAPORAN BULANAN KIA"], [], HEADER, *table]
