"""Plain workbooks and the small parts below them."""

import datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.errors import Location
from derajat.sheets import MergedRange, cell_name, open_file
from derajat.sheets.cells import (
    CellRuns,
    column_letters,
    column_number,
    split_cell_name,
)
from derajat.sheets.writing import PlainSheet, write_workbook
from derajat.sheets.xml_edit import Edit, append_inside, apply_edits, find_elements


def test_values_read_back_as_they_were_written(tmp_path):
    path = tmp_path / "a.xlsx"
    moment = datetime.datetime(2025, 1, 2, 3, 4)
    row = ["teks", 1, 1.5, Decimal("2.25"), True, moment.date(), moment, None, "x"]
    write_workbook(path, [PlainSheet("Satu", [row], header_rows=0)])
    (read,) = open_file(path).read("Satu").rows()
    assert read == ["teks", 1, 1.5, 2.25, True, moment.date(), moment, None, "x"]


def test_texts_stay_texts(tmp_path):
    path = tmp_path / "a.xlsx"
    texts = ["=1+1", "+1", "-1", "@x", "http://x.id", "{=1}", "0012", "mailto:a@b.id"]
    write_workbook(path, [PlainSheet("Satu", [texts], header_rows=0)])
    cells = list(openpyxl.load_workbook(path).active.iter_rows())[0]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_long_codes_are_not_rounded(tmp_path):
    path = tmp_path / "a.xlsx"
    write_workbook(path, [PlainSheet("Satu", [[3573010101900001, 10**14]], 0)])
    (row,) = open_file(path).read("Satu").rows()
    assert row == ["3573010101900001", 10**14]


def test_the_look_of_a_sheet(tmp_path):
    path = tmp_path / "a.xlsx"
    sheet = PlainSheet(
        "Tabel 37",
        [["JUMLAH", None], ["L", "P"], [1234, 0.5]],
        header_rows=2,
        merges=(MergedRange(1, 1, 1, 2),),
        column_widths=(30, 0),
        number_formats=("#,##0", "0.0%"),
    )
    write_workbook(path, [sheet, PlainSheet("Dua", [["x"]])])
    read = openpyxl.load_workbook(path)["Tabel 37"]
    assert read["A1"].value == "JUMLAH"
    assert read["A1"].font.bold and read["B2"].font.bold and not read["A3"].font.bold
    assert read["A3"].number_format == "#,##0"
    assert [str(area) for area in read.merged_cells.ranges] == ["A1:B1"]
    assert read.freeze_panes == "A3"
    opened = open_file(path).read("Tabel 37")
    assert opened.is_percent(3, 2)
    assert opened.merged == sheet.merges


def test_the_same_rows_give_the_same_bytes(tmp_path):
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        write_workbook(path, [PlainSheet("Satu", [["a", 1]])])
    assert paths[0].read_bytes() == paths[1].read_bytes()


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
@settings(max_examples=100, deadline=None)
def test_cell_names_read_back(column, row):
    assert column_number(column_letters(column)) == column
    assert split_cell_name(cell_name(row, column)) == (row, column)


@pytest.mark.parametrize("name", ["", "A", "1", "A0", "XFE1", "a1", "A1048577", "Á1"])
def test_what_is_no_cell_name_is_refused(name):
    with pytest.raises(ValueError):
        split_cell_name(name)


@given(st.sets(st.tuples(st.integers(1, 30), st.integers(1, 4))))
@settings(max_examples=100, deadline=None)
def test_runs_hold_exactly_their_cells(cells):
    runs = CellRuns()
    for row, column in sorted(cells):
        runs.add(row, column)
    every = {(row, column) for row in range(1, 31) for column in range(1, 5)}
    assert {cell for cell in every if cell in runs} == cells
    assert bool(runs) == bool(cells)


@given(
    st.binary(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.binary(max_size=4))),
    st.integers(1, 9),
)
@settings(max_examples=200, deadline=None)
def test_edits_over_pieces_equal_edits_over_the_whole(content, wanted, size):
    edits, end = [], 0
    for start, length, new in sorted(wanted):
        if end <= start and start + length < len(content):
            edits.append(Edit(start, start + length, new))
            end = start + length + 1
    whole = content
    for edit in reversed(edits):
        whole = whole[: edit.start] + edit.content + whole[edit.stop :]
    pieces = [content[i : i + size] for i in range(0, len(content), size)]
    assert b"".join(apply_edits(pieces, edits)) == whole


def test_an_element_without_content_is_opened():
    content = b'<a><b x="1"/><c>1</c></a>'
    elements = find_elements([content], 2, Location())
    by_name = {element.name: element for element in elements}
    edits = [
        append_inside(by_name["b"], content, "<n/>"),
        append_inside(by_name["c"], content, "2"),
    ]
    changed = b"".join(apply_edits([content], edits))
    assert changed == b'<a><b x="1"><n/></b><c>12</c></a>'


def test_an_edit_beyond_the_end_is_an_error():
    with pytest.raises(ValueError, match="beyond"):
        list(apply_edits([b"abc"], [Edit(9, 9, b"x")]))
