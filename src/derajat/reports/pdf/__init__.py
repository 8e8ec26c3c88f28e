"""A report as PDF/UA, set by Typst with shipped fonts.

The heading rows of a table are drawn again on each page, but only their first drawing
is in the structure of the document: `pdfinfo -struct-text` tells each text of
`list_texts` once and in its order, between the contents and the marks of lists. What
is read from the content of the pages, as pypdfium2 and pdftotext do, has them on each
page, those over several rows or columns not always where they stand in the order.
"""

from derajat.reports.pdf.writing import render_png, write_pdf


__all__ = ["render_png", "write_pdf"]
