"""Clear values of identifying columns, each sealed under the key of its person."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from derajat.store.vault.sealing import (
    NONCE_BYTES,
    key_id_of,
    name_place,
    open_sealed,
    seal,
)
from derajat.store.vault.wrapped_keys import SubjectKey


PLACE = ("dataset", "column", "person", "token")
"""What a value belongs to; it opens nowhere else."""
_PERSON = PLACE.index("person")
_ROWS_AT_ONCE = 50_000
CLEAR = "clear"
SCHEMA = pa.schema([*((name, pa.string()) for name in PLACE), ("sealed", pa.binary())])
UNNAMED = ""
"""Stands in MENTIONS for persons whose NIK cannot be read."""
MENTIONS = pa.schema([("original", pa.string()), ("person", pa.string())])
IDENTITIES = pa.schema(
    [(name, pa.string()) for name in ("column", "person", "token", CLEAR)]
)


@dataclass(frozen=True)
class Identities:
    """What a file says of who its persons are, apart from its facts.

    `values` has the columns of IDENTITIES: the column of the dataset, whose value it
    is, the token in the facts, the clear value. `persons` are the tokens of all NIK in
    the file, those of rows that were set aside too. `has_unnamed` tells that it also
    names somebody whose NIK cannot be read; what it says of them is not in `values`.
    """

    values: pa.Table
    persons: tuple[str, ...]
    has_unnamed: bool = False


@dataclass(frozen=True)
class IdentityValue:
    """A clear value and the place it was sealed for."""

    dataset: str
    column: str
    person: str
    token: str
    clear: str


def find_new_values(dataset: str, values: pa.Table, known: pa.Table) -> pa.Table:
    """The values that are not sealed already, each place once."""
    own = list(PLACE)
    named = values.append_column(
        "dataset", pa.repeat(pa.scalar(dataset, pa.string()), values.num_rows)
    )
    single = named.group_by(own, use_threads=False).aggregate([(CLEAR, "first")])
    single = single.rename_columns([*own, CLEAR])
    same = known.filter(pc.equal(known["dataset"], dataset)).select(own)
    return single.join(same, own, join_type="left anti") if same.num_rows else single


def seal_values(values: pa.Table, keys: Mapping[str, SubjectKey]) -> Iterator[pa.Table]:
    """Rows of new values, sealed under the keys of their persons, bit by bit.

    By person, so that a cipher is made once a person and let go: all at once took
    1.3 GB for 300,000 persons.
    """
    sealing = _Sealing(keys)
    by_person = values.take(pc.sort_indices(values["person"]))
    for start in range(0, by_person.num_rows, _ROWS_AT_ONCE):
        yield sealing.seal_rows(by_person.slice(start, _ROWS_AT_ONCE))


class _Sealing:
    """Seals rows that come sorted by person."""

    def __init__(self, keys: Mapping[str, SubjectKey]) -> None:
        self._keys = keys
        self._person = ""
        self._key_id = b""
        self._cipher: AESGCM | None = None

    def seal_rows(self, rows: pa.Table) -> pa.Table:
        noise = os.urandom(NONCE_BYTES * rows.num_rows)
        places = zip(*(rows[name].to_pylist() for name in PLACE), strict=True)
        sealed = [
            self._seal(place, clear, noise[at * NONCE_BYTES : (at + 1) * NONCE_BYTES])
            for at, (place, clear) in enumerate(
                zip(places, rows[CLEAR].to_pylist(), strict=True)
            )
        ]
        columns = [*(rows[name] for name in PLACE), pa.array(sealed, pa.binary())]
        return pa.Table.from_arrays(columns, schema=SCHEMA)

    def _seal(self, place: tuple[str, ...], clear: str, nonce: bytes) -> bytes:
        person = place[_PERSON]
        if self._cipher is None or person != self._person:
            key = self._keys[person]
            self._person, self._key_id = person, key.id
            self._cipher = AESGCM(key.secret)
        text = clear.encode("utf-8")
        return seal(self._cipher, self._key_id, nonce, text, name_place(place))


def open_values(
    rows: pa.Table, keys: Mapping[str, SubjectKey]
) -> tuple[tuple[IdentityValue, ...], int]:
    """The values of rows whose persons have a key, and how many are not authentic."""
    opened: list[IdentityValue] = []
    broken = 0
    for row in rows.to_pylist():
        key = keys.get(row["person"])
        if key is None:
            continue
        place = [str(row[name]) for name in PLACE]
        sealed = row["sealed"]
        clear = None
        if key_id_of(sealed) == key.id:
            clear = open_sealed(AESGCM(key.secret), sealed, name_place(place))
        if clear is None:
            broken += 1
        else:
            dataset, column, person, token = place
            text = clear.decode("utf-8")
            opened.append(IdentityValue(dataset, column, person, token, text))
    return tuple(opened), broken
