"""Reports as workbooks, read by openpyxl and calamine and counted by LibreOffice."""

import io
import subprocess
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from drafted_outlines import (
    draft,
    money_table,
    number,
    said,
    village_table,
    whole_outline,
)
from python_calamine import CalamineWorkbook

from derajat.errors import DerajatError
from derajat.reports.addresses import list_texts
from derajat.reports.outline import (
    Cell,
    Column,
    Orientation,
    Paragraph,
    Part,
    RatioOf,
    Row,
    SumOf,
    Table,
)
from derajat.reports.xlsx import lay_out_workbook, write_xlsx
from derajat.reports.xlsx.number_formats import find_number_format
from derajat.reports.xlsx.sheet_names import name_sheets


@pytest.fixture(scope="module")
def outline():
    return whole_outline()


@pytest.fixture(scope="module")
def content(outline):
    return write_xlsx(outline)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def opened(*blocks):
    content = write_xlsx(draft(Part("a", "A", blocks)))
    return openpyxl.load_workbook(io.BytesIO(content))


def test_every_text_stands_in_one_cell_with_its_address(outline):
    laid = [
        (cell.address, cell.text)
        for sheet in lay_out_workbook(outline)
        for cell in sheet.cells
        if cell.address
    ]
    told = [(t.address, t.text) for t in list_texts(outline) if not t.is_drawn]
    assert Counter(laid) == Counter(told)


def test_cells_hold_what_the_layout_says(outline, content):
    plain = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    other = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in lay_out_workbook(outline):
        rows = other.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for laid in sheet.cells:
            wanted = laid.cell.value
            found = plain[sheet.name][laid.name].value
            again = rows[laid.cell.row - 1][laid.cell.column - 1]
            if isinstance(wanted, Decimal):
                assert Decimal(str(found)) == wanted == Decimal(str(again))
            else:
                assert (found or "") == wanted == again


def test_numbers_are_numbers_and_are_shown_as_in_the_report(book):
    sheet = book["Anggaran  2025 26"]
    assert [cell.value for cell in sheet["A"][1:6]] == [
        "Uraian",
        "Obat",
        "Gizi",
        "Bagian",
        "Salah",
    ]
    assert sheet["B3"].value == 2_400_000
    assert sheet["B3"].number_format == '"Rp"#,##0;"Rp"-#,##0'
    assert sheet["B5"].number_format == '#,##0.0"%"'
    assert sheet["C3"].value == "Rp 7"


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "shape"),
    [
        ("1234.50", "", "", "#,##0.00"),
        ("-3.1", "", "%", '#,##0.0"%"'),
        ("95", "≥", "%", '"≥"#,##0"%";"≥"-#,##0"%"'),
        ("12", "", " per 100.000 penduduk", '#,##0" per 100.000 penduduk"'),
        ("1234567890123456", "", "", ""),
        ("5", "", ' "kutip"', ""),
        ("7", "1.", "", ""),
        ("7", "", ",5", ""),
    ],
)
def test_a_number_has_a_format_only_where_it_reads_the_same(
    exact, prefix, suffix, shape
):
    assert find_number_format(number(exact, suffix, prefix), "id") == shape


def test_words_that_are_no_single_number_stay_words():
    shown = replace(number("110"), shown="<110", exact="<110")
    assert find_number_format(shown, "id") == ""


def test_totals_are_formulas_and_the_sheet_of_checks_says_whether_they_agree(book):
    sheet = book["Anggaran  2025 26"]
    assert sheet["B5"].value == "=ROUND(100*B4/B3,1)"
    assert sheet["B6"].value == 3_634_568, "a total that differs stays as published"
    checks = [
        [cell.value for cell in row]
        for row in book["Pemeriksaan"].iter_rows(min_row=2)
        if row[0].value.startswith("Anggaran")
    ]
    name = "'Anggaran  2025 26'!"
    assert [row[:4] for row in checks] == [
        ["Anggaran  2025 26", "B5", 51.4, f"=ROUND(100*{name}B4/{name}B3,1)"],
        ["Anggaran  2025 26", "B6", 3_634_568, f"=ROUND(SUM({name}B3:B4),0)"],
    ]


def test_the_sum_of_many_villages_is_one_range(book):
    assert book["desa"]["C46"].value == "=ROUND(SUM(C4:C45),0)"


