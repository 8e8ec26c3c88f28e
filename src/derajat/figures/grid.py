"""A figure as a table of cells, the one source of its HTML and its CSV."""

from dataclasses import dataclass

from derajat.figures.markup import EMPTY, Markup
from derajat.figures.specification import Caption, ShownNumber
from derajat.figures.words import TO_ACT


@dataclass(frozen=True)
class Column:
    """A column of a table. Drawn columns are for the page alone, and not in CSV."""

    title: str
    is_number: bool = False
    is_drawn: bool = False
    is_heading: bool = False
    """Its cells name their rows."""
    note: str = ""
    """A second line of the title."""
    class_: str = ""
    href: str = ""


@dataclass(frozen=True)
class Cell:
    """The words of a cell with what surrounds them.

    `shape` stands before the words and is passed over by readers; `sign` is printed
    instead of the words where there is no room; `spoken` is read aloud instead of what
    is printed; `is_amount` tells numbers from text.
    """

    words: str = ""
    href: str = ""
    class_: str = ""
    shape: str = ""
    sign: str = ""
    spoken: str = ""
    picture: Markup = EMPTY
    is_amount: bool = False


@dataclass(frozen=True)
class Grid:
    """All cells of a figure; every row has one cell for each column."""

    caption: Caption
    class_: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def amount_cell(amount: ShownNumber | None, reason: str = "", class_: str = "") -> Cell:
    """A number as it is shown; without one a dash, or the reason, never nothing."""
    if amount is None:
        return Cell(reason or "–", class_=_join("ch-absent", class_))
    return Cell(amount.shown, class_=class_, is_amount=True)


def act_cell(href: str, language: str) -> Cell:
    """A link to where something is done, or nothing."""
    if not href:
        return Cell()
    return Cell(TO_ACT.render(language), href=href, class_="no-print")


def range_cell(lower: ShownNumber | None, upper: ShownNumber | None) -> Cell:
    """Both ends of an interval with an en dash."""
    if lower is None or upper is None:
        return Cell("–", class_="ch-absent")
    return Cell(f"{lower.shown}–{upper.shown}", is_amount=True)


def _join(*classes: str) -> str:
    return " ".join(filter(None, classes))


def without_empty_columns(grid: Grid) -> Grid:
    """The grid without columns that no row fills; headings of rows always stay."""
    kept = [
        place
        for place, column in enumerate(grid.columns)
        if column.is_heading
        or any(_is_filled(row[place]) for row in grid.rows)
        or not grid.rows
    ]
    return Grid(
        grid.caption,
        grid.class_,
        tuple(grid.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in grid.rows),
    )


def _is_filled(cell: Cell) -> bool:
    return bool(cell.picture) or cell.words not in ("", "–")
