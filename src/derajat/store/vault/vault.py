"""The vault of an office: who persons are, apart from the facts.

Everything in it is of no use without the key folder, which lies elsewhere. One writer
at a time, under the lock of the store. What a kill leaves here without a batch does no
harm: the next try finds it and goes on.
"""

import json
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from derajat.errors import Location, refuse
from derajat.store.disk import write_durably
from derajat.store.failures import named_failures
from derajat.store.vault import sealed_values, wrapped_keys
from derajat.store.vault.key_files import KeyFolder, KeyPurpose, OfficeKey
from derajat.store.vault.key_ring import KeyRing
from derajat.store.vault.portions import Portions
from derajat.store.vault.sealed_files import NotAuthentic, read_sealed, write_sealed
from derajat.store.vault.sealed_values import Identities, IdentityValue
from derajat.store.vault.tokens import Tokens, build_tokens
from derajat.store.vault.wrapped_keys import SubjectKey


ORIGINAL = "original:"
SEALED_SUFFIX = ".sealed"
_OFFICE = "office.json"


@dataclass(frozen=True)
class Erased:
    """What was destroyed with a person."""

    person: str
    keys: int
    values: int
    originals: tuple[str, ...]
    """Names of original files that can be read no more."""
    unsure: tuple[str, ...]
    """Names of originals still read in which somebody has no readable NIK: nobody can
    tell whether it is this person."""


