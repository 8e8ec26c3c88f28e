"""How a workbook computes the cells of a table by area again.

Only where that gives what is printed: sums whose rows add up, and shares of two counts
that stand in the same row.
"""

from decimal import Decimal
from fractions import Fraction

from derajat.model.catalogue import Catalogue
from derajat.model.values import Value
from derajat.reports.areas.asked import AskedColumn, ValuePart
from derajat.reports.areas.grid import Grid
from derajat.reports.numbers import round_text
from derajat.reports.outline import Formula, RatioOf, SumOf


_COUNTS = (ValuePart.NUMERATOR, ValuePart.DENOMINATOR)


def counted(value: Value | None, column: AskedColumn) -> int | None:
    """The whole number that a column of counts prints; None where there is none."""
    if value is None:
        return None
    if column.part is ValuePart.NUMERATOR:
        return value.numerator
    if column.part is ValuePart.DENOMINATOR and value.denominator is not None:
        return int(round_text(Decimal(value.denominator), 0))
    return None


def sum_of(grid: Grid, column: int, first: int) -> Formula | None:
    """The sum of the rows, where it is what the whole has.

    `first` is the place of the first column of values, counted from 1.
    """
    asked = grid.columns[column]
    whole = counted(grid.value(grid.whole, column), asked)
    parts = [counted(grid.value(area, column), asked) for area in grid.areas]
    known = [part for part in parts if part is not None]
    if whole is None or not known or sum(known) != whole:
        return None
    rows = [row for row, part in enumerate(parts, 1) if part is not None]
    return SumOf(tuple((row, first + column) for row in rows))


def ratio_of(
    grid: Grid, row: int, column: int, first: int, catalogue: Catalogue
) -> Formula | None:
    """The share of two counts of the same row, where that gives the printed value."""
    asked = grid.columns[column]
    area = [*grid.areas, grid.whole][row]
    value = grid.value(area, column)
    if asked.part is not ValuePart.VALUE or value is None or value.shown is None:
        return None
    part, whole = (_find(grid, asked, wanted) for wanted in _COUNTS)
    unit = catalogue.units[catalogue.indicators[asked.indicator].unit]
    if part is None or whole is None:
        return None
    above = counted(value, grid.columns[part])
    below = counted(value, grid.columns[whole])
    if above is None or not below:
        return None
    again = round_text(Fraction(above * unit.scale, below), unit.decimals)
    if again != value.shown:
        return None
    return RatioOf((row + 1, first + part), (row + 1, first + whole), unit.scale)


def _find(grid: Grid, asked: AskedColumn, part: ValuePart) -> int | None:
    """The column with a count of the same indicator, group and year."""
    wanted = (asked.indicator, asked.group, asked.years_back, part)
    for place, one in enumerate(grid.columns):
        if (one.indicator, one.group, one.years_back, one.part) == wanted:
            return place
    return None


def columns_that_do_not_add_up(grid: Grid) -> tuple[int, ...]:
    """Columns of counts whose rows do not give what is stored for the whole."""
    return tuple(
        place
        for place, asked in enumerate(grid.columns)
        if asked.part in _COUNTS
        and counted(grid.value(grid.whole, place), asked) is not None
        and any(counted(grid.value(area, place), asked) for area in grid.areas)
        and sum_of(grid, place, 0) is None
    )
