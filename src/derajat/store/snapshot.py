"""One version of the store, as every reader sees it."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from derajat.errors import Problem, refuse, report
from derajat.model.batches import Batch, BatchState, Claim, RowFinding
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import FactFiles
from derajat.store.annotations import load_claims, load_findings
from derajat.store.current import empty_records, load_current, load_history
from derajat.store.entries import (
    BatchEntry,
    Entry,
    FileRole,
    StoredFile,
    ValuesEntry,
    WithdrawalEntry,
)
from derajat.store.result_values import VALUE_ORDER, VALUES_SCHEMA
from derajat.store.shape import render_column
from derajat.store.verifying import check_sizes


@dataclass(frozen=True)
class ValuesRun:
    """The run whose values are in force, and the facts it was computed from."""

    run: str
    data_version: int


@dataclass(frozen=True)
class BatchRecord:
    """A batch with what its commit added."""

    batch: Batch
    entry: Entry
    accepted: BatchEntry

    @property
    def is_in_force(self) -> bool:
        return is_in_force(self.batch)


@dataclass(frozen=True)
class Snapshot:
    """The store after `version` commits; it never changes.

    Every file is compared with its size in the ledger when it is used; REF-112 and
    REF-113 name the ones that are not as they were.
    """

    folder: Path
    entries: tuple[Entry, ...]

    @property
    def version(self) -> int:
        return len(self.entries)

    @property
    def facts_version(self) -> int:
        """The last version that changed facts: what values computed now rest on."""
        changes = [
            entry.sequence
            for entry in self.entries
            if not isinstance(entry.content, ValuesEntry)
        ]
        return changes[-1] if changes else 0

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """All batches in order of acceptance, withdrawn ones too."""
        return tuple(record.batch for record in self._records)

    @property
    def datasets(self) -> tuple[str, ...]:
        """Names of the datasets that have a batch in force, sorted."""
        records = self._records
        return tuple(sorted({r.batch.dataset for r in records if r.is_in_force}))

    def batch(self, batch_id: str) -> Batch:
        """The batch of that id, of several the last. Raises REF-106."""
        return self._record(batch_id).batch

    def find_batch(
        self, content_hash: str, source: str, layout: str | None = None
    ) -> Batch | None:
        """The batch in force that this file became, or None."""
        for batch in reversed(self.batches):
            same = (batch.content_hash, batch.source) == (content_hash, source)
            if same and layout in (None, batch.layout) and is_in_force(batch):
                return batch
        return None

    def key(self, dataset: str) -> tuple[str, ...]:
        """The key under which the records in force were accepted."""
        records = self._in_force(dataset)
        return records[-1].accepted.key if records else ()

    def facts_files(self, dataset: str) -> FactFiles:
        """The files of the batches in force.

        A file holds records of one batch, so none of them holds a withdrawn record.
        """
        records = self._in_force(dataset)
        live = {record.batch.number for record in records}
        may_repeat = any(
            record.accepted.repeats_keys or live.intersection(record.accepted.overlaps)
            for record in records
        )
        return FactFiles(self._fact_paths(records), (), may_repeat)

    def load_facts(self, dataset: str) -> pa.Table:
        """The current records, hidden columns included, in order of acceptance.

        Without any record the hidden columns stand alone.
        """
        files = self.facts_files(dataset)
        if not files.paths:
            return empty_records()
        key = self.key(dataset) if files.may_repeat_keys else ()
        return load_current(files.paths, key)

    def history(self, dataset: str) -> pa.Table:
        """All records ever accepted, with `_state`: current, replaced, withdrawn."""
        records = [r for r in self._records if r.batch.dataset == dataset]
        paths = self._fact_paths(records)
        if not paths:
            return empty_records().append_column("_state", pa.array([], pa.string()))
        withdrawn = [r.batch.number for r in records if not r.is_in_force]
        return load_history(paths, self.key(dataset), withdrawn)

    def claims(self) -> tuple[Claim, ...]:
        """The claims of the batches in force, in order of acceptance."""
        files = [
            file
            for record in self._records
            if record.is_in_force
            for file in record.entry.files_of(FileRole.CLAIMS)
        ]
        loaded = (load_claims(path) for path in self._checked(files))
        return tuple(claim for claims in loaded for claim in claims)

    def findings(self, batch_id: str) -> tuple[RowFinding, ...]:
        """The findings of a batch, in force or not. Raises REF-106."""
        files = self._record(batch_id).entry.files_of(FileRole.FINDINGS)
        loaded = (load_findings(path) for path in self._checked(list(files)))
        return tuple(finding for findings in loaded for finding in findings)

    def original(self, batch: Batch) -> Path:
        """The received file of a batch, kept by its content. Raises REF-106."""
        if not 1 <= batch.number <= len(self._records):
            raise refuse("REF-106", batch=batch.id)
        entry = self._records[batch.number - 1].entry
        return self._checked(list(entry.files_of(FileRole.ORIGINAL)))[0]

    def values_run(self) -> ValuesRun | None:
        """The run whose values are in force, or None before the first."""
        entry = self._values_entry()
        if entry is None or not isinstance(entry.content, ValuesEntry):
            return None
        return ValuesRun(entry.content.run, entry.content.data_version)

    def values(self) -> pa.Table | None:
        """The values in force, with the fields of `model.values.Value`, or None."""
        entry = self._values_entry()
        if entry is None:
            return None
        paths = self._checked(list(entry.files_of(FileRole.VALUES)))
        tables = [pq.ParquetFile(path).read(VALUES_SCHEMA.names) for path in paths]
        tables = [table.cast(VALUES_SCHEMA) for table in tables]
        return pa.concat_tables([VALUES_SCHEMA.empty_table(), *tables]).sort_by(
            VALUE_ORDER
        )

    def count_values(self) -> int:
        """How many values are in force, told by their files without reading them."""
        entry = self._values_entry()
        if entry is None:
            return 0
        paths = self._checked(list(entry.files_of(FileRole.VALUES)))
        return sum(pq.ParquetFile(path).metadata.num_rows for path in paths)

    def check_dataset(self, dataset: ReceivedDataset) -> tuple[Problem, ...]:
        """Why records in force cannot be read with this definition (REF-110, REF-111).

        Their key, or the type or decimals of a column, was another one.
        """
        records = self._in_force(dataset.name)
        problems = []
        if records and self.key(dataset.name) != (dataset.key or ()):
            problems.append(report("REF-110", dataset=dataset.name))
        before = {column for record in records for column in record.accepted.columns}
        now = {column.name: render_column(column) for column in dataset.columns}
        for stored in sorted(before):
            name = stored.split(":")[0]
            if now.get(name, stored) != stored:
                problems.append(report("REF-111", dataset=dataset.name, column=name))
        return tuple(problems)

    @cached_property
    def _records(self) -> tuple[BatchRecord, ...]:
        withdrawn = {
            entry.content.batch_number: entry.content
            for entry in self.entries
            if isinstance(entry.content, WithdrawalEntry)
        }
        return tuple(
            BatchRecord(
                _with_state(
                    entry.content.batch, withdrawn.get(entry.content.batch.number)
                ),
                entry,
                entry.content,
            )
            for entry in self.entries
            if isinstance(entry.content, BatchEntry)
        )

    def _record(self, batch_id: str) -> BatchRecord:
        for record in reversed(self._records):
            if record.batch.id == batch_id:
                return record
        raise refuse("REF-106", batch=batch_id)

    def _in_force(self, dataset: str) -> list[BatchRecord]:
        return [
            record
            for record in self._records
            if record.batch.dataset == dataset and record.is_in_force
        ]

    def _fact_paths(self, records: list[BatchRecord]) -> tuple[str, ...]:
        files = [f for r in records for f in r.entry.files_of(FileRole.FACTS)]
        return tuple(str(path) for path in self._checked(files))

    def _values_entry(self) -> Entry | None:
        for entry in reversed(self.entries):
            if isinstance(entry.content, ValuesEntry):
                return entry
        return None

    def _checked(self, files: list[StoredFile]) -> list[Path]:
        check_sizes(self.folder, files)
        return [self.folder / file.path for file in files]


def is_in_force(batch: Batch) -> bool:
    """Whether the records of a batch count."""
    return batch.state is BatchState.ACCEPTED


def _with_state(batch: Batch, withdrawal: WithdrawalEntry | None) -> Batch:
    if withdrawal is None:
        return batch
    return replace(
        batch,
        state=BatchState.WITHDRAWN,
        withdrawn_at=withdrawal.at,
        withdrawn_why=withdrawal.why,
    )
