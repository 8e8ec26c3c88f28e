"""Tables of a report in Word: repeated heading rows, spans, tones."""

from collections.abc import Sequence

from derajat.reports.docx.elements import Element, paragraph, run, tag
from derajat.reports.grid import PlacedCell, place_body, place_heading
from derajat.reports.outline import Align, Cell, Table, Tone, plain


_JUSTIFIED = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}
_HEADING_FILL = "E4ECF2"
_TOTAL_FILL = "EEF3F6"
_FILLS = {
    Tone.GOOD: "E3F1E7",
    Tone.BAD: "FBE6E1",
    Tone.UNSURE: "FDF3D6",
    Tone.ABSENT: "EEF0F2",
}
_INDENT = 170
"""Twips of one step, 3 mm."""
_SMALL_LETTERS = 7
_NARROW_MARGIN = 22
"""Twips, 0.4 mm."""
_LONG_CELL = 400
"""A row with more letters in a cell may be torn at the end of a page."""


class TableWriter:
    """Writes one table into the width of its section, in twips."""

    def __init__(self, table: Table, width: int) -> None:
        self._table = table
        shares = [column.share for column in table.columns]
        ends = [
            round(width * sum(shares[:n]) / sum(shares)) for n in range(len(shares))
        ]
        self._widths = [b - a for a, b in zip(ends, [*ends[1:], width], strict=True)]

    def build(self) -> Element:
        """The table without its caption and notes."""
        table = self._table
        properties = tag(
            "w:tblPr",
            tag("w:tblStyle", w_val="ReportTable"),
            tag("w:tblW", w_w=sum(self._widths), w_type="dxa"),
            tag("w:tblLayout", w_type="fixed"),
            self._margins(),
            tag("w:tblLook", w_val="0020", w_firstRow="1"),
            tag("w:tblCaption", w_val=table.caption),
        )
        grid = tag("w:tblGrid", *(tag("w:gridCol", w_w=w) for w in self._widths))
        made = tag("w:tbl", properties, grid)
        made.extend(self._rows(place_heading(table), len(table.heading), True))
        made.extend(self._rows(place_body(table), len(table.rows), False))
        return made

    def _margins(self) -> Element | None:
        """Narrower cells where letters are small, so that no number is torn."""
        if self._table.size >= _SMALL_LETTERS:
            return None
        sides = ("w:left", "w:right")
        return tag(
            "w:tblCellMar",
            *(tag(side, w_w=_NARROW_MARGIN, w_type="dxa") for side in sides),
        )

    def _rows(
        self, cells: Sequence[PlacedCell], count: int, is_heading: bool
    ) -> list[Element]:
        """Every row with its own cells and those that lie in it from above."""
        lines: list[list[tuple[int, Element]]] = [[] for _ in range(count)]
        is_long = [False] * count
        for placed in cells:
            first = placed.row - 1
            is_long[first] |= len(plain(placed.cell.text)) > _LONG_CELL
            for row in range(first, first + placed.cell.down):
                made = self._cell(placed, row - first, is_heading)
                lines[row].append((placed.column, made))
        return [
            self._row(line, is_heading, not torn)
            for line, torn in zip(lines, is_long, strict=True)
        ]

    def _row(
        self, line: list[tuple[int, Element]], is_heading: bool, is_whole: bool
    ) -> Element:
        look = tag(
            "w:trPr",
            tag("w:cantSplit") if is_whole else None,
            tag("w:tblHeader") if is_heading else None,
        )
        ordered = sorted(line, key=lambda item: item[0])
        return tag("w:tr", look, *(cell for _, cell in ordered))

    def _cell(self, placed: PlacedCell, depth: int, is_heading: bool) -> Element:
        cell, left = placed.cell, placed.column - 1
        merge = "restart" if depth == 0 else "continue"
        fill = self._fill(placed, is_heading)
        look = tag(
            "w:tcPr",
            tag(
                "w:tcW", w_w=sum(self._widths[left : left + cell.across]), w_type="dxa"
            ),
            tag("w:gridSpan", w_val=cell.across) if cell.across > 1 else None,
            tag("w:vMerge", w_val=merge) if cell.down > 1 else None,
            tag("w:shd", w_val="clear", w_color="auto", w_fill=fill) if fill else None,
            tag("w:vAlign", w_val="center") if is_heading else None,
        )
        return tag("w:tc", look, self._words(placed, depth, is_heading))

    def _fill(self, placed: PlacedCell, is_heading: bool) -> str:
        if is_heading:
            return _HEADING_FILL
        is_total = self._table.rows[placed.row - 1].is_total
        return _FILLS.get(placed.cell.tone, _TOTAL_FILL if is_total else "")

    def _words(self, placed: PlacedCell, depth: int, is_heading: bool) -> Element:
        cell = placed.cell
        side = "center"
        if not is_heading:
            side = _JUSTIFIED[self._table.columns[placed.column - 1].align]
        inset = tag("w:ind", w_left=cell.indent * _INDENT) if cell.indent else None
        space = 0 if self._table.size < _SMALL_LETTERS else 30
        properties = [
            tag("w:spacing", w_before=space, w_after=space),
            *([inset] if inset is not None else []),
            tag("w:jc", w_val=side),
        ]
        words = [] if depth else [self._run(cell, placed.row, is_heading)]
        return paragraph("Cell", *words, properties=properties)

    def _run(self, cell: Cell, row: int, is_heading: bool) -> Element:
        is_total = not is_heading and self._table.rows[row - 1].is_total
        is_bold = is_heading or cell.is_bold or is_total
        return run(plain(cell.text), is_bold=is_bold, size=self._table.size)
