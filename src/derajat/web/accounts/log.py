"""The append-only log: every change, every refusal, every look at a person."""

import hmac
import json
import re
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
    deed = _without_nul(deed)
    with transaction.atomic():
        last = LogEntry.objects.select_for_update().order_by("-sequence").first()
        sequence = last.sequence + 1 if last else 1
        before = last.digest if last else _FIRST
        digest = compute_digest(before, sequence, at.isoformat(), deed)
        return LogEntry.objects.create(
            sequence=sequence, at=at, digest=digest, **asdict(deed)
        )


@dataclass(frozen=True)
class LogHead:
    """The last entry of a log, short enough to be kept on paper elsewhere."""

    sequence: int
    digest: str

    def render(self) -> str:
        """`123:5f…`, the whole digest."""
        return f"{self.sequence}:{self.digest}"


@dataclass(frozen=True)
class LogCheck:
    """What reading the whole log found.

    `broken` is the first sequence number that does not follow from those before;
    `is_kept` tells whether a head that was kept elsewhere is still there, None when
    none was given.
    """

    count: int
    head: LogHead
    broken: int | None
    is_kept: bool | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return self.broken is None and self.is_kept is not False


def read_head(text: str) -> LogHead | None:
    """A head as it was printed, or None."""
    found = _HEAD.fullmatch(text.strip().lower())
    return LogHead(int(found[1]), found[2]) if found else None


def check_log(kept: LogHead | None = None) -> LogCheck:
    """Read the log from its first entry and compare every digest.

    What was cut off at the end, or put back to an older copy, shows only against a
    head that was kept elsewhere.
    """
    before, expected, broken, is_kept = _FIRST, 1, None, None if kept is None else False
    count = 0
    for entry in LogEntry.objects.order_by("sequence").iterator():
        count += 1
        digest = compute_digest(before, expected, entry.at.isoformat(), _deed_of(entry))
        is_next = (entry.sequence, entry.digest) == (expected, digest)
        if broken is None and not is_next:
            broken = expected
        if kept == LogHead(entry.sequence, entry.digest):
            is_kept = True
        before, expected = entry.digest, expected + 1
    return LogCheck(count, LogHead(expected - 1, before), broken, is_kept)


def compute_digest(before: str, sequence: int, at: str, deed: Deed) -> str:
    """The digest of an entry, 64 hexadecimal digits."""
    text = json.dumps([before, sequence, at, asdict(deed)], sort_keys=True)
    key = hmac.digest(str(settings.SECRET_KEY).encode(), b"derajat log", "sha256")
    return hmac.digest(key, text.encode(), "sha256").hex()


def _without_nul(deed: Deed) -> Deed:
    """PostgreSQL keeps no NUL in a text, and an address may hold one."""
    texts = {name: text.replace("\0", "\ufffd") for name, text in asdict(deed).items()}
    return Deed(**texts)


def _deed_of(entry: LogEntry) -> Deed:
    return Deed(**{name: getattr(entry, name) for name in _FIELDS})


_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
_FIELDS = tuple(Deed.__dataclass_fields__)
