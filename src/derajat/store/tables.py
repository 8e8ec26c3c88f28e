"""Appending rows to Delta tables, durable when the call returns."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
from deltalake import (
    DeltaTable,
    PostCommitHookProperties,
    Schema,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import DeltaError

from derajat.store.disk import make_folder, sync_file, sync_folder


_LOG = "_delta_log"
_SET_ASIDE = "_unnamed"
_VERSIONED = re.compile(r"(\d{20})\.")
_CHECKPOINT_EVERY = 100
_NO_HOOKS = PostCommitHookProperties(
    create_checkpoint=False, cleanup_expired_logs=False
)
_ROWS_AT_ONCE = 32_768
_ZSTD = WriterProperties(compression="ZSTD", max_row_group_size=2 * _ROWS_AT_ONCE)
_KEEP_OLD_VERSIONS = {"delta.enableExpiredLogCleanup": "false"}


@dataclass(frozen=True)
class Appended:
    """What an append added: the new version and its data files."""

    version: int
    paths: tuple[Path, ...]


def append_rows(
    folder: Path,
    rows: pa.Table,
    named: int | None,
    partition_by: Sequence[str] = (),
    *,
    replacing: bool = False,
) -> Appended:
    """Append rows after version `named` of a table (None: make the table).

    Commits that the ledger never named, left by a kill, are set aside first. Columns
    that the table lacks are added to it; `replacing` leaves earlier rows and columns
    to the earlier versions. Raises OSError and DeltaError.
    """
    make_folder(folder)
    set_unnamed_aside(folder, named)
    if named is None:
        _create_table(folder, rows.schema, partition_by)
    write_deltalake(
        _open_newest(folder),
        _in_portions(rows),
        mode="overwrite" if replacing else "append",
        schema_mode="overwrite" if replacing else "merge",
        writer_properties=_ZSTD,
        post_commithook_properties=_NO_HOOKS,
    )
    appended = _read_append(folder, 1 if named is None else named + 1)
    _sync_append(folder, appended)
    return appended


def _in_portions(rows: pa.Table) -> pa.RecordBatchReader:
    """The rows handed over bit by bit: a million at once cost 160 MiB more."""
    portions = rows.to_batches(max_chunksize=_ROWS_AT_ONCE)
    return pa.RecordBatchReader.from_batches(rows.schema, portions)


def set_unnamed_aside(folder: Path, named: int | None) -> None:
    """Move log entries after version `named` out of the log, newest first.

    So the log has no gap at any moment. The data files stay where they are.
    """
    log = folder / _LOG
    unnamed = [
        path for path in _versioned_files(log) if _version_of(path) > _last(named)
    ]
    for path in sorted(unnamed, key=_version_of, reverse=True):
        _set_aside(path, folder / _SET_ASIDE)


def write_checkpoint(folder: Path, version: int) -> None:
    """Shorten the opening of a table, every 100 versions.

    Checkpoints only repeat what the log says, so that one may fail or be damaged: the
    next append sets a damaged one aside.
    """
    if version % _CHECKPOINT_EVERY:
        return
    with suppress(OSError, DeltaError):
        DeltaTable(folder, version=version).create_checkpoint()
        for path in _checkpoints(folder):
            sync_file(path)
        sync_folder(folder / _LOG)


def _last(named: int | None) -> int:
    return -1 if named is None else named


def _versioned_files(log: Path) -> list[Path]:
    if not log.is_dir():
        return []
    return [path for path in log.iterdir() if _VERSIONED.match(path.name)]


def _version_of(path: Path) -> int:
    return int(path.name[:20])


def _set_aside(path: Path, target: Path) -> None:
    make_folder(target)
    taken = len(list(target.iterdir()))
    path.rename(target / f"{taken:06d}-{path.name}")
    sync_folder(path.parent)


def _create_table(folder: Path, schema: pa.Schema, partition_by: Sequence[str]) -> None:
    DeltaTable.create(
        folder,
        Schema.from_arrow(schema),
        partition_by=list(partition_by),
        configuration=_KEEP_OLD_VERSIONS,
        post_commithook_properties=_NO_HOOKS,
    )
    sync_file(folder / _LOG / f"{0:020d}.json")


def _open_newest(folder: Path) -> DeltaTable:
    try:
        return DeltaTable(folder)
    except DeltaError:
        for path in _checkpoints(folder):
            _set_aside(path, folder / _SET_ASIDE)
        return DeltaTable(folder)


def _checkpoints(folder: Path) -> list[Path]:
    log = folder / _LOG
    return [*log.glob("*.checkpoint.parquet"), *log.glob("_last_checkpoint")]


def _read_append(folder: Path, version: int) -> Appended:
    entry = folder / _LOG / f"{version:020d}.json"
    actions = [json.loads(line) for line in entry.read_text("utf-8").splitlines()]
    paths = [
        folder / unquote(action["add"]["path"]) for action in actions if "add" in action
    ]
    return Appended(version, tuple(sorted(paths)))


def _sync_append(folder: Path, appended: Appended) -> None:
    for path in appended.paths:
        sync_file(path)
    for parent in {path.parent for path in appended.paths}:
        sync_folder(parent)
    log = folder / _LOG
    sync_file(log / f"{appended.version:020d}.json")
    sync_folder(log)
    sync_folder(folder)
