"""A report as a Word file that people go on writing in."""

from derajat.reports.docx.writing import write_docx


__all__ = ["write_docx"]
