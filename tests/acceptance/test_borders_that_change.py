"""A village that is split and a Puskesmas whose villages change in June.

Files are received, measured and explained by commands; births are counted here by
hand from the rows the test writes.
"""

import csv
import json

import pytest

from derajat.cli import main


OFFICE = """\
grammar: 1
office: kab-malang
label: {id: Dinas Kesehatan contoh, en: Example Health Office}
area: "35.07"
levels: [district, health-centre, village]
areas: {down_to: village}
"""
SOURCE = """\
grammar: 1
source: kelahiran
label: {id: Register kelahiran, en: Register of births}
dataset: kelahiran
origin: {title: data buatan, licence: data buatan}
layouts:
  - {name: csv, file: "kelahiran*.csv", header_rows: 1, decimal_mark: "."}
columns:
  - {header: [bayi], to: bayi}
  - {header: [lahir], to: tanggal_lahir}
  - {header: [desa], to: kelurahan, read: area-code}
  - {header: [hidup], to: hidup}
"""
DEATHS = """\
grammar: 1
source: kematian
label: {id: Laporan kematian, en: Reports of deaths}
dataset: kematian
origin: {title: data buatan, licence: data buatan}
layouts:
  - {name: csv, file: "kematian*.csv", header_rows: 1, decimal_mark: "."}
columns:
  - {header: [nomor], to: kematian}
  - {header: [mati], to: tanggal_mati}
  - {header: [desa], to: kelurahan, read: area-code}
  - {header: [ibu], to: maternal}
  - {header: [hari], to: umur_hari}
"""
AREAS = """\
code,name,level,parent,valid_from,valid_until,other_names,assumed
35.07.P1,Puskesmas Donomulyo,health-centre,35.07,,,,no
35.07.P2,Puskesmas Pagak,health-centre,35.07,,,,no
35.07.01.2099,Mentaraman Baru,village,35.07.01,,,,no
"""
CATCHMENTS = """\
health_centre,village,valid_from,valid_until,assumed
35.07.P1,35.07.01.2001,,,no
35.07.P1,35.07.01.2002,,2025-05-31,no
35.07.P2,35.07.01.2002,2025-06-01,,no
35.07.P2,35.07.01.2009,,,no
35.07.P2,35.07.01.2099,2026-07-01,,no
"""
SUCCESSION = """\
from_code,to_code,from_date,kind,source
35.07.01.2009,35.07.01.2009,2026-07-01,split,Perda contoh 1/2026
35.07.01.2009,35.07.01.2099,2026-07-01,split,Perda contoh 1/2026
"""
STAYS, MOVES, PARENT, PART = (f"35.07.01.{n}" for n in (2001, 2002, 2009, 2099))


def births():
    """One birth a month in two villages in 2025, two a month in a third in 2026."""
    rows = [
        (f"{place}-{month}", f"2025-{month:02d}-10", place, "ya")
        for place in (STAYS, MOVES)
        for month in range(1, 13)
    ]
    rows += [(f"A{m}", f"2026-{m:02d}-10", PARENT, "ya") for m in range(1, 11)]
    rows += [(f"B{m}", f"2026-{m:02d}-11", PART, "ya") for m in range(7, 11)]
    return [*rows, ("TERLALU-DINI", "2026-06-30", PART, "ya")]


def deaths():
    """Children who died: one in the village that moved, one in the one split."""
    return [
        ("1", "2025-03-05", MOVES, "tidak", "10"),
        ("2", "2025-09-05", MOVES, "tidak", "10"),
        ("3", "2026-08-05", PARENT, "tidak", "10"),
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("batas") / "kab-malang"
    (folder / "sources").mkdir(parents=True)
    (folder / "incoming").mkdir()
    for name, text in (
        ("office.yaml", OFFICE),
        ("areas.csv", AREAS),
        ("catchments.csv", CATCHMENTS),
        ("succession.csv", SUCCESSION),
        ("sources/kelahiran.yaml", SOURCE),
        ("sources/kematian.yaml", DEATHS),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    for name, header, rows in (
        ("kelahiran.csv", ("bayi", "lahir", "desa", "hidup"), births()),
        ("kematian.csv", ("nomor", "mati", "desa", "ibu", "hari"), deaths()),
    ):
        with (folder / "incoming" / name).open("w", newline="") as target:
            csv.writer(target).writerows([header, *rows])
    return folder


@pytest.fixture(scope="module")
def data(office, tmp_path_factory):
    """A data folder with the files received and measured."""
    folder = tmp_path_factory.mktemp("data")
    where = ["--office", str(office), "--data", str(folder)]
    assert main(["receive", *where]) == 0
    assert main(["measure", *where]) == 0
    return where


@pytest.fixture
def explain(data, capsys):
    """`explain(area, period)`: the explained infant mortality, as JSON and as text."""

    def explain_value(area, period):
        words = ["explain", "IKU-AKB", "--area", area, "--period", period, *data]
        capsys.readouterr()
        assert main([*words, "--json"]) == 0
        fields = json.loads(capsys.readouterr().out)
        assert main(words) == 0
        return fields, capsys.readouterr().out

    return explain_value


def figures(fields):
    value = fields["value"]
    return value["numerator"], value["denominator"], value["flags"].split(";")


@pytest.mark.parametrize(
    ("centre", "numbers", "change"),
    [
        ("35.07.P1", (1, "17"), {"came": [], "went": [f"{MOVES} Banjarejo"]}),
        ("35.07.P2", (1, "7"), {"came": [f"{MOVES} Banjarejo"], "went": []}),
    ],
)
def test_a_puskesmas_whose_villages_changed_in_june(explain, centre, numbers, change):
    fields, text = explain(centre, "2025")
    *counted, flags = figures(fields)
    assert tuple(counted) == numbers and "area-changed" in flags
    assert fields["borders"] == [{"day": "2025-06-01", **change}]
    word = "masuk" if change["came"] else "keluar"
    assert f"1 Juni 2025: {word} {MOVES} Banjarejo" in text
    assert "batas wilayah berubah" in text


def test_months_before_the_change_say_nothing_of_it(explain):
    fields, text = explain("35.07.P1", "2025-05")
    assert "area-changed" not in figures(fields)[2]
    assert fields["borders"] == [] and "Batas wilayah" not in text


def test_a_village_that_was_split_is_told_with_its_part(explain):
    fields, text = explain(PARENT, "2026")
    assert figures(fields)[:2] == (1, "10") and "area-changed" in figures(fields)[2]
    went = [f"{PART} Mentaraman Baru"]
    assert fields["borders"] == [{"day": "2026-07-01", "came": [], "went": went}]
    part, told = explain(PART, "2026")
    assert figures(part)[:2] == (0, "4")
    assert "1 Juli 2026: wilayah ini mulai atau berakhir" in told


def test_the_puskesmas_of_both_parts_goes_on_unchanged(explain):
    fields, _ = explain("35.07.P2", "2026")
    numerator, denominator, flags = figures(fields)
    assert (numerator, denominator) == (1, "14")
    assert "area-changed" not in flags


def test_a_row_with_the_new_code_too_early_is_set_aside(office, tmp_path, capsys):
    where = ["--office", str(office), "--data", str(tmp_path), "--json"]
    capsys.readouterr()
    assert main(["receive", *where]) == 0
    received = json.loads(capsys.readouterr().out)
    births_receipt = next(r for r in received if r["dataset"] == "kelahiran")
    assert births_receipt["reasons"] == {"REC-045": 1}
    (finding,) = births_receipt["findings"]
    assert finding["row"] == len(births()) + 1
    assert f"{PARENT} Mentaraman" in finding["says"]
