"""Which files of a data folder belong to the backup of an office."""

import os
from collections.abc import Iterator
from pathlib import Path

from derajat.opening.offices import INVENTED_FOLDER
from derajat.reports.register import REGISTER_FOLDER, REGISTER_PARTS
from derajat.store import Snapshot


WEB = "web"
_LEFT_OUT = ("scratch",)
_OF_THIS_MACHINE = ("profil.json",)
_UNFINISHED = ".separuh"
"""The ending of a file that is still arriving."""
_DATABASE = ".sqlite3"
_BESIDE_DATABASES = ("-wal", "-shm", "-journal")


def store_files(snapshot: Snapshot) -> Iterator[Path]:
    """The files of a store at one version: what its ledger names, the ledger itself,
    the logs of its tables up to that version, and who persons are, sealed.
    """
    folder = snapshot.folder
    named = {file.path for entry in snapshot.entries for file in entry.files}
    yield from (folder / path for path in sorted(named))
    yield from _files_in(folder / "ledger")
    yield from _files_in(folder / "vault")
    pins = snapshot.entries[-1].tables if snapshot.entries else ()
    for pin in pins:
        for log in sorted((folder / pin.table / "_delta_log").glob("*.json")):
            if int(log.stem) <= pin.version:
                yield log


def web_files(data: Path, office: str) -> Iterator[Path]:
    """What people sent to the pages: sealed uploads, evidence, and what else is there.

    Databases are copied in another way.
    """
    for path in _files_in(data / WEB / office):
        inside = path.relative_to(data / WEB / office)
        is_left_out = inside.parts[0] in _LEFT_OUT or inside.name in _OF_THIS_MACHINE
        is_arriving = inside.suffix == _UNFINISHED
        if not is_left_out and not is_arriving and _DATABASE not in inside.name:
            yield path


def databases(data: Path, office: str) -> tuple[Path, ...]:
    """The SQLite files of the pages."""
    found = (data / WEB / office).glob(f"*{_DATABASE}")
    return tuple(
        path for path in sorted(found) if not path.name.endswith(_BESIDE_DATABASES)
    )


def report_files(data: Path, office: str) -> Iterator[Path]:
    """The register of reports: entries, numbers, and the files as they were."""
    folder = data / office / REGISTER_FOLDER
    for name in REGISTER_PARTS:
        yield from _files_in(folder / name)


def invented_files(data: Path, office: str) -> Iterator[Path]:
    """The folder of an office that lies in the data because it was invented."""
    yield from _files_in(data / INVENTED_FOLDER / office)


def _files_in(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(root) / name
            if path.is_file() and not path.is_symlink():
                yield path
