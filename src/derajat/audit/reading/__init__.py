"""Tables out of the sheets of a file: headers, rows, totals, numbers."""

from derajat.audit.reading.columns import build_column
from derajat.audit.reading.loading import LoadedFile, load_tables


__all__ = ["LoadedFile", "build_column", "load_tables"]
