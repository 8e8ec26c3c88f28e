"""A workbook with a plan, handed back with the doctor's findings in its cells."""

import re
from collections.abc import Sequence
from pathlib import Path

from derajat.errors import Location
from derajat.plan.doctor import Finding, Severity
from derajat.sheets.cells import column_number
from derajat.sheets.marking import write_marked_copy
from derajat.sheets.marks import CellMark, FindingLine, MarkedCopy


_SEVERITIES = {
    Severity.ERROR: "Salah",
    Severity.WARNING: "Perlu diperiksa",
    Severity.NOTICE: "Catatan",
}
_CELL = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[1-9][0-9]*)$")


def write_marked_plan(
    original: Path, findings: Sequence[Finding], target: Path
) -> MarkedCopy:
    """A copy of the file with a comment in each cell that has a finding, at `target`.

    The findings are listed in a sheet of their own, in Indonesian. For a text file
    only that sheet is written. Raises KeyError for a finding on a sheet that the
    workbook does not have.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    marks = [mark for finding in findings if (mark := _mark(finding))]
    lines = [_line(finding) for finding in findings]
    return write_marked_copy(original, marks, lines, target)


def _mark(finding: Finding) -> CellMark | None:
    """The comment of a finding; None when its place is no cell or row of a sheet."""
    problem = finding.problem
    row, column = _place(problem.where)
    if not problem.where.sheet or not row:
        return None
    text = f"{problem.code} {_told(finding)} {problem.repair()}"
    return CellMark(problem.where.sheet, row, column, text)


def _place(where: Location) -> tuple[int, int]:
    """Row and column from 1; column 0 is a whole row, row 0 no place in a sheet."""
    found = _CELL.match(where.cell)
    if not found:
        return where.row, 0
    return int(found["row"]), column_number(found["letters"])


def _line(finding: Finding) -> FindingLine:
    problem = finding.problem
    place = problem.where.cell or str(problem.where.row or problem.where.line or "")
    return FindingLine(
        problem.where.sheet, place, problem.code, _told(finding), problem.repair()
    )


def _told(finding: Finding) -> str:
    """What was found, behind a word that says how sure it is."""
    return f"{_SEVERITIES[finding.severity]}: {finding.problem.says()}"
