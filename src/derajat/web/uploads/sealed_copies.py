"""Uploads on the disk: sealed from their first byte, under names that tell nothing.

The key of a file comes from the newest wrapping key of the office, which lies outside
the data folder, and from the name of the file. What a job needs in clear it has in a
folder of the system's own, for as long as it works.
"""

import hashlib
import hmac
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import refuse
from derajat.opening.offices import now
from derajat.store import KeyFolder, OfficeKey
from derajat.store.vault.key_files import KeyPurpose
from derajat.store.vault.sealed_files import NotAuthentic, SealedWriter, read_sealed
from derajat.web.profile import Profile
from derajat.web.served import served_profile


FOLDER = "unggahan"
MARKED = "bertanda"


@dataclass(frozen=True)
class SealedCopies:
    """The folder of uploads of one office."""

    profile: Profile

    def path(self, name: str) -> Path:
        """Where the file of a name lies."""
        return self.profile.folder / FOLDER / name

    @contextmanager
    def writing(self, name: str) -> Iterator[SealedWriter]:
        """Seal what is written; the file has its name only when the block ends well.

        The digest of `SealedWriter.finish` has to be taken inside the block.
        """
        target = self.path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".separuh")
        key = self._key()
        try:
            with unfinished.open("wb") as file:
                yield SealedWriter(file, *self._named(key, name))
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)

    def load(self, name: str) -> bytes:
        """The clear content. Raises WEB-061 when it is gone, damaged or without key."""
        keys = KeyFolder(self._keys, self.profile.data).load_keys()
        for key in reversed(keys):
            if key.purpose is KeyPurpose.WRAPPING:
                try:
                    return read_sealed(self.path(name), *self._named(key, name))
                except NotAuthentic:
                    continue
                except OSError as error:
                    raise refuse("WEB-061") from error
        raise refuse("WEB-061")

    @contextmanager
    def clear_copy(self, name: str) -> Iterator[Path]:
        """A clear copy outside the data folder, gone when the block ends."""
        with tempfile.TemporaryDirectory(prefix=self._clear) as folder:
            path = Path(folder) / name
            path.write_bytes(self.load(name))
            yield path

    def remove(self, name: str) -> None:
        """Forget a file; nothing happens when it is gone already."""
        self.path(name).unlink(missing_ok=True)

    def remove_clear_copies(self) -> None:
        """Remove what a killed worker left; called before a new one works."""
        for folder in Path(tempfile.gettempdir()).glob(f"{self._clear}*"):
            shutil.rmtree(folder, ignore_errors=True)

    @property
    def _clear(self) -> str:
        place = hashlib.sha256(str(self.profile.folder.resolve()).encode())
        return f"derajat-{place.hexdigest()[:12]}-"

    @property
    def _keys(self) -> Path:
        return self.profile.keys / self.profile.office

    def _key(self) -> OfficeKey:
        folder = KeyFolder(self._keys, self.profile.data)
        wrapping = KeyPurpose.WRAPPING
        return folder.newest(wrapping) or folder.make_key(wrapping, now())

    def _named(self, key: OfficeKey, name: str) -> tuple[bytes, bytes, bytes]:
        """Key, its id and the place it seals for."""
        place = f"{FOLDER}/{name}".encode()
        return hmac.digest(key.secret, place, "sha256"), bytes.fromhex(key.id), place


def sealed_copies() -> SealedCopies:
    """The uploads of the office that this process serves."""
    return SealedCopies(served_profile())
