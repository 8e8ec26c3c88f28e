"""Opening the store of an office."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import Location, Problem, refuse
from derajat.store.disk import empty_folder, make_folder
from derajat.store.failures import named_failures
from derajat.store.keeping import SCRATCH
from derajat.store.ledger import Ledger
from derajat.store.lock import held_lock
from derajat.store.snapshot import Snapshot
from derajat.store.vault import KeyFolder, Vault
from derajat.store.verifying import check_contents
from derajat.store.writer import Writer


_LEDGER = "ledger"
_LOCK = "lock"
_UNUSABLE = re.compile(r"[\[\]^|\\\x00-\x1f]|%[0-9A-Fa-f]{2}")
"""What delta-rs cannot have in a path: it panics, or takes it for an escape."""


@dataclass(frozen=True)
class Store:
    """The facts of one office, in a folder."""

    folder: Path
    keys: KeyFolder | None = None
    """Where the keys lie, needed for files that name persons."""

    @property
    def vault(self) -> Vault | None:
        """Who persons are, apart from the facts; None without a key folder."""
        if self.keys is None:
            return None
        return Vault(self.folder / "vault", self.folder / SCRATCH, self.keys)

    def snapshot(self, version: int | None = None) -> Snapshot:
        """The store at a version, the newest by default; needs no lock.

        Version 0 is the empty store. Raises REF-105 for a version that is not there.
        """
        with named_failures(self.folder):
            entries = Ledger(self.folder / _LEDGER).load_entries()
        newest = len(entries)
        if version is not None and not 0 <= version <= newest:
            where = Location(str(self.folder))
            raise refuse("REF-105", where, version=version, newest=newest)
        return Snapshot(self.folder, entries[: newest if version is None else version])

    @property
    def newest_version(self) -> int:
        """How many commits there are, told without reading them."""
        with named_failures(self.folder):
            return Ledger(self.folder / _LEDGER).newest_version() or 0

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The only writer of the store until the block ends. REF-101 when busy."""
        with held_lock(self.folder / _LOCK):
            ledger = Ledger(self.folder / _LEDGER)
            with named_failures(self.folder):
                empty_folder(self.folder / SCRATCH)
                ledger.confirm_newest(self.folder / SCRATCH)
            writer = Writer(self.folder, ledger, self.snapshot(), self.vault)
            try:
                yield writer
            finally:
                writer.close()

    def verify(self) -> tuple[Problem, ...]:
        """Read every file the ledger names and compare it by content.

        Opening the ledger checks the ledger itself and raises REF-115.
        """
        return check_contents(self.folder, self.snapshot().entries)


def open_store(folder: Path, keys: KeyFolder | None = None) -> Store:
    """The store in `folder`, which is made when absent.

    `keys` need not exist yet and is looked into for files that name persons only.
    Raises REF-102..REF-104 (disk) and REF-119 (a name that delta-rs cannot write to).
    """
    place = folder.absolute()
    marks = sorted(set(_UNUSABLE.findall(place.as_posix())))
    if marks:
        raise refuse("REF-119", Location(str(place)), marks=" ".join(marks))
    with named_failures(place):
        _refuse_files(place)
        make_folder(place)
    return Store(place, keys)


def _refuse_files(place: Path) -> None:
    """The same error everywhere for a file where a folder is wanted."""
    for folder in (place, *place.parents):
        if folder.is_file():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))
