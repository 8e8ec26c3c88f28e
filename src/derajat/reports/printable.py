"""What no writer could print as it stands is refused before a file is begun."""

import re
from collections.abc import Iterator

from derajat.errors import refuse
from derajat.reports.addresses import list_texts
from derajat.reports.grid import place_body, place_heading
from derajat.reports.outline import Outline, Picture, Slot, Table


_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    "|[\u202a-\u202e\u2066-\u2069]"
)
"""Signs that XML forbids, and those that turn round the direction of a text: a number
would be read otherwise than it is stored."""
LONGEST_SLOT_KEY = 64
"""Word keeps no longer tags (ECMA-376 Part 1, 17.5.2.42, as Word reads it)."""


def check_printable(outline: Outline) -> None:
    """Raises REP-020 (signs), REP-022 (keys of slots) and REP-023 (tables)."""
    for address, text in _all_texts(outline):
        if found := _FORBIDDEN.search(text):
            sign = f"U+{ord(found.group()):04X}"
            raise refuse("REP-020", sign=sign, place=address)
    for _, block in outline.blocks():
        if isinstance(block, Table):
            place_heading(block)
            place_body(block)
        if isinstance(block, Slot) and len(block.key) > LONGEST_SLOT_KEY:
            raise refuse("REP-022", key=block.key, limit=LONGEST_SLOT_KEY)


def _all_texts(outline: Outline) -> Iterator[tuple[str, str]]:
    for text in list_texts(outline):
        yield text.address, text.text
    for name in ("title", "office", "period", "code", "footer", "banner"):
        yield name, getattr(outline, name)
    for part, block in outline.blocks():
        if isinstance(block, Picture):
            yield f"{part.key}/{block.key}", block.figure.caption.alt
        if isinstance(block, Slot):
            yield block.key, block.prompt


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them; an empty text is one empty line."""
    return re.split("\r\n|\r|\n|\x85|\u2028|\u2029", text)
