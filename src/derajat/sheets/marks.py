"""What is marked in a workbook, and what came of it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from derajat.sheets.cells import MergedRange


FINDINGS_SHEET = "Temuan"
FINDINGS_HEADER = ("Lembar", "Sel", "Kode", "Masalah", "Yang perlu dilakukan")
PAGE_MARGIN = 0.4
"""Inches around the printed findings, which go on A4 across, all columns side by side.
"""
_LEAST_WIDTHS = (8, 6, 9, 40, 30)
_MOST_WIDTHS = (24, 10, 10, 140, 100)
LONGEST_TEXT = 32_000
MOST_COMMENTS = 20_000


@dataclass(frozen=True)
class CellMark:
    """A comment for a cell; column 0 is the whole row and marks its first cell."""

    sheet: str
    row: int
    column: int
    text: str


@dataclass(frozen=True)
class FindingLine:
    """A line of the sheet of findings."""

    sheet: str
    cell: str
    code: str
    says: str
    repair: str

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        return (self.sheet, self.cell, self.code, self.says, self.repair)


@dataclass(frozen=True)
class MarkedCopy:
    """How the marked copy was made: "parts added", "rewritten" or "findings only".

    `dropped` says in Indonesian what of the original or of the marks is not in it.
    """

    method: str
    dropped: tuple[str, ...] = ()


def texts_of_cells(
    marks: Iterable[CellMark], merged: Mapping[str, Iterable[MergedRange]]
) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet to (row, column) to the comment; cells inside a merge go to its anchor."""
    texts: dict[str, dict[tuple[int, int], list[str]]] = {}
    for sheet, own in _by_sheet(marks).items():
        places = [(mark.row, max(mark.column, 1)) for mark in own]
        anchors = _anchors(set(places), merged.get(sheet, ()))
        cells = texts.setdefault(sheet, {})
        for mark, place in zip(own, places, strict=True):
            lines = cells.setdefault(anchors.get(place, place), [])
            if mark.text not in lines:
                lines.append(mark.text)
    return {sheet: _joined(cells) for sheet, cells in texts.items()}


def _by_sheet(marks: Iterable[CellMark]) -> dict[str, list[CellMark]]:
    found: dict[str, list[CellMark]] = {}
    for mark in marks:
        found.setdefault(mark.sheet, []).append(mark)
    return found


def _joined(cells: dict[tuple[int, int], list[str]]) -> dict[tuple[int, int], str]:
    return {
        cell: "\n".join(lines)[:LONGEST_TEXT] for cell, lines in sorted(cells.items())
    }


def free_sheet_name(taken: Iterable[str]) -> str:
    """`Temuan`, or `Temuan (2)` and so on when a sheet has that name already."""
    folded = {name.casefold() for name in taken}
    name, number = FINDINGS_SHEET, 1
    while name.casefold() in folded:
        number += 1
        name = f"{FINDINGS_SHEET} ({number})"
    return name


def finding_rows(
    findings: Iterable[FindingLine], dropped: Iterable[str]
) -> list[tuple[str, ...]]:
    """The rows of the sheet of findings, header first."""
    rows: list[tuple[str, ...]] = [FINDINGS_HEADER]
    rows += [line.cells for line in findings]
    rows += [("", "", "", f"Tidak ada di salinan ini: {what}", "") for what in dropped]
    return rows


def findings_widths(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Column widths that show each text whole: cells of a part added cannot wrap.

    Widths are in digits, and most letters are narrower than those.
    """
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths = [length * 9 // 10 + 2 for length in longest]
    limits = zip(widths, _LEAST_WIDTHS, _MOST_WIDTHS, strict=True)
    return tuple(min(max(width, least), most) for width, least, most in limits)


def _anchors(
    cells: Iterable[tuple[int, int]], ranges: Iterable[MergedRange]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Marked cell to the first cell of the merge that holds it."""
    ordered = sorted(cells)
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for area in ranges:
        first = bisect_left(ordered, (area.first_row, 0))
        for cell in ordered[first:]:
            if cell[0] > area.last_row:
                break
            if area.holds(*cell):
                anchors[cell] = (area.first_row, area.first_column)
    return anchors
