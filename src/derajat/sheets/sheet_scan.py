"""One pass over the XML of a worksheet for what the cell reader does not tell.

python-calamine gives the values fast, but shows error cells and formulas without a
stored result as blank, does not know number formats, and builds the whole used
rectangle in memory. This scan finds those cells and measures the rectangle first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

from derajat.errors import Location, refuse
from derajat.sheets.cells import (
    LAST_COLUMN,
    LAST_ROW,
    CellRuns,
    MergedRange,
    cell_name,
    column_number,
    split_cell_name,
)
from derajat.sheets.limits import Limits
from derajat.sheets.xml_scan import Attributes, build_parser, feed_parser, local_name


_DIGITS = "0123456789"
_TRUE = frozenset({"1", "true"})


@dataclass
class SheetFacts:
    """What one worksheet holds besides its values."""

    filled_cells: int = 0
    shared_texts: int = 0
    """Cells whose text lies in the table of shared texts."""
    first_row: int = 0
    last_row: int = 0
    first_column: int = LAST_COLUMN
    last_column: int = 0
    errors: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """Row to (column, error text)."""
    error_cells: int = 0
    percents: CellRuns = field(default_factory=CellRuns)
    merged: list[MergedRange] = field(default_factory=list)
    has_invisible: bool = False
    """Whether its texts, or the shared ones it uses, hold characters nobody sees."""
    hidden_rows: int = 0
    hidden_columns: int = 0
    formulas: int = 0
    formulas_without_result: int = 0
    first_formula_without_result: str = ""

    @property
    def area(self) -> int:
        """Cells of the rectangle from the first to the last filled one."""
        if not self.last_row:
            return 0
        height = self.last_row - self.first_row + 1
        return height * (self.last_column - self.first_column + 1)


def scan_sheet(
    chunks: Iterable[bytes],
    percent_styles: frozenset[str],
    where: Location,
    limits: Limits,
) -> SheetFacts:
    """The facts of a worksheet from the pieces of its XML.

    Raises FIL-013 for broken XML or cells out of order, FIL-032 when the rectangle
    passes `limits.area_cells`, FIL-034 for too many error cells.
    """
    scanner = _Scanner(percent_styles, where, limits)
    feed_parser(scanner.parser, chunks, where, where.sheet)
    scanner.finish()
    return scanner.facts


class _Scanner:
    """Follows the rows and cells of a worksheet through parser events."""

    def __init__(
        self, percent_styles: frozenset[str], where: Location, limits: Limits
    ) -> None:
        self.facts = SheetFacts()
        self.parser = build_parser(self._start)
        self._percent_styles = percent_styles
        self._where = where
        self._limits = limits
        self._row = 0
        self._row_text = "0"
        self._column = 0
        self._kind = ""
        self._style = ""
        self._formula_open = False
        self._captured: list[str] = []
        self._follow = {
            "c": self._start_cell,
            "v": self._start_value,
            "is": self._start_value,
            "row": self._start_row,
            "f": self._start_formula,
            "mergeCell": self._merge,
            "col": self._start_column,
        }

    def _start(self, name: str, attributes: Attributes) -> None:
        follow = self._follow.get(name)
        if follow is not None:
            follow(attributes)
        elif ":" in name:
            self._start(local_name(name), attributes)

    def _start_formula(self, _attributes: Attributes) -> None:
        self._formula_open = True
        self.facts.formulas += 1

    def _start_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE:
            self.facts.hidden_columns += 1

    def _start_row(self, attributes: Attributes) -> None:
        self._check_area()
        text = attributes.get("r")
        row = int(text) if text else self._row + 1
        if not self._row < row <= LAST_ROW:
            self._refuse_damaged()
        self._row, self._row_text, self._column = row, str(row), 0
        if attributes.get("hidden") in _TRUE:
            self.facts.hidden_rows += 1

    def _start_cell(self, attributes: Attributes) -> None:
        if self._formula_open:
            self._note_formula_without_result()
        name = attributes.get("r")
        if name is None:
            column = self._column + 1
        else:
            letters = name.rstrip(_DIGITS)
            column = column_number(letters)
            if column <= self._column or name[len(letters) :] != self._row_text:
                self._refuse_damaged()
        self._column = column
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")

    def _start_value(self, _attributes: Attributes) -> None:
        facts, column, kind = self.facts, self._column, self._kind
        facts.filled_cells += 1
        facts.last_row = self._row
        if column > facts.last_column:
            facts.last_column = column
        if column < facts.first_column:
            facts.first_column = column
        if kind == "s":
            facts.shared_texts += 1
        elif kind == "n" and self._style in self._percent_styles:
            facts.percents.add(self._row, column)
        if self._formula_open or kind == "e":
            self._capture_text()

    def _capture_text(self) -> None:
        self._captured = []
        self.parser.CharacterDataHandler = self._captured.append
        self.parser.EndElementHandler = self._end_value

    def _end_value(self, _name: str) -> None:
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None
        text = "".join(self._captured).strip()
        if self._kind == "e":
            self._note_error(text)
        elif not text and self._kind != "str":
            self._note_formula_without_result()
        self._formula_open = False

    def _note_error(self, text: str) -> None:
        self.facts.error_cells += 1
        if self.facts.error_cells > self._limits.error_cells:
            raise refuse("FIL-034", self._where, limit=self._limits.error_cells)
        cells = self.facts.errors.setdefault(self._row, [])
        cells.append((self._column, text or "#ERROR"))

    def _note_formula_without_result(self) -> None:
        self._formula_open = False
        self.facts.formulas_without_result += 1
        if not self.facts.first_formula_without_result:
            name = cell_name(self._row, self._column)
            self.facts.first_formula_without_result = name

    def _merge(self, attributes: Attributes) -> None:
        reference = attributes.get("ref", "")
        first, _, last = reference.partition(":")
        corners = (*split_cell_name(first), *split_cell_name(last or first))
        self.facts.merged.append(MergedRange(*corners))
        if len(self.facts.merged) > self._limits.merged_ranges:
            raise refuse(
                "FIL-032",
                self._where,
                what="sel gabungan / merged ranges",
                limit=self._limits.merged_ranges,
            )

    def finish(self) -> None:
        """Close what the last cell left open."""
        if self._formula_open:
            self._note_formula_without_result()
        self._check_area()

    def _check_area(self) -> None:
        facts = self.facts
        if facts.filled_cells and not facts.first_row:
            facts.first_row = facts.last_row
        if facts.area > self._limits.area_cells:
            raise refuse(
                "FIL-032",
                self._where,
                what="sel / cells",
                limit=self._limits.area_cells,
            )

    def _refuse_damaged(self) -> NoReturn:
        raise refuse("FIL-013", self._where, detail=self._where.sheet)
