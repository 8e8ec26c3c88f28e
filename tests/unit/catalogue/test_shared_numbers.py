"""`share_by`: a decree's number divided over smaller areas, read and refused."""

import pytest
from catalogue_folders import shown

from derajat.catalogue import load_catalogue
from derajat.model.datasets import GivenNumber


FILE = "eligible/ibu-hamil.yaml"
RECEIVED = """\
grammar: 1
dataset: sasaran-kota
label: {id: Sasaran menurut keputusan, en: Eligible numbers by decree}
one_row: {id: satu kota dan tahun, en: one city and year}
kind: counts
key: [kota, tahun]
time: tahun
places: {residence: kota}
columns:
  kota: {type: area, area_level: LEVEL, missing: never, personal: none}
  tahun: {type: year, missing: never, personal: none}
  ibu: {type: whole, unit: orang, range: [0, 1000000], personal: none}
  rasio: {type: decimal, places: 1, range: [0, 100], personal: none}
"""
CHOICE = (
    "  keputusan: {given: {dataset: sasaran-kota, column: COLUMN, place: residence,"
    " share_by: BASE}}\n"
)
LINE = 6
SEMESTER = """\
grammar: 1
eligible: penduduk-semester
label: {id: Penduduk per semester, en: Population by semester}
counts: orang
time: semester
choices:
  riil: {counted: {dataset: ibu, one_per: [kehamilan], place: residence}}
"""


@pytest.fixture
def write(worked):
    """`write(...)`: the worked definitions with a number that is shared."""

    def write_choice(base="penduduk-semua", column="ibu", level="district"):
        worked.write("datasets/sasaran-kota.yaml", RECEIVED.replace("LEVEL", level))
        line = CHOICE.replace("COLUMN", column).replace("BASE", base)
        worked.edit(FILE, "choices:\n", f"choices:\n{line}")
        return shown(worked.check())

    return write_choice


def test_a_number_of_a_city_is_shared_by_the_people_of_its_villages(worked, write):
    assert write() == []
    choices = dict(load_catalogue(worked.path).eligible["ibu-hamil"].choices)
    assert choices["keputusan"] == GivenNumber(
        "sasaran-kota", "ibu", "residence", None, "penduduk-semua"
    )


def test_a_number_by_estimates_can_tell_the_shares(write):
    assert write("penduduk-ckg") == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"base": "penduduk-semau"}, "DEF-005"),
        ({"base": "ibu-hamil"}, "DEF-006"),
        ({"column": "rasio"}, "DEF-043"),
        ({"level": "village"}, "DEF-075"),
    ],
)
def test_what_cannot_be_shared_is_refused(write, change, code):
    assert {text.split()[0] for text in write(**change)} == {code}


def test_numbers_that_hold_for_another_time_tell_no_shares(worked, write):
    worked.write("eligible/penduduk-semester.yaml", SEMESTER)
    found = write("penduduk-semester")
    assert "DEF-074" in {text.split()[0] for text in found}
