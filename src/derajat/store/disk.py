"""Files and folders that are on the disk when the call returns.

A file becomes visible under its name only after its content was synced, so a file
that can be seen is whole, also after a power cut.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path


_HAS_FOLDER_SYNC = os.name != "nt"
_CHUNK = 1 << 20


def sync_file(path: Path) -> None:
    """Bring the content of a file to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Bring the names in a folder to the disk; Windows does so by itself."""
    if not _HAS_FOLDER_SYNC:
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, each durable in its parent."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def write_durably(target: Path, scratch: Path, write: Callable[[Path], None]) -> None:
    """Write beside, sync, move to `target`, sync its folder; replaces what was there.

    `scratch` is a folder on the same disk; `write` is given the path to write.
    """
    make_folder(target.parent)
    unfinished = scratch / f"{target.parent.name}-{target.name}"
    write(unfinished)
    sync_file(unfinished)
    os.replace(unfinished, target)
    sync_folder(target.parent)


def copy_file(source: Path, target: Path) -> str:
    """Copy a file and return the sha256 (hex) of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            writing.write(chunk)
    return digest.hexdigest()


def hash_file(path: Path) -> str:
    """The sha256 (hex) of a file."""
    with path.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest()


def empty_folder(path: Path) -> None:
    """Make the folder when absent and remove whatever an earlier process left in it."""
    make_folder(path)
    for left in path.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
