"""A copy of the audited workbook with its findings in the cells."""

from pathlib import Path

from derajat.audit.results import AuditResult
from derajat.sheets.cells import split_cell_name
from derajat.sheets.marking import write_marked_copy
from derajat.sheets.marks import CellMark, FindingLine, MarkedCopy


def write_marked(
    result: AuditResult, original: Path, target: Path, language: str
) -> MarkedCopy:
    """Write the marked copy of one audited file, and say how it was made.

    Of a text file only the findings are written. Raises OSError when `target` cannot
    be written.
    """
    marks, lines = [], []
    for finding in result.findings:
        where, problem = finding.problem.where, finding.problem
        says, repair = problem.says(language), problem.repair(language)
        if where.cell:
            row, column = split_cell_name(where.cell)
            marks.append(
                CellMark(where.sheet, row, column, f"{problem.code}: {says} {repair}")
            )
        lines.append(FindingLine(where.sheet, where.cell, problem.code, says, repair))
    return write_marked_copy(original, marks, lines, target)
