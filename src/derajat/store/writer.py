"""Commits: each one is whole and on the disk when it returns, or never happened.

Order of every commit: data files and their table's log, synced; then the ledger's data
file, synced; then the ledger's log entry gets its name, which makes the commit visible.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from derajat.errors import DerajatError, refuse
from derajat.model.batches import Batch, BatchState, Claim, RowFinding
from derajat.model.columns import Column
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import MONTH
from derajat.store.current import compute_overlap
from derajat.store.entries import (
    BatchEntry,
    Entry,
    FileRole,
    StoredFile,
    TablePin,
    ValuesEntry,
    WithdrawalEntry,
)
from derajat.store.failures import named_failures
from derajat.store.identity_columns import check_identities
from derajat.store.keeping import Keeping, needed_vault
from derajat.store.ledger import Ledger
from derajat.store.result_values import VALUES_SCHEMA
from derajat.store.shape import build_records, render_column, stored_columns
from derajat.store.snapshot import Snapshot
from derajat.store.tables import append_rows, write_checkpoint
from derajat.store.vault import Identities, Vault


_RESULTS = "results"


class Writer:
    """The one writer of a store; got from `Store.writer`."""

    def __init__(
        self, folder: Path, ledger: Ledger, snapshot: Snapshot, vault: Vault | None
    ) -> None:
        self._folder = folder
        self._vault = vault
        self._ledger = ledger
        self._snapshot = snapshot
        self._keeping = Keeping(folder)
        self._is_open = True

    def close(self) -> None:
        """End writing, for the lock is about to be let go."""
        self._is_open = False

    @property
    def snapshot(self) -> Snapshot:
        """The store after the last commit."""
        return self._snapshot

    @property
    def next_number(self) -> int:
        """The number the next batch gets."""
        return len(self._snapshot.batches) + 1

    def vault_for(self, dataset: str) -> Vault:
        """Where the identities of a dataset go. REF-130 without a key folder."""
        return needed_vault(self._vault, dataset)

    def commit_batch(
        self,
        batch: Batch,
        facts: pa.Table,
        claims: Sequence[Claim],
        findings: Sequence[RowFinding],
        original: Path,
        dataset: ReceivedDataset,
        identities: Identities | None = None,
    ) -> Batch:
        """Accept a batch; returns it with its number and what it replaces.

        `facts` holds columns of the dataset and `_sheet`, `_row`, in the order of the
        file; tokens where a column names a person, and then `identities` is given.
        Raises REF-102..REF-104 (disk), REF-108 (id taken), REF-109 (file changed),
        REF-110, REF-111 (definition changed), REF-116, REF-118, REF-120..REF-123 and
        REF-130 (keys).
        """
        columns = stored_columns(dataset, facts)
        check_identities(dataset, facts, identities)
        self._check_batch(batch, dataset)
        with named_failures(self._folder):
            accepted = self._accept(batch, facts, dataset, columns)
            files = [
                self._keeping.keep_received(
                    accepted.batch, original, identities, self._vault
                ),
                *self._keeping.keep_claims(self.next_number, claims),
                *self._keeping.keep_findings(self.next_number, findings),
            ]
            pins = self._append_facts(files, accepted, facts, dataset)
            self._append_entry(accepted, files, pins)
        return accepted.batch

    def commit_withdrawal(self, batch_id: str, why: str, at: str) -> None:
        """Take a batch out of force: its records count no more, its file stays.

        Raises REF-106 (unknown) and REF-107 (withdrawn already).
        """
        batch = self._snapshot.batch(batch_id)
        if batch.state is BatchState.WITHDRAWN:
            raise refuse("REF-107", batch=batch_id, at=batch.withdrawn_at)
        with named_failures(self._folder):
            self._append_entry(WithdrawalEntry(batch.number, at, why), [], {})

    def commit_values(self, values: pa.Table, data_version: int, run: str) -> None:
        """Put the values of a run in force, all together.

        `data_version` is the version of the facts they were computed from; raises
        ValueError when there is none such. Earlier values stay in earlier versions.
        """
        if not 0 <= data_version <= self._snapshot.version:
            raise ValueError(f"no version {data_version}")
        rows = values.select(VALUES_SCHEMA.names).cast(VALUES_SCHEMA)
        with named_failures(self._folder):
            files: list[StoredFile] = []
            pins: dict[str, int] = {}
            if rows.num_rows:
                pins = self._append_rows(files, FileRole.VALUES, _RESULTS, rows)
            self._append_entry(ValuesEntry(run, data_version), files, pins)

    def _check_batch(self, batch: Batch, dataset: ReceivedDataset) -> None:
        if batch.dataset != dataset.name:
            raise ValueError(f"{batch.dataset} is not {dataset.name}")
        for known in self._snapshot.batches:
            if known.id == batch.id and known.state is BatchState.ACCEPTED:
                raise refuse("REF-108", batch=batch.id)
        problems = self._snapshot.check_dataset(dataset)
        if problems:
            raise DerajatError(problems)

    def _accept(
        self,
        batch: Batch,
        facts: pa.Table,
        dataset: ReceivedDataset,
        columns: Sequence[Column],
    ) -> BatchEntry:
        key = dataset.key or ()
        paths = self._snapshot.facts_files(dataset.name).paths
        overlap = compute_overlap(facts, key, paths)
        numbered = replace(
            batch,
            number=self.next_number,
            facts=facts.num_rows,
            replaces=overlap.replaces,
            state=BatchState.ACCEPTED,
        )
        return BatchEntry(
            batch=numbered,
            key=key,
            columns=tuple(render_column(column) for column in columns),
            overlaps=overlap.batches,
            repeats_keys=overlap.repeats_keys,
            last_order=self._last_order(dataset.name) + facts.num_rows,
        )

    def _last_order(self, dataset: str) -> int:
        orders = [
            entry.content.last_order
            for entry in self._snapshot.entries
            if isinstance(entry.content, BatchEntry)
            and entry.content.batch.dataset == dataset
        ]
        return max(orders, default=0)

    def _append_facts(
        self,
        files: list[StoredFile],
        accepted: BatchEntry,
        facts: pa.Table,
        dataset: ReceivedDataset,
    ) -> dict[str, int]:
        if not facts.num_rows:
            return {}
        first = accepted.last_order - facts.num_rows
        records = build_records(dataset, facts, accepted.batch.number, first)
        table = f"facts/{dataset.name}"
        return self._append_rows(files, FileRole.FACTS, table, records)

    def _append_rows(
        self, files: list[StoredFile], role: FileRole, table: str, rows: pa.Table
    ) -> dict[str, int]:
        is_facts = role is FileRole.FACTS
        appended = append_rows(
            self._folder / table,
            rows,
            self._pins().get(table),
            [MONTH] if is_facts else [],
            replacing=not is_facts or not self._has_facts(table),
        )
        files += [self._keeping.describe(path, role) for path in appended.paths]
        return {table: appended.version}

    def _has_facts(self, table: str) -> bool:
        return table.removeprefix("facts/") in self._snapshot.datasets

    def _append_entry(
        self,
        content: BatchEntry | WithdrawalEntry | ValuesEntry,
        files: list[StoredFile],
        changed: dict[str, int],
    ) -> None:
        if not self._is_open:
            raise ValueError("the writer is closed")
        pins = {**self._pins(), **changed}
        tables = tuple(TablePin(table, pins[table]) for table in sorted(pins))
        sequence = self._snapshot.version + 1
        entry = Entry(sequence, content, tuple(files), tables)
        entries = (*self._snapshot.entries, entry)
        self._ledger.append(entries, self._keeping.scratch)
        self._snapshot = Snapshot(self._folder, entries)
        for table, version in changed.items():
            write_checkpoint(self._folder / table, version)

    def _pins(self) -> dict[str, int]:
        entries = self._snapshot.entries
        return {pin.table: pin.version for pin in entries[-1].tables} if entries else {}
