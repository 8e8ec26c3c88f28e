"""The parts of a DOCX or XLSX file, unpacked without trust in what it says."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.parsers import expat

from derajat.errors import Location, refuse


MOST_UNPACKED = 300 << 20
"""Bytes of all parts together; a long report has some 20 MiB."""
_MOST_PARTS = 5000
_CHUNK = 1 << 18
_MACROS = ("vbaproject.bin", "vbadata.xml")
_DOCTYPE = tuple(
    "<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True)
class Parts:
    """An opened package; parts are read by their names."""

    archive: zipfile.ZipFile
    name: str
    """The name of the file, for messages."""

    def __contains__(self, part: str) -> bool:
        return part in self.archive.NameToInfo

    def named(self, folder: str, ending: str = ".xml") -> list[str]:
        """The names of the parts right in a folder, sorted."""
        return sorted(
            part
            for part in self.archive.namelist()
            if part.startswith(folder)
            and part.endswith(ending)
            and "/" not in part[len(folder) :]
        )

    def read(self, part: str) -> bytes:
        """A part. Raises REP-041 when it is absent or damaged, REP-043 when too big."""
        held = bytearray()
        try:
            with self.archive.open(part) as reading:
                while chunk := reading.read(_CHUNK):
                    held += chunk
                    if len(held) > MOST_UNPACKED:
                        raise refuse("REP-043", Location(self.name))
        except (KeyError, *_UNREADABLE) as error:
            raise refuse("REP-041", Location(self.name)) from error
        return bytes(held)

    def scan(self, part: str, parser: expat.XMLParserType) -> None:
        """Feed a part of XML to a parser. Raises REP-041 for what is none."""
        content = self.read(part)
        if any(mark in content for mark in _DOCTYPE):
            raise refuse("REP-041", Location(self.name))
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise refuse("REP-041", Location(self.name)) from error


@contextmanager
def opened_parts(content: bytes, name: str) -> Iterator[Parts]:
    """The parts of a package.

    Raises REP-041 (damaged), REP-042 (locked), REP-043 (unpacks to too much) and
    REP-044 (macros).
    """
    where = Location(name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _UNREADABLE as error:
        raise refuse("REP-041", where) from error
    with archive:
        infos = archive.infolist()
        if any(info.flag_bits & 0x1 for info in infos):
            raise refuse("REP-042", where)
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MOST_UNPACKED or len(infos) > _MOST_PARTS:
            raise refuse("REP-043", where)
        if any(info.filename.lower().endswith(_MACROS) for info in infos):
            raise refuse("REP-044", where)
        yield Parts(archive, name)
