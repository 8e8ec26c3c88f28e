"""Which form a file is: by its name, its sheets and its headers."""

from collections.abc import Sequence

from derajat.errors import DerajatError, Location, Problem, nearest_name, report
from derajat.intake.faults import Fault
from derajat.intake.file_names import match_name, named_parts
from derajat.intake.find_sheets import (
    NEARLY,
    Candidate,
    FoundSheets,
    Miss,
    SheetHeads,
    find_sheets,
)
from derajat.intake.form import FoundFile, FoundForm
from derajat.intake.locate_header import SEARCHED_ROWS, HeaderPlace, expected_headers
from derajat.intake.name_parts import PartReader, Parts
from derajat.intake.read_areas import AreaBook
from derajat.intake.title_years import tell_other_year
from derajat.intake.told_sheets import tell_once
from derajat.model.catalogue import Catalogue
from derajat.model.sources import Source
from derajat.sheets import OpenedFile


class UnmatchedFile(DerajatError):
    """No form fits; `source` is the one that it seems to be, if any."""

    def __init__(self, problems: tuple[Problem, ...], source: Source | None) -> None:
        super().__init__(problems)
        self.source = source


def match_source(
    opened: OpenedFile, sources: Sequence[Source], catalogue: Catalogue, areas: AreaBook
) -> FoundFile:
    """The one form that a file is, with the sheets that are taken.

    Forms whose pattern fits the file's name are tried first; when none fits, all are
    tried by their headers. Raises DerajatError (REC-001 to REC-009) when no form or
    more than one is left, telling what the nearest form expects.
    """
    layouts = [(source, layout) for source in sources for layout in source.layouts]
    named = [c for c in layouts if match_name(c[1].file, opened.name) is not None]
    matching = _Matching(opened, catalogue, areas)
    fits, misses = matching.try_all(named or layouts)
    where = Location(file=opened.name)
    if len({id(found.candidate[0]) for found in fits}) > 1:
        raise DerajatError((_several([f.candidate for f in fits], where),))
    if not fits:
        raise _nearest_miss(misses, bool(named), opened)
    notices = fits[0].notices
    if not named:
        notices = (*notices, _known_by_header(fits[0].candidate, where))
    return matching.build(fits[0], notices)


class _Matching:
    """Tries forms on one file and builds the one that fits."""

    def __init__(
        self, opened: OpenedFile, catalogue: Catalogue, areas: AreaBook
    ) -> None:
        self._opened, self._catalogue, self._areas = opened, catalogue, areas
        self._heads = SheetHeads(opened)

    def _names_of(self, candidate: Candidate) -> PartReader:
        source, layout = candidate
        dataset = self._catalogue.received(source.dataset)
        return PartReader(dataset, layout, self._areas)

    def try_all(
        self, candidates: Sequence[Candidate]
    ) -> tuple[list[FoundSheets], list[Miss]]:
        """The candidates that fit, and why the others do not."""
        tried = [
            find_sheets(each, self._opened, self._heads, self._names_of(each))
            for each in candidates
        ]
        fits = [found for found in tried if isinstance(found, FoundSheets)]
        return fits, [miss for miss in tried if isinstance(miss, Miss)]

    def build(self, found: FoundSheets, notices: tuple[Problem, ...]) -> FoundFile:
        """The file with a form for each sheet. Raises DerajatError (REC-004)."""
        source, layout = found.candidate
        parts = self._names_of(found.candidate).read_file_name(self._opened.name)
        forms = tuple(
            self._build_form(found.candidate, sheet, place, parts)
            for sheet, place in found.sheets
        )
        told = tell_once(notice for form in forms for notice in form.notices)
        return FoundFile(self._opened.name, source, layout, forms, (*told, *notices))

    def _build_form(
        self, candidate: Candidate, sheet: str, place: HeaderPlace, parts: Parts
    ) -> FoundForm:
        source, layout = candidate
        named = self._names_of(candidate).read_sheet_name(sheet, parts)
        unread = named if isinstance(named, Fault) else None
        known = parts if isinstance(named, Fault) else (*parts, *named)
        dataset = self._catalogue.received(source.dataset)
        filled = {column.name for column in dataset.columns}
        return FoundForm(
            file=self._opened.name,
            source=source,
            layout=layout,
            parts=tuple(part for part in known if part[0] in filled),
            sheet=sheet,
            header_row=place.row,
            columns=place.columns,
            headers=place.headers,
            notices=place.notices + self._other_years(candidate, sheet, place, known),
            unread=unread,
        )

    def _other_years(
        self, candidate: Candidate, sheet: str, place: HeaderPlace, parts: Parts
    ) -> tuple[Problem, ...]:
        source, layout = candidate
        _, head = self._heads.of(sheet, SEARCHED_ROWS + layout.header_rows)
        dataset = self._catalogue.received(source.dataset)
        where = Location(file=self._opened.name)
        return tell_other_year(head[: place.row - 1], dataset, parts, where)


def _several(candidates: Sequence[Candidate], where: Location) -> Problem:
    return report(
        "REC-002",
        where,
        forms="; ".join(dict.fromkeys(source.label.id for source, _ in candidates)),
        patterns="; ".join(layout.file for _, layout in candidates),
    )


def _nearest_miss(
    misses: Sequence[Miss], by_name: bool, opened: OpenedFile
) -> UnmatchedFile:
    """The problems of the form that came nearest, led by its name if it is a guess."""
    where = Location(file=opened.name)
    if not misses:
        nothing = report("REC-001", where, form="–", expected="–", pattern="–")
        return UnmatchedFile((nothing,), None)
    best = max(misses, key=lambda miss: miss.likeness)
    if by_name or best.likeness >= NEARLY:
        return UnmatchedFile(best.problems, best.candidate[0])
    if best.likeness == 0.0:
        best = _alike_by_name(misses, opened.name)
    source, layout = best.candidate
    guess = report(
        "REC-001",
        where,
        form_id=source.label.id,
        form_en=source.label.en,
        expected=expected_headers(source, layout),
        pattern=layout.file,
    )
    return UnmatchedFile((guess,), None)


def _alike_by_name(misses: Sequence[Miss], name: str) -> Miss:
    near = nearest_name(name, [miss.candidate[1].file for miss in misses])
    return next((m for m in misses if m.candidate[1].file == near), misses[0])


def _known_by_header(candidate: Candidate, where: Location) -> Problem:
    source, layout = candidate
    parts = named_parts(layout.file)
    if parts:
        raise DerajatError(
            (
                report(
                    "REC-003",
                    where,
                    form_id=source.label.id,
                    form_en=source.label.en,
                    parts=", ".join(parts),
                    pattern=layout.file,
                ),
            )
        )
    return report("REC-013", where, form_id=source.label.id, form_en=source.label.en)
