"""The workbook that goes back: a comment in each faulty cell, a sheet "Temuan"."""

from collections.abc import Sequence
from pathlib import Path

from derajat.errors import Problem
from derajat.model.batches import RowFinding
from derajat.sheets import cell_name
from derajat.sheets.marking import write_marked_copy
from derajat.sheets.marks import CellMark, FindingLine, MarkedCopy


FOLDER = "marked"


def write_marked(
    original: Path,
    notices: Sequence[Problem],
    findings: Sequence[RowFinding],
    target: Path,
) -> MarkedCopy:
    """A copy of the file with its findings, at `target`, in Indonesian.

    Notices about the file as a whole stand first in the list.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [_line(notice, "") for notice in notices]
    lines += [_line(found.problem, _cell(found)) for found in findings]
    return write_marked_copy(original, _marks(findings), lines, target)


def _marks(findings: Sequence[RowFinding]) -> list[CellMark]:
    """One mark a cell, with all that was found there."""
    texts: dict[tuple[str, int, int], list[str]] = {}
    for finding in findings:
        if finding.row:
            problem = finding.problem
            place = (problem.where.sheet, finding.row, finding.column)
            text = f"{problem.code}: {problem.says()} {problem.repair()}"
            texts.setdefault(place, []).append(text)
    return [CellMark(*place, "\n".join(said)) for place, said in texts.items()]


def _cell(finding: RowFinding) -> str:
    if finding.column:
        return cell_name(finding.row, finding.column)
    return f"{finding.row}" if finding.row else ""


def _line(problem: Problem, cell: str) -> FindingLine:
    return FindingLine(
        problem.where.sheet, cell, problem.code, problem.says(), problem.repair()
    )
