"""An office with two forms, for tests of what is received."""

from derajat.model.areas import Area, AreaLevel, AreaRegistry
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, PersonalData
from derajat.model.conditions import CompareColumns, Relation
from derajat.model.datasets import DatasetKind, PlaceRole, ReceivedDataset, Rule
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.model.sources import (
    FactColumn,
    IgnoredColumn,
    Layout,
    PercentClaim,
    Reading,
    Source,
    TotalClaim,
    TotalRows,
)


NOW = "2026-11-22T08:00:00Z"

DISTRICTS = (
    ("35.01", "Kab. Pacitan"),
    ("35.02", "Kab. Ponorogo"),
    ("35.03", "Kab. Trenggalek"),
    ("35.07", "Kab. Malang"),
    ("35.10", "Kab. Banyuwangi"),
    ("35.73", "Kota Malang"),
)
MOST = 1_000_000


AREAS = AreaRegistry(
    (
        Area("ID", "Indonesia", AreaLevel.NATION, ""),
        Area("35", "Jawa Timur", AreaLevel.PROVINCE, "ID"),
        *(Area(code, name, AreaLevel.DISTRICT, "35") for code, name in DISTRICTS),
        Area("35.07.01", "Donomulyo", AreaLevel.SUBDISTRICT, "35.07"),
    )
)


def _whole(name, high=MOST, never_missing=False):
    return Column(name, ColumnType.WHOLE, never_missing, low=0, high=high)


def _area(name):
    return Column(name, ColumnType.AREA, True, area_level="district")


BIRTHS = ReceivedDataset(
    name="bayi-lahir",
    label=Label("Bayi lahir", "Births"),
    one_row=Label("kabupaten, tahun, jenis kelamin", "district, year, sex"),
    columns=(
        _area("kabupaten"),
        Column("tahun", ColumnType.YEAR, True),
        Column("jk", ColumnType.CODE, True, codes=("L", "P")),
        _whole("lahir_hidup"),
        _whole("ditimbang"),
        _whole("bblr"),
    ),
    key=("kabupaten", "tahun", "jk"),
    time="tahun",
    places=((PlaceRole.SERVICE, "kabupaten"),),
    file="",
    kind=DatasetKind.COUNTS,
    rules=(
        Rule(
            "BBLR-LEBIH",
            Label("BBLR lebih banyak dari yang ditimbang", "more small than weighed"),
            CompareColumns("bblr", Relation.ABOVE, "ditimbang"),
            refuses=False,
        ),
    ),
)

CASES = ReceivedDataset(
    name="kasus",
    label=Label("Kasus", "Cases"),
    one_row=Label("satu kasus", "one case"),
    columns=(
        Column("nomor", ColumnType.ID, True),
        Column("nik", ColumnType.ID, False, PersonalData.PERSON),
        _area("kabupaten"),
        Column("tanggal", ColumnType.DATE, True),
        _whole("umur", high=120),
        Column("jk", ColumnType.CODE, False, codes=("L", "P")),
        Column("berat", ColumnType.DECIMAL, False, places=1, low=0, high=3000),
        Column("sembuh", ColumnType.YES_NO, False),
        Column("catatan", ColumnType.TEXT, False, PersonalData.INDIRECT),
        Column("keluar", ColumnType.DATE, False),
    ),
    key=("nomor",),
    time="tanggal",
    places=((PlaceRole.RESIDENCE, "kabupaten"),),
    file="",
    kind=DatasetKind.RECORDS,
    rules=(
        Rule(
            "KELUAR-DULU",
            Label("Keluar sebelum tanggal sakit", "discharged before the onset"),
            CompareColumns("keluar", Relation.BELOW, "tanggal"),
            refuses=True,
        ),
    ),
)


def _sex_columns(name, group):
    return [
        FactColumn(
            (f"{name}_{sex.lower()}", f"{group} / {sex}"), name, element=(("jk", sex),)
        )
        for sex in ("L", "P")
    ]


def _percent(sex):
    low = sex.lower()
    return PercentClaim(
        (f"persen_ditimbang_{low}", f"PERSEN DITIMBANG / {sex}"),
        "KIA-TIMBANG",
        (("jk", sex),) if len(sex) == 1 else (),
        1,
        f"ditimbang_{low}",
        f"lahir_hidup_{low}",
    )


