"""The sheet of findings on paper: A4 across, every column, every text whole."""

import subprocess

import openpyxl
import pytest
from tests.unit.sheets.sample_workbooks import save_workbook

from derajat.sheets import marking
from derajat.sheets.marking import write_marked_copy
from derajat.sheets.marks import CellMark, FindingLine, findings_widths
from derajat.sheets.package_changes import AddingImpossible


SAYS = "Kolom “Jumlah Yang Diukur” berisi “1.111”; di sini harus bilangan bulat. " * 2
FINDINGS = [FindingLine("Data", f"A{n}", "REC-022", SAYS, SAYS[:90]) for n in (1, 2)]


def refuse_to_add(*_):
    raise AddingImpossible("x")


def make(tmp_path, way, monkeypatch):
    original, target = tmp_path / "data.xlsx", tmp_path / "bertanda.xlsx"
    if way == "findings only":
        original.write_text("a;b\n1;2\n")
    else:
        save_workbook(original, [["a", "b"], [1, 2]])
    if way == "rewritten":
        monkeypatch.setattr(marking, "_add_parts", refuse_to_add)
    copy = write_marked_copy(original, [CellMark("Data", 1, 1, "x")], FINDINGS, target)
    assert copy.method == way
    return target


@pytest.mark.parametrize("way", ["parts added", "rewritten", "findings only"])
def test_the_findings_fit_one_page_across(tmp_path, way, monkeypatch):
    sheet = openpyxl.load_workbook(make(tmp_path, way, monkeypatch))["Temuan"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9)
    assert int(setup.fitToHeight) == 0 and setup.fitToWidth in (None, 1)
    assert sheet.page_margins.left == 0.4
    assert sheet.column_dimensions["D"].width > 0.9 * len(SAYS)


def test_columns_are_as_wide_as_their_texts_within_limits():
    short = [("Lembar", "Sel", "Kode", "Masalah", "Yang perlu dilakukan")]
    assert findings_widths(short) == (8, 6, 9, 40, 30)
    long = [*short, ("x" * 50, "A1000000", "REC-022", "y" * 100, "z" * 300)]
    assert findings_widths(long) == (24, 9, 9, 92, 100)


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("way", ["parts added", "rewritten", "findings only"])
def test_libreoffice_prints_all_columns_on_one_page(tmp_path, way, monkeypatch):
    target = make(tmp_path, way, monkeypatch)
    book = openpyxl.load_workbook(target)
    others = [name for name in book.sheetnames if name != "Temuan"]
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(target),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    content = (tmp_path / "bertanda.pdf").read_bytes()
    assert content.count(b"/Type/Page/") + content.count(b"/Type /Page\n") == (
        len(others) + 1
    )
