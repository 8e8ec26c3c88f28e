"""Looks for texts in every file of a folder, in every form they might have."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq


_HEAD = 8
"""Bytes of a needle that are looked for first, at every place at once."""


def find_leaks(folder: Path, texts: Iterable[str]) -> list[tuple[str, str, str]]:
    """(file, form, text) of each text that stands in a file of the folder.

    Looked for plain, in lower case, as UTF-16, hexadecimal, base64 at each of the
    three alignments, MD5, SHA-1 and SHA-256; in the bytes of each file, in the parts
    of zip files, in the cells of Parquet files, and in the names of the files.
    """
    needles = {needle: (form, text) for text in texts for form, needle in _forms(text)}
    by_head: dict[bytes, list[bytes]] = {}
    for needle in needles:
        by_head.setdefault(needle[:_HEAD], []).append(needle)
    heads = np.sort(np.frombuffer(b"".join(by_head), dtype="<u8"))
    return [
        (path.relative_to(folder).as_posix(), *needles[needle])
        for path in sorted(path for path in folder.rglob("*") if path.is_file())
        for needle in sorted(_find(_content(path), heads, by_head))
    ]


def _find(content: bytes, heads: Any, by_head: dict[bytes, list[bytes]]) -> set[bytes]:
    """The needles in some bytes: places where a head begins, then the whole."""
    found = set()
    padded = content + bytes(2 * _HEAD)
    for shift in range(_HEAD):
        window = padded[shift : shift + (len(content) // _HEAD + 1) * _HEAD]
        here = np.frombuffer(window[: len(window) // _HEAD * _HEAD], dtype="<u8")
        at = np.searchsorted(heads, here).clip(max=len(heads) - 1)
        for place in (np.flatnonzero(heads[at] == here) * _HEAD + shift).tolist():
            for needle in by_head[padded[place : place + _HEAD]]:
                if padded.startswith(needle, place):
                    found.add(needle)
    return found


def _content(path: Path) -> bytes:
    raw = path.read_bytes()
    pieces = [path.name.encode(), raw, *_zip_parts(raw), *_parquet_cells(path)]
    joined = b"\n".join(pieces)
    return joined + b"\n" + joined.lower()


def _zip_parts(raw: bytes) -> Iterator[bytes]:
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def _parquet_cells(path: Path) -> Iterator[bytes]:
    if path.suffix != ".parquet":
        return
    for column in pq.ParquetFile(path).read().columns:
        for cell in column.to_pylist():
            yield cell if isinstance(cell, bytes) else str(cell).encode()


def _forms(text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    yield "plain", plain
    yield "lower case", text.lower().encode()
    for code in ("utf-16-le", "utf-16-be"):
        yield code, text.encode(code)
    yield "hexadecimal", plain.hex().encode()
    for offset in range(3):
        padded = base64.b64encode(b"\0" * offset + plain)
        start = -(-offset * 8 // 6)
        yield f"base64 +{offset}", padded[start : (offset + len(plain)) * 8 // 6]
    for name in ("md5", "sha1", "sha256"):
        yield name, hashlib.new(name, plain).hexdigest().encode()
