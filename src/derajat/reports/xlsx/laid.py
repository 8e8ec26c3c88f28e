"""Cells of a workbook that know which text and number of a report they hold."""

from dataclasses import dataclass

from derajat.errors import refuse
from derajat.reports.outline import Number, Text, numbers_in, plain
from derajat.reports.printable import split_lines
from derajat.reports.xlsx.number_formats import find_number_format
from derajat.sheets import cell_name
from derajat.sheets.page_writing import LONGEST_TEXT, PageCell


@dataclass(frozen=True)
class LaidCell:
    """A cell with the address of what it holds.

    `number` is there where the cell holds a real number; else the cell holds `text`.
    Cells without an address say again what stands elsewhere.
    """

    cell: PageCell
    address: str
    text: str
    number: Number | None = None

    @property
    def name(self) -> str:
        """As a spreadsheet shows it: `C4`."""
        return cell_name(self.cell.row, self.cell.column)


@dataclass(frozen=True)
class LaidSheet:
    """A sheet: its cells in reading order, and its rows and columns."""

    name: str
    cells: tuple[LaidCell, ...]
    column_widths: tuple[float, ...]
    row_heights: tuple[tuple[int, float], ...] = ()
    heading: tuple[int, int] | None = None
    is_landscape: bool = False


def cell_text(words: str, address: str) -> str:
    """The words as a cell holds them. Raises REP-024 where they are too long."""
    text = "\n".join(split_lines(words))
    if len(text) > LONGEST_TEXT:
        raise refuse("REP-024", place=address, limit=LONGEST_TEXT)
    return text


def lone_number(text: Text, language: str) -> tuple[Number, str] | None:
    """The number that a cell holds alone, with its format; None for words."""
    numbers = numbers_in(text)
    if len(numbers) != 1 or plain(text) != numbers[0].shown:
        return None
    shape = find_number_format(numbers[0], language)
    return (numbers[0], shape) if shape else None


def count_lines(text: str, width: float, size: float = 10) -> int:
    """Lines that a text needs in a column; programs other than Excel do not ask.

    `width` counts letters of 10 points.
    """
    room = max(1, int(width * 10 / size) - 1)
    return sum(max(1, -(-len(line) // room)) for line in split_lines(text))
