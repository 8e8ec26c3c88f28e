"""One writer at a time, across processes and on every system.

The lock is SQLite's exclusive lock on an empty database file: the operating system
lets go of it when the process dies, however it dies, so no lock is ever stale. The
journal stays in memory, so that a full disk does not keep anyone from the lock.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from derajat.errors import DerajatError, Location, refuse


_CODES = {sqlite3.SQLITE_BUSY: "REF-101", sqlite3.SQLITE_FULL: "REF-103"}


@contextmanager
def held_lock(path: Path, wait: float = 0) -> Iterator[None]:
    """Hold the lock; REF-101 when another writer has it still after `wait` seconds."""
    try:
        connection = sqlite3.connect(
            path, timeout=wait, isolation_level=None, check_same_thread=False
        )
    except sqlite3.DatabaseError as error:
        raise _refusal(error, path) from error
    try:
        _lock(connection, path)
        yield
    finally:
        connection.close()


def _lock(connection: sqlite3.Connection, path: Path) -> None:
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        raise _refusal(error, path) from error


def _refusal(error: sqlite3.DatabaseError, path: Path) -> DerajatError:
    where = Location(str(path.parent))
    code = _CODES.get(error.sqlite_errorcode & 0xFF, "REF-102")
    return refuse(code, where, reason=error)
