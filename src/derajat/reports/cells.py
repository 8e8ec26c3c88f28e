"""Cells and headings that tables of many reports share."""

from collections.abc import Iterable

from derajat.model.judgement import State
from derajat.reports.outline import Cell, Number, Quoted, Text, Tone


TONES = {
    State.REACHED: Tone.GOOD,
    State.NOT_REACHED: Tone.BAD,
    State.CANNOT_TELL: Tone.UNSURE,
    State.DATA_TOO_POOR: Tone.ABSENT,
    None: Tone.ABSENT,
}


def heading_row(words: Iterable[str]) -> tuple[Cell, ...]:
    """One row of headings, a word for each column."""
    return tuple(Cell((Quoted(word),), is_bold=True) for word in words)


def numbered_row(columns: int) -> tuple[Cell, ...]:
    """The row that numbers the columns, as printed forms have it: (1) (2) (3)."""
    return tuple(Cell((f"({place})",)) for place in range(1, columns + 1))


def word_cell(words: str, across: int = 1, down: int = 1) -> Cell:
    """A cell of words of the product; numbers in them are refused."""
    return Cell((words,), across=across, down=down)


def quoted_cell(words: str, across: int = 1, down: int = 1) -> Cell:
    """A cell of words of a plan, a list of areas or a rule, as they stand."""
    return Cell((Quoted(words),), across=across, down=down)


def amount_cell(amount: Number | str | Text) -> Cell:
    """A cell of a number, or of what stands in its place."""
    return Cell(amount if isinstance(amount, tuple) else (amount,))
