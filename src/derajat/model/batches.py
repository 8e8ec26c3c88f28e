"""A file received: what became of each of its rows."""

from dataclasses import dataclass
from enum import Enum

from derajat.errors import Problem


class RowState(Enum):
    """Every sheet row below the header has exactly one."""

    ACCEPTED = "accepted"
    QUESTIONED = "questioned"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class RowFinding:
    """A problem at a row or a cell, and what it did to the row."""

    problem: Problem
    row: int
    """Row number as the spreadsheet shows it (1 is the first)."""
    column: int
    """Column number (1 is A); 0 for the whole row."""
    state: RowState


@dataclass(frozen=True)
class RowCounts:
    """received = accepted + questioned + set aside, in sheet rows below the header."""

    accepted: int = 0
    questioned: int = 0
    set_aside: int = 0

    @property
    def received(self) -> int:
        return self.accepted + self.questioned + self.set_aside

    def __add__(self, other: "RowCounts") -> "RowCounts":
        return RowCounts(
            self.accepted + other.accepted,
            self.questioned + other.questioned,
            self.set_aside + other.set_aside,
        )


class BatchState(Enum):
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Claim:
    """A number that a document prints, kept beside the counts and never used.

    kind `percent`: about an indicator and group. kind `total`: about the sum of a
    column over elements or rows. `is_total_row` tells that the sheet row printed a
    total over areas.
    """

    batch: str
    sheet: str
    row: int
    column: int
    header: str
    kind: str
    subject: str
    """Indicator code (percent) or `dataset.column` (total)."""
    area: str
    period: str
    group: str
    """`jk=L`, empty for all."""
    printed: str
    """As printed, with a decimal point."""
    printed_part: str
    printed_whole: str
    """The printed counts of the same row, empty where there are none."""
    is_total_row: bool


@dataclass(frozen=True)
class Batch:
    """One file (or one sheet mapping of it) as it stands in the ledger."""

    id: str
    number: int
    """Order of acceptance in the office, from 1."""
    office: str
    source: str
    layout: str
    dataset: str
    file_name: str
    content_hash: str
    received_at: str
    """UTC, ISO 8601; given by the caller."""
    counts: RowCounts
    facts: int
    replaces: int
    """Facts of earlier batches whose key came again."""
    state: BatchState
    withdrawn_at: str = ""
    withdrawn_why: str = ""
