"""The marked workbook is a workbook for other programs too: LibreOffice opens it."""

import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.content.official_forms import write_official_form

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.receive import receive_files
from derajat.content import find_content


CSV = "profil_jatim_2022_tabel37_bblr_prematur.csv"


def _form_with_a_fault(folder: Path) -> tuple[Path, str]:
    """An official form in which one count became a word; its cell's name."""
    incoming = Path(find_content("offices")) / "jawa-timur" / "incoming"
    path = write_official_form(incoming / CSV, folder)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 3149)
    cell.value = "tiga ribu"
    workbook.save(path)
    return path, cell.coordinate


def _receive(path: Path, data: Path):
    opened = open_asked(Options(office="jawa-timur", data=data))
    return receive_files(opened, (path,))[0]


def _notes_by_libreoffice(path: Path, folder: Path) -> str:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "fods",
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / f"{path.stem}.fods").read_text("utf-8")


@pytest.mark.needs("soffice")
def test_libreoffice_shows_the_comment_and_the_sheet_of_findings(tmp_path):
    path, cell = _form_with_a_fault(tmp_path)
    receipt = _receive(path, tmp_path / "data")
    assert receipt.marked_by == "parts added"
    flat = _notes_by_libreoffice(receipt.marked_copy, tmp_path)
    assert "<office:annotation" in flat
    assert 'table:name="Temuan"' in flat
    code = next(
        f.problem.code for f in receipt.findings if f.problem.where.cell == cell
    )
    assert code in flat


def test_what_was_not_marked_is_byte_for_byte_the_original(tmp_path):
    path, _ = _form_with_a_fault(tmp_path)
    receipt = _receive(path, tmp_path / "data")
    with zipfile.ZipFile(path) as sent, zipfile.ZipFile(receipt.marked_copy) as marked:
        changed = {
            name
            for name in sent.namelist()
            if name not in marked.namelist() or sent.read(name) != marked.read(name)
        }
    naming = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    assert changed <= naming | {"xl/worksheets/sheet1.xml"}
