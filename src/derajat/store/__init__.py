"""The facts of an office: versioned, one writer, safe against a kill or a power cut.

A store is a folder. `originals/` keeps received files by content hash, `facts/` one
Delta table a dataset, `results/` the values, `claims/` and `findings/` a file a batch.
`ledger/` is the truth: a file or table version that no ledger row names does not exist
for readers. Nothing is ever removed; there is no vacuum.
"""

from derajat.store.snapshot import Snapshot, ValuesRun
from derajat.store.store import Store, open_store
from derajat.store.writer import Writer


__all__ = ["Snapshot", "Store", "ValuesRun", "Writer", "open_store"]
