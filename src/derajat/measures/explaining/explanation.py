"""What is said about one number."""

from dataclasses import dataclass

from derajat.model.labels import Label
from derajat.model.values import Value


@dataclass(frozen=True)
class FileRows:
    """Rows of one sheet of one received file, as the spreadsheet numbers them."""

    file: str
    batch: str
    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class CountedRows:
    """The rows that add to one figure (numerator, denominator or unknown)."""

    figure: str
    dataset: str
    amount: str
    rows: int
    files: tuple[FileRows, ...]


@dataclass(frozen=True)
class LeftOutRows:
    """Rows of the area and period that do not count, by reason."""

    reason: Label
    rows: int
    files: tuple[FileRows, ...]


@dataclass(frozen=True)
class FoundRows:
    """Rows of a file the number rests on of which intake told the same."""

    code: str
    says: Label
    file: str
    batch: str
    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class ComponentValue:
    """A value that an index, or a count of areas, is made of."""

    indicator: str
    area: str
    group: str
    shown: str | None


@dataclass(frozen=True)
class PrintedClaim:
    """A percentage that a received document prints for this very number."""

    printed: str
    is_reproduced: bool
    """Whether it is the value, rounded once at the decimals printed."""
    file: str
    sheet: str
    row: int
    header: str


@dataclass(frozen=True)
class RuleSource:
    """Where the rule in force is written, and when somebody last checked that."""

    title: str
    article: str
    checked_on: str
    confirmed: bool


@dataclass(frozen=True)
class FileOrigin:
    """Where a received form comes from, as its source file declares it."""

    file: str
    origin: str
    licence: str


@dataclass(frozen=True)
class ChangedBorders:
    """A day within the period on which the area got other borders.

    `came` and `went` are villages as `35.07.01.2001 Mentaraman`; both are empty where
    the area itself began or ended.
    """

    day: str
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """One value with all that it rests on.

    `is_reproduced` tells whether the rows listed give exactly the numerator and
    denominator stored; it is False only when something is wrong with the product.
    """

    value: Value
    label: Label
    area_name: str
    unit: str
    rule: tuple[Label, ...]
    rule_source: RuleSource | None
    disclosure: str
    """Risk class of the indicator for whatever leaves the office."""
    arithmetic: Label
    counted: tuple[CountedRows, ...]
    left_out: tuple[LeftOutRows, ...]
    set_aside: tuple[FoundRows, ...]
    questioned: tuple[FoundRows, ...]
    """Of the rows above only; those set aside are of the whole files."""
    components: tuple[ComponentValue, ...]
    claims: tuple[PrintedClaim, ...]
    origins: tuple[FileOrigin, ...]
    borders: tuple[ChangedBorders, ...]
    is_reproduced: bool
    untraced: int = 0
    """How many received rows were too many to be read one by one; 0: all were. Then
    `counted`, `left_out` and `questioned` do not tell of them."""
