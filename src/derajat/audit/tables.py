"""A published table as the checker sees it: printed numbers with their places."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from derajat.errors import Location
from derajat.sheets import cell_name


@dataclass(frozen=True)
class PrintedNumber:
    """A number as printed: its value and the decimals it is printed with."""

    value: Decimal
    decimals: int
    text: str
    is_percent: bool = False
    """Whether the cell carries a percent sign or is formatted so; the value is in %."""
    is_unrounded: bool = False
    """Whether a workbook keeps it in full length, so that its last digits are noise."""

    @cached_property
    def exact(self) -> Fraction:
        return Fraction(self.value)

    @property
    def unit(self) -> Fraction:
        """One step of its last decimal."""
        return Fraction(1, 10**self.decimals)


@dataclass(frozen=True, order=True)
class Place:
    """A cell by row and column, both counted from 1 as a spreadsheet does."""

    row: int
    column: int


@dataclass(frozen=True)
class Column:
    """A column with its header; `decimals` is what most of its numbers are shown with.

    Zeros at the end of a number are often dropped, so "89" in a column of one decimal
    stands for 89.0.
    """

    number: int
    name: str
    decimals: int = 0
    has_own_decimals: bool = False
    """Whether each number stands as printed: zeros are kept, or decimals are mixed."""
    is_label: bool = False
    """Whether it names or numbers the rows (text, row number, code, year)."""


@dataclass(frozen=True)
class TableRow:
    """A row of numbers: its label and the texts and numbers of its cells by column."""

    number: int
    label: str
    texts: dict[int, str]
    numbers: dict[int, PrintedNumber]
    is_total: bool = False


@dataclass(frozen=True)
class AuditTable:
    """One table of a sheet; rows and columns in their order."""

    file: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    is_turned: bool = False
    """Whether its rows are the columns of the sheet, and its columns the rows."""

    @cached_property
    def by_column(self) -> dict[int, Column]:
        return {column.number: column for column in self.columns}

    @cached_property
    def by_row(self) -> dict[int, TableRow]:
        return {row.number: row for row in self.rows}

    @cached_property
    def number_columns(self) -> tuple[Column, ...]:
        """The columns that hold numbers to be checked."""
        return tuple(column for column in self.columns if not column.is_label)

    @cached_property
    def detail_rows(self) -> tuple[TableRow, ...]:
        """The rows that are no totals."""
        return tuple(row for row in self.rows if not row.is_total)

    def number_at(self, place: Place) -> PrintedNumber | None:
        """The number printed in a cell; None where there is none."""
        row = self.by_row.get(place.row)
        return row.numbers.get(place.column) if row else None

    def name_of(self, column: int) -> str:
        """The header of a column, or its number where it has none."""
        return self.by_column[column].name or f"({column})"

    def printed_at(self, place: Place) -> PrintedNumber:
        """The number printed in a cell. Raises KeyError where there is none."""
        return self.by_row[place.row].numbers[place.column]

    def on_sheet(self, place: Place) -> Place:
        """The place on the sheet of a place of the table, and the reverse."""
        return Place(place.column, place.row) if self.is_turned else place

    def cell_of(self, place: Place) -> str:
        """The name of a cell as a spreadsheet writes it."""
        own = self.on_sheet(place)
        return cell_name(own.row, own.column)

    def location(self, place: Place) -> Location:
        row = self.on_sheet(place).row
        return Location(self.file, 0, self.sheet, row, self.cell_of(place))