@pytest.mark.needs("soffice")
def test_libreoffice_counts_the_same_totals(tmp_path):
    outline = whole_outline(267)
    plain = tmp_path / "laporan.xlsx"
    plain.write_bytes(_forgetting_results(write_xlsx(outline)))
    counted = tmp_path / "dihitung"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(counted),
            str(plain),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    book = openpyxl.load_workbook(counted / "laporan.xlsx", data_only=True)
    formulas = 0
    for sheet in lay_out_workbook(outline):
        for laid in sheet.cells:
            if laid.cell.formula:
                formulas += 1
                found = book[sheet.name][laid.name].value
                wanted = laid.cell.value
                if isinstance(wanted, Decimal):
                    found = Decimal(str(found))
                assert found == wanted, (sheet.name, laid.name)
    assert formulas > 40
    answers = [row[4].value for row in book["Pemeriksaan"].iter_rows(min_row=2)]
    assert Counter(answers) == {"ya": len(answers) - 1, "tidak": 1}


def _forgetting_results(content):
    """The workbook saved again without the results of its formulas."""
    saved = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(saved)
    return saved.getvalue()


def test_a_formula_over_a_cell_of_words_is_left_out():
    rows = (
        Row((said(replace(number("9"), shown="<9", exact="<9")),)),
        Row((said(number("2", subject="b")),)),
        Row((said(number("11", subject="c"), formula=SumOf(((1, 1), (2, 1)))),)),
        Row((said(number("50", subject="d"), formula=RatioOf((2, 1), (9, 9))),)),
    )
    table = Table("t", "T", (Column(1),), ((said("h"),),), rows)
    book = opened(table)
    assert [cell.value for cell in book["t"]["A"]] == ["T", "h", "<9", 2, 11, 50]
    assert "Pemeriksaan" not in book.sheetnames


def test_sheets_have_names_that_excel_takes():
    long = "Capaian menurut kelurahan dan desa"
    assert name_sheets(
        ["Laporan", "laporan", long, long + "!", "a/b:c", "History"]
    ) == [
        "Laporan",
        "laporan (2)",
        "Capaian menurut kelurahan dan d",
        "Capaian menurut kelurahan d (2)",
        "a b c",
        "History (2)",
    ]
    tables = [
        replace(money_table(), key=key, sheet="") for key in ("x", "X", "pemeriksaan")
    ]
    names = opened(*tables).sheetnames
    assert names == ["Laporan", "x", "X (2)", "pemeriksaan (2)", "Pemeriksaan"]


def test_the_first_sheet_says_what_the_report_is(book):
    texts = [cell.value for cell in book["Laporan"]["A"]]
    assert texts[3:9] == [
        "LAPORAN CONTOH",
        "TAHUN 2025",
        "Nomor: 440/12/2026",
        "Kantor: kota-rekaan",
        "Periode: 2025",
        "Kode: CONTOH-2025-abc",
    ]
    assert "Capaian 82,6%." in texts


def test_sheets_are_printed_on_a4_with_their_heading_on_each_page(book):
    sheet = book["lebar"]
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert int(sheet.page_setup.fitToHeight) == 0
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.freeze_panes == "A4"
    assert "C2:P2" in {str(area) for area in sheet.merged_cells.ranges}
    assert "CONTOH-2025-abc" in sheet.oddFooter.left.text
    assert book["Laporan"].page_setup.orientation in (None, "default", "portrait")
    assert book.properties.title == "LAPORAN CONTOH 2025"
    assert book.properties.keywords == "CONTOH-2025-abc"


@pytest.mark.parametrize("count", [42, 267])
def test_columns_are_wide_enough_for_every_number(count):
    part = Part("a", "A", (village_table(count, 17),), Orientation.LANDSCAPE)
    sheet = lay_out_workbook(draft(part))[1]
    for laid in sheet.cells:
        if laid.number is not None:
            assert len(laid.text) + 2 <= sheet.column_widths[laid.cell.column - 1]


def test_a_text_too_long_for_a_cell_is_refused():
    part = Part("a", "A", (Paragraph("p", ("x" * 32_768,)),))
    with pytest.raises(DerajatError) as caught:
        write_xlsx(draft(part))
    assert caught.value.problems[0].code == "REP-024"


@pytest.mark.parametrize(
    "rows",
    [
        ((said("a"),),),
        ((said("a"), said("b"), said("c")),),
        ((said("a", across=3),),),
        ((said("a", down=2), said("b")),),
        ((said("a", down=2), said("b")), (said("c"), said("d"))),
    ],
)
def test_cells_that_do_not_fill_their_table_are_refused(rows):
    table = Table(
        "t",
        "T",
        (Column(1), Column(1)),
        ((Cell(("h",)), Cell(("i",))),),
        tuple(Row(cells) for cells in rows),
    )
    with pytest.raises(DerajatError) as caught:
        write_xlsx(draft(Part("a", "A", (table,))))
    assert caught.value.problems[0].code == "REP-023"
