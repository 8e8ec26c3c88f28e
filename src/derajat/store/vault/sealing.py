"""Sealed values: AES-256-GCM, with the algorithm and the key named in each.

A sealed value is one byte for the algorithm, the id of its key (8), a random nonce
(12) and the ciphertext with its tag. What it belongs to is authenticated with it, so
that a value moved to another place does not open.
"""

from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from derajat.store.vault.key_files import ID_BYTES


AES_256_GCM = b"\x01"
NONCE_BYTES = 12
NAMED_BYTES = 1 + ID_BYTES
"""The beginning of a sealed value: algorithm and key."""
_HEAD = NAMED_BYTES + NONCE_BYTES


def seal(
    cipher: AESGCM, key_id: bytes, nonce: bytes, clear: bytes, place: bytes
) -> bytes:
    """The sealed form of some bytes; `nonce` is random and never used twice."""
    ciphertext = cipher.encrypt(nonce, clear, place)
    return b"".join((AES_256_GCM, key_id, nonce, ciphertext))


def key_id_of(sealed: bytes) -> bytes:
    """The id of the key that a sealed value names."""
    return sealed[1:NAMED_BYTES]


def open_sealed(cipher: AESGCM, sealed: bytes, place: bytes) -> bytes | None:
    """The bytes that were sealed for a place; None when they are not authentic."""
    if sealed[:1] != AES_256_GCM or len(sealed) < _HEAD:
        return None
    nonce = sealed[NAMED_BYTES:_HEAD]
    try:
        return cipher.decrypt(nonce, sealed[_HEAD:], place)
    except InvalidTag:
        return None


def name_place(parts: Sequence[str]) -> bytes:
    """What a sealed value belongs to, so written that no two places look alike."""
    return "\0".join(parts).encode("utf-8")
