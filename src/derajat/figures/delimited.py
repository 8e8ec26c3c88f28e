"""Every figure as text that Indonesian Excel opens without questions."""

import re

from derajat.figures.grid import Cell, Grid
from derajat.figures.kinds import Figure
from derajat.figures.pws_table import build_pws_rows
from derajat.figures.table_specification import Pws, PwsSheet
from derajat.figures.tables import build_grid


_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d[\d.,]*\s?%?")
_DASH = "–"


def render_csv(spec: Figure, language: str = "id") -> str:
    """The rows of a figure with `;` between cells, to be encoded as UTF-8.

    Begins with a byte order mark. Numbers stand as they are shown; words that a
    spreadsheet would take for a formula get an apostrophe in front.
    """
    if isinstance(spec, Pws):
        grid = build_pws_rows(spec, language)
    elif isinstance(spec, PwsSheet):
        grid = build_pws_rows(spec.pws, language)
    else:
        grid = build_grid(spec, language)
    titles = [
        Cell(f"{c.title} ({c.note})" if c.note else c.title)
        for c in grid.columns
        if not c.is_drawn
    ]
    lines = [titles, *_list_rows(grid)]
    body = "".join(";".join(map(_render_cell, line)) + "\r\n" for line in lines)
    return _BYTE_ORDER_MARK + body


def _list_rows(grid: Grid) -> list[list[Cell]]:
    return [
        [
            cell
            for column, cell in zip(grid.columns, row, strict=True)
            if not column.is_drawn
        ]
        for row in grid.rows
    ]


def _render_cell(cell: Cell) -> str:
    words = "" if cell.words == _DASH else cell.words
    if not _is_plain_number(cell, words) and words.startswith(_FORMULA_STARTS):
        words = f"'{words}"
    if any(sign in words for sign in ';"\r\n'):
        return '"' + words.replace('"', '""') + '"'
    return words


def _is_plain_number(cell: Cell, words: str) -> bool:
    return cell.is_amount and _NUMBER.fullmatch(words) is not None
