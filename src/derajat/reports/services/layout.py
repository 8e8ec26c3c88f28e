"""Tables and sentences as the reports of services lay them out."""

from collections.abc import Sequence

from derajat.model.labels import Label
from derajat.reports.areas.table import size_for
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Align,
    Cell,
    Column,
    Number,
    Paragraph,
    Quoted,
    Role,
    Row,
    Table,
    Text,
    Tone,
)
from derajat.reports.source import Making


Content = Number | str | Text
WORDS = Column(3.2)
"""A column of names."""
AMOUNT = Column(1.1, Align.RIGHT)
MONEY = Column(1.8, Align.RIGHT)
PLACE = Column(0.45, Align.CENTRE)
"""A column of running numbers."""


def build_table(
    making: Making,
    key: str,
    caption: Label,
    columns: Sequence[tuple[Label, Column]],
    rows: Sequence[Row],
    notes: Sequence[Text] = (),
    sheet: str = "",
) -> Table:
    """A table with one row of headings."""
    heading = tuple(
        Cell((Quoted(label.render(making.language)),), is_bold=True)
        for label, _ in columns
    )
    return Table(
        key=key,
        caption=caption.render(making.language),
        columns=tuple(column for _, column in columns),
        heading=(heading,),
        rows=tuple(rows),
        notes=tuple(notes),
        size=size_for(len(columns)),
        sheet=sheet,
    )


def cell(content: Content, tone: Tone = Tone.PLAIN, is_bold: bool = False) -> Cell:
    """A cell; one without a number is marked as such."""
    text = content if isinstance(content, tuple) else (content,)
    absent = Tone.ABSENT if text == (ABSENT,) else tone
    return Cell(text, tone=absent, is_bold=is_bold)


def quoted(words: str) -> Cell:
    """A cell of words of a plan, a list or a definition."""
    return Cell((Quoted(words),))


def sentence(key: str, *parts: Content, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of words and numbers."""
    text: list[str | Number] = []
    for part in parts:
        text += part if isinstance(part, tuple) else (part,)
    return Paragraph(key, tuple(text), role)
