"""A report as a Word file that people go on writing in, and what they wrote there."""

from derajat.reports.docx.package import read_document
from derajat.reports.docx.reading import read_slots
from derajat.reports.docx.writing import write_docx


__all__ = ["read_document", "read_slots", "write_docx"]
