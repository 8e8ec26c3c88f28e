"""One door to all writers of reports."""

from derajat.reports.docx import write_docx
from derajat.reports.forms import Format
from derajat.reports.html import write_html_page
from derajat.reports.outline import Outline
from derajat.reports.pdf import write_pdf
from derajat.reports.xlsx import write_xlsx


def write_report(outline: Outline, format_: Format) -> bytes:
    """The report as a file. The same outline gives the same bytes.

    Raises REP-020 to REP-024 for what could not be printed as it stands.
    """
    match format_:
        case Format.DOCX:
            return write_docx(outline)
        case Format.PDF:
            return write_pdf(outline)
        case Format.XLSX:
            return write_xlsx(outline)
        case Format.HTML:
            return write_html_page(outline).encode()
