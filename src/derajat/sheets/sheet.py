"""A sheet whose cells are read row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from derajat.sheets.cells import CellRuns, CellValue, MergedRange


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as the workbook lists it; a text file has one, named ""."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; nothing is held until `rows` is called."""

    name: str
    reading: Callable[[], Iterator[list[CellValue]]]
    merged: tuple[MergedRange, ...] = ()
    percents: CellRuns = field(default_factory=CellRuns)
    counts_dates_from_1904: bool = False
    """Whether a number without a date format counts its days from 1904."""

    def rows(self) -> Iterator[list[CellValue]]:
        """The rows from sheet row 1 on; the n-th list is spreadsheet row n.

        Blank rows are included; rows may differ in length. A blank cell is None. Each
        call reads from the start. Raises DerajatError for cells that cannot be read.
        """
        return self.reading()

    def is_percent(self, row: int, column: int) -> bool:
        """Whether a number cell is shown in per cent: 0.086 there means 8.6 %."""
        return (row, column) in self.percents
