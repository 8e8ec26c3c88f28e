"""An outline as a workbook."""

from derajat.reports.outline import Outline
from derajat.reports.printable import check_printable
from derajat.reports.xlsx.laid import LaidSheet
from derajat.reports.xlsx.layout import lay_out_workbook
from derajat.sheets.page_writing import BookFurniture, PageSheet, write_pages


def write_xlsx(outline: Outline) -> bytes:
    """The report as a workbook. The same outline gives the same bytes.

    Raises REP-020, REP-022, REP-023 and REP-024 for what could not be written as it
    stands.
    """
    check_printable(outline)
    sheets = [_page(sheet) for sheet in lay_out_workbook(outline)]
    return write_pages(sheets, _furniture(outline))


def _page(sheet: LaidSheet) -> PageSheet:
    return PageSheet(
        sheet.name,
        tuple(laid.cell for laid in sheet.cells),
        sheet.column_widths,
        sheet.row_heights,
        sheet.heading,
        sheet.is_landscape,
    )


def _furniture(outline: Outline) -> BookFurniture:
    return BookFurniture(
        title=outline.title,
        author=outline.office,
        subject=outline.period,
        keywords=outline.code,
        header=outline.banner,
        footer=outline.footer,
        page_word="Hal." if outline.language == "id" else "Page",
    )
