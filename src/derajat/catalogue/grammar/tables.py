"""Small tables: text with `|` between cells, or a CSV file."""

import csv
from dataclasses import dataclass
from pathlib import Path

from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.values import text_of


@dataclass(frozen=True)
class TableRow:
    """The cells of a row, in the order of the header."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and rows with as many cells each."""

    line: int
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def named(self, row: TableRow) -> dict[str, str]:
        """The cells of a row by column."""
        return dict(zip(self.header, row.cells, strict=True))


def read_text_table(page: Page, node: Node, key: str) -> Table:
    """The table written in a block of text. Raises Skipped when there is none.

    Rows with too few or too many cells are reported and left out.
    """
    text = text_of(page, node, key)
    first = node.first_line if isinstance(node, TextNode) else node.line
    lines = [
        TableRow(first + offset, tuple(cell.strip() for cell in line.split("|")))
        for offset, line in enumerate(text.splitlines())
        if line.strip()
    ]
    return _build_table(page, lines, key)


def load_csv_table(page: Page, path: Path) -> Table:
    """The table of a CSV file with a header. Raises Skipped when there is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            rows = [
                TableRow(reader.line_num, tuple(cell.strip() for cell in cells))
                for cells in reader
                if any(cell.strip() for cell in cells)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise page.skip("DEF-030", 1, detail=str(error)) from None
    return _build_table(page, rows, path.name)


def _build_table(page: Page, lines: list[TableRow], key: str) -> Table:
    if not lines:
        raise page.skip("DEF-004", 1, key=key)
    header = lines[0].cells
    for name in header:
        if header.count(name) > 1 or not name:
            raise page.skip("DEF-050", lines[0].line, key=key, name=name)
    rows = [row for row in lines[1:] if _has_width(page, row, len(header))]
    return Table(lines[0].line, header, tuple(rows))


def _has_width(page: Page, row: TableRow, width: int) -> bool:
    if len(row.cells) == width:
        return True
    page.report("DEF-051", row.line, found=len(row.cells), needed=width)
    return False


def check_header(
    page: Page, table: Table, required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    """Raise Skipped unless the header has all required and no unknown columns."""
    known = (*required, *optional)
    bad = False
    for name in table.header:
        if name not in known:
            page.report_unknown("DEF-001", table.line, name, known, what="header")
            bad = True
    for name in required:
        if name not in table.header:
            page.report("DEF-003", table.line, key=name, what="header")
            bad = True
    if bad:
        raise Skipped
