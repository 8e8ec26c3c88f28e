"""Failures of disks and tables, named for people."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deltalake.exceptions import DeltaError

from derajat.errors import DerajatError, Location, refuse, system_reason


_NUMBER = re.compile(r"(?:os error|errno:?) (\d+)", re.IGNORECASE)
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), 112}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR}
_WORDS = {
    **dict.fromkeys(_FULL, "REF-103"),
    **dict.fromkeys(_FORBIDDEN, "REF-102"),
}
"""112 is what Windows says of a full disk."""


@contextmanager
def named_failures(folder: Path) -> Iterator[None]:
    """Turn failures of the disk in `folder` into REF-102, REF-103 or REF-104."""
    try:
        yield
    except (OSError, DeltaError) as error:
        raise name_failure(error, folder) from error


def name_failure(error: Exception, folder: Path) -> DerajatError:
    """The coded error of a failed write."""
    number = _error_number(error)
    code = _WORDS.get(number, "REF-104")
    words, english = system_reason(number, " ".join(str(error).split()))
    return refuse(code, Location(str(folder)), reason_id=words, reason_en=english)


def _error_number(error: Exception) -> int:
    number = getattr(error, "errno", None)
    if isinstance(number, int):
        return number
    found = _NUMBER.search(str(error))
    return int(found[1]) if found else 0
