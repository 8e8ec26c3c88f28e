"""How the values of a register are written into the cells of a form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from derajat.city.registers import ID_DIGITS, Numbers, Register, RegisterColumn
from derajat.model.calendar import date_of_day, year_and_week
from derajat.model.numerals import MONTH_NAMES
from derajat.sheets.writing import PlainValue


MONTHS = MONTH_NAMES["id"]


@dataclass(frozen=True)
class Cells:
    """Cells of a column: for each row a place among the contents."""

    codes: Numbers
    contents: tuple[PlainValue, ...]

    def content(self, row: int) -> PlainValue:
        """What stands in a row."""
        return self.contents[int(self.codes[row])]


Style = Callable[[Register, str, Numbers], Cells]
"""Writes a column of a register in some rows, given by their places."""


def _different(
    column: RegisterColumn, rows: Numbers, render: Callable[[int], PlainValue]
) -> Cells:
    """Each different value rendered once; unknown ones are blank."""
    values, codes = np.unique(column.values[rows], return_inverse=True)
    contents = (*(render(value) for value in values.tolist()), None)
    known = column.is_known[rows]
    return Cells(np.where(known, codes.ravel(), len(values)), contents)


def as_is(register: Register, name: str, rows: Numbers) -> Cells:
    """Words and identifiers as texts, numbers as numbers."""
    column = register.columns[name]
    if column.words:
        return _different(column, rows, lambda value: column.words[value])
    if column.prefix:
        return _different(column, rows, lambda v: f"{column.prefix}{v:0{ID_DIGITS}d}")
    return _different(column, rows, lambda value: value)


def as_text(register: Register, name: str, rows: Numbers) -> Cells:
    """Whole numbers as texts: a NIK."""
    return _different(register.columns[name], rows, str)


def named(names: dict[str, str], shout: bool = False) -> Style:
    """Codes by other words, such as the names of areas; in capitals when shouted."""

    def write(register: Register, name: str, rows: Numbers) -> Cells:
        column = register.columns[name]
        shown = [names[word].upper() if shout else names[word] for word in column.words]
        return _different(column, rows, lambda value: shown[value])

    return write


def without_dots(register: Register, name: str, rows: Numbers) -> Cells:
    """Area codes as digits alone, as some systems export them."""
    column = register.columns[name]
    return _different(column, rows, lambda v: column.words[v].replace(".", ""))


def day_as(pattern: str) -> Style:
    """Days by a pattern of strftime that has no names: `%d/%m/%Y`."""

    def write(register: Register, name: str, rows: Numbers) -> Cells:
        column = register.columns[name]
        return _different(column, rows, lambda v: date_of_day(v).strftime(pattern))

    return write


def day_cell(register: Register, name: str, rows: Numbers) -> Cells:
    """Days as dates of the spreadsheet."""
    return _different(register.columns[name], rows, date_of_day)


def day_in_words(register: Register, name: str, rows: Numbers) -> Cells:
    """3 Februari 2026."""

    def render(value: int) -> str:
        date = date_of_day(value)
        return f"{date.day} {MONTHS[date.month - 1]} {date.year}"

    return _different(register.columns[name], rows, render)


def month_name(register: Register, name: str, rows: Numbers) -> Cells:
    """The name of a month; its year stands in another column."""
    return _different(register.columns[name], rows, lambda v: MONTHS[v % 12])


def month_and_year(register: Register, name: str, rows: Numbers) -> Cells:
    """Februari 2026."""
    column = register.columns[name]
    return _different(column, rows, lambda v: f"{MONTHS[v % 12]} {v // 12}")


def month_digits(register: Register, name: str, rows: Numbers) -> Cells:
    """2026-02."""
    column = register.columns[name]
    return _different(column, rows, lambda v: f"{v // 12}-{v % 12 + 1:02d}")


def year_of_month(register: Register, name: str, rows: Numbers) -> Cells:
    """The year of a month."""
    return _different(register.columns[name], rows, lambda value: value // 12)


def week_text(register: Register, name: str, rows: Numbers) -> Cells:
    """2026-W07."""

    def render(value: int) -> str:
        year, week = year_and_week(value)
        return f"{year}-W{week:02d}"

    return _different(register.columns[name], rows, render)


def moment_digits(register: Register, name: str, rows: Numbers) -> Cells:
    """2026-02-03 14:05, of minutes since 1970: no day can be taken for a month."""

    def render(value: int) -> str:
        day, minute = divmod(value, 1440)
        return f"{date_of_day(day).isoformat()} {minute // 60:02d}:{minute % 60:02d}"

    return _different(register.columns[name], rows, render)


def choice(no: str = "Tidak", yes: str = "Ya") -> Style:
    """No and yes in words."""

    def write(register: Register, name: str, rows: Numbers) -> Cells:
        column = register.columns[name]
        return _different(column, rows, lambda value: yes if value else no)

    return write


def decimal(places: int, mark: str = ",") -> Style:
    """A stored whole number with so many decimals: 123 is 12,3 as text."""

    def render(value: int) -> str:
        digits = f"{abs(value):0{places + 1}d}"
        sign = "-" if value < 0 else ""
        return f"{sign}{digits[:-places]}{mark}{digits[-places:]}"

    def write(register: Register, name: str, rows: Numbers) -> Cells:
        return _different(register.columns[name], rows, render)

    return write


def shortened(places: int, shown: int, mark: str = ",") -> Style:
    """A stored whole number with more decimals than are shown: 12300 is 12,3."""
    less = 10 ** (places - shown)

    def render(value: int) -> str:
        whole, part = divmod(abs(value) // less, 10**shown)
        sign = "-" if value < 0 else ""
        return f"{sign}{whole}{mark}{part:0{shown}d}"

    def write(register: Register, name: str, rows: Numbers) -> Cells:
        return _different(register.columns[name], rows, render)

    return write


def thousands(register: Register, name: str, rows: Numbers) -> Cells:
    """1.234.567 as text."""
    column = register.columns[name]
    return _different(column, rows, lambda v: f"{v:,}".replace(",", "."))


def rupiah(register: Register, name: str, rows: Numbers) -> Cells:
    """Rp 1.234.567,00 as text."""

    def render(value: int) -> str:
        return f"Rp {value:,}".replace(",", ".") + ",00"

    return _different(register.columns[name], rows, render)


def running_number(_register: Register, _name: str, rows: Numbers) -> Cells:
    """1, 2, 3 within the file."""
    count = len(rows)
    return Cells(np.arange(count), tuple(range(1, count + 1)))


def percent_of(part: str, whole: str, decimals: int = 1) -> Style:
    """The printed percentage of two columns, rounded half up; blank of nothing."""

    def write(register: Register, _name: str, rows: Numbers) -> Cells:
        parts, wholes = register[part][rows].tolist(), register[whole][rows].tolist()
        shown = tuple(
            _percent(one, all_, decimals)
            for one, all_ in zip(parts, wholes, strict=True)
        )
        return Cells(np.arange(len(shown)), shown)

    return write


def _percent(part: int, whole: int, decimals: int) -> float | None:
    if not whole:
        return None
    scaled = Fraction(100 * part * 10**decimals, whole)
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return float(Fraction(rounded, 10**decimals))


def overwrite(cells: Cells, written: Sequence[tuple[int, PlainValue]]) -> Cells:
    """The cells with other contents in some rows."""
    if not written:
        return cells
    codes = cells.codes.copy()
    first = len(cells.contents)
    for number, (row, _) in enumerate(written):
        codes[row] = first + number
    return Cells(codes, (*cells.contents, *(content for _, content in written)))
