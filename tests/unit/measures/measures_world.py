"""A small invented district with datasets, for tests of values."""

from dataclasses import replace
from fractions import Fraction

import pyarrow as pa

from derajat.engines.reference import ReferenceEngine
from derajat.measures import compile_measures, compute_values
from derajat.model.areas import Area, AreaLevel, AreaRegistry, Catchment
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import Compare, Relation
from derajat.model.datasets import (
    DatasetKind,
    Eligible,
    EligibleTime,
    GivenNumber,
    PlaceRole,
    ReceivedDataset,
)
from derajat.model.indicators import (
    Accumulation,
    Direction,
    DisclosureClass,
    Indicator,
    Proportion,
    Selection,
    UnknownNumerator,
    Version,
)
from derajat.model.labels import Label, LegalSource
from derajat.model.offices import Office
from derajat.model.sources import Expected, Source
from derajat.model.units import Unit


LABEL = Label("x", "x")
RESIDENCE = PlaceRole.RESIDENCE
DISTRICT = "35.07"
VILLAGES = ("35.07.01.2001", "35.07.01.2002", "35.07.02.2001", "35.07.02.2002")
CENTRES = ("P1", "P2")


def column(name, type_, **more):
    return Column(name, type_, False, **more)


PERSONS = ReceivedDataset(
    "orang",
    LABEL,
    LABEL,
    (
        column("orang", ColumnType.ID),
        column("desa", ColumnType.AREA, area_level="village"),
        column("tanggal", ColumnType.DATE),
        column("jk", ColumnType.CODE),
        column("skor", ColumnType.WHOLE),
        column("berat", ColumnType.DECIMAL, places=1),
    ),
    ("orang", "tanggal"),
    "tanggal",
    ((RESIDENCE, "desa"),),
    "",
    DatasetKind.RECORDS,
)

COUNTS = ReceivedDataset(
    "jumlah",
    LABEL,
    LABEL,
    (
        column("desa", ColumnType.AREA, area_level="village"),
        column("bulan", ColumnType.MONTH),
        column("jk", ColumnType.CODE),
        column("bagian", ColumnType.WHOLE),
        column("semua", ColumnType.WHOLE),
    ),
    ("desa", "bulan", "jk"),
    "bulan",
    ((RESIDENCE, "desa"),),
    "",
    DatasetKind.COUNTS,
)

POPULATION = ReceivedDataset(
    "penduduk",
    LABEL,
    LABEL,
    (
        column("desa", ColumnType.AREA, area_level="village"),
        column("tahun", ColumnType.YEAR),
        column("jk", ColumnType.CODE),
        column("jiwa", ColumnType.WHOLE),
    ),
    ("desa", "tahun", "jk"),
    "tahun",
    ((RESIDENCE, "desa"),),
    "",
    DatasetKind.COUNTS,
)

UNITS = {
    "per-cent": Unit("per-cent", LABEL, 100, 1, LABEL),
    "per-1000": Unit("per-1000", LABEL, 1000, 2, LABEL),
    "plain": Unit("plain", LABEL, 1, 2, LABEL),
}

ELIGIBLE = Eligible(
    "warga",
    LABEL,
    "orang",
    EligibleTime.YEAR,
    None,
    (("tercatat", GivenNumber("penduduk", "jiwa", "residence")),),
    "",
)


def districts_areas(**changes):
    """The nation down to four villages in two subdistricts, and two centres."""
    areas = [
        Area("ID", "Indonesia", AreaLevel.NATION, ""),
        Area("35", "Provinsi", AreaLevel.PROVINCE, "ID"),
        Area(DISTRICT, "Kabupaten", AreaLevel.DISTRICT, "35"),
        *(
            Area(f"{DISTRICT}.0{n}", f"Kec {n}", AreaLevel.SUBDISTRICT, DISTRICT)
            for n in (1, 2)
        ),
        *(Area(code, code, AreaLevel.VILLAGE, code[:8]) for code in VILLAGES),
        *(Area(code, code, AreaLevel.HEALTH_CENTRE, DISTRICT) for code in CENTRES),
    ]
    return tuple(replace(a, **changes.get(a.code, {})) for a in areas)


CATCHMENTS = (
    Catchment("P1", VILLAGES[0]),
    Catchment("P1", VILLAGES[1], None, day_number(2025, 2, 28)),
    Catchment("P2", VILLAGES[1], day_number(2025, 3, 1), None),
    Catchment("P2", VILLAGES[2]),
)

LEVELS = (AreaLevel.DISTRICT, AreaLevel.SUBDISTRICT, AreaLevel.VILLAGE)


