"""How an office's own forms map to national datasets."""

from dataclasses import dataclass
from enum import Enum

from derajat.model.columns import StoredValue
from derajat.model.labels import Label


class Reading(Enum):
    """How the text of a form column becomes a value of its dataset column.

    PLAIN: by the type of the column. AREA_NAME: a name, looked up at the column's
    area level. AREA_CODE: a code, dotted or not (`3201` is `32.01`).
    MONTH_NAME: an Indonesian month name beside a year column.
    """

    PLAIN = "plain"
    AREA_NAME = "area-name"
    AREA_CODE = "area-code"
    MONTH_NAME = "month-name"


@dataclass(frozen=True)
class FactColumn:
    """A form column that becomes a column of the dataset.

    `element` names the values that tell this column's facts apart when a wide table
    turns long: `lahir_hidup_l` goes to `lahir_hidup` of the fact with jk = L.
    """

    headers: tuple[str, ...]
    to: str
    reading: Reading = Reading.PLAIN
    element: tuple[tuple[str, str], ...] = ()
    year_from: str = ""
    """With MONTH_NAME: the header of the year column."""
    inside: str = ""
    """With AREA_NAME: header of the column that names the area which holds it."""
    optional: bool = False


@dataclass(frozen=True)
class PercentClaim:
    """A printed percentage: kept as a claim about an indicator, never used as a value.

    `part` and `whole` are headers of the printed counts it should follow from.
    """

    headers: tuple[str, ...]
    indicator: str
    group: tuple[tuple[str, str], ...]
    decimals: int
    part: str
    whole: str


@dataclass(frozen=True)
class TotalClaim:
    """A printed total over the elements of a wide table (`_lp` of `_l` and `_p`)."""

    headers: tuple[str, ...]
    column: str
    over: str
    """The element column that it sums over."""


@dataclass(frozen=True)
class IgnoredColumn:
    """A form column left out, with the reason why."""

    headers: tuple[str, ...]
    reason: str


YEAR_PART = "year"
"""Part of a name that fills no column: the year of a month or week named without."""


FormColumn = FactColumn | PercentClaim | TotalClaim | IgnoredColumn


@dataclass(frozen=True)
class TotalRows:
    """Rows that print totals: those whose `column` holds one of the words."""

    column: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class NoDataMark:
    """A published number that its provider says means no data."""

    column: str
    value: StoredValue
    where: tuple[tuple[str, StoredValue], ...]
    reason: Label


class SheetsTaken(Enum):
    """How many sheets of a workbook a layout takes; without the word it is one."""

    EACH = "each"


class DateOrder(Enum):
    """How a form writes a date in digits: 3 April 2025 as 03/04/2025 or 04/03/2025."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True)
class Layout:
    """One shape in which the form arrives.

    `file` is a pattern of the file name with `*` and `{name}` parts; the named parts
    fill dataset columns (`{tahun}`). `sheet` is a pattern of the sheet name, with the
    same parts; empty takes the one with the header. `header_rows` is how many rows the
    header has; the header is searched in the first 30 rows by its texts.
    """

    name: str
    file: str
    sheet: str
    header_rows: int
    decimal_mark: str
    """`.` or `,` for texts with a number; cells that are numbers need none."""
    every_sheet: bool = False
    """True when each sheet that fits and has the header is received."""
    dates: DateOrder | None = None
    """Decides dates in columns that do not prove their order themselves."""


@dataclass(frozen=True)
class Expected:
    """Who should send: every area of a level, for these months of each year.

    Empty `months` means once a year.
    """

    area_level: str
    months: tuple[int, ...]
    first_year: int
    last_year: int | None


@dataclass(frozen=True)
class Source:
    """A form of an office, mapped to one dataset."""

    name: str
    label: Label
    dataset: str
    layouts: tuple[Layout, ...]
    columns: tuple[FormColumn, ...]
    constants: tuple[tuple[str, StoredValue], ...]
    totals: TotalRows | None
    no_data: tuple[NoDataMark, ...]
    expected: Expected | None
    origin: str
    licence: str
    file: str
