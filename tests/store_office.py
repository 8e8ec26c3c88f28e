"""A small dataset and the batches that a store test sends."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from derajat.errors import Location, report
from derajat.model.batches import (
    Batch,
    BatchState,
    Claim,
    RowCounts,
    RowFinding,
    RowState,
)
from derajat.model.columns import Column, ColumnType, Identity, PersonalData
from derajat.model.datasets import DatasetKind, PlaceRole, ReceivedDataset
from derajat.model.labels import Label
from derajat.store import IDENTITIES, Identities, KeyFolder, open_store
from derajat.store.result_values import VALUES_SCHEMA
from derajat.store.vault import SEALED_SUFFIX


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


PERSONS = ReceivedDataset(
    name="daftar-orang",
    label=Label("Daftar orang", "List of persons"),
    one_row=Label("satu orang", "one person"),
    columns=(
        Column(
            "nik", ColumnType.ID, True, PersonalData.IDENTITY, identity=Identity.NIK
        ),
        Column("tanggal", ColumnType.DATE, True),
    ),
    key=("nik",),
    time="tanggal",
    places=(),
    file="daftar-orang.yaml",
    kind=DatasetKind.RECORDS,
)


def with_column(dataset, name, type_):
    """The dataset with one column more, never asked for."""
    column = Column(name, type_, False)
    return replace(dataset, columns=(*dataset.columns, column))


JANUARY, MARCH = 18993, 19052


def child(name, berat, tanggal=JANUARY, desa="35.01.01.2001", **more):
    """A row of a weighing; `berat` in tenths of a kilogram."""
    return {"anak": name, "desa": desa, "tanggal": tanggal, "berat": berat, **more}


def claim(batch_id, printed="8.6"):
    """A printed percentage that came with a batch."""
    return Claim(
        batch=batch_id,
        sheet="S",
        row=3,
        column=4,
        header="%",
        kind="percent",
        subject="GIZ",
        area="35.01",
        period="2022",
        group="jk=L",
        printed=printed,
        printed_part="3",
        printed_whole="35",
        is_total_row=False,
    )


def finding(row):
    """A finding at a row."""
    problem = report("REF-106", Location("f.csv", sheet="S", row=row), batch=row)
    return RowFinding(problem, row, 2, RowState.QUESTIONED)


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
        self.incoming.mkdir(parents=True, exist_ok=True)
        keys = KeyFolder(folder / "keys", folder / "office")
        self.store = open_store(folder / "office", keys)

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

    def send(self, batch_id, rows, dataset=WEIGHINGS, **beside):
        """Commit rows as a batch of their own, from a file that holds their text."""
        path = self.file(f"{batch_id}.csv", f"{batch_id} {rows}")
        with self.store.writer() as writer:
            return self.commit(writer, batch_id, rows, path, dataset, **beside)

    def send_list(self, batch_id, people):
        """Commit a list of persons: their tokens as facts, who they are sealed."""
        path = self.file(f"{batch_id}.csv", f"{batch_id} {people}")
        with self.store.writer() as writer:
            tokens = writer.vault_for(PERSONS.name).open_tokens("2026-11-22T01:02:03Z")
            whose = [tokens.of_nik(person.nik) for person in people]
            clear = [person.nik for person in people]
            columns = [["nik"] * len(people), whose, whose, clear]
            identities = Identities(
                pa.table(dict(zip(IDENTITIES.names, columns, strict=True))),
                tuple(whose),
            )
            rows = [{"nik": token, "tanggal": MARCH} for token in whose]
            return self.commit(
                writer, batch_id, rows, path, PERSONS, identities=identities
            )

    def commit(
        self,
        writer,
        batch_id,
        rows,
        path,
        dataset=WEIGHINGS,
        claims=(),
        findings=(),
        identities=None,
        **fields,
    ):
        """Commit rows with a writer that is open already."""
        batch = self.batch(batch_id, path, dataset, **fields)
        facts = build_facts(rows, dataset)
        return writer.commit_batch(
            batch, facts, claims, findings, path, dataset, identities
        )

    def withdraw(self, batch_id, why="salah kirim", at="2026-11-23T00:00:00Z"):
        with self.store.writer() as writer:
            writer.commit_withdrawal(batch_id, why, at)

    def measure(self, run, *numerators):
        """Commit values of a run over the newest facts."""
        with self.store.writer() as writer:
            version = writer.snapshot.facts_version
            writer.commit_values(build_values(run, *numerators), version, run)

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


def describe(store):
    """Everything a reader of the newest snapshot can see, comparable."""
    snapshot = store.snapshot()
    values = snapshot.values()
    return {
        "version": snapshot.version,
        "batches": snapshot.batches,
        "facts": {
            name: snapshot.load_facts(name).to_pylist() for name in snapshot.datasets
        },
        "unique": {
            name: not snapshot.facts_files(name).may_repeat_keys
            for name in snapshot.datasets
        },
        "originals": [
            _read_original(store, snapshot.original(batch))
            for batch in snapshot.batches
        ],
        "persons": _read_persons(store, snapshot),
        "claims": snapshot.claims(),
        "findings": [snapshot.findings(batch.id) for batch in snapshot.batches],
        "values": values.to_pylist() if values else None,
        "run": snapshot.values_run(),
    }


def _read_original(store, path):
    is_sealed = path.suffix == SEALED_SUFFIX
    return store.vault.load_original(path) if is_sealed else path.read_bytes()


def _read_persons(store, snapshot):
    """The clear values of whoever stands in the facts."""
    if PERSONS.name not in snapshot.datasets:
        return set()
    tokens = snapshot.load_facts(PERSONS.name)["nik"].to_pylist()
    return set(store.vault.load_values(tokens))
