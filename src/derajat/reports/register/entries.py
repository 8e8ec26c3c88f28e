"""What the register holds of a report: what it is, its files, its release."""

from dataclasses import dataclass, replace
from enum import Enum

from derajat.reports.forms import Format
from derajat.reports.outline import Basis, Fact, Number


class ReportState(Enum):
    """How far a report has come."""

    DRAFT = "draft"
    RELEASED = "released"
    REPLACED = "replaced"
    """Released once; a newer release of the same report stands in its place."""


@dataclass(frozen=True)
class Restatement:
    """A number that was published before with another amount.

    `old` is the number as the report `old_report` shows it at `old_address`; `new`
    stands at `address` of the report that is to be released. `reason` says why the
    amount changed and is empty until a person gave one.
    """

    old: Number
    new: Number
    old_report: str
    old_address: str
    address: str
    reason: str = ""

    @property
    def key(self) -> str:
        """Its fact as one text; reasons are given by it."""
        return self.new.fact.key

    @property
    def fact(self) -> Fact:
        """What the number is."""
        return self.new.fact

    def because(self, reason: str) -> "Restatement":
        """The same with its reason."""
        return replace(self, reason=reason)


@dataclass(frozen=True)
class KeptFile:
    """A written file: kept under its sha256 and served as it was."""

    format: Format
    sha256: str
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Release:
    """A report given out: when, by which two posts (never names), under which number.

    `order` counts the releases of the office from 1; `replaces` is the code of the
    release of the same report that stood before, or empty.
    """

    order: int
    at: str
    by: tuple[str, str]
    number: str
    replaces: str
    restatements: tuple[Restatement, ...]


@dataclass(frozen=True)
class Entry:
    """A made report as the register knows it.

    `name` is that of its form; `contents` the sha256 of its texts and numbers.
    """

    code: str
    name: str
    title: str
    area: str
    period: str
    language: str
    basis: Basis
    made_at: str
    files: tuple[KeptFile, ...]
    contents: str
    release: Release | None = None
    replaced_by: str = ""

    @property
    def state(self) -> ReportState:
        """Draft, released, or released and replaced since."""
        if self.release is None:
            return ReportState.DRAFT
        return ReportState.REPLACED if self.replaced_by else ReportState.RELEASED

    @property
    def same_report(self) -> tuple[str, str, str, str]:
        """Form, area, period and language: of these one release stands at a time."""
        return (self.name, self.area, self.period, self.language)

    def file_of(self, wanted: Format) -> KeptFile | None:
        """The file of a format; None where it was not written."""
        return next((file for file in self.files if file.format is wanted), None)
