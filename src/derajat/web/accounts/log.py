"""The append-only log: every change, every refusal, every look at a person."""

import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from derajat.web.accounts.models import LogEntry


_FIRST = "0" * 64


@dataclass(frozen=True)
class Deed:
    """What is written down."""

    account: str
    act: str
    thing: str
    role: str = ""
    identifier: str = ""
    area: str = ""
    detail: str = ""
    outcome: str = "done"
    ip: str = ""


def write_deed(deed: Deed, at: datetime) -> LogEntry:
    """Append a deed; when this fails, what was to be logged must fail too."""
    with transaction.atomic():
        last = LogEntry.objects.select_for_update().order_by("-sequence").first()
        sequence = last.sequence + 1 if last else 1
        before = last.digest if last else _FIRST
        digest = compute_digest(before, sequence, at.isoformat(), deed)
        return LogEntry.objects.create(
            sequence=sequence, at=at, digest=digest, **asdict(deed)
        )


def find_broken(entries: Iterable[LogEntry]) -> int | None:
    """The first sequence number at which the chain breaks, or None.

    `entries` come in order. What was cut off at the end does not show here: the last
    digest has to be kept elsewhere for that.
    """
    before, expected = _FIRST, 1
    for entry in entries:
        deed = Deed(**{name: getattr(entry, name) for name in _FIELDS})
        digest = compute_digest(before, expected, entry.at.isoformat(), deed)
        if entry.sequence != expected or entry.digest != digest:
            return expected
        before, expected = entry.digest, expected + 1
    return None


def compute_digest(before: str, sequence: int, at: str, deed: Deed) -> str:
    """The digest of an entry, 64 hexadecimal digits."""
    text = json.dumps([before, sequence, at, asdict(deed)], sort_keys=True)
    key = hmac.digest(str(settings.SECRET_KEY).encode(), b"derajat log", "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


_FIELDS = tuple(Deed.__dataclass_fields__)
