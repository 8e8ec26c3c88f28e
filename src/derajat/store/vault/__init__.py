"""Who persons are, sealed apart from the facts, with the keys in another folder."""

from derajat.store.vault.key_files import KeyFolder, KeyPurpose, OfficeKey
from derajat.store.vault.sealed_values import IDENTITIES, Identities, IdentityValue
from derajat.store.vault.tokens import TOKEN, Tokens, is_token
from derajat.store.vault.vault import SEALED_SUFFIX, Erased, Vault, name_sealed


__all__ = [
    "IDENTITIES",
    "SEALED_SUFFIX",
    "TOKEN",
    "Erased",
    "Identities",
    "IdentityValue",
    "KeyFolder",
    "KeyPurpose",
    "OfficeKey",
    "Tokens",
    "Vault",
    "is_token",
    "name_sealed",
]
