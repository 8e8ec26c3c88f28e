"""The cells of a sheet, with merged ones filled and every place known."""

from dataclasses import dataclass, field

from derajat.errors import Location
from derajat.sheets import CellError, CellValue, MergedRange, Sheet, cell_name


@dataclass(frozen=True)
class Grid:
    """Rows of one sheet; rows and columns count from 1, as on the screen."""

    file: str
    sheet: Sheet
    rows: list[list[CellValue]]
    anchors: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """For a cell inside a merged range: its first cell."""

    def value(self, row: int, column: int) -> CellValue:
        """What stands in a cell itself; None outside the table."""
        if not 0 < row <= len(self.rows) or not column:
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if column <= len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The words of a cell, with whitespace folded."""
        value = self.value(row, column)
        if value is None:
            return ""
        if isinstance(value, float):
            return f"{value:.15g}"
        shown = value.text if isinstance(value, CellError) else str(value)
        return " ".join(shown.split())

    def first_of(self, row: int, column: int) -> tuple[int, int]:
        """The cell whose value a merged cell shows; the cell itself elsewhere."""
        return self.anchors.get((row, column), (row, column))

    def shown(self, row: int, column: int) -> str:
        """The words that a reader sees in a cell, that of merged ones included."""
        return self.text(*self.first_of(row, column))

    def is_percent(self, row: int, column: int) -> bool:
        """Whether a number is shown in per cent."""
        return self.sheet.is_percent(row, column)

    def where(self, row: int, column: int = 0) -> Location:
        """The place of a row or cell."""
        cell = cell_name(row, column) if column else ""
        return Location(file=self.file, sheet=self.sheet.name, row=row, cell=cell)

    def filled(self, row: int) -> list[int]:
        """The columns of a row that hold something."""
        width = len(self.rows[row - 1])
        return [column for column in range(1, width + 1) if self.text(row, column)]

    def joined(self, row: int) -> str:
        """All words of a row."""
        return " | ".join(self.text(row, column) for column in self.filled(row))


def build_grid(file: str, sheet: Sheet) -> Grid:
    """The grid of a sheet. Raises DerajatError when a cell cannot be read."""
    rows = list(sheet.rows())
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged:
        anchors.update(_cells_of(area, len(rows)))
    return Grid(file, sheet, rows, anchors)


def _cells_of(area: MergedRange, height: int) -> dict[tuple[int, int], tuple[int, int]]:
    first = (area.first_row, area.first_column)
    return {
        (row, column): first
        for row in range(area.first_row, min(area.last_row, height) + 1)
        for column in range(area.first_column, area.last_column + 1)
    }
