"""Receiving a file: opened, recognised, checked, accepted, answered."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from derajat.errors import DerajatError, Location, Problem, report, system_reason
from derajat.intake.check_file import CheckedFile, check_file, match_file
from derajat.intake.emptied_numbers import tell_emptied
from derajat.intake.form import FoundFile
from derajat.intake.last_file import tell_changes
from derajat.intake.marked_copy import FOLDER, write_marked
from derajat.intake.match_source import UnmatchedFile
from derajat.intake.receipt import Receipt
from derajat.model.batches import Batch, BatchState
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import ReceivedDataset
from derajat.model.offices import Office
from derajat.model.scalars import parse_day
from derajat.model.sources import Source
from derajat.sheets import OpenedFile, hash_file, open_file
from derajat.sheets.opening import shown_name
from derajat.store import Snapshot, Writer


def receive_file(
    path: Path,
    office: Office,
    catalogue: Catalogue,
    writer: Writer,
    now: str,
    marked: Path | None = None,
) -> Receipt:
    """Take a file into the store of an office and say what became of it.

    `now` is UTC in ISO 8601. A file that cannot be taken changes nothing and its
    receipt names the problems; one with the content of a batch in force changes
    nothing either. `marked` is a folder for the marked copy; without it the copy lies
    in the store, and a file that names persons has none. Raises DerajatError only for
    the store itself (REF).
    """
    name = shown_name(path.name)
    try:
        known = find_received(hash_file(path), office, writer.snapshot)
        if known is not None:
            return _known_receipt(name, known, office)
        opened = open_file(path)
    except DerajatError as error:
        return Receipt(name, None, None, problems=error.problems)
    try:
        form = match_file(opened, office, catalogue)
        batch_id = name_batch(writer.next_number, form, opened)
        today = parse_day(now[:10])
        checked = check_file(
            opened,
            form,
            office,
            catalogue,
            batch_id,
            today,
            lambda: writer.vault_for(form.source.dataset).open_tokens(now),
        )
    except UnmatchedFile as error:
        told = _tell_changes(opened, error.source, office, catalogue, writer.snapshot)
        problems = (*error.problems, *told)
        return Receipt(opened.name, None, None, problems=problems, notices=opened.notes)
    except DerajatError as error:
        return Receipt(
            opened.name, None, None, problems=error.problems, notices=opened.notes
        )
    return accept_file(path, opened, checked, office, writer, now, marked)


def _tell_changes(
    opened: OpenedFile,
    source: Source | None,
    office: Office,
    catalogue: Catalogue,
    snapshot: Snapshot,
) -> tuple[Problem, ...]:
    """What changed since the last file of the form, where the file seems to be one."""
    if source is None:
        return ()
    return tell_changes(opened, source, office, catalogue, snapshot)


def find_received(
    content_hash: str, office: Office, snapshot: Snapshot
) -> Batch | None:
    """The batch in force with the same content, under whatever file name."""
    for source in office.sources:
        batch = snapshot.find_batch(content_hash, source.name)
        if batch is not None:
            return batch
    return None


def name_batch(number: int, form: FoundFile, opened: OpenedFile) -> str:
    """The id of a batch: readable, and never the same for two."""
    return f"{number:04d}-{form.source.name}-{opened.content_hash[:6]}"


def accept_file(
    path: Path,
    opened: OpenedFile,
    checked: CheckedFile,
    office: Office,
    writer: Writer,
    now: str,
    marked: Path | None = None,
) -> Receipt:
    """Commit a checked file and write its marked copy, where it may stand."""
    before = writer.snapshot
    proposed = _propose(opened, checked, office, writer.next_number, now)
    batch = writer.commit_batch(
        proposed,
        checked.facts,
        checked.claims,
        checked.findings,
        path,
        checked.dataset,
        checked.identities,
    )
    notices = (*opened.notes, *checked.form.notices)
    if batch.replaces:
        notices += _tell_replaced(before, checked, batch)
    receipt = Receipt(
        file=opened.name,
        form=checked.form.source.label,
        batch=batch,
        notices=notices,
        findings=checked.findings,
        counts=checked.counts,
        reasons=checked.reasons,
        claims=len(checked.claims),
    )
    if marked is None and checked.identities is not None:
        return _tell_no_copy(receipt)
    folder = marked or writer.snapshot.folder / FOLDER
    return _add_marked_copy(receipt, path, folder, batch)


def _propose(
    opened: OpenedFile, checked: CheckedFile, office: Office, number: int, now: str
) -> Batch:
    form = checked.form
    return Batch(
        id=name_batch(number, form, opened),
        number=number,
        office=office.name,
        source=form.source.name,
        layout=form.layout.name,
        dataset=form.source.dataset,
        file_name=opened.name,
        content_hash=opened.content_hash,
        received_at=now,
        counts=checked.counts,
        facts=checked.facts.num_rows,
        replaces=0,
        state=BatchState.ACCEPTED,
    )


def _tell_replaced(
    before: Snapshot, checked: CheckedFile, batch: Batch
) -> tuple[Problem, ...]:
    """Whether every fact stood in the store as it is, or which numbers are gone."""
    facts, dataset = checked.facts, checked.dataset
    stored = before.load_facts(dataset.name)
    if count_known(facts, stored, dataset) == batch.facts:
        return (report("REC-015", Location(file=batch.file_name)),)
    return tell_emptied(facts, stored, dataset, batch.file_name)


def count_known(facts: pa.Table, stored: pa.Table, dataset: ReceivedDataset) -> int:
    """How many facts say what a stored one says, in every column of the dataset."""
    names = [column.name for column in dataset.columns]
    if set(names) - set(stored.column_names):
        return 0
    ours = facts.select(names).append_column("_own", _repeated(1, facts.num_rows))
    theirs = stored.select(names).append_column("_own", _repeated(0, stored.num_rows))
    groups = (
        pa.concat_tables([ours, theirs])
        .group_by(names)
        .aggregate([("_own", "max"), ("_own", "min"), ("_own", "sum")])
    )
    both = pc.and_(pc.equal(groups["_own_max"], 1), pc.equal(groups["_own_min"], 0))
    return int(pc.sum(groups.filter(both)["_own_sum"]).as_py() or 0)


def _repeated(value: int, times: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, pa.int64()), times)


def _known_receipt(name: str, known: Batch, office: Office) -> Receipt:
    labels = {source.name: source.label for source in office.sources}
    notice = report(
        "REC-016",
        Location(file=name),
        file=known.file_name,
        batch=known.id,
        at=known.received_at,
    )
    return Receipt(
        name,
        labels.get(known.source),
        known,
        already_received=True,
        notices=(notice,),
    )


def _tell_no_copy(receipt: Receipt) -> Receipt:
    """A marked copy holds the rows of its sender: persons stay out of the store."""
    if not receipt.told_findings:
        return receipt
    notice = report("REC-085", Location(file=receipt.file))
    return replace(receipt, notices=(*receipt.notices, notice))


def _add_marked_copy(
    receipt: Receipt, path: Path, folder: Path, batch: Batch
) -> Receipt:
    """The batch stands whatever becomes of the copy; a failure is told."""
    told = receipt.told_findings
    if not told:
        return receipt
    target = folder / f"{batch.id}.xlsx"
    try:
        marked = write_marked(path, receipt.notices, told, target)
    except OSError as error:
        where = Location(file=receipt.file)
        words, english = system_reason(error.errno, error.strerror or str(error))
        told_too = report(
            "REC-018", where, path=target, reason_id=words, reason_en=english
        )
        return replace(receipt, notices=(*receipt.notices, told_too))
    return replace(
        receipt,
        marked_copy=target,
        marked_by=marked.method,
        dropped_parts=marked.dropped,
    )
