"""Sentences of forms: words with `{names}` in them, and nothing else."""

import re
from collections.abc import Mapping

from derajat.reports.builders import Word
from derajat.reports.outline import Quoted, Text


_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def names_in(template: str) -> tuple[str, ...]:
    """The names that a sentence asks for."""
    return tuple(_NAME.findall(template))


def find_stray_brace(template: str) -> str:
    """What stands around a brace that is part of no name; empty when none is."""
    rest = _NAME.sub("", template)
    place = next((i for i, letter in enumerate(rest) if letter in "{}"), None)
    return "" if place is None else rest[max(0, place - 10) : place + 10]


def fill(template: str, words: Mapping[str, Word]) -> Text:
    """The sentence with its names filled. Raises KeyError for an unknown name."""
    pieces = _NAME.split(template)
    filled = [
        words[piece] if place % 2 else Quoted(piece)
        for place, piece in enumerate(pieces)
    ]
    return tuple(part for part in filled if part != "")
