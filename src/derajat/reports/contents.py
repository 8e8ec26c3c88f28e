"""The table of contents of a report: furniture, made of its own headings."""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.model.labels import Label
from derajat.reports.outline import Heading, Outline


CONTENTS = Label("Daftar isi", "Contents")
DEEPEST = 2
"""Headings below this level do not stand in the contents."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents; level 1 is the title of a part."""

    level: int
    text: str


def list_contents(outline: Outline) -> tuple[Entry, ...]:
    """The lines of the contents; none where the report has no contents."""
    return tuple(_entries(outline)) if outline.has_contents else ()


def _entries(outline: Outline) -> Iterator[Entry]:
    for part in outline.parts:
        if part.title:
            yield Entry(1, part.title)
        for block in part.blocks:
            if isinstance(block, Heading) and block.level <= DEEPEST:
                yield Entry(block.level, block.text)
