"""Workbooks and packages made for the tests of sheets."""

import zipfile
from pathlib import Path

import openpyxl

from derajat.errors import DerajatError
from derajat.sheets import open_file


def refusal_of(path: Path, **arguments) -> str:
    """The code with which a file is refused, or "" when it is read."""
    try:
        open_file(path, **arguments)
    except DerajatError as error:
        return error.problems[0].code
    return ""


def save_workbook(path: Path, rows, **cells) -> Path:
    """A workbook of openpyxl with one sheet `Data`; `cells` are set by name."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Data"
    for row in rows:
        sheet.append(row)
    for name, value in cells.items():
        sheet[name] = value
    workbook.save(path)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    """Every part of a package with its unpacked bytes."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: dict[str, bytes]) -> Path:
    """A package of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def change_parts(source: Path, target: Path, **changes) -> Path:
    """A copy of a package; `changes` map a part name to new bytes."""
    parts = parts_of(source)
    parts.update(changes.pop("parts", {}))
    return write_parts(target, parts)


SHEET_PART = "xl/worksheets/sheet1.xml"


def sheet_xml(body: str, tail: str = "") -> bytes:
    """The XML of a worksheet with these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{tail}</worksheet>'
    return text.encode()


def workbook_of_sheet(path: Path, body: str, tail: str = "") -> Path:
    """A workbook whose only worksheet has this XML."""
    base = save_workbook(path.with_name("base.xlsx"), [["x"]])
    return change_parts(base, path, parts={SHEET_PART: sheet_xml(body, tail)})
