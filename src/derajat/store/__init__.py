"""The facts of an office: versioned, one writer, safe against a kill or a power cut.

A store is a folder. `originals/` keeps received files by content hash, `facts/` one
Delta table a dataset, `results/` the values, `claims/` and `findings/` a file a batch.
`ledger/` is the truth: a file or table version that no ledger row names does not exist
for readers. Nothing is ever removed; there is no vacuum.

`vault/` tells who persons are, sealed under keys that lie in another folder; the
facts hold tokens. It is the one place where something is destroyed: erasing a person.
"""

from derajat.store.snapshot import Snapshot, ValuesRun
from derajat.store.store import Store, open_store
from derajat.store.vault import (
    IDENTITIES,
    Erased,
    Identities,
    IdentityValue,
    KeyFolder,
    OfficeKey,
    Tokens,
    Vault,
    is_token,
)
from derajat.store.writer import Writer


__all__ = [
    "IDENTITIES",
    "Erased",
    "Identities",
    "IdentityValue",
    "KeyFolder",
    "OfficeKey",
    "Snapshot",
    "Store",
    "Tokens",
    "ValuesRun",
    "Vault",
    "Writer",
    "is_token",
    "open_store",
]
