"""Columns whose headers a form does not know, and what a sender says they are.

A choice is one more header of a column of the form, for the files of one sender. It is
asked only after a file fits no form as it is, so that it never changes what a file with
the form's own headers says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from derajat.errors import Location, Problem, report
from derajat.intake.check_file import match_file
from derajat.intake.find_sheets import SheetHeads, sheets_of
from derajat.intake.form import FoundFile
from derajat.intake.locate_header import SEARCHED_ROWS, SeenHeader, see_header
from derajat.intake.match_source import UnmatchedFile, match_source
from derajat.intake.read_areas import AreaBook
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.sources import FormColumn, Layout, Source
from derajat.sheets import OpenedFile
from derajat.sheets.headers import fold_header, header_text


SAMPLES = 3
_SAMPLED_ROWS = 200
_LONGEST_HEADER = 400


@dataclass(frozen=True)
class ColumnChoice:
    """A header of a file that stands for a column of a form.

    `column` is the first of the headers that the form itself has for it.
    """

    source: str
    column: str
    header: str


@dataclass(frozen=True)
class SeenColumn:
    """A column of a file with its first different values as texts.

    `column` is the form's own header for it, empty while nothing is known.
    """

    index: int
    header: str
    samples: tuple[str, ...]
    column: str = ""


@dataclass(frozen=True)
class SeenColumns:
    """The columns of the sheet that is most like a form that it does not fit."""

    sheet: str
    row: int
    """Sheet row where the header begins."""
    known: tuple[SeenColumn, ...]
    free: tuple[SeenColumn, ...]
    """Columns under a header of their own that the form does not know."""
    missing: tuple[FormColumn, ...]
    """Columns that the form needs."""


def add_choices(
    sources: Sequence[Source], choices: Sequence[ColumnChoice]
) -> tuple[Source, ...]:
    """The sources, whose columns have the chosen headers beside their own."""
    chosen = {(each.source, each.column): each.header for each in choices}

    def extend(source: Source, column: FormColumn) -> FormColumn:
        header = chosen.get((source.name, column.headers[0]))
        if header is None:
            return column
        return replace(column, headers=(*column.headers, header))

    return tuple(
        replace(source, columns=tuple(extend(source, each) for each in source.columns))
        for source in sources
    )


def match_chosen(
    opened: OpenedFile,
    office: Office,
    catalogue: Catalogue,
    choices: Sequence[ColumnChoice],
) -> FoundFile:
    """The form that a file is, by its own headers or else by chosen ones.

    Tells every choice that was used (REC-114). Raises DerajatError (REC-001 to
    REC-009).
    """
    try:
        return match_file(opened, office, catalogue)
    except UnmatchedFile:
        if not choices:
            raise
    sources = add_choices(office.sources, choices)
    found = match_source(opened, sources, catalogue, AreaBook(office))
    return replace(found, notices=(*found.notices, *_tell_used(found, choices)))


def _tell_used(found: FoundFile, choices: Sequence[ColumnChoice]) -> Iterator[Problem]:
    headers = {fold_header(p.header) for form in found.forms for p in form.columns}
    for each in choices:
        if each.source == found.source.name and fold_header(each.header) in headers:
            where = Location(file=found.file)
            yield report("REC-114", where, header=each.header, column=each.column)


def see_columns(opened: OpenedFile, source: Source) -> SeenColumns | None:
    """What a file has of the columns of a form; None where nothing can be chosen."""
    heads = SheetHeads(opened)
    seen = [
        (header, layout, name)
        for layout in source.layouts
        for name in sheets_of(layout, opened)
        if (header := _see(heads, name, source, layout)).row
    ]
    if not seen:
        return None
    header, layout, name = max(seen, key=lambda item: item[0].likeness)
    if not header.missing:
        return None
    first = header.row + layout.header_rows
    columns = _columns(opened, name, header, first, source)
    known = tuple(each for each in columns if each.column)
    free = tuple(each for each in columns if not each.column)
    return SeenColumns(name, header.row, known, free, header.missing) if free else None


def _see(heads: SheetHeads, name: str, source: Source, layout: Layout) -> SeenHeader:
    sheet, head = heads.of(name, SEARCHED_ROWS + layout.header_rows)
    return see_header(head, sheet.merged, source, layout)


def _columns(
    opened: OpenedFile, name: str, header: SeenHeader, first: int, source: Source
) -> list[SeenColumn]:
    """The columns under headers that stand once; others cannot be told apart."""
    folded = [fold_header(path) for path in header.paths]
    own = {fold_header(h): c.headers[0] for c in source.columns for h in c.headers}
    rows = islice(opened.read(name).rows(), first - 1, first - 1 + _SAMPLED_ROWS)
    table = [[header_text(cell) for cell in row] for row in rows]
    return [
        SeenColumn(index, path, _samples(table, index), own.get(folded[index], ""))
        for index, path in enumerate(header.paths)
        if 0 < len(path) <= _LONGEST_HEADER and folded.count(folded[index]) == 1
    ]


def _samples(table: list[list[str]], index: int) -> tuple[str, ...]:
    texts = (row[index] for row in table if index < len(row) and row[index])
    return tuple(islice(dict.fromkeys(texts), SAMPLES))
