"""What came out when a file was held against the register."""

from dataclasses import dataclass
from enum import Enum

from derajat.reports.forms import Format
from derajat.reports.outline import Number
from derajat.reports.register.entries import Entry


class Outcome(Enum):
    """What became of a published number in a file."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    MISSING = "missing"
    DRAWN = "drawn"
    """A figure shows it as a length and prints no number that could be read."""


@dataclass(frozen=True)
class CheckedNumber:
    """A number of the register, and what the file says in its place."""

    address: str
    number: Number
    outcome: Outcome
    found: str = ""
    place: str = ""
    """Where in the file; empty where it is missing."""


@dataclass(frozen=True)
class ChangedText:
    """A text that the file says otherwise; `found` is empty where it is missing.

    `is_written` tells that people's words stand there, which may be edited; `numbers`
    are those in it that nobody can confirm.
    """

    address: str
    expected: str
    found: str
    place: str
    is_written: bool
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddedText:
    """A text that the report does not have, with the numbers in it."""

    found: str
    place: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """A file against the register. `is_same_file` is bit by bit."""

    entry: Entry
    format: Format
    is_same_file: bool
    numbers: tuple[CheckedNumber, ...]
    changed: tuple[ChangedText, ...]
    added: tuple[AddedText, ...]

    def count(self, outcome: Outcome) -> int:
        """How many numbers came out so."""
        return sum(checked.outcome is outcome for checked in self.numbers)

    @property
    def altered(self) -> tuple[CheckedNumber, ...]:
        """Numbers that the file says otherwise or no longer has."""
        return tuple(
            checked
            for checked in self.numbers
            if checked.outcome in (Outcome.CHANGED, Outcome.MISSING)
        )

    @property
    def is_confirmed(self) -> bool:
        """Every number stands as published, no text but people's words differs."""
        others = [text for text in self.changed if not text.is_written]
        return not (self.altered or others or self.added)
