"""A source that no longer fits its file: what changed since the last one is told."""

import openpyxl
import pytest
from tests.bad_input.forms import CATALOGUE, NOW, OFFICE
from tests.bad_input.writing import as_text, as_workbook, births, cases, official

from derajat.intake import receive_file
from derajat.store import open_store


@pytest.fixture
def send(tmp_path):
    """`send(name, build)`: the receipt of a file, one after the other in one store."""
    store = open_store(tmp_path / "store")

    def send_file(name, build):
        path = tmp_path / name
        build(path)
        with store.writer() as writer:
            return receive_file(path, OFFICE, CATALOGUE, writer, NOW)

    return send_file


def told(receipt):
    assert receipt.batch is None
    return [problem.code for problem in receipt.problems]


def test_a_column_that_was_renamed_is_named_as_it_was(send):
    assert send("bayi_2021.csv", as_text(births())).batch
    renamed = births((-1, 2, "hidup_laki_laki"))
    receipt = send("bayi_2022.csv", as_text(renamed))
    assert told(receipt) == ["REC-008", "REC-111"]
    says = receipt.problems[1].says("id")
    assert "(bayi_2021.csv, 2026-11-22)" in says
    assert "bernama “lahir_hidup_l”, sel C1" in says
    assert "kini tertulis “hidup_laki_laki”" in says
    assert "mirip: “hidup_laki_laki”" in says


def test_a_column_that_moved_and_was_renamed_names_both_places(send):
    assert send("bayi_2021.csv", as_text(births())).batch
    table = [[*row[:2], *row[3:], row[2]] for row in births()]
    table[0][-1] = "lahir_hidup_lk"
    receipt = send("bayi_2022.csv", as_text(table))
    assert told(receipt) == ["REC-008", "REC-111"]
    says = receipt.problems[1].says("id")
    assert "kini tertulis “lahir_hidup_p”" in says
    assert "mirip: “lahir_hidup_lk”" in says


def test_a_sheet_that_was_renamed_is_named_as_it_was(send):
    assert send("bayi_2021.xlsx", official()).batch
    receipt = send("bayi_2022.xlsx", official(sheet="Lembar1"))
    assert told(receipt) == ["REC-005", "REC-110"]
    says = receipt.problems[1].says("id")
    assert "“Tabel 37”" in says and "mirip: “Lembar1”" in says


def add_header_row(path):
    """The official form with a row of units in the middle of its header."""
    official()(path)
    book = openpyxl.load_workbook(path)
    sheet = book["Tabel 37"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_rows(2, 2)
    for cell in sheet[2]:
        cell.value = "jiwa"
    book.save(path)


def test_a_header_with_more_rows_is_told_with_both_places(send):
    assert send("bayi_2021.xlsx", official()).batch
    receipt = send("bayi_2022.xlsx", add_header_row)
    assert told(receipt)[-1] == "REC-112"
    says = receipt.problems[-1].says("id")
    assert "ada di baris 1–3; kini teksnya ada di baris 1–4." in says


def test_another_table_under_the_name_of_the_form_is_told_as_such(send):
    assert send("bayi_2021.csv", as_text(births())).batch
    receipt = send("bayi_2022.csv", as_text([["a", "b"], [1, 2]]))
    assert told(receipt) == ["REC-007", "REC-113"]
    assert "“kabupaten_kota”" in receipt.problems[1].says("id")


def test_the_newest_accepted_file_is_the_one_compared_with(send):
    older = births((-1, 1, "kabupaten_kota"))
    assert send("bayi_2020.csv", as_text(older)).batch
    newer = births((0, 2, 3150))
    assert send("bayi_2021.csv", as_text(newer)).batch
    receipt = send("bayi_2022.csv", as_text(births((-1, 2, "hidup_l"))))
    assert "bayi_2021.csv" in receipt.problems[1].says("id")


def test_the_first_file_of_a_form_has_nothing_to_be_compared_with(send):
    receipt = send("bayi_2022.csv", as_text(births((-1, 2, "hidup_l"))))
    assert told(receipt) == ["REC-008"]


def test_a_file_of_another_kind_is_not_compared(send):
    assert send("bayi_2021.csv", as_text(births())).batch
    receipt = send("bayi_2022.xlsx", official(sheet="Lembar1"))
    assert told(receipt) == ["REC-005"]


def test_a_sheet_among_others_is_compared_with_its_namesake(send):
    notes = {"Catatan": [["halo"]]}
    assert send("kasus1.xlsx", as_workbook({"Kasus": cases(), **notes})).batch
    spoilt = cases((-1, 2, "Tgl Sakit"))
    table = [["Nomor", "Kode Wilayah", "Tgl Sakit", "Umur", "JK"], *spoilt[1:]]
    receipt = send("kasus2.xlsx", as_workbook({**notes, "Kasus": table}))
    assert told(receipt)[0] == "REC-008"
    assert [p.where.sheet for p in receipt.problems if p.code == "REC-111"] == ["Kasus"]
    assert "bernama “Tanggal Sakit”, sel C1" in receipt.problems[-1].says("id")
