"""Received files kept under a key of their own, sealed piece by piece.

Layout: mark, algorithm, id of the key, 7 random bytes; then pieces of a mebibyte, each
with its tag. The nonce of a piece is the random bytes, its number, and whether it is
the last: a piece moved, left out or cut off does not open.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from derajat.store.vault.key_files import ID_BYTES
from derajat.store.vault.sealing import AES_256_GCM


_MARK = b"DERAJAT1"
_PREFIX = 7
_PIECE = 1 << 20
_TAG = 16
_HEAD = len(_MARK) + 1 + ID_BYTES + _PREFIX


class NotAuthentic(Exception):
    """A sealed file is not as it was written."""


def write_sealed(
    source: Path, target: Path, key: bytes, key_id: bytes, place: bytes
) -> str:
    """Write a sealed copy of a file; returns the sha256 (hex) of the clear content."""
    cipher, digest = AESGCM(key), hashlib.sha256()
    prefix = os.urandom(_PREFIX)
    with source.open("rb") as reading, target.open("wb") as writing:
        writing.write(b"".join((_MARK, AES_256_GCM, key_id, prefix)))
        piece, number = reading.read(_PIECE), 0
        while True:
            following = reading.read(_PIECE)
            digest.update(piece)
            nonce = _nonce(prefix, number, is_last=not following)
            writing.write(cipher.encrypt(nonce, piece, place))
            if not following:
                return digest.hexdigest()
            piece, number = following, number + 1


def read_sealed(path: Path, key: bytes, key_id: bytes, place: bytes) -> bytes:
    """The clear content of a sealed file, in memory. Raises NotAuthentic."""
    return b"".join(_read_pieces(path, key, key_id, place))


def _read_pieces(
    path: Path, key: bytes, key_id: bytes, place: bytes
) -> Iterator[bytes]:
    cipher = AESGCM(key)
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if head[:-_PREFIX] != _MARK + AES_256_GCM + key_id:
            raise NotAuthentic(path.name)
        piece, number = file.read(_PIECE + _TAG), 0
        while piece:
            following = file.read(_PIECE + _TAG)
            nonce = _nonce(head[-_PREFIX:], number, is_last=not following)
            try:
                yield cipher.decrypt(nonce, piece, place)
            except InvalidTag as error:
                raise NotAuthentic(path.name) from error
            piece, number = following, number + 1
    if not number:
        raise NotAuthentic(path.name)


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])
