"""Re-reads files of reports, whoever holds them now, and confirms each number.

The readers know nothing of the writers: a DOCX is read paragraph by paragraph, an XLSX
cell by cell, a PDF by its structure; what they say is held against the register.
"""

from derajat.reports.verifying.verification import (
    AddedText,
    ChangedText,
    CheckedNumber,
    Outcome,
    Verification,
)
from derajat.reports.verifying.verify import verify_file


__all__ = [
    "AddedText",
    "ChangedText",
    "CheckedNumber",
    "Outcome",
    "Verification",
    "verify_file",
]
