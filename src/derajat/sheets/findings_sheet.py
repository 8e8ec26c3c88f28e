"""The sheet of findings as a part added to a workbook, without any style of its own."""

from collections.abc import Sequence

from derajat.sheets.cells import cell_name
from derajat.sheets.marks import (
    LONGEST_TEXT,
    PAGE_MARGIN,
    findings_widths,
    free_sheet_name,
)
from derajat.sheets.package_changes import AddingImpossible, PackageChanges
from derajat.sheets.workbook_parts import WorkbookParts
from derajat.sheets.xml_edit import append_inside, attribute, text_element


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIDES = ("left", "right", "top", "bottom", "header", "footer")
_MARGINS = " ".join(f'{side}="{PAGE_MARGIN}"' for side in _SIDES)
_PAGE = (
    f"<pageMargins {_MARGINS}/>"
    '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>'
)


def add_findings_sheet(
    changes: PackageChanges, workbook: WorkbookParts, rows: Sequence[Sequence[str]]
) -> None:
    """Add the sheet after the last one and name it in the workbook.

    Raises AddingImpossible when the workbook part does not list its sheets plainly.
    """
    part = changes.add_part(
        "xl/worksheets/sheetDerajat{}.xml",
        _sheet_part(rows),
        "spreadsheetml.worksheet+xml",
    )
    id_ = changes.link(workbook.part, "worksheet", part)
    elements = changes.elements(workbook.part, 3)
    sheets = [e for e in elements if e.path[1:] == ("sheets", "sheet")]
    holder = next((e for e in elements if e.path[1:] == ("sheets",)), None)
    if holder is None or not sheets:
        raise AddingImpossible(workbook.part)
    try:
        name = free_sheet_name(sheet.attributes["name"] for sheet in sheets)
        number = max(int(sheet.attributes["sheetId"]) for sheet in sheets) + 1
    except (KeyError, ValueError) as error:
        raise AddingImpossible(workbook.part) from error
    tag = (
        f'<sheet xmlns:r="{_RELATIONS}" name={attribute(name)} '
        f'sheetId="{number}" r:id="{id_}"/>'
    )
    content = changes.package.read(workbook.part)
    changes.edit(workbook.part, [append_inside(holder, content, tag)])


def _sheet_part(rows: Sequence[Sequence[str]]) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(findings_widths(rows), start=1)
    )
    body = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    return (
        f'<worksheet xmlns="{_MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols>"
        f"<sheetData>{body}</sheetData>{_PAGE}</worksheet>"
    )


def _row(number: int, texts: Sequence[str]) -> str:
    cells = "".join(
        _cell(cell_name(number, column), text[:LONGEST_TEXT], number == 1)
        for column, text in enumerate(texts, start=1)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(name: str, text: str, is_bold: bool) -> str:
    """A text cell; inline text is never taken for a formula."""
    inside = text_element("t", text)
    if is_bold:
        inside = f"<r><rPr><b/></rPr>{inside}</r>"
    return f'<c r="{name}" t="inlineStr"><is>{inside}</is></c>'
