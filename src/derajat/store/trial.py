"""What the facts would be if a file were accepted, without accepting it."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import FactFiles
from derajat.store.current import compute_overlap
from derajat.store.shape import build_records
from derajat.store.snapshot import Snapshot


_LAST_ORDER = 1 << 48
"""Above every order of acceptance in a store: what is tried comes last."""


def write_trial_facts(
    snapshot: Snapshot, dataset: ReceivedDataset, facts: pa.Table, path: Path
) -> FactFiles:
    """The files of a dataset as they would be after the facts; the store stays.

    The facts are written to `path` in the shape of records.
    """
    known = snapshot.facts_files(dataset.name)
    overlap = compute_overlap(facts, dataset.key or (), known.paths)
    number = len(snapshot.batches) + 1
    pq.write_table(build_records(dataset, facts, number, _LAST_ORDER), path)
    may_repeat = known.may_repeat_keys or overlap.repeats_keys or bool(overlap.replaces)
    return FactFiles((*known.paths, str(path)), (), may_repeat)
