"""The marked copy of a received file: a comment in each faulty cell, and the findings.

The original package is kept and parts are added to it. Where that is not possible the
workbook is written anew; where there is no workbook only the findings are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import DerajatError, Location
from derajat.sheets.comment_parts import CellTexts, add_comments
from derajat.sheets.file_kind import FileKind, detect_kind
from derajat.sheets.findings_sheet import add_findings_sheet
from derajat.sheets.limits import DEFAULT_LIMITS, Limits
from derajat.sheets.marks import (
    FINDINGS_SHEET,
    MOST_COMMENTS,
    PAGE_MARGIN,
    CellMark,
    FindingLine,
    MarkedCopy,
    finding_rows,
    findings_widths,
    texts_of_cells,
)
from derajat.sheets.package import Package, open_package
from derajat.sheets.package_changes import AddingImpossible, PackageChanges
from derajat.sheets.rewriting import RewritingImpossible, write_rewritten
from derajat.sheets.sheet_scan import SheetFacts
from derajat.sheets.workbook_parts import WorkbookParts, read_workbook_parts
from derajat.sheets.workbook_reading import scan_sheets
from derajat.sheets.writing import PlainSheet, write_workbook


MOST_MARKED_CELLS = 1_000_000
"""A workbook with more filled cells is not copied."""

MOST_FINDINGS = 100_000
"""Lines of the sheet of findings; the store keeps all of them."""

_BLOCKS_A_SHEET = 32
_NEVER_ADDED = ("xl/threadedcomments/", "xl/persons/", "_xmlsignatures/")
_STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True)
class _Original:
    """The received workbook, checked."""

    package: Package
    workbook: WorkbookParts
    facts: dict[str, SheetFacts]

    @property
    def filled_cells(self) -> int:
        return sum(sheet.filled_cells for sheet in self.facts.values())


def write_marked_copy(
    original: Path,
    marks: Sequence[CellMark],
    findings: Sequence[FindingLine],
    target: Path,
    limits: Limits = DEFAULT_LIMITS,
) -> MarkedCopy:
    """Write the marked copy to `target` and say how it was made.

    Texts become texts, never formulas. The same arguments give the same bytes. Raises
    KeyError for a mark on a sheet that the workbook does not have.
    """
    findings, dropped = _first_findings(findings)
    workbook = _read_original(original, limits)
    if workbook is None or workbook.filled_cells > MOST_MARKED_CELLS:
        return _write_findings_only(findings, dropped, target)
    unknown = {mark.sheet for mark in marks} - workbook.facts.keys()
    if unknown:
        raise KeyError(min(unknown))
    merged = {name: sheet.merged for name, sheet in workbook.facts.items()}
    texts, unmarked = _first_comments(texts_of_cells(marks, merged))
    dropped += unmarked
    try:
        _add_parts(workbook, texts, findings, dropped, target)
        return MarkedCopy("parts added", dropped)
    except (AddingImpossible, DerajatError):
        return _rewrite(workbook, texts, findings, dropped, target)


def _read_original(path: Path, limits: Limits) -> _Original | None:
    """The workbook, or None for a text file and for what cannot be opened."""
    where = Location(file=path.name)
    try:
        if detect_kind(path, where) is not FileKind.XLSX:
            return None
        package = open_package(path, where, limits)
        workbook = read_workbook_parts(package)
        return _Original(package, workbook, scan_sheets(package, workbook))
    except DerajatError:
        return None


def _first_findings(
    findings: Sequence[FindingLine],
) -> tuple[Sequence[FindingLine], tuple[str, ...]]:
    missing = len(findings) - MOST_FINDINGS
    if missing <= 0:
        return findings, ()
    return findings[:MOST_FINDINGS], (f"{missing} temuan di atas {MOST_FINDINGS}",)


def _first_comments(
    texts: dict[str, CellTexts],
) -> tuple[dict[str, CellTexts], tuple[str, ...]]:
    """The first comments; more than `MOST_COMMENTS` would make Excel unusable."""
    left = MOST_COMMENTS
    kept: dict[str, CellTexts] = {}
    for sheet, cells in texts.items():
        kept[sheet] = dict(list(cells.items())[:left])
        left -= len(kept[sheet])
    missing = sum(map(len, texts.values())) - sum(map(len, kept.values()))
    dropped = (f"{missing} komentar sel di atas {MOST_COMMENTS}",) if missing else ()
    return {sheet: cells for sheet, cells in kept.items() if cells}, dropped


def _add_parts(
    original: _Original,
    texts: dict[str, CellTexts],
    findings: Sequence[FindingLine],
    dropped: tuple[str, ...],
    target: Path,
) -> None:
    package, workbook = original.package, original.workbook
    if any(name.startswith(_NEVER_ADDED) for name in package.entries):
        raise AddingImpossible("comments")
    if _STRICT in package.read(workbook.part):
        raise AddingImpossible(workbook.part)
    changes = PackageChanges(package)
    for number, sheet in enumerate(workbook.worksheets, start=1):
        if sheet.name in texts:
            add_comments(
                changes, sheet.part, texts[sheet.name], number * _BLOCKS_A_SHEET
            )
    add_findings_sheet(changes, workbook, finding_rows(findings, dropped))
    changes.write(target)


def _rewrite(
    original: _Original,
    texts: dict[str, CellTexts],
    findings: Sequence[FindingLine],
    dropped: tuple[str, ...],
    target: Path,
) -> MarkedCopy:
    try:
        lost = write_rewritten(
            original.package.path,
            texts,
            any(sheet.formulas for sheet in original.facts.values()),
            lambda lost: finding_rows(findings, dropped + lost),
            target,
        )
    except RewritingImpossible:
        return _write_findings_only(findings, dropped, target)
    return MarkedCopy("rewritten", dropped + lost)


def _write_findings_only(
    findings: Sequence[FindingLine], dropped: tuple[str, ...], target: Path
) -> MarkedCopy:
    rows = finding_rows(findings, dropped)
    widths = findings_widths(rows)
    sheet = PlainSheet(
        FINDINGS_SHEET, rows, column_widths=widths, page_margin=PAGE_MARGIN
    )
    write_workbook(target, [sheet])
    return MarkedCopy("findings only", dropped)