def office(levels=LEVELS, areas=None, catchments=CATCHMENTS, sources=(), choices=()):
    registry = AreaRegistry(areas or districts_areas(), catchments)
    return Office(
        "uji", LABEL, DISTRICT, levels, registry, sources, (), (), choices, (), ""
    )


def source_of(dataset, level, months=(), first=2024, last=None):
    expected = Expected(level, months, first, last)
    return Source("s", LABEL, dataset, (), (), (), None, (), expected, "", "", "s.yaml")


def selection(dataset, **more):
    when = {"orang": "tanggal", "jumlah": "bulan", "penduduk": "tahun"}[dataset]
    return Selection(dataset, RESIDENCE, when, **more)


def version(kind, since=(2020, 1, 1), **more):
    settings = {
        "valid_until": None,
        "source": LegalSource("", "", 0),
        "confirmed": True,
        "comparable": True,
        "groups": (),
        "never_sum_over": (),
        "has_interval": True,
        "line": 1,
        **more,
    }
    return Version(valid_from=day_number(*since), kind=kind, **settings)


def indicator(code, *versions, **more):
    settings = {
        "label": LABEL,
        "unit": "per-cent",
        "better": Direction.HIGHER,
        "counts": "orang",
        "disclosure": DisclosureClass.OPEN,
        "periods": (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR),
        "accumulate": Accumulation.SUM,
        "examples": (),
        "tags": (),
        "reference_codes": (),
        "file": f"{code}.yaml",
        **more,
    }
    return Indicator(code=code, versions=versions, **settings)


def below(value, dataset="orang"):
    """The share of persons whose score is below a value."""
    return Proportion(
        selection(dataset),
        Compare("skor", Relation.BELOW, value),
        None,
        UnknownNumerator.LEFT_OUT,
    )


def catalogue(*indicators, eligible=(ELIGIBLE,), parameters=(), datasets=()):
    return Catalogue(
        datasets={d.name: d for d in (PERSONS, COUNTS, POPULATION, *datasets)},
        eligible={item.name: item for item in eligible},
        parameters={item.name: item for item in parameters},
        indicators={item.code: item for item in indicators},
        units=UNITS,
    )


def facts(dataset, rows):
    """Current records of a dataset from dictionaries."""
    columns = {}
    for item in dataset.columns:
        type_ = pa.string() if item.type.is_stored_as_text else pa.int64()
        columns[item.name] = pa.array([row.get(item.name) for row in rows], type_)
    numbers = list(range(1, len(rows) + 1))
    columns["_batch"] = pa.array([1] * len(rows), pa.int64())
    columns["_sheet"] = pa.array([""] * len(rows), pa.string())
    columns["_row"] = pa.array(numbers, pa.int64())
    columns["_order"] = pa.array(numbers, pa.int64())
    return pa.table(columns)


def person(place, date, score, **more):
    day = day_number(*date) if date else None
    return {"orang": "A", "desa": place, "tanggal": day, "skor": score, **more}


def count_row(place, month, part, whole, **more):
    year, month = month
    number = year * 12 + month - 1
    return {"desa": place, "bulan": number, "bagian": part, "semua": whole, **more}


def people(place, year, number, **more):
    return {"desa": place, "tahun": year, "jiwa": number, **more}


def measure(
    content,
    *,
    persons=(),
    counts=(),
    population=(),
    more=None,
    where=None,
    until=(2025, 12, 31),
    codes=None,
):
    """The value rows as dictionaries."""
    return measured_table(
        content,
        persons=persons,
        counts=counts,
        population=population,
        more=more,
        where=where,
        until=until,
        codes=codes,
    ).to_pylist()


def measured_table(
    content,
    *,
    persons=(),
    counts=(),
    population=(),
    more=None,
    where=None,
    until=(2025, 12, 31),
    codes=None,
):
    where = where or office()
    plan = compile_measures(
        content, codes or list(content.indicators), dict(where.eligible_choices)
    )
    stored = {
        "orang": facts(PERSONS, persons),
        "jumlah": facts(COUNTS, counts),
        "penduduk": facts(POPULATION, population),
        **(more or {}),
    }
    engine = ReferenceEngine()
    day = day_number(*until)
    return compute_values(
        engine, content, where, stored, plan, day, data_version=7, run="r1"
    )


def pick(rows, area, period, group="", code=None, level=None):
    """The one row of an area, period and group; None when there is none."""
    found = [
        row
        for row in rows
        if (row["area"], row["period"], row["group"]) == (area, period, group)
        and code in (None, row["indicator"])
        and level in (None, row["area_level"])
    ]
    assert len(found) <= 1, found
    return found[0] if found else None


def share(part, whole, scale=100):
    return float(Fraction(part * scale, whole))
