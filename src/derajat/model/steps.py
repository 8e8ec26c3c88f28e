"""The steps of a derived dataset, run top to bottom."""

from dataclasses import dataclass
from enum import Enum

from derajat.model.calendar import PeriodKind
from derajat.model.columns import Column
from derajat.model.conditions import Condition
from derajat.model.expressions import Expression, Fallback, Summary


@dataclass(frozen=True)
class Where:
    """Keeps the rows for which the condition is true; unknown rows drop out."""

    condition: Condition


@dataclass(frozen=True)
class Derive:
    """Adds one column."""

    column: Column
    expression: Expression


@dataclass(frozen=True)
class Match:
    """`column` of this dataset equals `other` of the attached one.

    `earlier_by` subtracts whole period numbers from `column` first.
    """

    column: str
    other: str
    earlier_by: int = 0


@dataclass(frozen=True)
class Attach:
    """Left join on equality; `match` covers the other side's key.

    `other` names a dataset, or a code list when `is_codelist`. A missing value never
    matches. `take` gives new name, name there, and the value when nothing is found.
    """

    other: str
    is_codelist: bool
    match: tuple[Match, ...]
    take: tuple[Fallback, ...]


class Presence(Enum):
    """When a stay in a register counts for a period."""

    AT_END = "at_end"
    ANY_DAY = "any_day"


@dataclass(frozen=True)
class EachPeriod:
    """One row per row of a register and period in which it is present.

    Adds `name` (bulan, minggu or tahun: the period's number), `awal_periode` and
    `akhir_periode` (day numbers). No period runs beyond the day of the data.
    """

    kind: PeriodKind
    name: str
    presence: Presence
    valid_from: str
    valid_until: str


@dataclass(frozen=True)
class EachCode:
    """One row per row and row of the code list that matches (all without `match`)."""

    codelist: str
    match: tuple[Match, ...]
    take: tuple[Fallback, ...]


class Which(Enum):
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True)
class Keep:
    """One row per group: the first or last by `order`, ties by `then_highest`, then
    the row accepted later (`last`) or earlier (`first`). Rows without `order` or
    without a group key cannot be kept."""

    one_per: tuple[str, ...]
    which: Which
    order: str
    then_highest: str = ""


@dataclass(frozen=True)
class Summarise:
    """One row per group; rows with a missing group key drop out."""

    one_per: tuple[str, ...]
    summaries: tuple[Summary, ...]


@dataclass(frozen=True)
class Trailing:
    """A row also counts in the following `periods` - 1 periods of `column`."""

    column: str
    periods: int


@dataclass(frozen=True)
class Stack:
    """Wide to long: each element column becomes a row with its name and value."""

    columns: tuple[str, ...]
    name: str
    value: str


@dataclass(frozen=True)
class Fill:
    """Adds the rows of `other` whose `where_none` values this dataset does not have."""

    other: str
    where_none: tuple[str, ...]


Step = (
    Where
    | Derive
    | Attach
    | EachPeriod
    | EachCode
    | Keep
    | Summarise
    | Trailing
    | Stack
    | Fill
)
