"""Recognising a form, and turning its wide rows long."""

from dataclasses import replace

import openpyxl
import pytest
from tests.bad_input.forms import (
    BIRTH_FORM,
    BIRTHS,
    CASE_FORM,
    CATALOGUE,
    OFFICE,
)
from tests.bad_input.writing import (
    as_text,
    as_workbook,
    births,
    cases,
    official,
    with_column,
)

from derajat.errors import DerajatError
from derajat.intake.file_names import match_name, named_parts
from derajat.model.calendar import day_number, month_number
from derajat.model.columns import Column, ColumnType, FunctionCall
from derajat.model.labels import Label
from derajat.model.sources import FactColumn, NoDataMark, Reading


def only(source):
    return replace(OFFICE, sources=(source,))


def codes(error):
    return [problem.code for problem in error.value.problems]


@pytest.mark.parametrize(
    ("pattern", "name", "parts"),
    [
        ("bayi_{tahun}.csv", "bayi_2022.csv", {"tahun": "2022"}),
        ("bayi_{tahun}.csv", "BAYI_2022.CSV", {"tahun": "2022"}),
        (
            "profil_{tahun}_tabel37_*.csv",
            "profil_2023_tabel37_bblr.csv",
            {"tahun": "2023"},
        ),
        ("kasus*.csv", "kasus.csv", {}),
        ("bayi_{tahun}.csv", "bayi_2022_csv", None),
        ("bayi_{tahun}.csv", "bayi_.csv", None),
        ("a(b)*.csv", "a(b)c.csv", {}),
    ],
)
def test_a_file_name_fits_its_pattern_and_gives_its_parts(pattern, name, parts):
    assert match_name(pattern, name) == parts


def test_the_parts_of_a_pattern_are_known():
    assert named_parts("x_{tahun}_{bulan}*.csv") == ("tahun", "bulan")


def test_the_name_decides_between_forms_with_the_same_headers(check):
    other = replace(
        BIRTH_FORM,
        name="lain",
        layouts=(replace(BIRTH_FORM.layouts[0], file="lain_{tahun}.csv"),),
    )
    office = replace(OFFICE, sources=(other, BIRTH_FORM))
    assert check("bayi_2022.csv", births(), office).form.source.name == "bayi"
    assert check("lain_2022.csv", births(), office).form.source.name == "lain"


def test_two_forms_that_fit_alike_are_not_chosen_between(check):
    twin = replace(BIRTH_FORM, name="kembar")
    office = replace(OFFICE, sources=(BIRTH_FORM, twin))
    with pytest.raises(DerajatError) as error:
        check("bayi_2022.csv", births(), office)
    assert codes(error) == ["REC-002"]


def test_the_nearest_form_tells_the_headers_it_expects(check):
    with pytest.raises(DerajatError) as error:
        check("kasuss.csv", [["x", "y"], [1, 2]])
    assert codes(error) == ["REC-007"]
    with pytest.raises(DerajatError) as error:
        check("bay_2022.csv", [["x", "y"], [1, 2]])
    text = error.value.problems[0].render()
    assert "REC-001" in text and "Tabel 37 bayi lahir" in text
    assert "kabupaten_kota" in text and "bayi_{tahun}" in text


def test_an_office_without_forms_still_answers(check):
    with pytest.raises(DerajatError) as error:
        check("x.csv", births(), replace(OFFICE, sources=()))
    assert codes(error) == ["REC-001"]


def test_all_missing_columns_are_told_at_once_with_the_nearest_header(check):
    table = births((-1, 2, "lahir_hidup_laki"), (-1, 11, "bblr laki"))
    with pytest.raises(DerajatError) as error:
        check("bayi_2022.csv", table)
    assert codes(error) == ["REC-008", "REC-008"]
    assert "lahir_hidup_laki" in error.value.problems[0].says()


def test_the_header_is_found_below_notes_whatever_they_say(check):
    above = [["TABEL 37"], ["KABUPATEN/KOTA"], [], ["Tahun 2022"]]
    checked = check("bayi_2022.xlsx", official(above))
    form = checked.form.forms[0]
    assert form.header_row == 5 and form.first_row == 8
    assert checked.facts.num_rows == 6


def test_an_optional_column_may_be_absent_and_claims_too(check):
    checked = check("kasus.csv", cases())
    assert checked.facts["nik"].null_count == 3
    assert [p.code for p in checked.form.notices] == []


