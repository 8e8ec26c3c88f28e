"""Columns of datasets and how their values are stored.

A stored value is text for `id`, `code`, `area` and `text`; for every other type it is
a whole number in 64 bits: decimals times 10^places, yes 1 and no 0, dates as days
since 1970-01-01, months as year x 12 + month - 1, weeks as epidemiological week
numbers (see `calendar`), years as they are, moments as minutes since 1970-01-01.
"""

from dataclasses import dataclass
from enum import Enum

from derajat.model.labels import Label


class ColumnType(Enum):
    """What a column holds; the value is the word of the definition language."""

    ID = "id"
    CODE = "code"
    AREA = "area"
    WHOLE = "whole"
    DECIMAL = "decimal"
    RUPIAH = "rupiah"
    YES_NO = "yes_no"
    DATE = "date"
    MONTH = "month"
    WEEK = "week"
    YEAR = "year"
    MOMENT = "moment"
    TEXT = "text"

    @property
    def is_stored_as_text(self) -> bool:
        return self in _STORED_AS_TEXT

    @property
    def is_number(self) -> bool:
        return self in _NUMBERS

    @property
    def is_time(self) -> bool:
        return self in _TIMES

    @property
    def has_order(self) -> bool:
        """Whether `below`, `above`, `first` and `last` mean anything."""
        return self.is_number or self.is_time


_STORED_AS_TEXT = frozenset(
    {ColumnType.ID, ColumnType.CODE, ColumnType.AREA, ColumnType.TEXT}
)
_NUMBERS = frozenset({ColumnType.WHOLE, ColumnType.DECIMAL, ColumnType.RUPIAH})
_TIMES = frozenset(
    {
        ColumnType.DATE,
        ColumnType.MONTH,
        ColumnType.WEEK,
        ColumnType.YEAR,
        ColumnType.MOMENT,
    }
)


class PersonalData(Enum):
    """How closely a column is tied to a person."""

    NONE = "none"
    INDIRECT = "indirect"
    PERSON = "person"
    HEALTH = "health"
    IDENTITY = "identity"
    """Names a person to anyone: facts hold a keyed token in its place."""


class Identity(Enum):
    """What an identifying column holds, and so how its cells are read."""

    NIK = "nik"
    """The national number of a person: it says whose the other columns are."""
    NUMBER = "number"
    """Another number, as of a family card or an insurance card."""
    TEXT = "text"
    """A name, a telephone number, an address."""


StoredValue = int | str | None


@dataclass(frozen=True)
class FunctionCall:
    """A registered function with the columns given to its parameters."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    """(parameter, column) in the order of the signature."""


@dataclass(frozen=True)
class Column:
    """A column of a dataset, received or derived."""

    name: str
    type: ColumnType
    never_missing: bool
    personal: PersonalData = PersonalData.NONE
    label: Label | None = None
    places: int = 0
    """Decimal places kept; the stored number is the value times 10^places."""
    unit: str = ""
    low: int | None = None
    high: int | None = None
    """Range in stored numbers, both ends allowed."""
    codes: tuple[str, ...] = ()
    codelist: str = ""
    area_level: str = ""
    function: FunctionCall | None = None
    identity: Identity | None = None
    """Set in received datasets for `personal: identity`, else None."""
    person: str = ""
    """Identity other than NIK: the NIK column whose person it is about, or empty."""
    tells_birth: str = ""
    """NIK: the column with the birth date of its person, which its digits tell too."""
    tells_sex: str = ""
    """NIK: the column with the sex (L, P) of its person, which its digits tell too."""
