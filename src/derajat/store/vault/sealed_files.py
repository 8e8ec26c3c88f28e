"""Received files kept under a key of their own, sealed piece by piece.

Layout: mark, algorithm, id of the key, 7 random bytes; then pieces of a mebibyte, each
with its tag. The nonce of a piece is the random bytes, its number, and whether it is
the last: a piece moved, left out or cut off does not open.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

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
    with source.open("rb") as reading, target.open("wb") as writing:
        sealing = SealedWriter(writing, key, key_id, place)
        while piece := reading.read(_PIECE):
            sealing.write(piece)
        return sealing.finish()


class SealedWriter:
    """Seals what is written to it as it comes: nothing clear touches the disk."""

    def __init__(
        self, writing: BinaryIO, key: bytes, key_id: bytes, place: bytes
    ) -> None:
        self._writing, self._cipher, self._place = writing, AESGCM(key), place
        self._prefix = os.urandom(_PREFIX)
        self._digest = hashlib.sha256()
        self._held = b""
        self._number = 0
        writing.write(b"".join((_MARK, AES_256_GCM, key_id, self._prefix)))

    def write(self, content: bytes) -> None:
        """Take some more; up to a piece is held back, for it may be the last."""
        self._digest.update(content)
        self._held += content
        while len(self._held) > _PIECE:
            self._seal(self._held[:_PIECE], is_last=False)
            self._held = self._held[_PIECE:]

    def finish(self) -> str:
        """Seal the last piece; the sha256 (hex) of all that was written."""
        self._seal(self._held, is_last=True)
        return self._digest.hexdigest()

    def _seal(self, piece: bytes, is_last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, is_last)
        self._writing.write(self._cipher.encrypt(nonce, piece, self._place))
        self._number += 1


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
