"""Tokens: what stands in the facts in place of a NIK, a card number or a name.

A token is HMAC-SHA-256 under the link key of the office, cut to 96 bits and written
as 24 hexadecimal digits. With 300 million persons the chance that any two share one is
(3e8)^2 / 2^97 = 6e-13. A plain hash would be worthless: a kecamatan has some 7e8
possible NIK, all of which can be tried.
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


TOKEN_BYTES = 12
TOKEN = re.compile(r"[0-9a-f]{24}")
_REMEMBERED = 200_000
"""Different numbers whose token is kept at hand: a mother stands in many rows."""

Tokeniser = Callable[[str], str]


class TokenPurpose(Enum):
    """Each purpose has a key of its own, so that tokens of two never meet."""

    NIK = "nik"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Tokens:
    """The tokens of one office."""

    of_nik: Tokeniser
    """From 16 digits; the same in every dataset of the office."""
    of_number: Tokeniser
    _of_text: Tokeniser

    def of_text(self, column: str, person: str, text: str) -> str:
        """The token of a name or address of a person (its token, or empty).

        Two persons of the same name have different tokens.
        """
        return self._of_text("\0".join((column, person, text.casefold())))


def build_tokens(secret: bytes) -> Tokens:
    """The tokens that a link key makes."""
    return Tokens(
        of_nik=_remember(_build(secret, TokenPurpose.NIK)),
        of_number=_remember(_build(secret, TokenPurpose.NUMBER)),
        _of_text=_build(secret, TokenPurpose.TEXT),
    )


def is_token(text: str) -> bool:
    """Whether a text has the form of a token."""
    return TOKEN.fullmatch(text) is not None


def _build(secret: bytes, purpose: TokenPurpose) -> Tokeniser:
    own_key = hmac.digest(secret, f"derajat {purpose.value}".encode(), "sha256")
    started = hmac.new(own_key, digestmod="sha256")

    def compute_token(text: str) -> str:
        # A copy of the started digest takes half the time of a new one.
        digest = started.copy()
        digest.update(text.encode("utf-8"))
        return digest.digest()[:TOKEN_BYTES].hex()

    return compute_token


def _remember(tokenise: Tokeniser) -> Tokeniser:
    known: dict[str, str] = {}

    def find_token(text: str) -> str:
        token = known.get(text)
        if token is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            token = known[text] = tokenise(text)
        return token

    return find_token
