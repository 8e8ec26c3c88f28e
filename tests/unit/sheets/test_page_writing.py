"""Workbooks set for print: nothing typed becomes a formula, the same gives the same."""

import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.cell.cell import TYPE_FORMULA, TYPE_STRING

from derajat.sheets.page_writing import (
    BookFurniture,
    CellLook,
    PageCell,
    PageSheet,
    write_pages,
)


FURNITURE = BookFurniture("Judul", "kantor", "2025", "kode", "KONSEP", "A & B", "Hal.")


def written(*cells, **fields):
    sheet = PageSheet("Lembar", cells, (20.0, 10.0), **fields)
    return openpyxl.load_workbook(io.BytesIO(write_pages([sheet], FURNITURE)))


@pytest.mark.parametrize("words", ["=1+1", "+62", "-5 orang", "@SUM(A1)", "\t=1"])
def test_words_that_begin_as_a_formula_stay_words(words):
    cell = written(PageCell(1, 1, words))["Lembar"]["A1"]
    assert (cell.value, cell.data_type) == (words, TYPE_STRING)
    assert cell.style.startswith("Normal") and cell.quotePrefix


def test_a_formula_keeps_what_it_gave():
    cells = (PageCell(1, 1, Decimal("2.5")), PageCell(2, 1, Decimal(5), formula="A1*2"))
    sheet = PageSheet("Lembar", cells, (20.0,))
    content = write_pages([sheet], FURNITURE)
    found = openpyxl.load_workbook(io.BytesIO(content))["Lembar"]["A2"]
    assert (found.value, found.data_type) == ("=A1*2", TYPE_FORMULA)
    kept = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    assert kept["Lembar"]["A2"].value == 5


def test_looks_spans_and_page():
    look = CellLook("0.0", "right", is_bold=True, fill="#E3F1E7", has_border=True)
    book = written(
        PageCell(1, 1, "Kepala", look, across=2),
        PageCell(2, 1, Decimal("1.5"), look, down=2),
        heading=(1, 1),
        is_landscape=True,
        row_heights=((1, 30.0),),
    )
    sheet = book["Lembar"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:B1", "A2:A3"}
    assert sheet["A2"].number_format == "0.0"
    assert sheet["A2"].font.b and sheet["A2"].font.name == "Arial"
    assert sheet["A2"].fill.fgColor.rgb == "FFE3F1E7"
    assert sheet.row_dimensions[1].height == 30
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "A2")
    assert sheet.oddFooter.left.text == "A && B", "one is a mark, two are the sign"
    assert sheet.oddHeader.center.text == "KONSEP"


def test_a_footer_that_begins_with_a_digit_is_not_a_size():
    furniture = BookFurniture("J", "k", "2025", "k", "", "2025 rapor", "Hal.")
    content = write_pages([PageSheet("L", (), (5.0,))], furniture)
    footer = openpyxl.load_workbook(io.BytesIO(content))["L"].oddFooter
    assert footer.left.text.strip() == "2025 rapor"
    assert footer.left.size == 8


def test_the_same_sheets_give_the_same_bytes():
    sheet = PageSheet("Lembar", (PageCell(1, 1, "a"), PageCell(1, 2, Decimal(3))), ())
    assert write_pages([sheet], FURNITURE) == write_pages([sheet], FURNITURE)
