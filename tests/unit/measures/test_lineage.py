"""The columns that values come from, worked out by hand over derived datasets."""

import pytest

from derajat.measures.lineage import trace_columns
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, FunctionCall
from derajat.model.conditions import Compare, Known, Relation
from derajat.model.datasets import (
    DatasetKind,
    DerivedDataset,
    PlaceRole,
    ReceivedDataset,
)
from derajat.model.expressions import Difference, Fallback, Statistic, Summary
from derajat.model.formulas import ValueOf
from derajat.model.indicators import (
    Accumulation,
    Count,
    Direction,
    DisclosureClass,
    Index,
    Indicator,
    Selection,
    Side,
    Version,
)
from derajat.model.labels import Label, LegalSource
from derajat.model.steps import Attach, Derive, Match, Stack, Summarise, Where


def _column(name, **more):
    return Column(name, ColumnType.WHOLE, False, **more)


def _received(name, key, *columns):
    names = [column.name for column in columns]
    return ReceivedDataset(
        name=name,
        label=Label(name, name),
        one_row=Label("satu", "one"),
        columns=(
            _column("desa"),
            _column("bulan"),
            *(_column(each) for each in key if each not in names),
            *columns,
        ),
        key=key,
        time="bulan",
        places=((PlaceRole.RESIDENCE, "desa"),),
        file="",
        kind=DatasetKind.COUNTS,
    )


def _derived(name, source, *steps, columns=()):
    return DerivedDataset(
        name=name,
        label=Label(name, name),
        one_row=Label("satu", "one"),
        columns=tuple(_column(each) for each in ("desa", "bulan", *columns)),
        key=("desa", "bulan"),
        time="bulan",
        places=((PlaceRole.RESIDENCE, "desa"),),
        file="",
        source=source,
        steps=steps,
    )


VISITS = _received(
    "kunjungan",
    ("nomor",),
    _column("berat"),
    _column("tinggi"),
    _column("catatan"),
    _column(
        "z", function=FunctionCall("rumus", (("weight", "berat"), ("length", "tinggi")))
    ),
    _column("akhir"),
    _column("awal"),
    _column("rumah"),
)
HOUSES = _received("rumah", ("rumah",), _column("air"), _column("jamban"))
ATTACHED = _derived(
    "kunjungan-rumah",
    "kunjungan",
    Attach(
        "rumah",
        False,
        (Match("rumah", "rumah"),),
        (Fallback("air_rumah", "air"), Fallback("jamban_rumah", "jamban")),
    ),
    Derive(_column("lama"), Difference("akhir", "awal")),
    columns=("air_rumah", "jamban_rumah", "lama"),
)
SUMMED = _derived(
    "bulan-desa",
    "kunjungan-rumah",
    Where(Known("catatan", True)),
    Summarise(
        ("desa", "bulan"),
        (
            Summary("hari", Statistic.SUM, "lama"),
            Summary(
                "berair", Statistic.COUNT, where=Compare("air_rumah", Relation.IS, 1)
            ),
        ),
    ),
    columns=("hari", "berair"),
)
STACKED = _derived(
    "ukuran",
    "kunjungan",
    Stack(("berat", "tinggi"), "apa", "berapa"),
    columns=("apa", "berapa"),
)


def _indicator(code, kind):
    version = Version(
        0, None, LegalSource("", "", 0), True, True, kind, (), (), True, 1
    )
    return Indicator(
        code=code,
        label=Label(code, code),
        unit="",
        better=Direction.HIGHER,
        counts="none",
        disclosure=DisclosureClass.OPEN,
        periods=(),
        accumulate=Accumulation.SUM,
        versions=(version,),
        examples=(),
        tags=(),
        reference_codes=(),
        file="",
    )


def _sum_of(dataset, column=""):
    return Count(Side(Selection(dataset, PlaceRole.RESIDENCE, "bulan"), column))


INDICATORS = {
    "BERAT": _indicator("BERAT", _sum_of("kunjungan", "berat")),
    "TINGGI": _indicator("TINGGI", _sum_of("kunjungan", "tinggi")),
    "Z": _indicator("Z", _sum_of("kunjungan", "z")),
    "LAMA": _indicator("LAMA", _sum_of("kunjungan-rumah", "lama")),
    "AIR": _indicator("AIR", _sum_of("kunjungan-rumah", "air_rumah")),
    "HARI": _indicator("HARI", _sum_of("bulan-desa", "hari")),
    "BERAIR": _indicator("BERAIR", _sum_of("bulan-desa", "berair")),
    "UKURAN": _indicator("UKURAN", _sum_of("ukuran", "berapa")),
    "BARIS": _indicator("BARIS", _sum_of("ukuran")),
    "INDEKS": _indicator("INDEKS", Index(ValueOf("AIR"))),
}
CATALOGUE = Catalogue(
    datasets={each.name: each for each in (VISITS, HOUSES, ATTACHED, SUMMED, STACKED)},
    indicators=INDICATORS,
)
ALWAYS = {"nomor", "desa", "bulan"}
HOUSE = {"rumah": {"rumah", "air"}}


@pytest.mark.parametrize(
    ("code", "visits", "others"),
    [
        ("BERAT", {"berat"}, {}),
        ("TINGGI", {"tinggi"}, {}),
        ("Z", {"z", "berat", "tinggi"}, {}),
        ("LAMA", {"akhir", "awal"}, {}),
        ("AIR", {"rumah"}, HOUSE),
        ("HARI", {"catatan", "akhir", "awal"}, {}),
        ("BERAIR", {"catatan", "rumah"}, HOUSE),
        ("UKURAN", {"berat", "tinggi"}, {}),
        ("BARIS", set(), {}),
        ("INDEKS", {"rumah"}, HOUSE),
    ],
)
def test_a_value_comes_from_the_columns_that_lead_to_it(code, visits, others):
    found = trace_columns(INDICATORS[code], CATALOGUE)
    assert found == {"kunjungan": ALWAYS | visits, **others}