def test_a_fact_that_survives_keeps_its_row(check):
    never = tuple(
        replace(c, never_missing=True) if c.name == "bblr" else c
        for c in BIRTHS.columns
    )
    catalogue = replace(
        CATALOGUE, datasets={"bayi-lahir": replace(BIRTHS, columns=never)}
    )
    table = births((0, 11, "x"), (1, 11, ""), (1, 12, "y"))
    checked = check("bayi_2022.csv", table, only(BIRTH_FORM), catalogue)
    counts = checked.counts
    assert (counts.accepted, counts.questioned, counts.set_aside) == (1, 1, 1)
    assert [(f["kabupaten"], f["jk"]) for f in checked.facts.to_pylist()] == [
        ("35.01", "P"),
        ("35.73", "L"),
        ("35.73", "P"),
    ]


def test_a_shared_column_stands_in_every_fact_of_its_row(check):
    columns = (*BIRTHS.columns, Column("puskesmas", ColumnType.WHOLE, False))
    catalogue = replace(
        CATALOGUE, datasets={"bayi-lahir": replace(BIRTHS, columns=columns)}
    )
    source = replace(
        BIRTH_FORM,
        columns=(*BIRTH_FORM.columns, FactColumn(("puskesmas",), "puskesmas")),
    )
    table = with_column(births(), "puskesmas", [24, 31, "x"])
    checked = check("bayi_2022.csv", table, only(source), catalogue)
    assert checked.facts["puskesmas"].to_pylist() == [24, 24, 31, 31, None, None]
    assert checked.counts.questioned == 1


def test_constants_fill_columns(check):
    layout = replace(BIRTH_FORM.layouts[0], file="bayi.csv")
    source = replace(BIRTH_FORM, layouts=(layout,), constants=(("tahun", 2021),))
    checked = check("bayi.csv", births(), only(source))
    assert set(checked.facts["tahun"].to_pylist()) == {2021}


def test_a_column_nobody_fills_sets_all_rows_aside(check):
    layout = replace(BIRTH_FORM.layouts[0], file="bayi.csv")
    checked = check("bayi.csv", births(), only(replace(BIRTH_FORM, layouts=(layout,))))
    assert checked.counts.set_aside == 3
    assert dict(checked.reasons) == {"REC-028": 3}


def test_a_number_that_means_no_data_is_taken_out_and_told(check):
    reason = Label("penyedia: tidak ada data", "the provider: no data")
    mark = NoDataMark("bblr", 0, (("kabupaten", "35.01"), ("jk", "L")), reason)
    source = replace(BIRTH_FORM, no_data=(mark,))
    table = births((0, 11, 0), (0, 12, 0), (1, 11, 0))
    checked = check("bayi_2022.csv", table, only(source))
    assert checked.facts["bblr"].to_pylist() == [None, 0, 0, 243, 158, 161]
    found = [f.problem for f in checked.findings if f.problem.code == "REC-059"]
    assert [problem.where.cell for problem in found] == ["L2"]
    assert "penyedia: tidak ada data" in found[0].says()
    assert "the provider: no data" in found[0].says("en")
    assert checked.counts.questioned == 1


def test_a_registered_function_fills_its_column_once(check):
    call = FunctionCall(
        "adjusted_monthly_use",
        (
            ("used", "lahir_hidup"),
            ("days_in_period", "ditimbang"),
            ("days_out_of_stock", "bblr"),
        ),
    )
    column = Column("pakai", ColumnType.DECIMAL, False, places=1, function=call)
    dataset = replace(BIRTHS, columns=(*BIRTHS.columns, column), rules=())
    catalogue = replace(CATALOGUE, datasets={"bayi-lahir": dataset})
    table = births((0, 2, 300), (0, 5, 31), (0, 11, 1), (1, 11, ""))
    checked = check("bayi_2022.csv", table, only(BIRTH_FORM), catalogue)
    values = checked.facts["pakai"].to_pylist()
    assert values[0] == 3000 and values[2] is None


