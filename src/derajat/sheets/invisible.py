"""Characters that nobody sees but that make two texts differ."""

import re
import sys
from collections.abc import Iterable, Iterator


_CONTROLS = "\x01-\x08\x0b\x0e-\x1f\x7f-\x9f"
_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_IN_TEXT = re.compile(f"[{_CONTROLS}{_UNSEEN}]")
_LEADING_BYTES = (b"\xe2\x80", b"\xe2\x81", b"\xef\xbb", b"\xc2\xad")
_IN_BYTES = re.compile(
    b"\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xa9]|\xef\xbb\xbf|\xc2\xad"
)
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
"""How XML may write any character, as `&#8203;`."""
_OVERLAP = 10
"""Bytes of the longest of these."""


def has_invisible(text: str) -> bool:
    """Whether a text holds control, zero-width or direction characters."""
    return _IN_TEXT.search(text) is not None


class InvisibleWatch:
    """Looks at pieces of UTF-8 as they pass and remembers whether one held any."""

    def __init__(self) -> None:
        self.found = False

    def watch(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces unchanged; a byte order mark at the start does not count."""
        tail = b""
        for number, piece in enumerate(pieces):
            if not self.found:
                seen = piece if number else piece.removeprefix(b"\xef\xbb\xbf")
                self._look(tail + seen)
                tail = piece[-_OVERLAP:]
            yield piece

    def _look(self, content: bytes) -> None:
        if any(lead in content for lead in _LEADING_BYTES):
            self.found = _IN_BYTES.search(content) is not None
        if not self.found and b"&#" in content:
            self.found = any(map(_is_unseen, _REFERENCE.finditer(content)))


def _is_unseen(reference: re.Match[bytes]) -> bool:
    """Whether a reference stands for a character that nobody sees."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return number <= sys.maxunicode and has_invisible(chr(number))
