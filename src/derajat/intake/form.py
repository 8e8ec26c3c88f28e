"""The form a file turned out to be: where its header lies, which column is what."""

from dataclasses import dataclass
from functools import cached_property

from derajat.errors import Location, Problem
from derajat.intake.faults import Fault
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
    """Dataset columns filled from the names of the file and of the sheet."""
    sheet: str
    header_row: int
    """Sheet row where the header begins."""
    columns: tuple[PlacedColumn, ...]
    headers: tuple[str, ...]
    """The header over each column, known or not; empty where there is none."""
    notices: tuple[Problem, ...]
    unread: Fault | None = None
    """Why the sheet name tells no part: then no row of the sheet can be a fact."""

    @property
    def is_text_file(self) -> bool:
        return not self.sheet

    @property
    def first_row(self) -> int:
        """Sheet row just below the header."""
        return self.header_row + self.layout.header_rows

    def where(self, row: int, column: int = 0) -> Location:
        """A cell of the sheet, or a whole row for column 0."""
        cell = cell_name(row, column) if column else ""
        return Location(file=self.file, sheet=self.sheet, row=row, cell=cell)

    @cached_property
    def fact_columns(self) -> tuple[tuple[PlacedColumn, FactColumn], ...]:
        """The columns that become columns of the dataset."""
        return tuple(
            (placed, placed.form)
            for placed in self.columns
            if isinstance(placed.form, FactColumn)
        )

    @cached_property
    def percent_claims(self) -> tuple[tuple[PlacedColumn, PercentClaim], ...]:
        return tuple(
            (placed, placed.form)
            for placed in self.columns
            if isinstance(placed.form, PercentClaim)
        )

    @cached_property
    def total_claims(self) -> tuple[tuple[PlacedColumn, TotalClaim], ...]:
        return tuple(
            (placed, placed.form)
            for placed in self.columns
            if isinstance(placed.form, TotalClaim)
        )

    @cached_property
    def by_index(self) -> dict[int, PlacedColumn]:
        return {placed.index: placed for placed in self.columns}

    @cached_property
    def _by_header(self) -> dict[str, PlacedColumn]:
        return {name: placed for placed in self.columns for name in placed.form.headers}

    def under(self, header: str) -> PlacedColumn | None:
        """The column of the form that names this header among its own."""
        return self._by_header.get(header)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """What tells the facts of one row apart; one empty element if nothing does."""
        found = dict.fromkeys(
            column.element for _, column in self.fact_columns if column.element
        )
        return tuple(found) or ((),)


@dataclass(frozen=True)
class FoundFile:
    """A file recognised as a layout of a source: its sheets, in their order."""

    file: str
    source: Source
    layout: Layout
    forms: tuple[FoundForm, ...]
    notices: tuple[Problem, ...]
    """What is told of the file as a whole and of each sheet."""


def name_element(element: Element) -> str:
    """An element as groups are written: `jk=L`."""
    return ",".join(f"{column}={value}" for column, value in element)