def test_a_named_month_beside_its_year_becomes_a_month(check):
    columns = (
        Column("kabupaten", ColumnType.AREA, True, area_level="district"),
        Column("bulan", ColumnType.MONTH, True),
        Column("kasus", ColumnType.WHOLE, False, low=0),
    )
    dataset = replace(
        BIRTHS,
        name="b",
        columns=columns,
        key=("kabupaten", "bulan"),
        time="bulan",
        rules=(),
    )
    source = replace(
        CASE_FORM,
        dataset="b",
        layouts=(replace(CASE_FORM.layouts[0], file="bulanan.csv"),),
        columns=(
            FactColumn(("Kab",), "kabupaten", Reading.AREA_NAME),
            FactColumn(("Bulan",), "bulan", Reading.MONTH_NAME, year_from="Tahun"),
            FactColumn(("Kasus",), "kasus"),
            replace(BIRTH_FORM.columns[0], headers=("Tahun",)),
        ),
    )
    table = [
        ["Kab", "Tahun", "Bulan", "Kasus"],
        ["Kab. Pacitan", 2021, "Februari", 3],
        ["Kab. Pacitan", 2022, "Februari", 4],
        ["Kab. Pacitan", "", "Agt", 5],
    ]
    catalogue = replace(CATALOGUE, datasets={"b": dataset})
    checked = check("bulanan.csv", table, only(source), catalogue)
    assert checked.facts["bulan"].to_pylist() == [
        month_number(2021, 2),
        month_number(2022, 2),
    ]
    assert dict(checked.reasons) == {"REC-034": 1}


def test_the_order_of_day_and_month_is_proved_by_the_whole_column(check):
    table = cases((0, 2, "03/04/2025"), (1, 2, "04/05/2025"), (2, 2, "12/31/2025"))
    checked = check("kasus.csv", table)
    days = checked.facts["tanggal"].to_pylist()
    assert days == [20151, 20183, 20453]


def test_repeated_facts_are_found_far_apart(check):
    rows = [[f"N-{n}", "35.01", "2025-04-03", n % 90, "L"] for n in range(25_000)]
    rows[24_999] = list(rows[0])
    rows[12_345] = [rows[3][0], "35.02", "2025-04-04", 7, "P"]
    checked = check("kasus.csv", as_text([cases()[0], *rows]))
    assert dict(checked.reasons) == {"REC-054": 1, "REC-055": 1}
    assert checked.counts.questioned == 1
    assert checked.facts.num_rows == 24_998
    others = {f.row: dict(f.problem.fields)["other"] for f in checked.findings}
    assert others == {25_001: "2", 12_347: "5", 5: "12347"}


def test_an_empty_sheet_beside_the_table_is_no_candidate(check):
    sheets = {"Isi": [["daftar isi"]], "Tabel 37": [*[[]] * 2]}
    with pytest.raises(DerajatError) as error:
        check("bayi_2022.xlsx", as_workbook(sheets))
    assert codes(error) == ["REC-007"]


def test_a_name_merged_over_rows_counts_for_each_of_them_but_a_number_does_not(check):
    rows = births()[1:]
    rows[1][1] = rows[1][2] = None

    def merge(book):
        book["Tabel 37"].merge_cells("B4:B5")
        book["Tabel 37"].merge_cells("C4:C5")

    years = (FactColumn(("TAHUN",), "tahun"), *BIRTH_FORM.columns)
    layout = replace(BIRTH_FORM.layouts[1], file="*.xlsx")
    source = replace(BIRTH_FORM, columns=years, layouts=(layout,))

    def add_years(book):
        merge(book)
        for row, value in ((1, "TAHUN"), (4, 2021), (5, 2022), (6, 2022)):
            book["Tabel 37"].cell(row, 14).value = value

    build = official(rows=rows, total=False, change=add_years)
    facts = check("bayi.xlsx", build, only(source)).facts.to_pylist()
    men = [(f["kabupaten"], f["lahir_hidup"]) for f in facts if f["jk"] == "L"]
    assert men == [("35.01", 3149), ("35.01", None), ("35.73", 4195)]


def test_a_serial_is_a_date_of_the_calendar_of_its_workbook(check):
    def use_1904(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    rows = cases((0, 2, 44_000))
    plain = check("kasus.xlsx", as_workbook({"Kasus": rows}))
    old = check("kasus1904.xlsx", as_workbook({"Kasus": rows}, use_1904))
    days = [checked.facts["tanggal"].to_pylist()[0] for checked in (plain, old)]
    assert days == [day_number(2020, 6, 18), day_number(2024, 6, 19)]


@pytest.mark.parametrize("number", ["12", "1.234", "8,5", "12 %"])
def test_a_row_of_a_name_and_one_number_is_no_note(check, number):
    row = [None, "Kab. Banyuwangi", number, *[None] * 10]
    checked = check("bayi_2022.csv", [*births(), row])
    assert "REC-051" not in dict(checked.reasons)


def test_a_row_of_texts_without_a_number_is_a_note(check):
    row = [None, "Sumber:", "Seksi Gizi, 2022", *[None] * 10]
    checked = check("bayi_2022.csv", [*births(), row])
    assert dict(checked.reasons)["REC-051"] == 1
