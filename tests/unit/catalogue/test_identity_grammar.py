"""`personal: identity` in a dataset: what it means, and what is refused."""

import pytest
from catalogue_folders import shown

from derajat.catalogue import load_catalogue
from derajat.catalogue.datasets.rendering import render_dataset_shape
from derajat.model.columns import Identity, PersonalData


DATASET = """\
grammar: 1
dataset: daftar-orang
label: {id: Daftar, en: List}
one_row: {id: satu orang, en: one person}
kind: records
key: [nik]
time: tanggal
columns:
  nik: {type: id, missing: never, personal: identity}
  nik_ibu: {type: id, personal: identity, identity: nik}
  kartu: {type: id, personal: identity, identity: number}
  nama: {type: text, personal: identity}
  nama_ibu: {type: text, personal: identity, person: nik_ibu}
  tanggal: {type: date, missing: never, personal: none}
  jk: {type: code, codes: [L, P], personal: indirect}
"""
FILE = "datasets/daftar-orang.yaml"


def _columns(worked):
    worked.write(FILE, DATASET)
    dataset = load_catalogue(worked.path).datasets["daftar-orang"]
    return dataset, {column.name: column for column in dataset.columns}


def test_each_identifying_column_says_what_it_holds_and_whose_it_is(worked):
    _, columns = _columns(worked)
    told = {name: (each.identity, each.person) for name, each in columns.items()}
    assert told == {
        "nik": (Identity.NIK, ""),
        "nik_ibu": (Identity.NIK, ""),
        "kartu": (Identity.NUMBER, ""),
        "nama": (Identity.TEXT, ""),
        "nama_ibu": (Identity.TEXT, "nik_ibu"),
        "tanggal": (None, ""),
        "jk": (None, ""),
    }
    named = [each for each in columns.values() if each.identity]
    assert {each.personal for each in named} == {PersonalData.IDENTITY}


def test_a_nik_says_which_columns_its_digits_tell_too(worked):
    told = "nik: {type: id, missing: never, personal: identity"
    worked.write(
        FILE, DATASET.replace(told, f"{told}, tells: {{birth: tanggal, sex: jk}}")
    )
    nik = load_catalogue(worked.path).datasets["daftar-orang"].column("nik")
    assert (nik.tells_birth, nik.tells_sex) == ("tanggal", "jk")


def test_the_shape_tells_an_author_which_columns_hold_tokens(worked):
    dataset, _ = _columns(worked)
    text = render_dataset_shape(dataset)
    assert "id, never missing, token of nik" in text
    assert "text, may be missing, token of text about nik_ibu" in text


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("personal: indirect}", "personal: identity}", "DEF-043"),
        ("personal: none}", "personal: identity}", "DEF-043"),
        ("identity: number}", "identity: card}", "DEF-034"),
        ("identity: number}", "identity: number, person: nama}", "DEF-080"),
        ("person: nik_ibu}", "person: nik_ayah}", "DEF-080"),
        ("identity: nik}", "identity: nik, person: nik}", "DEF-014"),
        (
            "nama: {type: text, personal: identity}",
            "nama: {type: text, personal: identity, identity: nik}",
            "DEF-014",
        ),
        ("identity: nik}", "identity: nik, tells: {sex: kelamin}}", "DEF-007"),
        ("identity: nik}", "identity: nik, tells: {sex: tanggal}}", "DEF-043"),
        ("identity: nik}", "identity: nik, tells: {birth: jk}}", "DEF-043"),
        ("identity: number}", "identity: number, tells: {sex: jk}}", "DEF-014"),
        ("personal: indirect}", "personal: indirect, tells: {sex: jk}}", "DEF-014"),
        ("personal: indirect}", "personal: indirect, person: nik}", "DEF-014"),
        ("personal: indirect}", "personal: indirect, identity: nik}", "DEF-014"),
        (
            "personal: indirect}\n",
            "personal: indirect}\n"
            "rules:\n"
            "  - code: IBU-SAMA\n"
            "    says: {id: sama, en: same}\n"
            "    refuse: [{column: nik, is: '9901011502210007'}]\n",
            "DEF-081",
        ),
    ],
)
def test_what_means_nothing_is_refused_at_its_line(worked, old, new, code):
    assert DATASET.count(old) == 1
    worked.write(FILE, DATASET.replace(old, new))
    assert [text.split(":")[0] for text in shown(worked.check())] == [f"{code} {FILE}"]


SOURCE = """\
grammar: 1
source: daftar-orang
label: {id: Daftar, en: List}
dataset: daftar-orang
origin: {title: daftar, licence: milik dinas}
layouts:
  - {name: csv, file: "daftar_*.csv", header_rows: 1, decimal_mark: "."}
columns:
  - {header: [nama], to: nama}
  - {header: [nik], to: nik}
  - {header: [tanggal], to: tanggal}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("daftar_*.csv", "daftar_{nik_ibu}.csv"),
        ("to: tanggal}\n", "to: tanggal}\nconstants: {nama_ibu: Wobxel}\n"),
    ],
)
def test_no_name_of_a_file_and_no_constant_fills_an_identifying_column(
    office, worked, old, new
):
    worked.write(FILE, DATASET)
    office.catalogue = load_catalogue(worked.path)
    office.write("sources/daftar-orang.yaml", SOURCE)
    assert office.check() == ()
    office.edit("sources/daftar-orang.yaml", old, new)
    assert [problem.code for problem in office.check()] == ["DEF-081"]
