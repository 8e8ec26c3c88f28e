"""A workbook with one sheet a month, received, measured and explained by commands.

The truth is what the test itself writes into the sheets.
"""

import json
import shutil

import openpyxl
import pytest

from derajat.cli import main
from derajat.content import find_content


SOURCE = """\
grammar: 1
source: stunting-puskesmas
label: {id: Laporan bulanan stunting, en: Monthly stunting report}
dataset: stunting-puskesmas
origin: {title: buku kerja buatan, licence: data buatan}
layouts:
  - {name: buku, file: "stunting_{year}.xlsx", sheet: "{bulan}", sheets: each,
     header_rows: 1, decimal_mark: ","}
columns:
  - {header: [Puskesmas], to: puskesmas, read: area-name}
  - {header: [Pendek], to: pendek}
  - {header: ["Sangat Pendek"], to: sangat_pendek}
  - {header: [Diukur], to: diukur}
totals: {column: Puskesmas, words: [Jumlah]}
"""
HEADER = ["Puskesmas", "Pendek", "Sangat Pendek", "Diukur"]
MONTHS = {"Februari": (70, 30, 1000), "Agustus": (45, 15, 800)}
CENTRES = ("Dau", "Wagir", "Pakis")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The folder of an office whose only form is a workbook of months."""
    folder = tmp_path_factory.mktemp("kantor") / "kab-malang"
    shutil.copytree(find_content("offices") / "kab-malang", folder)
    shutil.rmtree(folder / "incoming")
    (folder / "sources" / "stunting-puskesmas.yaml").write_text(SOURCE)
    return folder


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """Two months of three health centres; in August one number is no number."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.create_sheet("Petunjuk").append(["Isi satu lembar setiap bulan"])
    for name, (short, very, measured) in MONTHS.items():
        sheet = book.create_sheet(name)
        sheet.append(HEADER)
        for step, centre in enumerate(CENTRES):
            sheet.append([centre, short + step, very, measured])
    book["Agustus"]["B3"] = "empat puluh"
    path = tmp_path_factory.mktemp("berkas") / "stunting_2025.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def ask(office, tmp_path_factory):
    """`ask(*words)`: a command about the office, its answer as JSON."""
    data = tmp_path_factory.mktemp("data")

    def run(capsys, *words):
        capsys.readouterr()
        where = ["--office", str(office), "--data", str(data), "--json"]
        assert main([*(str(word) for word in words), *where]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def receipt(ask, workbook, capsys):
    return ask(capsys, "receive", workbook)[0]


def test_all_months_are_one_batch_and_a_second_sending_changes_nothing(
    ask, workbook, capsys
):
    (first,) = ask(capsys, "receive", workbook)
    (again,) = ask(capsys, "receive", workbook)
    states = [first[key] for key in ("accepted", "questioned", "set_aside")]
    assert (first["received"], states) == (6, [5, 1, 0])
    (finding,) = first["findings"]
    assert finding["where"] == "stunting_2025.xlsx, lembar Agustus, sel B3"
    assert again["already_received"]


@pytest.mark.usefixtures("receipt")
def test_a_value_is_explained_by_the_sheet_it_came_from(ask, capsys):
    ask(capsys, "measure")
    told = ask(
        capsys,
        "explain",
        "GZ-STUNT",
        "--area",
        "Puskesmas Dau",
        "--period",
        "2025-02",
    )
    short, very, measured = MONTHS["Februari"]
    assert told["value"]["numerator"] == short + very
    assert told["value"]["denominator"] == str(measured)
    places = {
        (files["sheet"], *files["rows"])
        for counted in told["counted"]
        for files in counted["files"]
    }
    assert places == {("Februari", 2)}


@pytest.mark.usefixtures("receipt")
def test_a_question_is_told_only_where_its_sheet_counts(ask, capsys):
    ask(capsys, "measure")
    questioned = {}
    for month in ("2025-02", "2025-08"):
        words = ["explain", "GZ-UKUR", "--area", "Wagir", "--period", month]
        told = ask(capsys, *words)
        questioned[month] = [
            (item["sheet"], item["rows"]) for item in told["questioned"]
        ]
    assert questioned == {"2025-02": [], "2025-08": [("Agustus", [3])]}
