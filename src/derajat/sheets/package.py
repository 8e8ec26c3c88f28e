"""The zip package of a workbook, unpacked piece by piece without trusting its headers.

The directory is checked first; then every piece is counted while it is unpacked, so a
header that lies about sizes is caught before the bytes can do harm.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import DerajatError, Location, refuse
from derajat.sheets.limits import Limits


_CHUNK = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_DOCTYPE = tuple(
    "<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")
)
_OVERLAP = 40


@dataclass(frozen=True)
class Package:
    """A checked zip directory; parts are found by their lower-case name."""

    path: Path
    where: Location
    entries: dict[str, zipfile.ZipInfo]
    limits: Limits

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def read(self, name: str) -> bytes:
        """A whole part; raises FIL-013 when it is absent, FIL-014 when too big."""
        held = bytearray()
        for chunk in self.unpack(name):
            held += chunk
            if len(held) > self.limits.part_bytes:
                raise refuse("FIL-014", self.where, limit=_mib(self.limits.part_bytes))
        return bytes(held)

    def unpack(self, name: str) -> Iterator[bytes]:
        """The pieces of a part, checked against its header and for declared types."""
        entry = self.entries.get(name.lower())
        if entry is None:
            raise refuse("FIL-013", self.where, detail=name)
        tail = b""
        for chunk in _unpacked_chunks(self, entry):
            piece = tail + chunk
            if any(mark in piece for mark in _DOCTYPE):
                raise refuse("FIL-018", self.where, part=entry.filename)
            tail = chunk[-_OVERLAP:]
            yield chunk

    def check_part(self, name: str) -> None:
        """Unpack a part to nowhere; raises what `unpack` raises."""
        for _ in self.unpack(name):
            pass


def open_package(path: Path, where: Location, limits: Limits) -> Package:
    """The package with its directory checked.

    Raises FIL-013 (damaged), FIL-010 (encrypted), FIL-014 to FIL-017 (bombs).
    """
    infos = _read_directory(path, where)
    _check_directory(infos, where, limits)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if info.is_dir():
            continue
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if name in entries:
            raise refuse("FIL-017", where, part=info.filename)
        entries[name] = info
    return Package(path, where, entries, limits)


def _read_directory(path: Path, where: Location) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.comment:
                raise refuse("FIL-013", where, detail="zip")
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise refuse("FIL-013", where, detail="zip") from error


def _check_directory(
    infos: list[zipfile.ZipInfo], where: Location, limits: Limits
) -> None:
    if len(infos) > limits.entries:
        raise refuse("FIL-016", where, limit=limits.entries)
    if any(info.flag_bits & 0x1 for info in infos):
        raise refuse("FIL-010", where)
    if sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise refuse("FIL-014", where, limit=_mib(limits.unpacked_bytes))
    for info in infos:
        # A name that begins with a zero byte is read as no name.
        if not info.filename:
            raise refuse("FIL-013", where, detail="zip")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refuse("FIL-013", where, detail=info.filename)
        if info.file_size > limits.ratio_from_bytes:
            _check_ratio(info, where, limits)
    _check_overlap(infos, where)


def _check_ratio(info: zipfile.ZipInfo, where: Location, limits: Limits) -> None:
    if info.file_size > limits.ratio * max(info.compress_size, 1):
        raise refuse("FIL-015", where, part=info.filename, limit=limits.ratio)


def _check_overlap(infos: list[zipfile.ZipInfo], where: Location) -> None:
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise refuse("FIL-017", where, part=info.filename)
        end = info.header_offset + _LOCAL_HEADER.size + info.compress_size


def _unpacked_chunks(package: Package, info: zipfile.ZipInfo) -> Iterator[bytes]:
    size, checksum = 0, 0
    try:
        for chunk in _raw_chunks(package, info):
            size += len(chunk)
            if size > info.file_size:
                raise refuse("FIL-017", package.where, part=info.filename)
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
    except (zlib.error, struct.error) as error:
        raise _damaged(package, info) from error
    if (size, checksum) != (info.file_size, info.CRC):
        raise _damaged(package, info)


def _damaged(package: Package, info: zipfile.ZipInfo) -> DerajatError:
    return refuse("FIL-013", package.where, detail=info.filename)


def _raw_chunks(package: Package, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.path.open("rb") as file:
        file.seek(info.header_offset)
        mark, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        if mark != b"PK\x03\x04":
            raise _damaged(package, info)
        file.seek(name + extra, 1)
        remaining = info.compress_size
        inflate = zlib.decompressobj(-15)
        while remaining:
            packed = file.read(min(_CHUNK, remaining))
            if not packed:
                raise _damaged(package, info)
            remaining -= len(packed)
            if info.compress_type == zipfile.ZIP_STORED:
                yield packed
                continue
            while packed:
                yield inflate.decompress(packed, _CHUNK)
                packed = inflate.unconsumed_tail
        if info.compress_type == zipfile.ZIP_DEFLATED:
            yield inflate.flush()


def _mib(size: int) -> str:
    return f"{size // (1024 * 1024)} MiB"
