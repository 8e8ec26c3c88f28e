"""A small dataset and the batches that a store test sends."""

import hashlib
from pathlib import Path

import pyarrow as pa

from derajat.model.batches import Batch, BatchState, RowCounts
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import DatasetKind, PlaceRole, ReceivedDataset
from derajat.model.labels import Label
from derajat.store import open_store
from derajat.store.result_values import VALUES_SCHEMA


WEIGHINGS = ReceivedDataset(
    name="penimbangan",
    label=Label("Penimbangan", "Weighings"),
    one_row=Label("satu penimbangan", "one weighing"),
    columns=(
        Column("anak", ColumnType.ID, True),
        Column("desa", ColumnType.AREA, False),
        Column("tanggal", ColumnType.DATE, True),
        Column("berat", ColumnType.DECIMAL, False, places=1),
    ),
    key=("anak",),
    time="tanggal",
    places=((PlaceRole.RESIDENCE, "desa"),),
    file="penimbangan.yaml",
    kind=DatasetKind.RECORDS,
)


def build_facts(rows, dataset=WEIGHINGS):
    """Arrow facts of rows given as dictionaries; missing cells are empty."""
    columns = {
        column.name: pa.array(
            [row.get(column.name) for row in rows],
            pa.string() if column.type.is_stored_as_text else pa.int64(),
        )
        for column in dataset.columns
    }
    numbers = range(2, len(rows) + 2)
    hidden = {"_sheet": ["S"] * len(rows), "_row": pa.array(numbers, pa.int64())}
    return pa.table({**columns, **hidden})


class Office:
    """A store and the files sent to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"
        self.incoming.mkdir(parents=True)
        self.store = open_store(folder / "office")

    def file(self, name: str, content: str) -> Path:
        path = self.incoming / name
        path.write_text(content)
        return path

    def batch(self, batch_id, path, dataset=WEIGHINGS, **fields):
        given = {
            "id": batch_id,
            "number": 0,
            "office": "kantor",
            "source": "buku-kia",
            "layout": "csv",
            "dataset": dataset.name,
            "file_name": path.name,
            "content_hash": hashlib.sha256(path.read_bytes()).hexdigest(),
            "received_at": "2026-11-22T01:02:03Z",
            "counts": RowCounts(),
            "facts": 0,
            "replaces": 0,
            "state": BatchState.ACCEPTED,
        }
        return Batch(**{**given, **fields})

    def send(self, batch_id, rows, dataset=WEIGHINGS, claims=(), findings=(), **fields):
        """Commit rows as a batch of their own, from a file that holds their text."""
        path = self.file(f"{batch_id}.csv", f"{batch_id} {rows}")
        batch = self.batch(batch_id, path, dataset, **fields)
        facts = build_facts(rows, dataset)
        with self.store.writer() as writer:
            return writer.commit_batch(batch, facts, claims, findings, path, dataset)

    def withdraw(self, batch_id, why="salah kirim", at="2026-11-23T00:00:00Z"):
        with self.store.writer() as writer:
            writer.commit_withdrawal(batch_id, why, at)

    def weights(self, dataset=WEIGHINGS):
        """Weight of each child among the current records."""
        records = self.store.snapshot().load_facts(dataset.name).to_pylist()
        return {record["anak"]: record["berat"] for record in records}


def build_values(run, *numerators):
    """A table of values of a run, one a numerator."""
    return pa.table(
        {
            field.name: pa.array(
                [_value_field(field, run, number) for number in numerators],
                field.type,
            )
            for field in VALUES_SCHEMA
        }
    )


def _value_field(field, run, number):
    known = {"run": run, "numerator": number, "area": f"{number:03d}"}
    return known.get(field.name)
