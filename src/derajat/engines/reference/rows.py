"""Rows on their way through the steps of a dataset, with where they came from.

Order of acceptance. Received rows have a unique `_order`. Copies of a row (each period,
each code, trailing, stack) keep that of their row, filled rows bring their own, and a
summarised row stands at the largest order of its group. So rows can share an order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from derajat.model.columns import StoredValue
from derajat.model.conditions import Condition
from derajat.model.datasets import Codelist


@dataclass(frozen=True, order=True, slots=True)
class Origin:
    """A received row: dataset, number of its batch, sheet and row of the sheet."""

    dataset: str
    batch: int
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """Values by column, the order of acceptance and the received rows behind it."""

    values: Mapping[str, StoredValue]
    order: int
    origins: frozenset[Origin]

    def add(self, values: Mapping[str, StoredValue]) -> "Row":
        """The row with further columns, or others in place of its own."""
        return Row({**self.values, **values}, self.order, self.origins)

    def key(self, columns: tuple[str, ...]) -> tuple[StoredValue, ...] | None:
        """Its values in `columns`; None when one of them is missing."""
        values = tuple(self.values[name] for name in columns)
        return None if None in values else values


class Reason(Enum):
    """Why a row was left out or does not count."""

    WHERE_FALSE = "where_false"
    WHERE_UNKNOWN = "where_unknown"
    NO_TIME = "no_time"
    NO_KEY = "no_key"
    """A column that tells groups apart is missing."""
    NO_ORDER = "no_order"
    NOT_KEPT = "not_kept"
    NOT_PRESENT = "not_present"
    """A stay in a register that falls into no period."""
    NO_CODE = "no_code"
    """No row of the code list matches."""
    NOT_NEEDED = "not_needed"
    """A row that would fill a gap which is not there."""
    OUTSIDE_DENOMINATOR = "outside_denominator"
    UNKNOWN_DENOMINATOR = "unknown_denominator"
    COLUMN_MISSING = "column_missing"
    ALREADY_COUNTED = "already_counted"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that ends here, and why; `failed` is the condition that was not true."""

    row: Row
    reason: Reason
    failed: Condition | None = None


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step makes of a list of rows."""

    rows: list[Row]
    left_out: list[LeftOut]


@dataclass(frozen=True, slots=True)
class LeftOutOf:
    """A row left out by a step of the derived dataset of that name."""

    dataset: str
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class RowTable:
    """All rows of a dataset; `left_out` by its own steps and those of its sources."""

    rows: list[Row]
    left_out: list[LeftOutOf]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a step may look at beside its own rows."""

    rows_of: Callable[[str], RowTable]
    codelists: Mapping[str, Codelist]
    data_day: int
