"""Totals and ratios of a table as formulas, worked out here with exact numbers too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from derajat.reports.numbers import ABSENT, round_text
from derajat.reports.outline import Formula, Number, RatioOf, SumOf
from derajat.reports.xlsx.number_formats import count_places, read_amount
from derajat.sheets import cell_name


_MOST_ARGUMENTS = 200
"""Excel takes 255 in one function."""


@dataclass(frozen=True)
class Operand:
    """A cell of the body that a formula may count: its place, and its number."""

    row: int
    column: int
    number: Number | None
    text: str


Operands = Mapping[tuple[int, int], Operand]
"""The cells of a body by row and place, as in their addresses."""


@dataclass(frozen=True)
class Recount:
    """A formula without `=`, and the exact amount that it gives."""

    formula: str
    sheet_formula: str
    """The same, for another sheet."""
    amount: Decimal

    def agrees(self, number: Number) -> bool:
        """Whether the published number is what the formula gives."""
        return self.amount == read_amount(number)


def recount(
    formula: Formula, number: Number, operands: Operands, sheet: str
) -> Recount | None:
    """The formula at the decimals of its number.

    None where it names a cell that holds no number and is not blank either.
    """
    cells = _cells_of(formula, operands)
    if cells is None or not any(cell.number for cell in cells):
        return None
    places = count_places(number)
    amount = _amount(formula, cells)
    if amount is None:
        return None
    inner, outer = (
        f"ROUND({_expression(formula, cells, prefix)},{places})"
        for prefix in ("", quote_sheet(sheet) + "!")
    )
    return Recount(inner, outer, Decimal(round_text(amount, places)))


def _cells_of(formula: Formula, operands: Operands) -> list[Operand] | None:
    named = (
        formula.cells if isinstance(formula, SumOf) else (formula.part, formula.whole)
    )
    found = [operands.get(place) for place in named]
    cells = [cell for cell in found if cell is not None and _is_countable(cell)]
    return cells if len(cells) == len(named) else None


def _is_countable(cell: Operand) -> bool:
    return cell.number is not None or cell.text.strip() in ("", ABSENT)


def _amount(formula: Formula, cells: list[Operand]) -> Fraction | None:
    amounts = [
        Fraction(read_amount(cell.number)) if cell.number else None for cell in cells
    ]
    if isinstance(formula, RatioOf):
        part, whole = amounts
        return part / whole * formula.times if part is not None and whole else None
    return sum((amount for amount in amounts if amount is not None), Fraction(0))


def _expression(formula: Formula, cells: list[Operand], prefix: str) -> str:
    if isinstance(formula, RatioOf):
        part, whole = (prefix + cell_name(cell.row, cell.column) for cell in cells)
        return f"{formula.times}*{part}/{whole}"
    ranges = [prefix + (a if a == b else f"{a}:{b}") for a, b in _ranges(cells)]
    chunks = [
        f"SUM({','.join(ranges[n : n + _MOST_ARGUMENTS])})"
        for n in range(0, len(ranges), _MOST_ARGUMENTS)
    ]
    return "+".join(chunks)


def _ranges(cells: Iterable[Operand]) -> list[tuple[str, str]]:
    """Cells one below the other as one range."""
    runs: list[list[tuple[int, int]]] = []
    for column, row in sorted((cell.column, cell.row) for cell in cells):
        if runs and runs[-1][-1] == (column, row - 1):
            runs[-1].append((column, row))
        else:
            runs.append([(column, row)])
    return [
        (cell_name(run[0][1], run[0][0]), cell_name(run[-1][1], run[-1][0]))
        for run in runs
    ]


def quote_sheet(name: str) -> str:
    """The name of a sheet as a formula writes it."""
    return "'" + name.replace("'", "''") + "'"
