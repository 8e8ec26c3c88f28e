"""What letters to those who report are made from."""

import pyarrow as pa

from derajat.measures.measuring import plan_of
from derajat.model.batches import BatchState
from derajat.opening.offices import OpenOffice
from derajat.steering.feedback import FeedbackFiles, SentFile, needed_columns
from derajat.store import Snapshot


def load_feedback_files(opened: OpenOffice, snapshot: Snapshot) -> FeedbackFiles:
    """Files in force with their findings, and the facts that stand."""
    in_force = [b for b in snapshot.batches if b.state is BatchState.ACCEPTED]
    known = [n for n in snapshot.datasets if n in opened.catalogue.datasets]
    plan = plan_of(opened.catalogue, opened.office)
    return FeedbackFiles(
        office=opened.office,
        catalogue=opened.catalogue,
        files=tuple(SentFile(b, snapshot.findings(b.id)) for b in in_force),
        facts={name: _load_senders(opened, snapshot, name) for name in known},
        indicators=tuple(p.indicator for p in plan.indicators if p.is_asked),
    )


def _load_senders(opened: OpenOffice, snapshot: Snapshot, name: str) -> pa.Table:
    """The facts of a dataset, only the columns that tell who sent them."""
    columns = needed_columns(opened.catalogue.received(name))
    facts = snapshot.load_facts(name)
    # Where every row was set aside there are no facts, and no columns of theirs.
    for column in columns:
        if column not in facts.column_names:
            facts = facts.append_column(column, pa.nulls(facts.num_rows, pa.string()))
    return facts.select(list(columns))
