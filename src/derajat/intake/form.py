"""The form that a file turned out to be: where its header lies, which column is what."""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.errors import Location, Problem
from derajat.model.columns import StoredValue
from derajat.model.sources import (
    FactColumn,
    FormColumn,
    Layout,
    PercentClaim,
    Source,
    TotalClaim,
)
from derajat.sheets import cell_name


Element = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PlacedColumn:
    """A column of the form, found at `index` (0 is column A) under `header`."""

    form: FormColumn
    index: int
    header: str


@dataclass(frozen=True)
class FoundForm:
    """A sheet recognised as a layout of a source."""

    file: str
    source: Source
    layout: Layout
    parts: tuple[tuple[str, StoredValue], ...]
    """Dataset columns filled from the file name."""
    sheet: str
    header_row: int
    """Sheet row where the header begins."""
    columns: tuple[PlacedColumn, ...]
    notices: tuple[Problem, ...]

    @property
    def first_row(self) -> int:
        """Sheet row just below the header."""
        return self.header_row + self.layout.header_rows

    def where(self, row: int, column: int = 0) -> Location:
        """A cell of the sheet, or a whole row for column 0."""
        cell = cell_name(row, column) if column else ""
        return Location(file=self.file, sheet=self.sheet, row=row, cell=cell)

    def fact_columns(self) -> Iterator[tuple[PlacedColumn, FactColumn]]:
        for placed in self.columns:
            if isinstance(placed.form, FactColumn):
                yield placed, placed.form

    def percent_claims(self) -> Iterator[tuple[PlacedColumn, PercentClaim]]:
        for placed in self.columns:
            if isinstance(placed.form, PercentClaim):
                yield placed, placed.form

    def total_claims(self) -> Iterator[tuple[PlacedColumn, TotalClaim]]:
        for placed in self.columns:
            if isinstance(placed.form, TotalClaim):
                yield placed, placed.form

    def under(self, header: str) -> PlacedColumn | None:
        """The column of the form that names this header among its own."""
        for placed in self.columns:
            if header in placed.form.headers:
                return placed
        return None

    def elements(self) -> tuple[Element, ...]:
        """What tells the facts of one row apart; one empty element when nothing does."""
        found = dict.fromkeys(
            column.element for _, column in self.fact_columns() if column.element
        )
        return tuple(found) or ((),)


def name_element(element: Element) -> str:
    """An element as groups are written: `jk=L`."""
    return ",".join(f"{column}={value}" for column, value in element)
