"""Characters that nobody sees but that make two texts differ."""

import re
from collections.abc import Iterable, Iterator


_CONTROLS = "\x01-\x08\x0b\x0e-\x1f\x7f-\x9f"
_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_IN_TEXT = re.compile(f"[{_CONTROLS}{_UNSEEN}]")
_LEADING_BYTES = (b"\xe2\x80", b"\xe2\x81", b"\xef\xbb", b"\xc2\xad")
_IN_BYTES = re.compile(
    b"\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa0-\xa9]|\xef\xbb\xbf|\xc2\xad"
)
_OVERLAP = 2


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
