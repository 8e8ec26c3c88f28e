"""Opening a received file: what it is, which sheets it has, what to tell about it."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import Location, Problem, refuse, report, system_reason
from derajat.sheets.csv_reading import TextContent, open_text
from derajat.sheets.file_kind import FileKind, detect_kind
from derajat.sheets.limits import DEFAULT_LIMITS, Limits
from derajat.sheets.nik import mask_valid_niks
from derajat.sheets.sheet import Sheet, SheetInfo
from derajat.sheets.workbook_reading import WorkbookContent, open_workbook


_LONGEST_NAME = 120
_SUFFIXES = {FileKind.CSV: (".csv", ".txt", ".tsv"), FileKind.XLSX: (".xlsx",)}


@dataclass(frozen=True)
class OpenedFile:
    """A received file that was checked and can be read sheet by sheet."""

    name: str
    """Its name without folders, safe to show."""
    kind: FileKind
    content_hash: str
    """SHA-256 of its bytes, in hexadecimal."""
    notes: tuple[Problem, ...]
    """What the reader should know although the file can be read."""
    content: TextContent | WorkbookContent

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """All sheets in their order, hidden ones included."""
        return self.content.sheets

    def read(self, sheet: str) -> Sheet:
        """One sheet by its name; a text file has only "". Raises FIL-031."""
        return self.content.read(sheet)


def hash_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> str:
    """The SHA-256 of the bytes of a file that is not too large, in hexadecimal digits.

    Raises DerajatError with a FIL code for a file that is not there or too large.
    """
    where = Location(file=shown_name(path.name))
    _check_path(path, where, limits)
    try:
        return _hash_bytes(path)
    except OSError as error:
        raise _unreadable(error, where) from error


def open_file(
    path: Path, limits: Limits = DEFAULT_LIMITS, name: str = ""
) -> OpenedFile:
    """The file, checked from its first byte to its last within `limits`.

    Its kind is told by content, never by name. `name` is the one it was sent under,
    for a file that is kept under another. Raises DerajatError with a FIL code for
    anything that cannot be read safely and without guessing.
    """
    sent = name or path.name
    where = Location(file=shown_name(sent))
    _check_path(path, where, limits)
    try:
        kind = detect_kind(path, where)
        content_hash = _hash_bytes(path)
        content: TextContent | WorkbookContent
        if kind is FileKind.XLSX:
            content = open_workbook(path, where, limits)
        else:
            content = open_text(path, where, limits)
    except OSError as error:
        raise _unreadable(error, where) from error
    notes = (*_suffix_notes(sent, kind, where), *content.notes)
    return OpenedFile(where.file, kind, content_hash, notes, content)


def shown_name(name: str) -> str:
    """A file name that can be shown and kept.

    No control or direction marks, not too long, a NIK in it masked.
    """
    safe = "".join(
        "?" if unicodedata.category(character).startswith("C") else character
        for character in mask_valid_niks(name)
    )
    return safe if len(safe) <= _LONGEST_NAME else safe[: _LONGEST_NAME - 3] + "..."


def _check_path(path: Path, where: Location, limits: Limits) -> None:
    try:
        if path.is_dir():
            raise refuse("FIL-002", where)
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise refuse("FIL-001", where) from error
    except OSError as error:
        raise _unreadable(error, where) from error
    if not path.is_file():
        raise refuse("FIL-001", where)
    if not size:
        raise refuse("FIL-004", where)
    if size > limits.file_bytes:
        raise refuse("FIL-005", where, limit=f"{limits.file_bytes // 2**20} MiB")


def _unreadable(error: OSError, where: Location) -> Exception:
    otherwise = error.strerror or type(error).__name__
    words, english = system_reason(error.errno, otherwise)
    return refuse("FIL-003", where, reason_id=words, reason_en=english)


def _hash_bytes(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _suffix_notes(name: str, kind: FileKind, where: Location) -> tuple[Problem, ...]:
    suffix = Path(name).suffix.lower()
    if not suffix or suffix in _SUFFIXES[kind]:
        return ()
    shown = shown_name(suffix)
    return (report("FIL-063", where, suffix=shown, kind=kind.value),)
