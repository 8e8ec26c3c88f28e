"""Who approved the files behind a number, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from derajat.web.uploads.models import Upload


@dataclass(frozen=True)
class Approval:
    """The last decision that let a file in."""

    who: str
    at: datetime


def read_approvals(batches: Collection[str]) -> dict[str, Approval]:
    """The approvals of batches that came as uploads, by batch; a query.

    Batches are named by an explanation that the reader may see; of an upload nothing
    but its approver and day is read here.
    """
    known = Upload.objects.behind(batches).values_list(
        "batch",
        "decided_at",
        "decided_by__first_name",
        "decided_by__username",
    )
    return {
        batch: Approval(name or username or "", at)
        for batch, at, name, username in known
        if at is not None
    }
