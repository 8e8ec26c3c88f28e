"""Tables of the performance chain, built from columns with their headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from derajat.reports.cells import heading_row, numbered_row
from derajat.reports.outline import Align, Column, Row, Table, Text


@dataclass(frozen=True)
class Head:
    """A column: its heading, its part of the width, how its cells stand."""

    words: str
    share: float
    align: Align = Align.LEFT


RIGHT, CENTRE = Align.RIGHT, Align.CENTRE


def build_table(
    key: str,
    caption: str,
    heads: Sequence[Head],
    rows: Sequence[Row],
    notes: Sequence[Text] = (),
    size: float = 8.5,
    sheet: str = "",
    is_numbered: bool = False,
) -> Table:
    """A table with one row of headings, its columns numbered where the form does."""
    named = heading_row(head.words for head in heads)
    numbers = (numbered_row(len(heads)),) if is_numbered else ()
    return Table(
        key=key,
        caption=caption,
        columns=tuple(Column(head.share, head.align) for head in heads),
        heading=(named, *numbers),
        rows=tuple(rows),
        notes=tuple(notes),
        size=size,
        sheet=sheet,
    )
