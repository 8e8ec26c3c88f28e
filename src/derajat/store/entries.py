"""Rows of the ledger: what each commit added to the store."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

import pyarrow as pa

from derajat.model.batches import Batch, BatchState, RowCounts


class EntryKind(Enum):
    """What a commit did."""

    BATCH = "batch"
    WITHDRAWAL = "withdrawal"
    VALUES = "values"


class FileRole(Enum):
    """What a file of the store holds."""

    FACTS = "facts"
    ORIGINAL = "original"
    CLAIMS = "claims"
    FINDINGS = "findings"
    VALUES = "values"


@dataclass(frozen=True)
class StoredFile:
    """A file as it was when its commit named it; the path starts at the store."""

    path: str
    role: FileRole
    size: int
    sha256: str


@dataclass(frozen=True)
class TablePin:
    """The version of a Delta table after a commit; the path starts at the store."""

    table: str
    version: int


@dataclass(frozen=True)
class BatchEntry:
    """A batch accepted.

    `overlaps` numbers the batches then in force that hold a key of this one;
    `repeats_keys` tells that a key stands twice within it; `last_order` is the last
    order number given out in its dataset.
    """

    batch: Batch
    key: tuple[str, ...]
    columns: tuple[str, ...]
    """Columns stored, as `shape.render_column` writes them."""
    overlaps: tuple[int, ...]
    repeats_keys: bool
    last_order: int


@dataclass(frozen=True)
class WithdrawalEntry:
    """A batch taken out of force."""

    batch_number: int
    at: str
    why: str


@dataclass(frozen=True)
class ValuesEntry:
    """Values of one run, computed from the facts of version `data_version`."""

    run: str
    data_version: int


@dataclass(frozen=True)
class Entry:
    """One commit. `sequence` is the version of the store after it, from 1."""

    sequence: int
    content: BatchEntry | WithdrawalEntry | ValuesEntry
    files: tuple[StoredFile, ...]
    tables: tuple[TablePin, ...]
    """Every Delta table of the store with its version after this commit."""

    @property
    def kind(self) -> EntryKind:
        return _KIND_OF[type(self.content)]

    def files_of(self, role: FileRole) -> tuple[StoredFile, ...]:
        return tuple(file for file in self.files if file.role is role)


_KIND_OF = {
    BatchEntry: EntryKind.BATCH,
    WithdrawalEntry: EntryKind.WITHDRAWAL,
    ValuesEntry: EntryKind.VALUES,
}

_BATCH = pa.struct(
    [
        *((name, pa.string()) for name in ("id", "office", "source", "layout")),
        *((name, pa.string()) for name in ("dataset", "file_name", "content_hash")),
        ("received_at", pa.string()),
        *((name, pa.int64()) for name in ("number", "facts", "replaces")),
        *((name, pa.int64()) for name in ("accepted", "questioned", "set_aside")),
        ("key", pa.list_(pa.string())),
        ("columns", pa.list_(pa.string())),
        ("overlaps", pa.list_(pa.int64())),
        ("repeats_keys", pa.bool_()),
        ("last_order", pa.int64()),
    ]
)
_WITHDRAWAL = pa.struct(
    [("batch_number", pa.int64()), ("at", pa.string()), ("why", pa.string())]
)
_VALUES = pa.struct([("run", pa.string()), ("data_version", pa.int64())])
_FILE = pa.struct(
    [
        ("path", pa.string()),
        ("role", pa.string()),
        ("size", pa.int64()),
        ("sha256", pa.string()),
    ]
)
_PIN = pa.struct([("table", pa.string()), ("version", pa.int64())])

LEDGER_SCHEMA = pa.schema(
    [
        ("sequence", pa.int64()),
        ("kind", pa.string()),
        ("batch", _BATCH),
        ("withdrawal", _WITHDRAWAL),
        ("values", _VALUES),
        ("files", pa.list_(_FILE)),
        ("tables", pa.list_(_PIN)),
    ]
)

_BATCH_TEXTS = (
    "id",
    "office",
    "source",
    "layout",
    "dataset",
    "file_name",
    "content_hash",
    "received_at",
)
_BATCH_NUMBERS = ("number", "facts", "replaces")


def build_table(entries: Sequence[Entry]) -> pa.Table:
    """Ledger rows of the entries, in their order."""
    rows = [_build_row(entry) for entry in entries]
    return pa.Table.from_pylist(rows, schema=LEDGER_SCHEMA)


def _build_row(entry: Entry) -> dict[str, Any]:
    content = entry.content
    fields = (
        _batch_fields(content) if isinstance(content, BatchEntry) else asdict(content)
    )
    return {
        "sequence": entry.sequence,
        "kind": entry.kind.value,
        entry.kind.value: fields,
        "files": [{**asdict(file), "role": file.role.value} for file in entry.files],
        "tables": [asdict(pin) for pin in entry.tables],
    }


def _batch_fields(entry: BatchEntry) -> dict[str, Any]:
    batch = entry.batch
    return {
        **{name: getattr(batch, name) for name in (*_BATCH_TEXTS, *_BATCH_NUMBERS)},
        **asdict(batch.counts),
        "key": entry.key,
        "columns": entry.columns,
        "overlaps": entry.overlaps,
        "repeats_keys": entry.repeats_keys,
        "last_order": entry.last_order,
    }


def build_entries(table: pa.Table) -> tuple[Entry, ...]:
    """Entries of ledger rows, in the order of their sequence."""
    entries = [_build_entry(row) for row in table.to_pylist()]
    return tuple(sorted(entries, key=lambda entry: entry.sequence))


def _build_entry(row: dict[str, Any]) -> Entry:
    return Entry(
        sequence=row["sequence"],
        content=_build_content(row),
        files=tuple(
            StoredFile(f["path"], FileRole(f["role"]), f["size"], f["sha256"])
            for f in row["files"]
        ),
        tables=tuple(TablePin(pin["table"], pin["version"]) for pin in row["tables"]),
    )


def _build_content(
    row: dict[str, Any],
) -> BatchEntry | WithdrawalEntry | ValuesEntry:
    kind = EntryKind(row["kind"])
    if kind is EntryKind.WITHDRAWAL:
        return WithdrawalEntry(**row["withdrawal"])
    if kind is EntryKind.VALUES:
        return ValuesEntry(**row["values"])
    return _build_batch_entry(row["batch"])


def _build_batch_entry(fields: dict[str, Any]) -> BatchEntry:
    batch = Batch(
        **{name: fields[name] for name in (*_BATCH_TEXTS, *_BATCH_NUMBERS)},
        counts=RowCounts(fields["accepted"], fields["questioned"], fields["set_aside"]),
        state=BatchState.ACCEPTED,
    )
    return BatchEntry(
        batch,
        tuple(fields["key"]),
        tuple(fields["columns"]),
        tuple(fields["overlaps"]),
        fields["repeats_keys"],
        fields["last_order"],
    )
