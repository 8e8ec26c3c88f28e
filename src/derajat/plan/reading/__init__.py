"""Reading plans as offices keep them: tables of CSV or XLSX, and pasted text."""

from pathlib import Path

from derajat.errors import Location
from derajat.model.plans import PlanStructure
from derajat.plan.reading.draft import Draft, Unread
from derajat.plan.reading.tables import read_table
from derajat.plan.reading.texts import read_plan_text
from derajat.sheets import FileKind, OpenedFile, open_file
from derajat.sheets.text_encoding import detect_encoding


__all__ = ["Draft", "Unread", "read_plan", "read_plan_text"]

_TEXT_SUFFIXES = (".txt", ".md")


def read_plan(path: Path, structure: PlanStructure) -> Draft:
    """The plan that a table (CSV, XLSX) or a plain text (.txt) proposes.

    Raises DerajatError with a FIL code for a file that cannot be read, and with
    PLN-050 to PLN-053 when it holds no plan.
    """
    opened = open_file(path)
    if opened.kind is FileKind.CSV and path.suffix.lower() in _TEXT_SUFFIXES:
        return read_plan_text(_read_text(path, opened), opened.name, structure)
    return read_table(opened, structure)


def _read_text(path: Path, opened: OpenedFile) -> str:
    """The words of a text file, in the encoding that it shows."""
    encoding = detect_encoding(path, Location(file=opened.name))
    return path.read_text(encoding.codec)
