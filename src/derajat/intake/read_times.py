"""Cells of date, month, week, year and moment columns."""

import datetime
import re

from derajat.intake.faults import NO_DATA, Fault, fault, show_cell
from derajat.intake.read_numbers import Reader, check_range
from derajat.model.calendar import day_of_date, month_number, year_and_week
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.scalars import NotOfType, parse_scalar
from derajat.sheets import CellError, CellValue
from derajat.sheets.dates import read_date, read_month_name
from derajat.sheets.numbers import is_no_data_word


FIRST_YEAR, LAST_YEAR = 1900, 2200
FIRST_SERIAL = 10_000
"""A smaller number in a date column is no date (in 1927 or before) but a mistake."""
KIND_WORDS: dict[ColumnType, tuple[str, str, str]] = {
    ColumnType.DATE: ("tanggal", "a date", "2026-01-31"),
    ColumnType.MONTH: ("bulan dengan tahunnya", "a month with its year", "2026-01"),
    ColumnType.WEEK: ("minggu epidemiologi", "an epidemiological week", "2026-W07"),
    ColumnType.YEAR: ("tahun", "a year", "2026"),
    ColumnType.MOMENT: ("tanggal dengan jam", "a date with a time", "2026-01-31 07:05"),
}
"""Indonesian and English words for a time, and an example."""

_MONTH_DIGITS = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))")
_MONTH_WORDS = re.compile(r"([^\W\d]+)[\s\-.,']*(\d{4})")
_WEEK_WORDS = re.compile(
    r"(?:M|W|ME|Minggu|Week)?\W*(?:ke)?\W*(\d{1,2})", re.IGNORECASE
)
_MOMENT = re.compile(r"(.+?)[T\s]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")


def build_time_reader(
    column: Column, day_first: bool | None, is_1904: bool = False
) -> Reader:
    """Reads cells into the stored number of a time column.

    `day_first` tells how to read 03/04/2025; None leaves such dates unread. `is_1904`
    tells that numbers count their days from 1904.
    """

    def read(cell: CellValue) -> StoredValue | Fault:
        if isinstance(cell, str):
            cell = cell.strip()
            if not cell:
                return None
            if is_no_data_word(cell):
                return NO_DATA
        if cell is None:
            return None
        if isinstance(cell, CellError):
            return fault("REC-021", shown=cell.text)
        if column.type is ColumnType.DATE and isinstance(cell, int | float):
            cell = _date_of_serial(cell, is_1904) or cell
        found = _read_time(cell, column, day_first)
        return check_range(found, column) if isinstance(found, int) else found

    return read


def _date_of_serial(number: int | float, is_1904: bool) -> datetime.date | None:
    """The date of a cell without date format."""
    return read_date(number, is_1904=is_1904) if number >= FIRST_SERIAL else None


def build_month_reader(column: Column, year_header: str) -> "MonthReader":
    """Reads a month's name beside its year."""
    return MonthReader(column, year_header)


class MonthReader:
    """A month named in one cell, its year in another."""

    def __init__(self, column: Column, year_header: str) -> None:
        self._column, self._year_header = column, year_header
        self._read_year = build_time_reader(_YEAR, None)

    def read(self, cell: CellValue, year_cell: CellValue) -> StoredValue | Fault:
        """The month number, or what is wrong with the two cells."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if isinstance(cell, CellError):
            return fault("REC-021", shown=cell.text)
        month = _month_of(cell)
        if month is None:
            return fault(
                "REC-024",
                shown=show_cell(cell, self._column),
                kind_id="nama bulan",
                kind_en="the name of a month",
                example="Januari",
            )
        year = self._read_year(year_cell)
        if not isinstance(year, int):
            return fault("REC-034", year_column=self._year_header)
        return check_range(month_number(year, month), self._column)


class WeekReader:
    """A week told by its number (`M7`, `Minggu 7`), its year elsewhere."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def read(self, cell: CellValue, year: int) -> StoredValue | Fault:
        """The running number of the week, or what is wrong."""
        match = _WEEK_WORDS.fullmatch(cell) if isinstance(cell, str) else None
        found = _week_of(f"{year}-W{int(match[1]):02d}") if match else None
        if found is None:
            return _not_a_time(cell, self._column)
        return check_range(found, self._column)


