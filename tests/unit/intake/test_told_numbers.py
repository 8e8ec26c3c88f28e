"""Numbers in messages: with a decimal comma for Indonesian readers."""

import pytest
from tests.bad_input.forms import CASE_HEADER, CASE_ROWS
from tests.bad_input.writing import as_workbook, births, cases, set_cell, with_column


def told(check, name, content, code, language):
    found = [f.problem for f in check(name, content).findings]
    return next(p for p in found if p.code == code).says(language)


@pytest.mark.parametrize(
    ("change", "code", "indonesian", "english"),
    [
        ((0, 8, 93.4), "REC-070", ("93,4", "2.879/3.149", "91,4"), ("2,879/3,149",)),
        ((0, 8, 191.25), "REC-072", ("191,25",), ("191.25",)),
        ((0, 4, 6141), "REC-073", ("6.141", "6.140"), ("6,141", "6,140")),
        ((0, 11, -5), "REC-030", (" -5;",), (" -5:",)),
        ((0, 11, 9000000), "REC-029", ("9.000.000", "1.000.000"), ("9,000,000",)),
    ],
)
def test_counts_and_percentages_are_told_in_the_marks_of_the_reader(
    check, change, code, indonesian, english
):
    rows = births(change)
    says = told(check, "bayi_2022.csv", rows, code, "id")
    assert all(text in says for text in indonesian), says
    says = told(check, "bayi_2022.csv", rows, code, "en")
    assert all(text.rstrip(":") in says for text in english), says


def test_a_number_cell_is_told_as_the_reader_sees_it(check):
    book = as_workbook({"Kasus": cases((0, 3, 5.5))})
    assert "berisi 5,5;" in told(check, "kasus.xlsx", book, "REC-022", "id")
    assert "holds 5.5;" in told(check, "kasus.xlsx", book, "REC-022", "en")


def test_a_text_cell_is_told_as_it_stands(check):
    rows = cases((0, 3, "5.50 th"))
    assert "“5.50 th”" in told(check, "kasus.csv", rows, "REC-020", "id")


def test_a_count_shown_in_per_cent_is_told_as_it_is_shown(check):
    change = set_cell("Kasus", "D2", 0.0625, "0.00%")
    book = as_workbook({"Kasus": [CASE_HEADER, *CASE_ROWS]}, change)
    assert "persen 6,25 %;" in told(check, "kasus.xlsx", book, "REC-031", "id")


def test_a_limit_with_decimals_is_told_with_a_comma(check):
    rows = with_column(cases(), "Berat", ["300000,5", "", ""])
    says = told(check, "kasus.csv", rows, "REC-029", "id")
    assert "300.000,5; yang mungkin hanya 0,0 sampai 300,0" in says
