"""How the letters of a text file are written: UTF-8, UTF-16 or Windows-1252."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import Location, Problem, refuse, report


_CHUNK = 1 << 20
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â€")
_MOST_CONTROLS = 0.05


@dataclass(frozen=True)
class TextEncoding:
    """A codec of Python and what to tell about it."""

    codec: str
    notes: tuple[Problem, ...] = ()


def detect_encoding(path: Path, where: Location) -> TextEncoding:
    """The encoding by which the whole file can be read.

    Raises FIL-027 for binary content, FIL-028 for NUL bytes, FIL-038 when no known
    encoding fits.
    """
    with path.open("rb") as file:
        head = file.read(_CHUNK)
    codec = _codec_of_marks(head)
    if codec:
        return _checked(path, codec, where)
    _refuse_binary(head, where)
    if _decodes(path, "utf-8"):
        _refuse_nul(path, where)
        return TextEncoding("utf-8")
    _refuse_nul(path, where)
    if _decodes(path, "cp1252"):
        return TextEncoding("cp1252", tuple(_old_encoding_notes(path, where)))
    raise refuse("FIL-038", where, tried="UTF-8, Windows-1252")


def _codec_of_marks(head: bytes) -> str:
    """The codec by a byte order mark, or by the places of NUL in UTF-16 without one."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[0:4096:2], head[1:4096:2]
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _checked(path: Path, codec: str, where: Location) -> TextEncoding:
    if not _decodes(path, codec):
        raise refuse("FIL-038", where, tried=codec.upper())
    if codec == "utf-8-sig":
        _refuse_nul(path, where)
        return TextEncoding(codec)
    note = report("FIL-054", where, encoding="UTF-16")
    return TextEncoding(codec, (note,))


def _refuse_binary(head: bytes, where: Location) -> None:
    controls = sum(head.count(byte) for byte in range(1, 32) if byte not in b"\t\n\f\r")
    if controls > _MOST_CONTROLS * len(head):
        raise refuse("FIL-027", where)


def _refuse_nul(path: Path, where: Location) -> None:
    offset = 0
    for chunk in _chunks(path):
        found = chunk.find(b"\0")
        if found >= 0:
            raise refuse("FIL-028", where, offset=offset + found + 1)
        offset += len(chunk)


def _decodes(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeError:
        return False
    return True


def _old_encoding_notes(path: Path, where: Location) -> Iterator[Problem]:
    yield report("FIL-054", where, encoding="Windows-1252")
    if any(_MOJIBAKE.search(chunk.decode("cp1252")) for chunk in _chunks(path)):
        yield report("FIL-055", where)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
