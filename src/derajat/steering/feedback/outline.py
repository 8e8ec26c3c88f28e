"""A letter before it is written: what it says, in numbers and labels."""

from dataclasses import dataclass
from enum import Enum

from derajat.model.labels import Label


class Effect(Enum):
    """What a fault did to the numbers, the worst first."""

    ROW_LOST = "row_lost"
    """The row was set aside: no indicator counts it."""
    CELL_LOST = "cell_lost"
    """The row counts, without this cell."""
    QUESTIONED = "questioned"
    """The row counts as it is; the office asks whether it is right."""
    PRINTED = "printed"
    """A printed total or per cent is not what the counts give."""


@dataclass(frozen=True)
class Report:
    """A form of the month: how many of it were due, how many came."""

    form: Label
    due: int
    come: int
    missing: tuple[str, ...]
    """Names of places, and weeks, of which nothing came."""
    received_on: int | None
    """Day number of the last file that brought it."""
    days_after: int | None
    """Days from the end of the month to that file; below 0 it came before."""


@dataclass(frozen=True)
class Fault:
    """One kind of fault in one column of one sheet."""

    code: str
    file: str
    sheet: str
    cell: str
    """The first cell, or empty for a whole row."""
    rows: tuple[int, ...]
    says: Label
    """What stood there, of the first row; identifying values are masked already."""
    repair: Label
    effect: Effect
    indicators: tuple[str, ...]
    """Codes of the published indicators that the rows or cells would enter."""

    @property
    def weight(self) -> int:
        """Rows times indicators that miss them; 0 where nothing is lost."""
        is_lost = self.effect in (Effect.ROW_LOST, Effect.CELL_LOST)
        return len(self.rows) * len(self.indicators) if is_lost else 0


@dataclass(frozen=True)
class Loss:
    """A published indicator and how many sent rows it could not count."""

    indicator: str
    label: Label
    rows: int


@dataclass(frozen=True)
class MonthProgress:
    """One month of the same sender."""

    month: int
    due: int
    come: int
    rows: int
    faulty: int
    """Rows set aside or questioned."""


@dataclass(frozen=True)
class Letter:
    """The outline of one letter."""

    office: Label
    area: str
    name: str
    month: int
    """Month number: year x 12 + month - 1."""
    reports: tuple[Report, ...]
    faults: tuple[Fault, ...]
    """By their effect on published indicators, the greatest first."""
    losses: tuple[Loss, ...]
    progress: tuple[MonthProgress, ...]
    """The month of the letter first, then the sender's own months before."""

    @property
    def first_to_mend(self) -> tuple[Fault, ...]:
        """The three faults to begin with."""
        return self.faults[:3]

    @property
    def is_complete(self) -> bool:
        return all(report.come == report.due for report in self.reports)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write about."""
        return not self.reports and not self.faults and not self.progress[0].rows
