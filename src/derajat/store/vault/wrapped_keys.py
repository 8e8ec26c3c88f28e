"""Keys of persons and of original files, each enclosed by the wrapping key.

A subject is the token of a person, or `original:` and the name of a file. Taking its
row away leaves what was sealed under its key unreadable for ever.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from derajat.errors import refuse
from derajat.store.vault.key_files import ID_BYTES, KEY_BYTES, OfficeKey
from derajat.store.vault.portions import Portions
from derajat.store.vault.sealing import (
    NONCE_BYTES,
    key_id_of,
    name_place,
    open_sealed,
    seal,
)


SCHEMA = pa.schema(
    [("subject", pa.string()), ("id", pa.binary()), ("wrapped", pa.binary())]
)


class SubjectKey(NamedTuple):
    """The key of a person or a file, with its id; there are hundred thousands."""

    id: bytes
    secret: bytes


def make_keys(subjects: Sequence[str]) -> dict[str, SubjectKey]:
    """A random key for each subject."""
    size = ID_BYTES + KEY_BYTES
    noise = os.urandom(size * len(subjects))
    pieces = (noise[at : at + size] for at in range(0, len(noise), size))
    return {
        subject: SubjectKey(piece[:ID_BYTES], piece[ID_BYTES:])
        for subject, piece in zip(subjects, pieces, strict=True)
    }


def wrap_keys(keys: Mapping[str, SubjectKey], wrapping: OfficeKey) -> pa.Table:
    """Rows of the keys, enclosed by the wrapping key."""
    cipher, wrapping_id = AESGCM(wrapping.secret), bytes.fromhex(wrapping.id)
    noise = os.urandom(NONCE_BYTES * len(keys))
    wrapped = [
        seal(
            cipher,
            wrapping_id,
            noise[at * NONCE_BYTES : (at + 1) * NONCE_BYTES],
            key.secret,
            _place(subject, key.id),
        )
        for at, (subject, key) in enumerate(keys.items())
    ]
    columns = [list(keys), [key.id for key in keys.values()], wrapped]
    return pa.Table.from_arrays(
        [pa.array(c, f.type) for c, f in zip(columns, SCHEMA, strict=True)],
        schema=SCHEMA,
    )


def unwrap_keys(
    rows: pa.Table, keys: Mapping[str, OfficeKey], folder: Portions
) -> dict[str, SubjectKey]:
    """The keys of rows. Raises REF-121 (wrapping key lost) and REF-123 (damaged)."""
    ciphers: dict[bytes, AESGCM] = {
        bytes.fromhex(key.id): AESGCM(key.secret) for key in keys.values()
    }
    found: dict[str, SubjectKey] = {}
    names, ids, wrapped = (rows[name].to_pylist() for name in SCHEMA.names)
    for subject, key_id, sealed in zip(names, ids, wrapped, strict=True):
        cipher = ciphers.get(key_id_of(sealed))
        if cipher is None:
            raise LostKey(key_id_of(sealed).hex())
        secret = open_sealed(cipher, sealed, _place(subject, key_id))
        if secret is None:
            raise refuse("REF-123", path=folder.folder)
        found[subject] = SubjectKey(key_id, secret)
    return found


class LostKey(Exception):
    """A key of the office that is not in its folder; the argument is its id."""


def leave_out(rows: pa.Table, column: str, unwanted: Collection[str]) -> pa.Table:
    """The rows without those of some texts; the same table when there are none."""
    hit = pc.is_in(rows[column], pa.array(list(unwanted), pa.string()))
    return rows.filter(pc.invert(hit)) if pc.any(hit).as_py() else rows


def _place(subject: str, key_id: bytes) -> bytes:
    return name_place(("key", subject, key_id.hex()))
