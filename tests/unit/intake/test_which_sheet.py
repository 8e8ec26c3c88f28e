"""The sheet with the table, among sheets that have other things."""

import openpyxl
from tests.bad_input.writing import as_workbook, cases


def codes(receipt):
    return [problem.code for problem in (*receipt.problems, *receipt.notices)]


def hide(name):
    return lambda book: setattr(book[name], "sheet_state", "hidden")


def test_a_sheet_of_instructions_in_front_is_passed_over(send):
    sheets = {"Petunjuk": [["Cara mengisi"]], "Kasus": cases()}
    receipt = send("kasus.xlsx", as_workbook(sheets))
    assert receipt.counts.accepted == 3
    assert codes(receipt) == ["REC-012"]


def test_a_copied_sheet_is_not_left_out_silently(send):
    sheets = {"Kasus": cases(), "Kasus (2)": cases((0, 3, 6))}
    receipt = send("kasus.xlsx", as_workbook(sheets))
    assert receipt.batch is None
    assert codes(receipt) == ["REC-006"]
    assert "“Kasus”, “Kasus (2)”" in receipt.problems[0].says()


def test_a_hidden_copy_does_not_count(send):
    sheets = {"Lama": cases((0, 3, 6)), "Kasus": cases()}
    receipt = send("kasus.xlsx", as_workbook(sheets, hide("Lama")))
    assert receipt.counts.accepted == 3
    assert codes(receipt) == ["FIL-050", "REC-012"]


def test_a_table_on_a_hidden_sheet_beside_a_visible_one_is_not_read(send):
    sheets = {"Kasus": cases(), "Catatan": [["x"]]}
    receipt = send("kasus.xlsx", as_workbook(sheets, hide("Kasus")))
    assert codes(receipt) == ["REC-007", "FIL-050"]


def test_the_marked_copy_tells_the_notices_before_the_findings(send):
    sheets = {"Petunjuk": [["Cara mengisi"]], "Kasus": cases((0, 3, "lima"))}
    receipt = send("kasus.xlsx", as_workbook(sheets))
    told = openpyxl.load_workbook(receipt.marked_copy)["Temuan"]
    rows = [[cell.value for cell in row[:3]] for row in told.iter_rows(min_row=2)]
    assert rows == [[None, None, "REC-012"], ["Kasus", "D2", "REC-020"]]
