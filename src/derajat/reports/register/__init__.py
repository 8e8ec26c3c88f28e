"""The register of published figures: each made report with its numbers and files.

A folder of plain files per office. Every number of a report has an address and says
what it is; a released report stays as it was, and a number that was published before
with another amount is released only with the reason.
"""

from derajat.reports.register.contents import ReportContents, build_contents
from derajat.reports.register.entries import (
    Entry,
    KeptFile,
    Release,
    ReportState,
    Restatement,
)
from derajat.reports.register.register import REGISTER_FOLDER, ReportRegister


__all__ = [
    "REGISTER_FOLDER",
    "Entry",
    "KeptFile",
    "Release",
    "ReportContents",
    "ReportRegister",
    "ReportState",
    "Restatement",
    "build_contents",
]
