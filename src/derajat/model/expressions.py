"""What `derive` can compute: a small closed list, exact, no division.

Every result is missing when an input is missing, unless the class says otherwise.
"""

from dataclasses import dataclass
from enum import Enum

from derajat.model.columns import ColumnType, FunctionCall, StoredValue
from derajat.model.conditions import Condition, columns_of
from derajat.model.workdays import WorkCalendar


class AgeUnit(Enum):
    """Units of `completed`; minutes and hours between moments, others between dates."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True)
class Completed:
    """Whole units from `start` to `end`, rounded down, negative allowed."""

    unit: AgeUnit
    start: str
    end: str


@dataclass(frozen=True)
class Plus:
    """A date or moment moved by `amount` of `unit` (days, months, years, hours).

    Months and years as in `calendar.add_months`.
    """

    column: str
    column_type: ColumnType
    unit: AgeUnit
    amount: int


@dataclass(frozen=True)
class Workdays:
    """Working days after `start` up to `end`, negative where `end` is earlier.

    Missing too where a year of the span has no list of days off.
    """

    start: str
    end: str
    calendar: WorkCalendar


class CalendarPart(Enum):
    """What `CalendarOf` reads off a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    END_OF = "end_of"


@dataclass(frozen=True)
class CalendarOf:
    """The day, week, month or year of a time, or the last day of a period.

    day: of a moment. week: of a date. month: of a date. year: of a date, a month or a
    week. end_of: of a month, a week or a year.
    """

    part: CalendarPart
    column: str
    column_type: ColumnType


@dataclass(frozen=True)
class LatestOf:
    """Missing if any is missing: all were reached, on this day."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class EarliestOf:
    """The smallest; missing if any is missing."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class FirstKnown:
    """The first present value; missing only if all are."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class SumOf:
    """The sum of columns of equal decimal places."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """`left` minus `right`, of equal decimal places."""

    left: str
    right: str


@dataclass(frozen=True)
class Product:
    """`left` times `right`; its decimal places are the sum of both."""

    left: str
    right: str


@dataclass(frozen=True)
class Band:
    """The label of the last bound not above the value; below the first: missing."""

    column: str
    bounds: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One line of `Cases`: when all conditions are true, then this code."""

    when: Condition
    then: str


@dataclass(frozen=True)
class Cases:
    """The first true case; unknown does not win. `otherwise` None is missing."""

    cases: tuple[Case, ...]
    otherwise: str | None


@dataclass(frozen=True)
class Meets:
    """1, 0 or missing: the truth of the conditions."""

    condition: Condition


@dataclass(frozen=True)
class Registered:
    """The result of a registered function."""

    call: FunctionCall


Expression = (
    Completed
    | Plus
    | Workdays
    | CalendarOf
    | LatestOf
    | EarliestOf
    | FirstKnown
    | SumOf
    | Difference
    | Product
    | Band
    | Cases
    | Meets
    | Registered
)


class Statistic(Enum):
    """What `summarise` can say of a group of rows."""

    COUNT = "count"
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    DISTINCT = "distinct"
    NTH = "nth"
    ANY = "any"
    EVERY = "every"


@dataclass(frozen=True)
class Summary:
    """One column of `summarise`.

    count: rows for which `where` is true (0 if none). sum, min, max: of the known
    values of `column` (missing when none is known). distinct: number of different
    known values. nth: the `nth` different known value in rising order. any, every:
    Kleene truth of `condition` over the rows; they take no `where`.
    """

    name: str
    statistic: Statistic
    column: str = ""
    nth: int = 0
    where: Condition | None = None
    condition: Condition | None = None


@dataclass(frozen=True)
class Fallback:
    """What an attached column holds when nothing was found; None is missing."""

    column: str
    source: str
    missing: StoredValue = None


def inputs_of(expression: Expression) -> frozenset[str]:
    """Every column the expression reads."""
    match expression:
        case Completed(_, start, end) | Workdays(start, end):
            return frozenset({start, end})
        case Plus(column) | CalendarOf(_, column) | Band(column):
            return frozenset({column})
        case LatestOf(names) | EarliestOf(names) | FirstKnown(names) | SumOf(names):
            return frozenset(names)
        case Difference(left, right) | Product(left, right):
            return frozenset({left, right})
        case Cases(cases):
            return frozenset().union(*(columns_of(case.when) for case in cases))
        case Meets(condition):
            return columns_of(condition)
        case Registered(call):
            return frozenset(column for _, column in call.arguments)