BIRTH_FORM = Source(
    name="bayi",
    label=Label("Tabel 37 bayi lahir", "Table 37 births"),
    dataset="bayi-lahir",
    layouts=(
        Layout("csv", "bayi_{tahun}.csv", "", 1, "."),
        Layout("formulir", "bayi_{tahun}.xlsx", "Tabel 37*", 3, ","),
    ),
    columns=(
        IgnoredColumn(("no", "NO"), "nomor urut"),
        FactColumn(
            ("kabupaten_kota", "KABUPATEN/KOTA"), "kabupaten", Reading.AREA_NAME
        ),
        *_sex_columns("lahir_hidup", "JUMLAH LAHIR HIDUP"),
        TotalClaim(
            ("lahir_hidup_lp", "JUMLAH LAHIR HIDUP / L + P"), "lahir_hidup", "jk"
        ),
        *_sex_columns("ditimbang", "DITIMBANG"),
        TotalClaim(("ditimbang_lp", "DITIMBANG / L + P"), "ditimbang", "jk"),
        *(_percent(sex) for sex in ("L", "P", "LP")),
        *_sex_columns("bblr", "BBLR"),
    ),
    constants=(),
    totals=TotalRows("kabupaten_kota", ("Provinsi Jawa Timur", "Jumlah")),
    no_data=(),
    expected=None,
    origin="",
    licence="",
    file="",
)

CASE_FORM = Source(
    name="kasus",
    label=Label("Daftar kasus", "List of cases"),
    dataset="kasus",
    layouts=(
        Layout("csv", "kasus*.csv", "", 1, ","),
        Layout("xlsx", "kasus*.xlsx", "", 1, ","),
    ),
    columns=(
        FactColumn(("Nomor",), "nomor"),
        FactColumn(("NIK",), "nik", optional=True),
        FactColumn(("Kode Wilayah",), "kabupaten", Reading.AREA_CODE),
        FactColumn(("Tanggal Sakit",), "tanggal"),
        FactColumn(("Umur",), "umur"),
        FactColumn(("JK",), "jk"),
        FactColumn(("Berat",), "berat", optional=True),
        FactColumn(("Sembuh",), "sembuh", optional=True),
        FactColumn(("Catatan",), "catatan", optional=True),
        FactColumn(("Keluar",), "keluar", optional=True),
    ),
    constants=(),
    totals=None,
    no_data=(),
    expected=None,
    origin="",
    licence="",
    file="",
)

OFFICE = Office(
    name="uji",
    label=Label("Dinas Kesehatan Provinsi Jawa Timur", "East Java Health Office"),
    area="35",
    levels=(AreaLevel.PROVINCE, AreaLevel.DISTRICT),
    areas=AREAS,
    sources=(BIRTH_FORM, CASE_FORM),
    indicators=(),
    scorecard=(),
    eligible_choices=(),
    notes=(),
    folder="",
)

CATALOGUE = Catalogue(datasets={"bayi-lahir": BIRTHS, "kasus": CASES})

BIRTH_HEADER = [
    "no",
    "kabupaten_kota",
    "lahir_hidup_l",
    "lahir_hidup_p",
    "lahir_hidup_lp",
    "ditimbang_l",
    "ditimbang_p",
    "ditimbang_lp",
    "persen_ditimbang_l",
    "persen_ditimbang_p",
    "persen_ditimbang_lp",
    "bblr_l",
    "bblr_p",
]
BIRTH_ROWS = [
    [1, "Kab. Pacitan", 3149, 2991, 6140, 2879, 2585, 5464, 91.4, 86.4, 89, 173, 171],
    [
        2,
        "Kab. Ponorogo",
        5143,
        4746,
        9889,
        4708,
        4543,
        9251,
        91.5,
        95.7,
        93.5,
        225,
        243,
    ],
    [3, "Kota Malang", 4195, 3981, 8176, 4121, 3791, 7912, 98.2, 95.2, 96.8, 158, 161],
]
BIRTH_TOTAL = [
    "TOTAL", "Provinsi Jawa Timur",
    12487, 11718, 24205, 11708, 10919, 22627, 93.8, 93.2, 93.5, 556, 575,
]  # fmt: skip
CASE_HEADER = ["Nomor", "Kode Wilayah", "Tanggal Sakit", "Umur", "JK"]
CASE_ROWS = [
    ["A-1", "35.01", "2025-04-03", 5, "L"],
    ["A-2", "3502", "2025-04-17", 31, "P"],
    ["A-3", "35.73", "2025-05-20", 64, "L"],
]
