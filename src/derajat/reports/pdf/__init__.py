"""A report as PDF/UA, set by Typst with shipped fonts."""

from derajat.reports.pdf.writing import render_png, write_pdf


__all__ = ["render_png", "write_pdf"]
