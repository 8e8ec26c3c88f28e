"""Tables of a report in a page, with heads that a screen reader can tell."""

from derajat.figures import Markup
from derajat.figures.markup import element
from derajat.reports.grid import PlacedCell, place_body, place_heading
from derajat.reports.html.lines import said
from derajat.reports.outline import Align, Cell, Table, Tone, plain


_DEEPEST_INDENT = 4


def render_table(table: Table) -> Markup:
    """The table with its caption; the first column of words names the rows."""
    names = _naming_column(table)
    body = [
        element("tr", *cells, class_="rp-total" if row.is_total else None)
        for row, cells in zip(
            table.rows,
            _rows(
                [(p.row, _body_cell(p, table, names)) for p in place_body(table)],
                len(table.rows),
            ),
            strict=True,
        )
    ]
    heads = _rows(
        [(placed.row, _heading_cell(placed)) for placed in place_heading(table)],
        len(table.heading),
    )
    drawn = element(
        "table",
        element("caption", said(table.caption)),
        element("thead", *(element("tr", *cells) for cells in heads)),
        element("tbody", *body),
        class_="rp-table",
    )
    return element(
        "div",
        drawn,
        class_="rp-scroll",
        role="region",
        tabindex="0",
        aria_label=table.caption,
    )


def _rows(cells: list[tuple[int, Markup]], count: int) -> list[list[Markup]]:
    rows: list[list[Markup]] = [[] for _ in range(count)]
    for row, cell in cells:
        rows[row - 1].append(cell)
    return rows


def _naming_column(table: Table) -> int:
    sides = [column.align for column in table.columns]
    return sides.index(Align.LEFT) + 1 if Align.LEFT in sides else 0


def _heading_cell(placed: PlacedCell) -> Markup:
    scope = "colgroup" if placed.cell.across > 1 else "col"
    return _element("th", placed.cell, scope, "")


def _body_cell(placed: PlacedCell, table: Table, names: int) -> Markup:
    cell = placed.cell
    first, last = placed.column, placed.column + cell.across - 1
    side = table.columns[first - 1].align
    look = " ".join(filter(None, (_side(side), _tone(cell), _indent(cell))))
    if first <= names <= last:
        return _element("th", cell, "rowgroup" if cell.down > 1 else "row", look)
    return _element("td", cell, "", look)


def _element(name: str, cell: Cell, scope: str, look: str) -> Markup:
    words = said(plain(cell.text))
    return element(
        name,
        element("strong", words) if cell.is_bold else words,
        scope=scope,
        colspan=str(cell.across) if cell.across > 1 else None,
        rowspan=str(cell.down) if cell.down > 1 else None,
        class_=look,
    )


def _side(side: Align) -> str:
    return {Align.RIGHT: "rp-right", Align.CENTRE: "rp-centre"}.get(side, "")


def _tone(cell: Cell) -> str:
    return "" if cell.tone is Tone.PLAIN else f"rp-{cell.tone.value}"


def _indent(cell: Cell) -> str:
    return f"rp-indent-{min(cell.indent, _DEEPEST_INDENT)}" if cell.indent else ""
