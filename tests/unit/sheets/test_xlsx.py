"""Cells of workbooks: places, errors, percentages, dates, notes."""

import datetime

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sample_workbooks import (
    change_parts,
    parts_of,
    refusal_of,
    save_workbook,
    workbook_of_sheet,
    write_parts,
)

from derajat.errors import DerajatError
from derajat.sheets import (
    CellError,
    FileKind,
    Limits,
    MergedRange,
    cell_name,
    open_file,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data.xlsx"


def _rows(path, sheet=None):
    opened = open_file(path)
    return list(opened.read(sheet or opened.sheets[0].name).rows())


def _codes(path):
    return [note.code for note in open_file(path).notes]


def _cell(rows, row, column):
    return rows[row - 1][column - 1] if column <= len(rows[row - 1]) else None


def test_cells_keep_their_row_and_column_below_blank_rows(file):
    save_workbook(file, [], C4="isi", E6=7)
    rows = _rows(file)
    assert len(rows) == 6
    assert rows[0] == rows[1] == rows[2]
    assert not any(rows[2])
    assert _cell(rows, 4, 3) == "isi"
    assert _cell(rows, 6, 5) == 7
    assert cell_name(6, 5) == "E6"


def test_values_have_their_types(file):
    moment = datetime.datetime(2025, 1, 2, 3, 4)
    cells = {"A1": 19.0, "B1": 19.7, "C1": True, "D1": moment.date(), "E1": moment}
    save_workbook(file, [], **cells, F1=datetime.time(7, 5), G1="Cafe\u0301")
    (row,) = _rows(file)
    assert row == [19, 19.7, True, moment.date(), moment, datetime.time(7, 5), "Café"]
    assert type(row[0]) is int


def test_error_cells_are_errors_and_not_blank(file):
    texts = ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"]
    save_workbook(file, [texts, ["x"]], D5="#N/A")
    rows = _rows(file)
    assert rows[0] == [CellError(text) for text in texts]
    assert _cell(rows, 5, 4) == CellError("#N/A")
    assert _codes(file) == ["FIL-061"]
    note = dict(open_file(file).notes[0].fields)
    assert note == {"count": "8", "text": "#DIV/0!", "cell": "A1"}


def test_percent_cells_are_known(file):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    formats = ["0%", "0.00%", "0.0 %", '0.0"%"', "0", "General"]
    for column, number_format in enumerate(formats, start=1):
        for row in (2, 3, 5):
            sheet.cell(row, column, 0.086).number_format = number_format
    sheet.cell(4, 1, "8,6 %").number_format = "0%"
    workbook.save(file)
    read = open_file(file).read("Sheet")
    shown = [[read.is_percent(row, column) for column in range(1, 7)] for row in (2, 5)]
    assert shown == [[True, True, True, False, False, False]] * 2
    assert not read.is_percent(4, 1)
    assert not read.is_percent(1, 1)


def test_merged_ranges_are_told(file):
    workbook = openpyxl.Workbook()
    workbook.active.append(["a", "b", "c"])
    workbook.active.merge_cells("B1:C2")
    workbook.save(file)
    assert open_file(file).read("Sheet").merged == (MergedRange(1, 2, 2, 3),)


def test_the_1904_system_is_obeyed_and_told(file):
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.active["A1"] = datetime.date(2025, 3, 4)
    workbook.save(file)
    assert _rows(file) == [[datetime.date(2025, 3, 4)]]
    assert open_file(file).read("Sheet").counts_dates_from_1904


def test_hidden_sheets_rows_and_columns_are_announced_and_read(file):
    workbook = openpyxl.Workbook()
    workbook.active.append(["a", "b"])
    workbook.active.row_dimensions[1].hidden = True
    workbook.active.column_dimensions["B"].hidden = True
    workbook.create_sheet("Rahasia").sheet_state = "hidden"
    workbook.save(file)
    opened = open_file(file)
    assert [note.code for note in opened.notes] == ["FIL-050", "FIL-051"]
    assert [sheet.is_hidden for sheet in opened.sheets] == [False, True]
    assert _rows(file) == [["a", "b"]]
    assert list(opened.read("Rahasia").rows()) == []


def test_formulas_without_a_stored_result_are_told(file):
    save_workbook(file, [[1, 2]], C1="=A1+B1", C2="=A1")
    assert _codes(file) == ["FIL-053"]
    fields = dict(open_file(file).notes[0].fields)
    assert fields == {"count": "2", "cell": "C1"}


def test_formulas_with_results_are_silent(file):
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
    assert _codes(file) == []
    assert _rows(file)[0][0] == 2
    empty = "<c r='A1' t='str'><f>T(B1)</f><v></v></c>"
    workbook_of_sheet(file, f"<row r='1'>{empty}<c r='B1'><v>1</v></c></row>")
    assert _codes(file) == []


def test_a_formula_error_is_an_error(file):
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet().write_formula("B2", "=1/0", None, "#DIV/0!")
    assert _cell(_rows(file), 2, 2) == CellError("#DIV/0!")


def test_cells_without_names_are_placed_by_counting(file):
    body = (
        "<row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row><row><c><v>2</v></c></row>"
    )
    workbook_of_sheet(file, body)
    assert _rows(file) == [[1, CellError("#N/A")], [2, None]]


def test_prefixed_elements_are_read(file):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="2"><x:c r="B2" t="e">'
        "<x:v>#REF!</x:v></x:c><x:c r='C2'><x:v>5</x:v></x:c></x:row></x:sheetData>"
        "</x:worksheet>"
    )
    base = save_workbook(file.with_name("base.xlsx"), [["x"]])
    parts = {"xl/worksheets/sheet1.xml": content.encode()}
    change_parts(base, file, parts=parts)
    rows = _rows(file)
    assert (_cell(rows, 2, 2), _cell(rows, 2, 3)) == (CellError("#REF!"), 5)


