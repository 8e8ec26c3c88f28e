"""Where a workbook holds each text and number of a report."""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.reports.outline import Outline
from derajat.reports.xlsx import lay_out_workbook


@dataclass(frozen=True)
class RegisteredCell:
    """A cell of a written workbook, `name` as `C4`.

    `exact` is the amount it holds as a number, empty where it holds `text`; `shape` is
    the number format that shows it, `formula` how it is worked out again. Cells without
    an address say again what stands elsewhere.
    """

    sheet: str
    name: str
    address: str
    text: str
    exact: str = ""
    shape: str = ""
    formula: str = ""

    @property
    def place(self) -> str:
        """As people name it: `ibu!C4`."""
        return f"{self.sheet}!{self.name}"


def list_cells(outline: Outline) -> tuple[RegisteredCell, ...]:
    """Every cell that the workbook of a report fills."""
    return tuple(_list_cells(outline))


def _list_cells(outline: Outline) -> Iterator[RegisteredCell]:
    for sheet in lay_out_workbook(outline):
        for laid in sheet.cells:
            cell = laid.cell
            is_text = isinstance(cell.value, str)
            if is_text and not cell.value and not cell.formula:
                continue
            yield RegisteredCell(
                sheet.name,
                laid.name,
                laid.address,
                str(cell.value) if is_text else laid.text,
                "" if is_text else str(cell.value),
                cell.look.number_format,
                cell.formula,
            )
