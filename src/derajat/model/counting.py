"""What is asked of an engine, and the integers it answers with.

An engine never divides. For each tally it returns one row per place, smallest period
and group that has something to count, as a table with the columns

- `place`: code in the place column (null: not known),
- `period`: number of the period in the tally's unit,
- one column per group, as text (null: not known; numbers in plain decimal digits of
  the stored value),
- `part`: name of the integer (see the measures below),
- `amount`: the integer, never 0.
"""

from dataclasses import dataclass

from derajat.model.calendar import PeriodKind
from derajat.model.conditions import Condition
from derajat.model.indicators import Selection


@dataclass(frozen=True)
class TruthCount:
    """Parts `true`, `false`, `unknown`: rows inside `denominator` by `numerator`."""

    numerator: Condition
    denominator: Condition | None


@dataclass(frozen=True)
class RowCount:
    """Part `count`: rows."""


@dataclass(frozen=True)
class ColumnSum:
    """Parts `sum` (times `times`) and `known` (rows where the column is present)."""

    column: str
    times: int = 1
    both_known: str = ""
    """A second column that must be present too: the other side of a ratio."""


@dataclass(frozen=True)
class PairSum:
    """Parts `part`, `whole` and `known`, over rows where both columns are present."""

    part: str
    whole: str


@dataclass(frozen=True)
class ValueSum:
    """Parts `sum` and `known` of a column, over rows inside `denominator`."""

    column: str
    denominator: Condition | None


@dataclass(frozen=True)
class Histogram:
    """Rows inside `denominator` with a known column, by whole steps of its value.

    The part of a value v up to `up_to` is the text of floor(v / step); above it `more`.
    """

    column: str
    step: int
    up_to: int
    denominator: Condition | None


@dataclass(frozen=True)
class DistinctCount:
    """Part `count`: different combinations of columns that are all present."""

    columns: tuple[str, ...]


Measurement = (
    TruthCount | RowCount | ColumnSum | PairSum | ValueSum | Histogram | DistinctCount
)


@dataclass(frozen=True)
class Tally:
    """One question: which rows, by which groups, and what is counted.

    `unit` is WEEK, MONTH or YEAR, whatever the type of `when` gives; with one row per
    `period` it is the period kind asked for. A selection that keeps one row also has
    the part `ties`: rows decided by order of acceptance alone.
    """

    name: str
    selection: Selection
    unit: PeriodKind
    groups: tuple[str, ...]
    measurement: Measurement


TIES = "ties"
