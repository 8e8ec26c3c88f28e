"""The sheet that holds published totals against their formulas."""

from collections.abc import Sequence
from decimal import Decimal

from derajat.model.labels import Label
from derajat.reports.outline import Number
from derajat.reports.xlsx.formulas import Recount
from derajat.reports.xlsx.laid import LaidCell, LaidSheet
from derajat.sheets.page_writing import CellLook, PageCell


CHECKS = Label("Pemeriksaan", "Checks")
_HEADING = (
    Label("Lembar", "Sheet"),
    Label("Sel", "Cell"),
    Label("Angka laporan", "Published number"),
    Label("Dihitung ulang", "Worked out again"),
    Label("Sama", "Equal"),
)
YES, NO = Label("ya", "yes"), Label("tidak", "no")
_WIDTHS = (34.0, 10.0, 22.0, 22.0, 10.0)
_BOLD = CellLook(is_bold=True, has_border=True, fill="#E4ECF2")
_USUAL = CellLook(has_border=True)


def lay_out_checks(
    name: str, found: Sequence[tuple[str, LaidCell, Recount]], language: str
) -> LaidSheet:
    """One row for each total: sheet, cell, number, formula, and whether they agree."""
    cells = [
        _say(1, column, words.render(language), _BOLD)
        for column, words in enumerate(_HEADING, 1)
    ]
    for row, (sheet, laid, again) in enumerate(found, 2):
        if laid.number is not None:
            cells += _row(row, sheet, laid, laid.number, again, language)
    return LaidSheet(name, tuple(cells), _WIDTHS, heading=(1, 1))


def _row(
    row: int, sheet: str, laid: LaidCell, number: Number, again: Recount, language: str
) -> list[LaidCell]:
    amount = laid.cell.value
    shape = CellLook(has_border=True, number_format=laid.cell.look.number_format)
    answer = (YES if again.agrees(number) else NO).render(language)
    test = (
        f'IF(ABS(C{row}-D{row})<0.000001,"{YES.render(language)}",'
        f'"{NO.render(language)}")'
    )
    return [
        _say(row, 1, sheet),
        _say(row, 2, laid.name),
        LaidCell(PageCell(row, 3, amount, shape), "", laid.text, number),
        _worked_out(row, 4, again.amount, again.sheet_formula, shape),
        _worked_out(row, 5, answer, test, _USUAL),
    ]


def _say(row: int, column: int, words: str, look: CellLook = _USUAL) -> LaidCell:
    return LaidCell(PageCell(row, column, words, look), "", words)


def _worked_out(
    row: int, column: int, value: str | Decimal, formula: str, look: CellLook
) -> LaidCell:
    cell = PageCell(row, column, value, look, formula=formula)
    return LaidCell(cell, "", str(value))
