"""Which form a file is: by its name, its sheets and its headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice

from derajat.errors import DerajatError, Location, Problem, nearest_name, report
from derajat.intake.faults import Fault
from derajat.intake.file_names import match_name, named_parts
from derajat.intake.form import FoundForm
from derajat.intake.locate_header import (
    SEARCHED_ROWS,
    HeaderMiss,
    HeaderPlace,
    expected_headers,
    locate_header,
)
from derajat.intake.read_areas import AreaBook
from derajat.intake.read_numbers import build_number_reader
from derajat.intake.read_times import KIND_WORDS, build_time_reader
from derajat.intake.title_years import tell_other_year
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.sources import Layout, Source
from derajat.sheets import CellValue, FileKind, OpenedFile, Sheet
from derajat.sheets.headers import fold_header


Candidate = tuple[Source, Layout]


@dataclass(frozen=True)
class _Miss:
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


def match_source(
    opened: OpenedFile, sources: Sequence[Source], catalogue: Catalogue, areas: AreaBook
) -> FoundForm:
    """The one form that a file is.

    Forms whose pattern fits the file's name are tried first; when none fits, all are
    tried by their headers. Raises DerajatError (REC-001 to REC-009) when no form or
    more than one is left, telling what the nearest form expects.
    """
    layouts = [(source, layout) for source in sources for layout in source.layouts]
    named = [c for c in layouts if match_name(c[1].file, opened.name) is not None]
    heads = SheetHeads(opened)
    fits, misses = _try_all(named or layouts, opened, heads)
    where = Location(file=opened.name)
    if len({id(c[0]) for c, _, _ in fits}) > 1:
        raise DerajatError((_several([c for c, _, _ in fits], where),))
    if not fits:
        raise DerajatError(_nearest_miss(misses, bool(named), opened))
    candidate, sheet, place = fits[0]
    notices = place.notices + _other_sheets(opened, sheet)
    if not named:
        notices = (*notices, _known_by_header(candidate, where))
    parts = _read_parts(candidate, opened, catalogue, areas)
    source, layout = candidate
    _, head = heads.of(sheet, SEARCHED_ROWS + layout.header_rows)
    dataset = catalogue.received(source.dataset)
    notices += tell_other_year(head[: place.row - 1], dataset, parts, where)
    return FoundForm(
        opened.name,
        source,
        layout,
        parts,
        sheet,
        place.row,
        place.columns,
        place.headers,
        notices,
    )


def _try_all(
    candidates: Sequence[Candidate], opened: OpenedFile, heads: SheetHeads
) -> tuple[list[tuple[Candidate, str, HeaderPlace]], list[_Miss]]:
    fits, misses = [], []
    for candidate in candidates:
        tried = _try(candidate, opened, heads)
        if isinstance(tried, _Miss):
            misses.append(tried)
        else:
            fits.append((candidate, *tried))
    return fits, misses


def _try(
    candidate: Candidate, opened: OpenedFile, heads: SheetHeads
) -> tuple[str, HeaderPlace] | _Miss:
    source, layout = candidate
    where = Location(file=opened.name)
    names = _sheets_of(layout, opened)
    if not names:
        return _Miss(candidate, 0.0, (_no_sheet(candidate, opened),))
    found, misses = [], []
    for name in names:
        sheet, head = heads.of(name, SEARCHED_ROWS + layout.header_rows)
        place = Location(file=opened.name, sheet=name)
        located = locate_header(head, sheet.merged, source, layout, place)
        if isinstance(located, HeaderMiss):
            misses.append(_Miss(candidate, located.likeness, located.problems))
        else:
            found.append((name, located))
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"“{name}”" for name, _ in found)
        problem = report(
            "REC-006",
            where,
            form_id=source.label.id,
            form_en=source.label.en,
            found=listed,
        )
        return _Miss(candidate, 1.0, (problem,))
    return max(misses, key=lambda miss: miss.likeness)


def _sheets_of(layout: Layout, opened: OpenedFile) -> list[str]:
    """Sheets that the layout can mean; hidden ones only when nothing else fits."""
    if opened.kind is FileKind.CSV:
        return [] if layout.sheet else [""]
    pattern = _fold_pattern(layout.sheet or "*")
    fitting = [s for s in opened.sheets if fnmatchcase(fold_header(s.name), pattern)]
    shown = [sheet.name for sheet in fitting if not sheet.is_hidden]
    return shown or [sheet.name for sheet in fitting]


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


def _several(candidates: Sequence[Candidate], where: Location) -> Problem:
    return report(
        "REC-002",
        where,
        forms="; ".join(dict.fromkeys(source.label.id for source, _ in candidates)),
        patterns="; ".join(layout.file for _, layout in candidates),
    )


def _nearest_miss(
    misses: Sequence[_Miss], by_name: bool, opened: OpenedFile
) -> tuple[Problem, ...]:
    """The problems of the form that came nearest, led by its name if it is a guess."""
    where = Location(file=opened.name)
    if not misses:
        return (report("REC-001", where, form="–", expected="–", pattern="–"),)
    best = max(misses, key=lambda miss: miss.likeness)
    if by_name or best.likeness >= 0.5:
        return best.problems
    if best.likeness == 0.0:
        best = _alike_by_name(misses, opened.name)
    source, layout = best.candidate
    return (
        report(
            "REC-001",
            where,
            form_id=source.label.id,
            form_en=source.label.en,
            expected=expected_headers(source, layout),
            pattern=layout.file,
        ),
    )


def _alike_by_name(misses: Sequence[_Miss], name: str) -> _Miss:
    near = nearest_name(name, [miss.candidate[1].file for miss in misses])
    return next((m for m in misses if m.candidate[1].file == near), misses[0])


def _other_sheets(opened: OpenedFile, sheet: str) -> tuple[Problem, ...]:
    others = [s.name for s in opened.sheets if s.name != sheet]
    if not others:
        return ()
    listed = ", ".join(f"“{name}”" for name in others[:10])
    more = ", …" if len(others) > 10 else ""
    return (report("REC-012", Location(file=opened.name), sheets=listed + more),)


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


def _read_parts(
    candidate: Candidate, opened: OpenedFile, catalogue: Catalogue, areas: AreaBook
) -> tuple[tuple[str, StoredValue], ...]:
    source, layout = candidate
    texts = match_name(layout.file, opened.name) or {}
    dataset = catalogue.received(source.dataset)
    problems, values = [], []
    for name, text in texts.items():
        column = dataset.column(name)
        value = _read_part(text, column, layout, areas)
        if isinstance(value, Fault) or value is None:
            problems.append(_unread_part(column, text, layout, opened.name))
        else:
            values.append((name, value))
    if problems:
        raise DerajatError(tuple(problems))
    return tuple(values)


def _read_part(
    text: str, column: Column, layout: Layout, areas: AreaBook
) -> StoredValue | Fault:
    if column.type.is_time:
        return build_time_reader(column, None)(text)
    if column.type.is_number:
        return build_number_reader(column, layout.decimal_mark)(text)
    if column.type is ColumnType.AREA:
        by_code = areas.read_code(text, column)
        return areas.read_name(text, column) if isinstance(by_code, Fault) else by_code
    known = column.codes
    return text if not known or text in known else None


def _unread_part(column: Column, text: str, layout: Layout, file: str) -> Problem:
    words = KIND_WORDS.get(column.type, ("nilai kolom itu", "a value of that column"))
    return report(
        "REC-004",
        Location(file=file),
        part=f"{{{column.name}}}",
        text=text,
        kind_id=words[0],
        kind_en=words[1],
        pattern=layout.file,
    )
