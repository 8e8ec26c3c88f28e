"""A table of a report on a sheet of its own."""

from dataclasses import replace

from derajat.reports.grid import PlacedCell, place_body, place_heading
from derajat.reports.outline import Align, Number, Orientation, Part, Table, Tone, plain
from derajat.reports.xlsx.formulas import Operand, Recount, recount
from derajat.reports.xlsx.laid import (
    LaidCell,
    LaidSheet,
    cell_text,
    count_lines,
    lone_number,
)
from derajat.reports.xlsx.number_formats import read_amount
from derajat.sheets.page_writing import CellLook, PageCell


_ALIGNS = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}
_FILLS = {
    Tone.GOOD: "#E3F1E7",
    Tone.BAD: "#FBE6E1",
    Tone.UNSURE: "#FDF3D6",
    Tone.ABSENT: "#EEF0F2",
}
_TOTAL_FILL = "#EEF3F6"
_HEADING = CellLook(
    align="center", is_bold=True, has_border=True, is_centred_down=True, fill="#E4ECF2"
)
_CAPTION = CellLook(is_bold=True, size=11)
_NOTE = CellLook(size=9)
_FIRST_HEADING_ROW = 2
_WIDTHS = {Orientation.PORTRAIT: 100.0, Orientation.LANDSCAPE: 150.0}
"""Letters of 10 points that stand side by side on a sheet."""
_NARROWEST = 5.0
_BOLD_LETTER = 1.15
_PADDING = 2.5
"""Widths of a bold digit and of the room around a number, in letters."""
_LINE = 13.5
"""Points of a line of 10 points."""
_HIGHEST = 400.0


def lay_out_table(part: Part, table: Table, name: str, language: str) -> LaidSheet:
    """Caption, heading, body and notes of a table."""
    return _TableLayout(part, table, name, language).lay_out()


def find_recounts(
    part: Part, table: Table, name: str, language: str
) -> list[tuple[LaidCell, Recount]]:
    """The cells that a formula works out, with their formula."""
    return _TableLayout(part, table, name, language).find_recounts()


class _TableLayout:
    def __init__(self, part: Part, table: Table, name: str, language: str) -> None:
        self._table = table
        self._name = name
        self._language = language
        self._orientation = part.orientation
        self._address = f"{part.key}/{table.key}"
        self._first_row = _FIRST_HEADING_ROW + len(table.heading)
        self._body = place_body(table)
        self._widths = self._column_widths()
        self._operands = {(c.row, c.place): self._operand(c) for c in self._body}

    def lay_out(self) -> LaidSheet:
        """The sheet of the table."""
        table = self._table
        cells = [self._wide(1, table.caption, self._address, _CAPTION)]
        cells += [self._heading_cell(placed) for placed in place_heading(table)]
        cells += [self._body_cell(placed) for placed in self._body]
        row = self._first_row + len(table.rows)
        for place, note in enumerate(table.notes, 1):
            address = f"{self._address}/catatan{place}"
            cells.append(self._wide(row + place - 1, plain(note), address, _NOTE))
        first = _FIRST_HEADING_ROW
        heading = (first, self._first_row - 1) if table.heading else None
        return LaidSheet(
            self._name,
            tuple(cells),
            self._widths,
            self._row_heights(cells),
            heading,
            self._orientation is Orientation.LANDSCAPE,
        )

    def find_recounts(self) -> list[tuple[LaidCell, Recount]]:
        """The cells that a formula works out, with their formula."""
        return [
            (self._body_cell(placed), found)
            for placed in self._body
            if (found := self._recount(placed)) is not None
        ]

    def _column_widths(self) -> tuple[float, ...]:
        """By the shares of the table, and wide enough for every number."""
        shares = [column.share for column in self._table.columns]
        room = _WIDTHS[self._orientation] / sum(shares)
        widths = [max(_NARROWEST, round(share * room, 1)) for share in shares]
        for placed in self._body:
            if lone_number(placed.cell.text, self._language) is not None:
                needed = len(plain(placed.cell.text)) * _BOLD_LETTER + _PADDING
                if placed.cell.across == 1:
                    place = placed.column - 1
                    widths[place] = max(widths[place], round(needed, 1))
        return tuple(widths)

    def _operand(self, placed: PlacedCell) -> Operand:
        found = lone_number(placed.cell.text, self._language)
        row = self._first_row + placed.row - 1
        text = plain(placed.cell.text)
        return Operand(row, placed.column, found[0] if found else None, text)

    def _recount(self, placed: PlacedCell) -> Recount | None:
        number = self._operands[placed.row, placed.place].number
        if placed.cell.formula is None or number is None:
            return None
        return recount(placed.cell.formula, number, self._operands, self._name)

    def _heading_cell(self, placed: PlacedCell) -> LaidCell:
        address = f"{self._address}/h{placed.row}k{placed.place}"
        row = _FIRST_HEADING_ROW + placed.row - 1
        return self._laid(placed, row, address, _HEADING)

    def _body_cell(self, placed: PlacedCell) -> LaidCell:
        address = f"{self._address}/r{placed.row}k{placed.place}"
        laid = self._laid(placed, self._first_row + placed.row - 1, address, _NOTE)
        look = self._look(placed)
        found = lone_number(placed.cell.text, self._language)
        if found is None:
            return replace(laid, cell=replace(laid.cell, look=look))
        return self._with_number(laid, placed, look, *found)

    def _with_number(
        self,
        laid: LaidCell,
        placed: PlacedCell,
        look: CellLook,
        number: Number,
        shape: str,
    ) -> LaidCell:
        """A formula stands only where it gives the published number."""
        again = self._recount(placed)
        cell = replace(
            laid.cell,
            value=read_amount(number),
            look=replace(look, number_format=shape),
            formula=again.formula if again and again.agrees(number) else "",
        )
        return replace(laid, cell=cell, number=number)

    def _look(self, placed: PlacedCell) -> CellLook:
        is_total = self._table.rows[placed.row - 1].is_total
        fill = _FILLS.get(placed.cell.tone, _TOTAL_FILL if is_total else "")
        return CellLook(
            align=_ALIGNS[self._table.columns[placed.column - 1].align],
            is_bold=placed.cell.is_bold or is_total,
            has_border=True,
            indent=placed.cell.indent,
            fill=fill,
        )

    def _laid(
        self, placed: PlacedCell, row: int, address: str, look: CellLook
    ) -> LaidCell:
        text = cell_text(plain(placed.cell.text), address)
        across, down = placed.cell.across, placed.cell.down
        cell = PageCell(row, placed.column, text, look, across, down)
        return LaidCell(cell, address, text)

    def _wide(self, row: int, words: str, address: str, look: CellLook) -> LaidCell:
        text = cell_text(words, address)
        cell = PageCell(row, 1, text, look, across=len(self._widths))
        return LaidCell(cell, address, text)

    def _row_heights(self, cells: list[LaidCell]) -> tuple[tuple[int, float], ...]:
        """Cells over several rows share their lines out among them."""
        lines: dict[int, int] = {}
        for laid in cells:
            cell = laid.cell
            width = sum(self._widths[cell.column - 1 :][: cell.across])
            needed = count_lines(laid.text, width, cell.look.size)
            for row in range(cell.row, cell.row + cell.down):
                lines[row] = max(lines.get(row, 1), -(-needed // cell.down))
        return tuple(
            (row, min(_HIGHEST, count * _LINE))
            for row, count in sorted(lines.items())
            if count > 1
        )
