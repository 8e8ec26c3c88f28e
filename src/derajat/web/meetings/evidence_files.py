"""Files of evidence: known by their content, kept under random names."""

import re
import secrets
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from derajat.model.labels import Label
from derajat.web.served import served_profile


LARGEST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 120
_FOLDER = "bukti"
_MOST_ENTRIES = 2_000
_MOST_UNPACKED_BYTES = 100 * 1024 * 1024
_STARTS = {
    "pdf": b"%PDF-",
    "jpg": b"\xff\xd8\xff",
    "png": b"\x89PNG\r\n\x1a\n",
}
_PARTS = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}
_MACROS = "vbaproject.bin"
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
TOO_LARGE = Label(
    "Berkas ini lebih dari 10 MB. Kecilkan, atau kirim halaman yang penting saja.",
    "This file is larger than 10 MB. Make it smaller, or send the pages that matter.",
)
WRONG_KIND = Label(
    "Isi berkas ini bukan PDF, JPG, PNG, XLSX, atau DOCX tanpa makro. "
    "Simpan ulang, misalnya sebagai PDF.",
    "This file is no PDF, JPG, PNG, XLSX or DOCX without macros. "
    "Save it again, for example as PDF.",
)


@dataclass(frozen=True)
class StoredFile:
    """A file that was kept: its random name, its shown name, its kind and size."""

    stored_name: str
    shown_name: str
    kind: str
    size: int


def find_kind(file: BinaryIO) -> str | None:
    """`pdf`, `jpg`, `png`, `xlsx` or `docx` by content, whatever its name says."""
    file.seek(0)
    head = file.read(16)
    for kind, start in _STARTS.items():
        if head.startswith(start):
            return kind
    return _find_office_kind(file) if head.startswith(b"PK\x03\x04") else None


def _find_office_kind(file: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(file) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if len(entries) > _MOST_ENTRIES:
        return None
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED_BYTES:
        return None
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith(_MACROS) for name in names):
        return None
    return next((kind for kind, part in _PARTS.items() if part in names), None)


def keep_file(chunks: Iterable[bytes], name: str, kind: str, size: int) -> StoredFile:
    """Write a file under a random name; `name` is only what people see."""
    stored = f"{secrets.token_hex(16)}.{kind}"
    path = evidence_folder() / stored
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        for chunk in chunks:
            target.write(chunk)
    return StoredFile(stored, clean_name(name, kind), kind, size)


def clean_name(name: str, kind: str) -> str:
    """A file name without folders and odd letters, with the ending of its content."""
    stem = Path(name.replace("\\", "/")).stem
    kept = re.sub(r"[^\w .()-]", "_", stem).strip(" .")[:LONGEST_NAME]
    return f"{kept or 'bukti'}.{kind}"


def evidence_folder() -> Path:
    """Where files of evidence lie: never below an address that is served."""
    return served_profile().folder / _FOLDER
