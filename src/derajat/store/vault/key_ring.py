"""The wrapped keys of persons and original files, with the keys that enclose them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from derajat.errors import DerajatError, refuse
from derajat.store.vault import wrapped_keys
from derajat.store.vault.key_files import KeyFolder, KeyPurpose, OfficeKey
from derajat.store.vault.portions import Portions, choose_rows
from derajat.store.vault.sealing import NAMED_BYTES, key_id_of
from derajat.store.vault.wrapped_keys import LostKey, SubjectKey


@dataclass(frozen=True)
class KeyRing:
    """Keys of subjects, each enclosed by a wrapping key of the office.

    Opening raises REF-121 (wrapping key lost) and REF-123 (damaged).
    """

    portions: Portions
    keys: KeyFolder

    def choose(self, subjects: Collection[str]) -> pa.Table:
        """The rows of subjects, still closed."""
        return self.portions.choose("subject", subjects)

    def names(self, subjects: Collection[str]) -> frozenset[str]:
        """Those of the subjects that have a key."""
        rows = self.portions.choose("subject", subjects, ["subject"])
        return frozenset(rows["subject"].to_pylist())

    def open_keys(self, subjects: Collection[str]) -> dict[str, SubjectKey]:
        """The keys of subjects; none of those whose key is gone."""
        return self._open_rows(self.choose(subjects))

    def open_or_make(
        self, subjects: Sequence[str], chosen: pa.Table
    ) -> dict[str, SubjectKey]:
        """The keys of subjects, of which `chosen` holds those that there are.

        New ones are on the disk when this returns.
        """
        keys = self._open_rows(choose_rows(chosen, "subject", subjects))
        made = wrapped_keys.make_keys([name for name in subjects if name not in keys])
        newest = self.keys.newest(KeyPurpose.WRAPPING)
        if newest is None:
            raise self.lost("-")
        self.portions.append([wrapped_keys.wrap_keys(made, newest)])
        return keys | made

    def forget(self, subjects: Sequence[str]) -> None:
        """Destroy the keys of subjects: their files are written anew without them."""
        self.portions.rewrite(
            lambda rows: wrapped_keys.leave_out(rows, "subject", subjects)
        )

    def rotate(self, new: OfficeKey) -> None:
        """Enclose every key by a new wrapping key."""
        old = self._wrapping_keys()
        self.portions.rewrite(
            lambda rows: wrapped_keys.wrap_keys(self._unwrap(rows, old), new)
        )

    def wrapping_ids(self) -> frozenset[str]:
        """Ids of the wrapping keys that enclose something."""
        heads: set[bytes] = set()
        for rows in self.portions.pieces(["wrapped"]):
            starts = pc.binary_slice(rows["wrapped"], 0, NAMED_BYTES)
            heads.update(starts.unique().to_pylist())
        return frozenset(key_id_of(head).hex() for head in heads)

    def lost(self, key_id: str) -> DerajatError:
        """REF-121: a key of the office is not in its folder."""
        return refuse("REF-121", key=key_id, path=self.keys.path)

    def _open_rows(self, rows: pa.Table) -> dict[str, SubjectKey]:
        return self._unwrap(rows, self._wrapping_keys()) if rows.num_rows else {}

    def _unwrap(
        self, rows: pa.Table, keys: dict[str, OfficeKey]
    ) -> dict[str, SubjectKey]:
        try:
            return wrapped_keys.unwrap_keys(rows, keys, self.portions)
        except LostKey as lost:
            raise self.lost(str(lost)) from lost

    def _wrapping_keys(self) -> dict[str, OfficeKey]:
        loaded = self.keys.load_keys()
        return {key.id: key for key in loaded if key.purpose is KeyPurpose.WRAPPING}