def test_an_unknown_sheet_is_refused_with_the_nearest_name(file):
    save_workbook(file, [["a"]])
    with pytest.raises(DerajatError) as caught:
        open_file(file).read("data")
    (problem,) = caught.value.problems
    assert problem.code == "FIL-031"
    assert "Data" in problem.says("id")


def test_the_kind_and_the_hash_are_those_of_the_content(file, tmp_path):
    save_workbook(file, [["a"]])
    renamed = tmp_path / "data.csv"
    renamed.write_bytes(file.read_bytes())
    first, second = open_file(file), open_file(renamed)
    assert second.kind is FileKind.XLSX
    assert first.content_hash == second.content_hash
    assert len(first.content_hash) == 64
    assert _codes(renamed) == ["FIL-063"]


@pytest.mark.parametrize("text", ["a\u200bb", "a\u202eb", "a\u00adb"])
def test_invisible_characters_are_told_for_both_ways_of_storing_text(file, text):
    save_workbook(file, [[text]])
    assert _codes(file) == ["FIL-062"]
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet().write_string("A1", text)
        workbook.add_worksheet("angka").write_number("A1", 1)
    assert _codes(file) == ["FIL-062"]
    assert _rows(file) == [[text]]


def test_visible_special_characters_are_silent(file):
    save_workbook(file, [["\u201ckutip\u201d \u2013 \u2026 \u00e9\u00ab\u00bb"]])
    assert _codes(file) == []


def test_external_links_are_ignored_with_a_note(file):
    base = save_workbook(file.with_name("base.xlsx"), [["a"]])
    link = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    change_parts(base, file, parts=link)
    assert _codes(file) == ["FIL-052"]
    assert _rows(file) == [["a"]]


@pytest.mark.parametrize(
    "body",
    [
        "<row r='2'><c r='A2'><v>1</v></c></row><row r='1'><c><v>1</v></c></row>",
        "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
        "<row r='1'><c r='A2'><v>1</v></c></row>",
        "<row r='1'><c r='ZZZ1'><v>1</v></c></row>",
        "<row r='1'><c r='a1'><v>1</v></c></row>",
        "<row r='9999999'><c><v>1</v></c></row>",
        "<row r='x'><c><v>1</v></c></row>",
        "<row r='1'><c r='A1' t='s'><v>99</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v></row>",
    ],
)
def test_cells_out_of_place_are_damage(file, body):
    workbook_of_sheet(file, body)
    try:
        codes = {refusal_of(file)}
        if codes == {""}:
            _rows(file)
    except DerajatError as error:
        codes = {problem.code for problem in error.problems}
    assert codes == {"FIL-013"}


def test_a_huge_used_rectangle_is_refused_before_it_fills_the_memory(file):
    body = "<row r='1'><c r='XFD1'><v>1</v></c></row>"
    body += "<row r='1048576'><c r='A1048576'><v>1</v></c></row>"
    workbook_of_sheet(file, body)
    assert refusal_of(file) == "FIL-032"


def test_formatted_blank_cells_do_not_make_the_rectangle_larger(file):
    body = "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1' s='0'/></row>"
    body += "<row r='1048576'><c r='A1048576'><v>1</v></c></row>"
    workbook_of_sheet(file, body)
    assert refusal_of(file) == ""


@pytest.mark.parametrize(("row", "code"), [(0, "FIL-032"), (200, "")])
def test_a_long_text_repeated_in_many_cells_is_refused(file, row, code):
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet()
        for number in range(201):
            sheet.write_string(number, 0, "x" * 30_000 if number >= row else "y")
    limits = Limits(text_bytes=1_000_000)
    assert refusal_of(file, limits=limits) == code


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(sheets=1), "FIL-030"),
        (Limits(error_cells=1), "FIL-034"),
        (Limits(merged_ranges=0), "FIL-032"),
        (Limits(area_cells=2), "FIL-032"),
        (Limits(file_bytes=100), "FIL-005"),
        (Limits(unpacked_bytes=1000), "FIL-014"),
        (Limits(part_bytes=100), "FIL-014"),
        (Limits(entries=3), "FIL-016"),
        (Limits(ratio=2, ratio_from_bytes=10), "FIL-015"),
    ],
)
def test_each_limit_refuses_with_its_code(file, limits, code):
    workbook = openpyxl.Workbook()
    workbook.active.append(["#N/A", "#N/A", "a", "b"])
    workbook.active.merge_cells("C1:D1")
    workbook.create_sheet("lain")["A1"] = 1
    workbook.save(file)
    assert refusal_of(file) == ""
    assert refusal_of(file, limits=limits) == code


def test_a_workbook_without_cells_is_empty(file):
    save_workbook(file, [])
    assert refusal_of(file) == "FIL-004"


def test_a_workbook_without_worksheets_is_refused(file):
    base = save_workbook(file.with_name("base.xlsx"), [["a"]])
    parts = parts_of(base)
    name = "xl/workbook.xml"
    sheets = parts[name].partition(b"<sheets>")[2].partition(b"</sheets>")[0]
    parts[name] = parts[name].replace(sheets, b"")
    write_parts(file, parts)
    assert refusal_of(file) == "FIL-029"


def test_an_empty_sheet_beside_a_full_one_is_fine(file):
    base = save_workbook(file.with_name("base.xlsx"), [["a"]])
    workbook = openpyxl.load_workbook(base)
    workbook.create_sheet("kosong")
    workbook.save(file)
    assert _rows(file, "kosong") == []
