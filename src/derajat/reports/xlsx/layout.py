"""Which cell of a workbook holds which text and number of a report."""

from dataclasses import dataclass

from derajat.reports.outline import Outline, Part, Table
from derajat.reports.xlsx.checks import CHECKS, lay_out_checks
from derajat.reports.xlsx.first_sheet import FIRST, lay_out_first_sheet
from derajat.reports.xlsx.laid import LaidSheet
from derajat.reports.xlsx.sheet_names import name_sheets
from derajat.reports.xlsx.tables import find_recounts, lay_out_table


@dataclass(frozen=True)
class _NamedTable:
    part: Part
    table: Table
    sheet: str


def lay_out_workbook(outline: Outline) -> tuple[LaidSheet, ...]:
    """The sheets of a report: its words, one sheet a table, and the checks of totals.

    Every text of `list_texts` but drawn ones stands in exactly one cell with its
    address, on each sheet in the order of the document. Raises REP-023 and REP-024.
    """
    language = outline.language
    found = [(p, block) for p, block in outline.blocks() if isinstance(block, Table)]
    wanted = [table.sheet or table.key for _, table in found]
    first, checks, *names = name_sheets(
        [FIRST.render(language), CHECKS.render(language), *wanted]
    )
    tables = [
        _NamedTable(part, table, name)
        for (part, table), name in zip(found, names, strict=True)
    ]
    totals = [
        (one.sheet, laid, again)
        for one in tables
        for laid, again in find_recounts(one.part, one.table, one.sheet, language)
    ]
    sheets = [lay_out_first_sheet(outline, first)]
    sheets += [lay_out_table(t.part, t.table, t.sheet, language) for t in tables]
    if totals:
        sheets.append(lay_out_checks(checks, totals, language))
    return tuple(sheets)
