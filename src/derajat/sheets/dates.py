"""Dates as people write them: cells, ISO, 31/12/2025, 5 Mei 2025, Excel serials."""

import datetime
import re

from derajat.sheets.cells import CellValue


_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_NUMERIC = re.compile(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?: [0-9]{1,2}[:.][0-9:.]+)?"
)
_WORDS = re.compile(
    r"(?:[a-z']+, *)?([0-9]{1,2})[ ./-]*([a-z]+)[ ./-]*([0-9]{4})", re.IGNORECASE
)
_SERIAL = re.compile(r"[0-9]{5}")
_LAST_SERIAL = 2_958_465
_MISSING_LEAP_DAY = 60
_YEARS = range(1900, 2101)
_EPOCH_1900 = datetime.date(1899, 12, 30).toordinal()
_EPOCH_1904 = datetime.date(1904, 1, 1).toordinal()
_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb", "peb"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agt", "agu", "ags", "agust", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTHS = {
    name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names
}


def read_date(
    value: CellValue, day_first: bool | None = None, is_1904: bool = False
) -> datetime.date | None:
    """The date of a cell, or None when it is not exactly one date.

    `03/04/2025` needs `day_first` (see `prove_day_first`); `31/12/2025` does not.
    Two-digit years are never read. A number is a serial of Excel, counted from 1904
    when `is_1904`; but 1900 to 2100 are years that somebody typed, not dates.
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _read_serial(value, is_1904)
    if isinstance(value, str):
        return _read_text(" ".join(value.split()), day_first, is_1904)
    return None


def prove_day_first(text: str) -> bool | None:
    """Whether a date begins with the day, as a number above 12 proves; else None."""
    match = _NUMERIC.fullmatch(" ".join(text.split()))
    if match and (int(match[1]) > 12) != (int(match[3]) > 12):
        return int(match[1]) > 12
    return None


def is_ambiguous_date(value: CellValue) -> bool:
    """Whether a text is one date with the day first and another with the month."""
    if not isinstance(value, str):
        return False
    first, second = read_date(value, True), read_date(value, False)
    return first is not None and second is not None and first != second


def read_month_name(text: str) -> int | None:
    """The number of an Indonesian or English month name, or its short form."""
    return _MONTHS.get(text.strip().rstrip(".").casefold())


def _read_serial(value: int | float, is_1904: bool) -> datetime.date | None:
    if not 1 <= value <= _LAST_SERIAL or value in _YEARS:
        return None
    day = int(value)
    if is_1904:
        return _date_of(_EPOCH_1904 + day)
    if day == _MISSING_LEAP_DAY:
        return None
    return _date_of(_EPOCH_1900 + day + (day < _MISSING_LEAP_DAY))


def _date_of(ordinal: int) -> datetime.date | None:
    if ordinal > datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(ordinal)


def _read_text(
    text: str, day_first: bool | None, is_1904: bool
) -> datetime.date | None:
    if match := _ISO.fullmatch(text):
        return _build(match[1], match[2], match[3])
    if match := _NUMERIC.fullmatch(text):
        return _read_numeric(match[4], match[1], match[3], day_first)
    if match := _WORDS.fullmatch(text):
        month = read_month_name(match[2])
        return _build(match[3], str(month), match[1]) if month else None
    if _SERIAL.fullmatch(text):
        return _read_serial(int(text), is_1904)
    return None


def _read_numeric(
    year: str, first: str, second: str, day_first: bool | None
) -> datetime.date | None:
    """A day above 12 decides by itself, unless the column says otherwise."""
    with_day = _build(year, second, first)
    with_month = _build(year, first, second)
    if day_first is not None:
        return with_day if day_first else with_month
    if with_day and with_month and with_day != with_month:
        return None
    return with_day or with_month


def _build(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
