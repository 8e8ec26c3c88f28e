"""The keys of an office: small files in a folder outside the data.

Two purposes. The link key makes the tokens, so it never changes: with another one the
same person would look like another. The wrapping key encloses the keys of persons and
of original files; it can be renewed, and the one with the highest number is in use.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from derajat.errors import Location, refuse
from derajat.store.disk import make_folder, sync_folder
from derajat.store.failures import named_failures


KEY_BYTES = 32
ID_BYTES = 8
_SUFFIX = ".key.json"


class KeyPurpose(Enum):
    """What a key of the office is for."""

    LINK = "link"
    WRAPPING = "wrapping"


ALGORITHMS = {
    KeyPurpose.LINK: "HMAC-SHA-256",
    KeyPurpose.WRAPPING: "AES-256-GCM",
}


@dataclass(frozen=True)
class OfficeKey:
    """A key with its id (16 hexadecimal digits), number and day of making (UTC)."""

    id: str
    purpose: KeyPurpose
    number: int
    created: str
    secret: bytes = field(repr=False)

    @property
    def algorithm(self) -> str:
        return ALGORITHMS[self.purpose]


@dataclass(frozen=True)
class KeyFolder:
    """Where the keys of one office lie, and the data folder they may not lie in."""

    path: Path
    data: Path

    def load_keys(self) -> tuple[OfficeKey, ...]:
        """All keys by purpose and number.

        Raises REF-120 (place), REF-122 (damaged), REF-102 to REF-104 (disk).
        """
        self.check_place()
        with named_failures(self.path):
            if not self.path.is_dir():
                return ()
            loaded = [_load_key(path) for path in self.path.glob(f"*{_SUFFIX}")]
        return tuple(sorted(loaded, key=lambda key: (key.purpose.value, key.number)))

    def newest(self, purpose: KeyPurpose) -> OfficeKey | None:
        """The key of a purpose with the highest number, or None."""
        keys = [key for key in self.load_keys() if key.purpose is purpose]
        return keys[-1] if keys else None

    def make_key(self, purpose: KeyPurpose, now: str) -> OfficeKey:
        """A new key, on the disk when this returns, readable by its owner only."""
        before = self.newest(purpose)
        key = OfficeKey(
            id=secrets.token_hex(ID_BYTES),
            purpose=purpose,
            number=before.number + 1 if before else 1,
            created=now,
            secret=secrets.token_bytes(KEY_BYTES),
        )
        with named_failures(self.path):
            make_folder(self.path)
            self.path.chmod(0o700)
            _write_key(self.path / f"{purpose.value}-{key.id}{_SUFFIX}", key)
        return key

    def check_place(self) -> None:
        """Raise REF-120 when the keys lie in the data folder."""
        keys, data = self.path.resolve(), self.data.resolve()
        if keys == data or data in keys.parents:
            raise refuse("REF-120", path=self.path, data=self.data)


def _write_key(path: Path, key: OfficeKey) -> None:
    text = json.dumps(
        {
            "id": key.id,
            "purpose": key.purpose.value,
            "number": key.number,
            "algorithm": key.algorithm,
            "created": key.created,
            "secret": base64.b64encode(key.secret).decode("ascii"),
        },
        indent=2,
    )
    unfinished = path.with_suffix(".unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)
    sync_folder(path.parent)


def _load_key(path: Path) -> OfficeKey:
    try:
        fields = json.loads(path.read_text("utf-8"))
        key = OfficeKey(
            id=str(fields["id"]),
            purpose=KeyPurpose(fields["purpose"]),
            number=int(fields["number"]),
            created=str(fields["created"]),
            secret=base64.b64decode(fields["secret"], validate=True),
        )
        is_whole = (
            fields["algorithm"] == key.algorithm
            and len(key.secret) == KEY_BYTES
            and len(bytes.fromhex(key.id)) == ID_BYTES
        )
    except (ValueError, KeyError, TypeError) as error:
        raise refuse("REF-122", Location(str(path)), path=path) from error
    if not is_whole:
        raise refuse("REF-122", Location(str(path)), path=path)
    return key
