"""Taking a batch back."""

from derajat.model.batches import Batch
from derajat.store import Writer


def withdraw_batch(writer: Writer, batch_id: str, why: str, now: str) -> Batch:
    """The batch as it stands after its withdrawal; earlier records hold again.

    Its file, claims and findings stay in the history. Raises REF-106 for an unknown
    batch and REF-107 for one withdrawn before.
    """
    writer.commit_withdrawal(batch_id, why, now)
    return writer.snapshot.batch(batch_id)
