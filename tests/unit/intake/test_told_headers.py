"""What is told of files, names and headers that nearly fit."""

import pytest
from tests.bad_input.forms import NOW, OFFICE
from tests.bad_input.writing import as_workbook, births, official

from derajat.intake.file_names import match_name
from derajat.intake.read_times import build_month_reader
from derajat.model.areas import fold_name
from derajat.model.columns import Column, ColumnType


@pytest.mark.parametrize(
    "name",
    [
        "bayi_2022 (2).csv",
        "bayi_2022(1).csv",
        "BAYI_2022 - Copy.CSV",
        "bayi_2022 - Salin (3).csv",
    ],
)
def test_the_name_of_a_copy_is_read_like_the_name_of_the_original(name):
    assert match_name("bayi_{tahun}.csv", name) == {"tahun": "2022"}


def test_a_pattern_may_name_a_copy():
    assert match_name("tabel (2).csv", "tabel (2).csv") == {}
    assert match_name("bayi_{tahun}.csv", "bayi_2022 revisi.csv") == {
        "tahun": "2022 revisi"
    }


def test_headers_are_told_as_the_layout_prints_them(send):
    one_row = as_workbook({"Tabel 37": [["NO", "KABUPATEN/KOTA"], [1, "Kab. Pacitan"]]})
    receipt = send("bayi_2022.xlsx", one_row)
    assert [p.code for p in receipt.problems] == ["REC-007"]
    assert "“JUMLAH LAHIR HIDUP / L”" in receipt.problems[0].says()
    receipt = send("bayi_2022.csv", [["no", "kabupaten_kota"], [1, "Kab. Pacitan"]])
    assert "“lahir_hidup_l”" in receipt.problems[0].says()


def test_a_missing_column_is_told_as_the_form_prints_it(send):
    def drop(book):
        book["Tabel 37"]["L1"] = "GIZI"

    receipt = send("bayi_2022.xlsx", official(change=drop))
    told = [p.says() for p in receipt.problems]
    assert any("“BBLR / L”" in says for says in told), told


def test_a_cell_that_is_no_month_is_told_to_be_no_name_of_a_month():
    reader = build_month_reader(Column("bulan", ColumnType.MONTH, True), "Tahun")
    found = dict(reader.read("Feb-23", 2023).fields)
    assert (found["kind_id"], found["example"]) == ("nama bulan", "Januari")


@pytest.mark.parametrize(
    "name",
    ["UPT Puskesmas Donomulyo", "UPTD. PUSKESMAS DONOMULYO", "Pusk. Donomulyo"],
)
def test_offices_write_the_kind_of_a_health_centre_in_many_ways(name):
    assert fold_name(name) == fold_name("Puskesmas Donomulyo")
    assert fold_name("Kodya Blitar") == fold_name("Kota Blitar")


def test_a_withdrawn_name_can_come_again_under_another_year(send, store):
    first = send("bayi_2021.csv", births())
    known = send("bayi_2022.csv", births())
    assert known.already_received
    assert "derajat withdraw" in known.notices[0].repair()
    with store.writer() as writer:
        writer.commit_withdrawal(first.batch.id, "nama berkas keliru", NOW)
    again = send("bayi_2022.csv", births(), office=OFFICE)
    assert again.is_accepted


def test_cells_read_as_no_data_are_told_to_the_sender(send):
    receipt = send("bayi_2022.csv", births((0, 11, "-"), (1, 11, "n/a")))
    assert "“bblr_l”: 2 sel berisi tanda" in receipt.render()
    assert receipt.marked_copy is None
