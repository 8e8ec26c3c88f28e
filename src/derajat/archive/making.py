"""Writes the backup of an office into one file."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from derajat.archive.contents import (
    databases,
    invented_files,
    report_files,
    store_files,
    web_files,
)
from derajat.archive.manifest import NAME, ArchivedFile, Manifest
from derajat.errors import Location, refuse, system_reason
from derajat.reports.register import REGISTER_FOLDER, ReportRegister
from derajat.store import Snapshot, Store


_CHUNK = 1 << 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Backup:
    """A backup that was written, with the hash of the file itself."""

    path: Path
    manifest: Manifest
    size: int
    sha256: str


def make_backup(
    target: Path, data: Path, office: str, store: Store, software: str, now: str
) -> Backup:
    """Write the backup of an office. Nobody can write facts or reports meanwhile.

    Raises ARC-001 when the file is there already, ARC-002 when it cannot be written,
    and REF-101 when somebody is writing to the store.
    """
    if target.exists():
        raise refuse("ARC-001", Location(str(target)), path=target)
    unfinished = target.with_name(f"{target.name}.belum-selesai")
    try:
        with (
            store.writer() as writer,
            ReportRegister(data / office / REGISTER_FOLDER).held_still(),
            ZipFile(unfinished, "w", ZIP_DEFLATED) as archive,
        ):
            snapshot = writer.snapshot
            files = _add_all(archive, snapshot, data, office)
            manifest = Manifest(office, software, now, snapshot.version, tuple(files))
            archive.writestr(NAME, manifest.render())
        return _finish(unfinished, target, manifest)
    except OSError as error:
        words = system_reason(error.errno, str(error))
        where = Location(str(target))
        raise refuse(
            "ARC-002", where, reason_id=words[0], reason_en=words[1]
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _add_all(
    archive: ZipFile, snapshot: Snapshot, data: Path, office: str
) -> list[ArchivedFile]:
    """Everything of the office. People may be sending files and evidence meanwhile.

    What arrived before the databases were copied is in, for they may name it; what
    went away before it could be copied is no longer named.
    """
    fixed = (
        *store_files(snapshot),
        *report_files(data, office),
        *invented_files(data, office),
    )
    files = [_add(archive, path, data) for path in fixed]
    early = set(web_files(data, office))
    files += _add_sent(archive, early, data)
    files += [_add_database(archive, path, data) for path in databases(data, office)]
    return files + _add_sent(archive, set(web_files(data, office)) - early, data)


def _add_sent(archive: ZipFile, paths: set[Path], data: Path) -> list[ArchivedFile]:
    found = []
    for path in sorted(paths):
        with suppress(FileNotFoundError):
            found.append(_add(archive, path, data))
    return found


def _finish(unfinished: Path, target: Path, manifest: Manifest) -> Backup:
    with unfinished.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    os.replace(unfinished, target)
    return Backup(target, manifest, target.stat().st_size, digest)


def _add(archive: ZipFile, path: Path, data: Path) -> ArchivedFile:
    """Copy a file into the archive and hash what was copied."""
    name = path.relative_to(data).as_posix()
    member = ZipInfo(name, _EARLIEST)
    member.compress_type = ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as reading, archive.open(member, "w") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writing.write(chunk)
    return ArchivedFile(name, size, digest.hexdigest())


def _add_database(archive: ZipFile, path: Path, data: Path) -> ArchivedFile:
    with _copied(path) as copy:
        member = ZipInfo(path.relative_to(data).as_posix(), _EARLIEST)
        member.compress_type = ZIP_DEFLATED
        content = copy.read_bytes()
        archive.writestr(member, content)
    return ArchivedFile(
        member.filename, len(content), hashlib.sha256(content).hexdigest()
    )


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    """A whole copy of a database that others may be writing to (the backup API)."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "salinan"
        address = f"{path.absolute().as_uri()}?mode=ro"
        with (
            closing(sqlite3.connect(address, uri=True, timeout=20)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        yield copy
