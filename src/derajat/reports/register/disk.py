"""The folder of the register: what lies where, written whole and read checked.

    entri/CODE.json         one made report
    isi/SHA256.json         its texts and numbers
    berkas/SHA256.docx      a written file, as it is served
    lock, scratch/          one writer at a time, and what it has not finished

Files and contents are written before the entry that names them, each synced before it
has its name: whatever the moment of a crash, an entry that can be seen is whole.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import DerajatError, Location, refuse
from derajat.reports.forms import Format
from derajat.reports.register.contents import ReportContents
from derajat.reports.register.entries import Entry, KeptFile
from derajat.reports.register.entry_json import (
    read_contents,
    read_entry,
    render_contents,
    render_entry,
)
from derajat.store.disk import empty_folder, make_folder, write_durably
from derajat.store.failures import named_failures
from derajat.store.lock import held_lock


LOCK, SCRATCH = "lock", "scratch"
_ENTRIES, _CONTENTS, _FILES = "entri", "isi", "berkas"
_WAIT_SECONDS = 20.0
"""Writing takes a moment; several makers take turns rather than fail."""


@dataclass(frozen=True)
class RegisterFolder:
    """Reads and writes the files of the register."""

    path: Path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Only one writer until the block ends. Raises REF-101 to REF-104."""
        with named_failures(self.path):
            make_folder(self.path)
            with held_lock(self.path / LOCK, _WAIT_SECONDS):
                empty_folder(self.path / SCRATCH)
                yield

    def load_entries(self) -> Iterator[Entry]:
        """Every entry, by code. Raises REP-032 for a damaged one."""
        for path in sorted((self.path / _ENTRIES).glob("*.json")):
            yield self._load_entry(path)

    def _load_entry(self, path: Path) -> Entry:
        try:
            entry = read_entry(path.read_bytes())
        except ValueError as error:
            raise self._damaged(path) from error
        if entry.code != path.stem:
            raise self._damaged(path)
        return entry

    def load_contents(self, entry: Entry) -> ReportContents:
        """Texts and numbers of an entry. Raises REP-032 when they are damaged."""
        path = self.path / _CONTENTS / f"{entry.contents}.json"
        try:
            return read_contents(self._load_checked(path))
        except ValueError as error:
            raise self._damaged(path) from error

    def load_file(self, kept: KeptFile) -> bytes:
        """A kept file as it was. Raises REP-032 when it is damaged or gone."""
        return self._load_checked(self._file_path(kept.format, kept.sha256))

    def _load_checked(self, path: Path) -> bytes:
        """The file that is named by the sha256 of what it holds."""
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise self._damaged(path) from error
        if hashlib.sha256(content).hexdigest() != path.stem:
            raise self._damaged(path)
        return content

    def keep_file(self, written: Format, content: bytes) -> KeptFile:
        """Write a file under its hash, once."""
        digest = hashlib.sha256(content).hexdigest()
        self._write_once(self._file_path(written, digest), content)
        return KeptFile(written, digest, len(content))

    def keep_contents(self, contents: ReportContents) -> str:
        """Write contents under their hash, and return it."""
        content = render_contents(contents)
        digest = hashlib.sha256(content).hexdigest()
        self._write_once(self.path / _CONTENTS / f"{digest}.json", content)
        return digest

    def keep_entry(self, entry: Entry) -> None:
        """Write an entry in the place of the one before, all at once."""
        target = self.path / _ENTRIES / f"{entry.code}.json"
        self._write(target, render_entry(entry))

    def _file_path(self, written: Format, digest: str) -> Path:
        return self.path / _FILES / f"{digest}.{written.value}"

    def _write_once(self, target: Path, content: bytes) -> None:
        if not (target.exists() and target.read_bytes() == content):
            self._write(target, content)

    def _write(self, target: Path, content: bytes) -> None:
        def write(path: Path) -> None:
            path.write_bytes(content)

        write_durably(target, self.path / SCRATCH, write)

    def _damaged(self, path: Path) -> DerajatError:
        name = path.relative_to(self.path).as_posix()
        return refuse("REP-032", Location(name), name=name)