@dataclass(frozen=True)
class Vault:
    """Sealed identities in a folder of the store, and the folder of their keys."""

    folder: Path
    scratch: Path
    keys: KeyFolder

    @property
    def _ring(self) -> KeyRing:
        folder = self.folder / "keys"
        portions = Portions(folder, self.scratch, wrapped_keys.SCHEMA)
        return KeyRing(portions, self.keys)

    @property
    def _values(self) -> Portions:
        repeating = ["dataset", "column", "person"]
        folder = self.folder / "values"
        return Portions(folder, self.scratch, sealed_values.SCHEMA, repeating)

    @property
    def _mentions(self) -> Portions:
        folder = self.folder / "mentions"
        return Portions(folder, self.scratch, sealed_values.MENTIONS, ["original"])

    def open_tokens(self, now: str) -> Tokens:
        """The tokens of the office; its keys are made when it has none yet.

        Raises REF-120 to REF-122: keys in the data folder, lost, damaged.
        """
        named = self._named_link()
        if named is None:
            link = self._find_or_make(KeyPurpose.LINK, now)
            self._find_or_make(KeyPurpose.WRAPPING, now)
            text = json.dumps({"format": 1, "link": link.id}) + "\n"
            with named_failures(self.folder):
                write_durably(
                    self.folder / _OFFICE, self.scratch, lambda path: _write(text, path)
                )
            return build_tokens(link.secret)
        return self.known_tokens()

    def known_tokens(self) -> Tokens:
        """The tokens of an office that has some. Raises REF-124 when it has none.

        Raises REF-120 to REF-122 as well, for any key that the vault needs.
        """
        named = self._named_link()
        if named is None:
            raise refuse("REF-124")
        keys = {key.id: key for key in self.keys.load_keys()}
        for key_id in sorted(self.keys_in_use()):
            if key_id not in keys:
                raise self._ring.lost(key_id)
        return build_tokens(keys[named].secret)

    def keep(self, dataset: str, identities: Identities, original: str) -> SubjectKey:
        """Seal what a file says of persons; returns the key for the file itself.

        `original` is the name the file will have. Durable when this returns.
        """
        named = pc.unique(identities.values["person"]).to_pylist()
        wrapped = self._ring.choose(named)
        values = self._find_new_values(dataset, identities.values, wrapped)
        file_subject = ORIGINAL + original
        subjects = (*values["person"].unique().to_pylist(), file_subject)
        keys = self._ring.open_or_make(subjects, wrapped)
        self._values.append(sealed_values.seal_values(values, keys))
        unnamed = (sealed_values.UNNAMED,) * identities.has_unnamed
        whose = pa.array((*identities.persons, *unnamed), pa.string())
        file = pa.repeat(pa.scalar(original, pa.string()), len(whose))
        self._mentions.append([pa.table({"original": file, "person": whose})])
        return keys[file_subject]

    def write_original(
        self, source: Path, target: Path, name: str, key: SubjectKey
    ) -> str:
        """Write a sealed copy; returns the sha256 (hex) of the clear content."""
        return write_sealed(source, target, key.secret, key.id, name.encode("utf-8"))

    def load_original(self, path: Path) -> bytes:
        """The clear content of a sealed original, in memory only.

        Raises REF-129 when its key was destroyed and REF-123 when it is damaged.
        """
        key = self._ring.open_keys([ORIGINAL + path.name]).get(ORIGINAL + path.name)
        if key is None:
            raise refuse("REF-129", Location(str(path)), path=path.name)
        try:
            return read_sealed(path, key.secret, key.id, path.name.encode("utf-8"))
        except NotAuthentic as error:
            raise refuse("REF-123", Location(str(path)), path=path) from error

    def load_values(self, persons: Collection[str]) -> tuple[IdentityValue, ...]:
        """The clear values of persons; none of those who were erased.

        Raises REF-121 (keys lost) and REF-123 (damaged or moved).
        """
        keys = self._ring.open_keys(persons)
        rows = self._values.choose("person", list(keys))
        values, broken = sealed_values.open_values(rows, keys)
        if broken:
            raise refuse("REF-123", path=self._values.folder)
        return values

    def erase(self, person: str) -> Erased:
        """Destroy the key of a person, and of the originals that hold the person.

        The files that held them are written anew without them. A kill in between is
        mended by erasing again. Needs no key of the office. Raises REF-124 when there
        is nothing left.
        """
        originals = self._originals_of(person)
        own = len(self._ring.names([person]))
        sealed = self._values.choose("person", [person], ["person"]).num_rows
        if not own and not sealed and not originals:
            raise refuse("REF-124")
        gone = [person, *(ORIGINAL + name for name in originals)]
        with named_failures(self.folder):
            self._ring.forget(gone)
            self._values.rewrite(lambda rows: _without(rows, "person", [person]))
        unsure = self._originals_of(sealed_values.UNNAMED)
        return Erased(person, own, sealed, originals, unsure)

    def rotate(self, now: str) -> OfficeKey:
        """Enclose every key by a new wrapping key; the old one is needed no more."""
        self.open_tokens(now)
        new = self.keys.make_key(KeyPurpose.WRAPPING, now)
        with named_failures(self.folder):
            self._ring.rotate(new)
        return new

    def keys_in_use(self) -> frozenset[str]:
        """Ids of the keys of the office without which this vault does not open."""
        named = self._named_link()
        return self._ring.wrapping_ids() | ({named} if named else set())

    def _find_new_values(
        self, dataset: str, values: pa.Table, wrapped: pa.Table
    ) -> pa.Table:
        """The values that are not sealed yet, or under a key that is gone."""
        readable = wrapped["subject"].to_pylist()
        place = list(sealed_values.PLACE)
        known = self._values.choose("person", readable, place, dataset=dataset)
        return sealed_values.find_new_values(dataset, values, known)

    def _originals_of(self, person: str) -> tuple[str, ...]:
        """Names of the originals that hold a person and can still be read."""
        mentions = self._mentions.choose("person", [person])
        names = sorted(set(mentions["original"].to_pylist()))
        kept = self._ring.names([ORIGINAL + name for name in names])
        return tuple(name for name in names if ORIGINAL + name in kept)

    def _find_or_make(self, purpose: KeyPurpose, now: str) -> OfficeKey:
        return self.keys.newest(purpose) or self.keys.make_key(purpose, now)

    def _named_link(self) -> str | None:
        """The id of the link key that made the tokens of this office, if any."""
        path = self.folder / _OFFICE
        if not path.is_file():
            return None
        try:
            return str(json.loads(path.read_text("utf-8"))["link"])
        except (ValueError, KeyError, TypeError) as error:
            raise refuse("REF-123", Location(str(path)), path=path) from error


def name_sealed(content_hash: str, suffix: str) -> str:
    """The name of a sealed original; another one each time a file is received."""
    return f"{content_hash}-{secrets.token_hex(4)}{suffix}{SEALED_SUFFIX}"


def _without(rows: pa.Table, column: str, unwanted: Sequence[str]) -> pa.Table:
    return wrapped_keys.leave_out(rows, column, unwanted)


def _write(text: str, path: Path) -> None:
    path.write_bytes(text.encode("utf-8"))
