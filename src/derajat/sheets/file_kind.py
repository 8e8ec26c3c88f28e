"""What a file is, told by its bytes and not by its name."""

import mmap
from enum import Enum
from pathlib import Path

from derajat.errors import Location, refuse


class FileKind(Enum):
    """Kinds of file that can be read."""

    CSV = "CSV"
    XLSX = "XLSX"


_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
_DOCUMENTS = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"))
_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_ARCHIVES = (
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<table", b"<meta", b"<style", b"<div")
_XML = (b"<?xml", b"<workbook", b"<!doctype", b"<ss:workbook")


def detect_kind(path: Path, where: Location) -> FileKind:
    """The kind of a file that is not empty.

    Raises FIL-010 to FIL-012 for OLE files and FIL-021 to FIL-025 for known kinds
    that are not tables. A zip is called XLSX here; `open_package` looks into it.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return FileKind.XLSX
    if head.startswith(_OLE):
        _refuse_ole(path, where)
    _refuse_marked(head, where)
    _refuse_markup(head, where)
    return FileKind.CSV


def _refuse_ole(path: Path, where: Location) -> None:
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        if content.find(_ENCRYPTED) >= 0:
            raise refuse("FIL-010", where)
        if any(content.find(name) >= 0 for name in _OLD_WORKBOOKS):
            raise refuse("FIL-011", where)
    raise refuse("FIL-012", where)


def _refuse_marked(head: bytes, where: Location) -> None:
    for code, marks in (
        ("FIL-024", _DOCUMENTS),
        ("FIL-025", _PICTURES),
        ("FIL-021", _ARCHIVES),
    ):
        for mark, what in marks:
            if head.startswith(mark):
                raise refuse(code, where, what=what)


def _refuse_markup(head: bytes, where: Location) -> None:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text[2:].replace(b"\0", b"")
    text = text.lstrip().lower()
    is_page = text.startswith(_HTML) or (text.startswith(_XML) and b"<html" in text)
    if is_page:
        raise refuse("FIL-022", where)
    if text.startswith(_XML):
        raise refuse("FIL-023", where)
