"""Which sheets of a file have the header of a form."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice

from derajat.errors import Location, Problem, report
from derajat.intake.file_names import match_name, named_parts
from derajat.intake.locate_header import (
    SEARCHED_ROWS,
    HeaderMiss,
    HeaderPlace,
    locate_header,
)
from derajat.intake.name_parts import PartReader
from derajat.model.sources import Layout, Source
from derajat.sheets import CellValue, FileKind, OpenedFile, Sheet
from derajat.sheets.headers import fold_header


Candidate = tuple[Source, Layout]


@dataclass(frozen=True)
class FoundSheets:
    """The sheets of a file with the header of a form, and what is told of others."""

    candidate: Candidate
    sheets: tuple[tuple[str, HeaderPlace], ...]
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Miss:
    """Why a file is not a form; `likeness` runs from 0 to 1."""

    candidate: Candidate
    likeness: float
    problems: tuple[Problem, ...]


class SheetHeads:
    """The first rows of each sheet of a file, read once for each number of rows."""

    def __init__(self, opened: OpenedFile) -> None:
        self._opened = opened
        self._read: dict[tuple[str, int], tuple[Sheet, list[list[CellValue]]]] = {}

    def of(self, name: str, rows: int) -> tuple[Sheet, list[list[CellValue]]]:
        """A sheet and its first rows."""
        if (name, rows) not in self._read:
            sheet = self._opened.read(name)
            self._read[name, rows] = (sheet, list(islice(sheet.rows(), rows)))
        return self._read[name, rows]


def find_sheets(
    candidate: Candidate, opened: OpenedFile, heads: SheetHeads, names_of: PartReader
) -> FoundSheets | Miss:
    """The sheets that a layout takes: the only one with the header, or each."""
    _, layout = candidate
    names = sheets_of(layout, opened)
    if not names:
        return Miss(candidate, 0.0, (_no_sheet(candidate, opened),))
    located = [(name, _locate(candidate, opened, name, heads)) for name in names]
    found = [(n, place) for n, place in located if isinstance(place, HeaderPlace)]
    if layout.every_sheet:
        missed = [(n, miss) for n, miss in located if isinstance(miss, HeaderMiss)]
        return _take_each(candidate, opened, found, missed, names_of)
    if len(found) == 1:
        notices = _other_sheets(opened, {found[0][0]})
        return FoundSheets(candidate, tuple(found), notices)
    if found:
        return Miss(candidate, 1.0, (_several_sheets(candidate, opened, found),))
    return _best_miss(candidate, [m for _, m in located if isinstance(m, HeaderMiss)])


def _best_miss(candidate: Candidate, misses: list[HeaderMiss]) -> Miss:
    best = max(misses, key=lambda miss: miss.likeness)
    return Miss(candidate, best.likeness, best.problems)


def _take_each(
    candidate: Candidate,
    opened: OpenedFile,
    found: list[tuple[str, HeaderPlace]],
    missed: list[tuple[str, HeaderMiss]],
    names_of: PartReader,
) -> FoundSheets | Miss:
    """Each sheet with the header; a sheet that nearly has it spoils the file.

    To leave out a month whose header has one word wrong would lose it quietly. A
    sheet whose name is that of no month is left out.
    """
    spoilt = [
        miss
        for name, miss in missed
        if miss.likeness >= NEARLY and names_of.can_read(name)
    ]
    if spoilt:
        problems = tuple(problem for miss in spoilt for problem in miss.problems)
        return Miss(candidate, max(miss.likeness for miss in spoilt), problems)
    if not found:
        return _best_miss(candidate, [miss for _, miss in missed])
    headless = tuple(_headless(candidate, opened, name) for name, _ in missed)
    known = {name for name, _ in (*found, *missed)}
    notices = headless + _other_sheets(opened, known)
    return FoundSheets(candidate, tuple(found), notices)


def _headless(candidate: Candidate, opened: OpenedFile, name: str) -> Problem:
    source, _ = candidate
    return report(
        "REC-100",
        Location(file=opened.name, sheet=name),
        form_id=source.label.id,
        form_en=source.label.en,
        rows=SEARCHED_ROWS,
    )


NEARLY = 0.5
"""A header with so many of its columns is that header, with faults."""


def _locate(
    candidate: Candidate, opened: OpenedFile, name: str, heads: SheetHeads
) -> HeaderPlace | HeaderMiss:
    source, layout = candidate
    sheet, head = heads.of(name, SEARCHED_ROWS + layout.header_rows)
    place = Location(file=opened.name, sheet=name)
    return locate_header(head, sheet.merged, source, layout, place)


def _several_sheets(
    candidate: Candidate, opened: OpenedFile, found: list[tuple[str, HeaderPlace]]
) -> Problem:
    source, _ = candidate
    return report(
        "REC-006",
        Location(file=opened.name),
        form_id=source.label.id,
        form_en=source.label.en,
        found=", ".join(f"“{name}”" for name, _ in found),
    )


def sheets_of(layout: Layout, opened: OpenedFile) -> list[str]:
    """Sheets that the layout can mean; hidden ones only when nothing else fits."""
    if opened.kind is FileKind.CSV:
        return [] if layout.sheet else [""]
    fitting = [sheet for sheet in opened.sheets if fits_sheet(layout.sheet, sheet.name)]
    shown = [sheet.name for sheet in fitting if not sheet.is_hidden]
    return shown or [sheet.name for sheet in fitting]


def fits_sheet(pattern: str, name: str) -> bool:
    """Whether a sheet name fits; one with parts need not tell them yet."""
    if named_parts(pattern):
        return match_name(pattern, " ".join(name.split())) is not None
    return fnmatchcase(fold_header(name), _fold_pattern(pattern or "*"))


def _fold_pattern(pattern: str) -> str:
    """A sheet pattern folded as headers are, its `*` kept."""
    return "*".join(fold_header(piece) for piece in pattern.split("*"))


def _no_sheet(candidate: Candidate, opened: OpenedFile) -> Problem:
    source, layout = candidate
    names = [f"“{sheet.name}”" for sheet in opened.sheets if sheet.name]
    return report(
        "REC-005",
        Location(file=opened.name),
        expected=layout.sheet,
        form_id=source.label.id,
        form_en=source.label.en,
        found=", ".join(names) or "CSV",
    )


def _other_sheets(opened: OpenedFile, known: set[str]) -> tuple[Problem, ...]:
    others = [s.name for s in opened.sheets if s.name not in known]
    if not others:
        return ()
    listed = ", ".join(f"“{name}”" for name in others[:10])
    more = ", …" if len(others) > 10 else ""
    return (report("REC-012", Location(file=opened.name), sheets=listed + more),)
