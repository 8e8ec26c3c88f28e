"""The text of a Word file that came from outside, opened without trusting it."""

import tempfile
from dataclasses import replace
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from derajat.errors import DerajatError, Location, refuse
from derajat.sheets import DEFAULT_LIMITS
from derajat.sheets.package import Package, open_package
from derajat.sheets.package_changes import CONTENT_TYPES
from derajat.sheets.workbook_parts import read_relationships


_MIB = 1024 * 1024
_LIMITS = replace(
    DEFAULT_LIMITS,
    file_bytes=50 * _MIB,
    unpacked_bytes=200 * _MIB,
    ratio_from_bytes=4 * _MIB,
)
_DOCUMENT = "/officeDocument"
_MACROS = "vbaproject.bin"


def read_document(content: bytes) -> Element:
    """The text part of a Word file as elements.

    Raises REP-025 for what is no Word file or no sound one, REP-026 for macros.
    """
    if len(content) > _LIMITS.file_bytes:
        raise refuse("REP-025", detail=f"{len(content) // _MIB} MiB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "berkas.docx"
        path.write_bytes(content)
        try:
            return _read(open_package(path, Location("docx"), _LIMITS))
        except DerajatError as error:
            first = error.problems[0]
            if first.code.startswith("REP-"):
                raise
            raise refuse("REP-025", detail=first.code) from error


def _read(package: Package) -> Element:
    _check_macros(package)
    links = read_relationships(package, "")
    targets = [link.target for link in links if link.type.endswith(_DOCUMENT)]
    if len(targets) != 1 or not targets[0].lower().startswith("word/"):
        raise refuse("REP-025", detail="word/document.xml")
    try:
        return parse_xml(package.read(targets[0]))
    except SyntaxError as error:
        raise refuse("REP-025", detail=targets[0]) from error


def _check_macros(package: Package) -> None:
    types = package.read(CONTENT_TYPES).lower()
    has_part = any(name.endswith(_MACROS) for name in package.entries)
    if b"macroenabled" in types or has_part:
        raise refuse("REP-026")
