"""What a report says, before anybody writes it: sections, sentences, tables, figures.

An outline is finished text in one language. Every number in it is a `Number` that
knows what it is; the writers add no word and no number of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from derajat.figures import Figure


@dataclass(frozen=True)
class Fact:
    """What a published number is: two numbers of one fact must be the same.

    `what` is the part (`value`, `numerator`, `target`, `attainment`, `budget`, ...),
    `subject` the code of an indicator or of a budget line, `period` as `2025` or
    `2025-Q2`. Empty texts are "of all".
    """

    what: str
    subject: str
    area: str = ""
    period: str = ""
    group: str = ""

    @property
    def key(self) -> str:
        """The fact as one text, by which registers and kept texts name it."""
        parts = (self.what, self.subject, self.area, self.period, self.group)
        return "|".join(parts)


@dataclass(frozen=True)
class Number:
    """A number as people read it, with the exact amount that the shown text says.

    `shown` carries marks and unit of the language: `82,6%`. `exact` is the same amount
    in plain decimals (`82.6`), or the printed words where they are no single number
    (`<110`). `rests_on` names version of the definition and of the data, where it has
    one.
    """

    shown: str
    exact: str
    fact: Fact
    definition: str = ""
    """The day from which the rule is in force: `2022-01-01`."""
    data_version: int = 0

    @property
    def amount(self) -> float | None:
        """The amount for a cell of a workbook; None where it is no number."""
        try:
            return float(self.exact)
        except ValueError:
            return None


class Quoted(str):
    """Words of a rule, a plan or a person, quoted as they stand, numbers included.

    Any other words may hold no number that should have been a `Number`.
    """


Text = tuple[str | Number, ...]
"""Words with numbers among them."""


def plain(text: Text) -> str:
    """The text as people read it."""
    return "".join(part if isinstance(part, str) else part.shown for part in text)


def numbers_in(text: Text) -> tuple[Number, ...]:
    """The numbers of a text, in order."""
    return tuple(part for part in text if isinstance(part, Number))


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; 2 is below its title."""

    text: str
    level: int = 2


class Role(Enum):
    """What a paragraph is for; writers set it in its own way."""

    BODY = "body"
    LEAD = "lead"
    """The finding, said first."""
    NOTE = "note"
    """Small print: a rule, a reservation."""
    CENTRED = "centred"
    WARNING = "warning"
    """What nobody may overlook: invented data, a draft, data too poor."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `key` is unique in its section."""

    key: str
    text: Text
    role: Role = Role.BODY


@dataclass(frozen=True)
class Bullets:
    """A list; `is_numbered` gives 1., 2., ... which writers set themselves."""

    key: str
    items: tuple[Text, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class StaleSentence:
    """A sentence that people wrote beside a number which is another one now."""

    sentence: str
    was: str
    now: str


@dataclass(frozen=True)
class Slot:
    """Where people write; what they wrote is kept when the report is made again.

    `key` is unique in the report (`bab-3/sebab/KIA-K6`) and marks the place in a Word
    file. Without text `prompt` stands there.
    """

    key: str
    prompt: str
    paragraphs: tuple[Text, ...] = ()
    stale: tuple[StaleSentence, ...] = ()


class Align(Enum):
    """How the cells of a column stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width."""

    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class SumOf:
    """The sum of other cells of the same table, as (row, cell) of the body.

    Both count from 1 as in an address: `(4, 2)` is `r4k2`, the second cell of row 4.
    """

    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class RatioOf:
    """One cell of the same table over another, times a whole (100 for per cent)."""

    part: tuple[int, int]
    whole: tuple[int, int]
    times: int = 100


Formula = SumOf | RatioOf


class Tone(Enum):
    """What a cell says besides its words; never by colour alone."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    UNSURE = "unsure"
    ABSENT = "absent"


@dataclass(frozen=True)
class Cell:
    """A cell of the body or of the heading; spans count rows and columns.

    A cell that is covered by the span of another does not stand in its row.
    """

    text: Text = ()
    across: int = 1
    down: int = 1
    is_bold: bool = False
    indent: int = 0
    tone: Tone = Tone.PLAIN
    formula: Formula | None = None
    """How a workbook computes it again; its number stays beside."""


@dataclass(frozen=True)
class Row:
    """A row of the body; a total is set off."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption, heading rows (repeated on each page) and notes.

    `key` is unique in the report. `size` is the size of its letters in points: many
    columns on one sheet need smaller ones, never below 6.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    heading: tuple[tuple[Cell, ...], ...]
    rows: tuple[Row, ...]
    notes: tuple[Text, ...] = ()
    size: float = 9.0
    sheet: str = ""
    """The name of its sheet in a workbook, at most 31 letters; empty: its key."""


@dataclass(frozen=True)
class Picture:
    """A figure drawn from its specification; `number` is its caption's beginning.

    `numbers` are those that it draws, so that they are in the register too.
    """

    key: str
    figure: Figure
    caption: str
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Break:
    """The next block begins on a new page."""


@dataclass(frozen=True)
class Signatory:
    """Who signs: post, and name, rank and NIP where the office states them."""

    above: str
    """`Pangkalpinang, 28 Februari 2026`; dots where the day is left open."""
    post: str
    name: str
    rank: str
    nip: str


@dataclass(frozen=True)
class Signatures:
    """One or two signatories, side by side."""

    key: str
    signatories: tuple[Signatory, ...]


Block = Heading | Paragraph | Bullets | Slot | Table | Picture | Break | Signatures


class Orientation(Enum):
    """How the sheets of a section lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True)
class Part:
    """A section of a report on sheets of one orientation; an empty title has none."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    begins_on_new_page: bool = False


@dataclass(frozen=True)
class Masthead:
    """The head of the first page: letterhead lines, title lines, number of the letter.

    `letterhead` is empty where the office states none; `details` are pairs as
    `Nomor` and `440/12/2026`.
    """

    letterhead: tuple[str, ...]
    title: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Basis:
    """What all numbers rest on."""

    office: str
    data_version: int
    run: str
    cutoff: str
    """The last day that the data tell of, in words."""
    software: str


@dataclass(frozen=True)
class Outline:
    """A whole report in one language.

    `name` is that of its form (`lkjip`), `period` its period as `2025`; `code` is
    filled in by `reports.codes`, printed on every page, and leads back to the register.
    """

    name: str
    title: str
    office: str
    area: str
    period: str
    language: str
    masthead: Masthead
    parts: tuple[Part, ...]
    basis: Basis
    footer: str
    """What stands at the foot of each page before its number: name, period, code."""
    banner: str = ""
    """`DATA REKAAN` or `KONSEP`; printed on every page."""
    has_contents: bool = False
    code: str = ""

    def blocks(self) -> Iterator[tuple[Part, Block]]:
        """Every block with its part, in the order of the document."""
        return ((part, block) for part in self.parts for block in part.blocks)
