"""The ledger: a Delta table whose version N holds the rows of the first N commits.

Its log entries are written here and not by delta-rs, which makes an entry visible
before it is on the disk: after a power cut the truth could not be read. Every 32nd
commit rewrites all rows into one file, so that opening reads few files.
"""

import hashlib
import json
import os
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import Schema

from derajat.errors import DerajatError, Location, refuse
from derajat.store.disk import hash_file, make_folder, write_durably
from derajat.store.entries import LEDGER_SCHEMA, Entry, build_entries, build_table


LEDGER_FORMAT = "1"
_FOLD_EVERY = 32
_LOG = "_delta_log"

Action = dict[str, Any]


@dataclass(frozen=True)
class Ledger:
    """The ledger in a folder; it need not exist yet."""

    folder: Path

    def load_entries(self) -> tuple[Entry, ...]:
        """All commits, oldest first. Raises REF-115 when the ledger is damaged."""
        newest = self.newest_version()
        if newest is None:
            return ()
        self._check_format()
        tables = [self._load_rows(add) for add in self._live_files(newest)]
        if not tables:
            return ()
        entries = build_entries(pa.concat_tables(tables))
        if [entry.sequence for entry in entries] != list(range(1, newest + 1)):
            raise self._damaged(_log_name(newest))
        return entries

    def append(self, entries: Sequence[Entry], scratch: Path) -> None:
        """Add the last of `entries`, which are all commits so far.

        The commit is visible, and durable, when its log entry has its name. Raises
        REF-116 when the disk does not confirm that name, and REF-118 when the entry is
        there already, left by an unconfirmed commit or by another writer.
        """
        version = entries[-1].sequence
        if (self.folder / _LOG / _log_name(version)).exists():
            raise refuse("REF-118", Location(str(self.folder)))
        if version == 1:
            self._write_log(0, _creation(), scratch)
        is_fold = version % _FOLD_EVERY == 0
        rows = build_table(entries if is_fold else entries[-1:])
        name = f"{version:020d}.parquet"
        write_durably(self.folder / name, scratch, lambda path: _write_rows(rows, path))
        actions = [_commit_info(), _add(self.folder / name, rows.num_rows)]
        if is_fold:
            live = self._live_files(version - 1)
            actions += [_remove(add["path"]) for add in live]
        self._publish(version, actions, scratch)

    def confirm_newest(self, scratch: Path) -> None:
        """Write the newest log entry again, for the disk may not hold its name yet.

        A writer calls it before building on a commit that may have been killed
        between its name and the confirmation.
        """
        newest = self.newest_version()
        if newest is not None:
            target = self.folder / _LOG / _log_name(newest)
            content = target.read_text("utf-8")
            write_durably(target, scratch, lambda path: _write_text(content, path))

    def newest_version(self) -> int | None:
        """The number of the last commit, or None before the first."""
        log = self.folder / _LOG
        if not log.is_dir():
            return None
        versions = [int(path.stem) for path in log.glob("[0-9]*.json")]
        return max(versions, default=None)

    def _check_format(self) -> None:
        for action in self._read_log(0):
            found = action.get("metaData", {}).get("configuration", {})
            if found and found.get("derajat.format") != LEDGER_FORMAT:
                raise refuse("REF-117", Location(str(self.folder)))

    def _live_files(self, version: int) -> list[Action]:
        """Add actions in force at a version, newest first."""
        live: list[Action] = []
        for number in range(version, 0, -1):
            actions = self._read_log(number)
            live += [action["add"] for action in actions if "add" in action]
            if any("remove" in action for action in actions):
                break
        return live

    def _read_log(self, version: int) -> list[Action]:
        path = self.folder / _LOG / _log_name(version)
        try:
            lines = path.read_text("utf-8").splitlines()
            return [json.loads(line) for line in lines]
        except (FileNotFoundError, ValueError) as error:
            raise self._damaged(_log_name(version)) from error

    def _load_rows(self, add: Action) -> pa.Table:
        try:
            content = (self.folder / add["path"]).read_bytes()
        except FileNotFoundError as error:
            raise self._damaged(add["path"]) from error
        if hashlib.sha256(content).hexdigest() != add["tags"]["sha256"]:
            raise self._damaged(add["path"])
        return pq.ParquetFile(pa.BufferReader(content)).read()

    def _publish(self, version: int, actions: list[Action], scratch: Path) -> None:
        target = self.folder / _LOG / _log_name(version)
        try:
            self._write_log(version, actions, scratch)
        except OSError as error:
            if not target.exists():
                raise
            raise refuse("REF-116", Location(str(self.folder))) from error

    def _write_log(self, version: int, actions: list[Action], scratch: Path) -> None:
        target = self.folder / _LOG / _log_name(version)
        make_folder(target.parent)
        text = "".join(json.dumps(action) + "\n" for action in actions)
        write_durably(target, scratch, lambda path: _write_text(text, path))

    def _damaged(self, name: str) -> DerajatError:
        return refuse("REF-115", Location(str(self.folder / name)))


def _log_name(version: int) -> str:
    return f"{version:020d}.json"


def _write_rows(rows: pa.Table, path: Path) -> None:
    pq.write_table(rows, path, compression="zstd")


def _write_text(text: str, path: Path) -> None:
    path.write_bytes(text.encode("utf-8"))


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


def _creation() -> list[Action]:
    metadata = {
        "id": str(uuid.uuid4()),
        "name": "ledger",
        "format": {"provider": "parquet", "options": {}},
        "schemaString": Schema.from_arrow(LEDGER_SCHEMA).to_json(),
        "partitionColumns": [],
        "configuration": {
            "delta.enableExpiredLogCleanup": "false",
            "derajat.format": LEDGER_FORMAT,
        },
        "createdTime": _milliseconds(),
    }
    protocol = {"minReaderVersion": 1, "minWriterVersion": 2}
    return [_commit_info(), {"protocol": protocol}, {"metaData": metadata}]


def _commit_info() -> Action:
    return {"commitInfo": {"timestamp": _milliseconds(), "operation": "WRITE"}}


def _add(path: Path, rows: int) -> Action:
    return {
        "add": {
            "path": path.name,
            "partitionValues": {},
            "size": os.path.getsize(path),
            "modificationTime": _milliseconds(),
            "dataChange": True,
            "stats": json.dumps({"numRecords": rows}),
            "tags": {"sha256": hash_file(path)},
        }
    }


def _remove(path: str) -> Action:
    moment = _milliseconds()
    return {"remove": {"path": path, "deletionTimestamp": moment, "dataChange": True}}
