"""A page in its parts, before it is written in one form or another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A sentence of a list, with the lines that belong to it."""

    text: str
    inside: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of texts; every row is as long as the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = str | tuple[Line, ...] | Table
"""A paragraph, a list, or a table."""


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class MethodPage:
    """All that is said of one indicator, in one language."""

    code: str
    title: str
    language: str
    metadata: Table
    sections: tuple[Section, ...]
