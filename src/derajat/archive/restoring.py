"""Puts a backup into an empty folder, once every file proved to be as it was."""

import hashlib
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from derajat.archive.manifest import NAME, ArchivedFile, Manifest, read_manifest
from derajat.errors import Location, ProblemLog, refuse, report, system_reason
from derajat.store.disk import sync_file, sync_folder


_CHUNK = 1 << 20
_LARGEST_MANIFEST = 64 << 20
_UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def restore_backup(source: Path, folder: Path) -> Manifest:
    """Restore into `folder`, which must be empty or absent.

    Raises ARC-010 (folder not empty), ARC-011 (no backup), ARC-012 to ARC-014 (a file
    missing, other than listed, or not listed), ARC-015 (a damaged database) and
    ARC-016 (the disk). Until all files are verified nothing has the folder's name.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refuse("ARC-010", Location(str(folder)), path=folder)
    try:
        with _hidden(folder) as hidden, _opened(source) as archive:
            manifest = _read_list(archive, source)
            _extract(archive, manifest, hidden)
            _check_databases(hidden, manifest)
            if folder.exists():
                folder.rmdir()
            os.replace(hidden, folder)
            sync_folder(folder.absolute().parent)
    except OSError as error:
        words = system_reason(error.errno, str(error))
        where = Location(str(folder))
        raise refuse(
            "ARC-016", where, reason_id=words[0], reason_en=words[1]
        ) from error
    return manifest


@contextmanager
def _hidden(folder: Path) -> Iterator[Path]:
    """A folder beside the wanted one, gone when the block ends without using it."""
    hidden = folder.absolute().with_name(f".{folder.name}.dipulihkan")
    shutil.rmtree(hidden, ignore_errors=True)
    hidden.mkdir(parents=True, mode=0o700)
    try:
        yield hidden
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


@contextmanager
def _opened(source: Path) -> Iterator[ZipFile]:
    try:
        archive = ZipFile(source)
    except (*_UNREADABLE, FileNotFoundError, IsADirectoryError) as error:
        raise refuse("ARC-011", Location(str(source))) from error
    with archive:
        yield archive


def _read_list(archive: ZipFile, source: Path) -> Manifest:
    try:
        if archive.getinfo(NAME).file_size > _LARGEST_MANIFEST:
            raise ValueError("too long")
        return read_manifest(archive.read(NAME).decode("utf-8"))
    except (*_UNREADABLE, KeyError, ValueError) as error:
        raise refuse("ARC-011", Location(str(source))) from error


def _extract(archive: ZipFile, manifest: Manifest, hidden: Path) -> None:
    """Copy every listed file and compare it; all that is wrong is told at once."""
    log = ProblemLog()
    inside = archive.namelist()
    listed = {file.path for file in manifest.files}
    for name in sorted(set(inside) - listed - {NAME}):
        log.problems.append(report("ARC-014", name=name))
    if len(inside) != len(set(inside)):
        log.problems.append(report("ARC-014", name="(dua kali, twice)"))
    for file in manifest.files:
        if file.path not in inside:
            log.problems.append(report("ARC-012", name=file.path))
        elif not _copy(archive, file, hidden / file.path):
            log.problems.append(report("ARC-013", name=file.path))
    log.raise_if_any()


def _copy(archive: ZipFile, file: ArchivedFile, target: Path) -> bool:
    """Copy a file out, never more than is listed; whether it is what the list says."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(file.path) as reading, target.open("wb") as writing:
            while chunk := reading.read(min(_CHUNK, file.size + 1 - size)):
                digest.update(chunk)
                size += len(chunk)
                if size > file.size:
                    return False
                writing.write(chunk)
    except _UNREADABLE:
        return False
    sync_file(target)
    return (size, digest.hexdigest()) == (file.size, file.sha256)


def _check_databases(hidden: Path, manifest: Manifest) -> None:
    log = ProblemLog()
    for file in manifest.files:
        path = hidden / file.path
        if path.suffix == ".sqlite3" and not _is_whole(path):
            log.problems.append(report("ARC-015", name=file.path))
    log.raise_if_any()


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as database:
            answers = database.execute("PRAGMA integrity_check").fetchall()
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError:
        return False
    return answers == [("ok",)] and not broken