def _month_of(cell: CellValue) -> int | None:
    if isinstance(cell, str):
        cell = int(cell) if cell.strip().isdecimal() else read_month_name(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    whole = isinstance(cell, int) and not isinstance(cell, bool)
    return cell if whole and 1 <= cell <= 12 else None  # type: ignore[return-value,operator]


def _not_a_time(cell: CellValue, column: Column) -> Fault:
    """The fault of a cell that is no time of its column's type."""
    word, english, example = KIND_WORDS[column.type]
    return fault(
        "REC-024",
        shown=show_cell(cell, column),
        kind_id=word,
        kind_en=english,
        example=example,
    )


def _read_time(
    cell: CellValue, column: Column, day_first: bool | None
) -> StoredValue | Fault:
    if column.type is ColumnType.YEAR:
        number = _year_of(cell)
    elif column.type is ColumnType.MONTH:
        number = _month_number_of(cell)
    elif column.type is ColumnType.WEEK:
        number = _week_of(cell)
    elif column.type is ColumnType.DATE:
        number = _day_of(cell, day_first)
    else:
        number = _moment_of(cell, day_first)
    if number is not None:
        return number
    return _unread_time(cell, column, day_first)


def _unread_time(cell: CellValue, column: Column, day_first: bool | None) -> Fault:
    with_days = column.type in (ColumnType.DATE, ColumnType.MOMENT)
    if with_days and day_first is None and isinstance(cell, str):
        example = Column(column.name, column.type, column.never_missing)
        if isinstance(_read_time(cell, example, True), int):
            return fault("REC-025", shown=show_cell(cell, column))
    return _not_a_time(cell, column)


def _year_of(cell: CellValue) -> int | None:
    if isinstance(cell, str) and re.fullmatch(r"\d{4}", cell):
        cell = int(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool) or not isinstance(cell, int):
        return None
    return cell if FIRST_YEAR <= cell <= LAST_YEAR else None


def _month_number_of(cell: CellValue) -> int | None:
    if isinstance(cell, datetime.date):
        return month_number(cell.year, cell.month)
    if not isinstance(cell, str):
        return None
    if digits := _MONTH_DIGITS.fullmatch(cell):
        year, month = int(digits[1] or digits[4]), int(digits[2] or digits[3])
        return _month_in(year, month)
    words = _MONTH_WORDS.fullmatch(cell)
    month_named = read_month_name(words[1]) if words else None
    return _month_in(int(words[2]), month_named) if words and month_named else None


def _month_in(year: int, month: int) -> int | None:
    is_sound = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return month_number(year, month) if is_sound else None


def _week_of(cell: CellValue) -> int | None:
    if not isinstance(cell, str):
        return None
    try:
        number = parse_scalar(cell, ColumnType.WEEK)
    except NotOfType:
        return None
    if not isinstance(number, int):
        return None
    return number if FIRST_YEAR <= year_and_week(number)[0] <= LAST_YEAR else None


def _day_of(cell: CellValue, day_first: bool | None) -> int | None:
    if isinstance(cell, int | float):
        return None
    date = read_date(cell, day_first)
    if date is None or not FIRST_YEAR <= date.year <= LAST_YEAR:
        return None
    return day_of_date(date)


def _moment_of(cell: CellValue, day_first: bool | None) -> int | None:
    if isinstance(cell, datetime.datetime):
        day = day_of_date(cell)
        return day * 1440 + cell.hour * 60 + cell.minute
    match = _MOMENT.fullmatch(cell) if isinstance(cell, str) else None
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    named_day = _day_of(match[1], day_first)
    if named_day is None:
        return None
    return named_day * 1440 + int(match[2]) * 60 + int(match[3])


_YEAR = Column("tahun", ColumnType.YEAR, never_missing=False)
