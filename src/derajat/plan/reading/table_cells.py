"""What the cells of a plan table promise: baselines, targets, ends and money."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from derajat.errors import Location, ProblemLog
from derajat.model.plans import Baseline, BudgetLine, MoneyUnit, YearMoney, YearTarget
from derajat.model.targets import PrintedTarget, Unreadable
from derajat.plan.reading.amounts import MoneyCells, decide_mark
from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import Role
from derajat.plan.reading.table_header import PlanColumn, PlanHeader
from derajat.plan.target_texts import read_target_cell


_TARGETS = (Role.BASELINE, Role.TARGET, Role.END_TARGET)
_MONEY = (Role.MONEY, Role.REALISED, Role.END_MONEY)


@dataclass(frozen=True)
class TableCells:
    """Reads the cells of a table whose columns are known."""

    grid: Grid
    header: PlanHeader
    mark: str | None
    money: MoneyCells
    log: ProblemLog

    def has_targets(self, row: int) -> bool:
        """Whether a row prints a baseline or target that can be read."""
        columns = [column for role in _TARGETS for column in self.header.all(role)]
        targets = [self._target(row, column.number) for column in columns]
        return any(t and not isinstance(t.reading, Unreadable) for t in targets)

    def baseline(self, row: int, indicator: int) -> Baseline | None:
        """The state at the start, None where nothing is printed.

        `indicator` is the column of the indicator, here and below.
        """
        for column in self.header.all_of(Role.BASELINE, indicator):
            target = self._target(row, column.number)
            if target:
                where = self.grid.where(row, column.number)
                return Baseline(column.heading.year, target, where)
        return None

    def targets(self, row: int, indicator: int) -> tuple[YearTarget, ...]:
        """The targets that are printed, in the order of the columns."""
        found = []
        for column in self.header.all_of(Role.TARGET, indicator):
            target = self._target(row, column.number)
            if target and column.heading.year:
                where = self.grid.where(row, column.number)
                year = column.heading.year
                found.append(YearTarget(year, target, "", None, "", where))
        return tuple(found)

    def end(self, row: int, indicator: int) -> PrintedTarget | None:
        """What is printed for the end of the period."""
        found = self.header.all_of(Role.END_TARGET, indicator)
        return self._target(row, found[0].number) if found else None

    def _target(self, row: int, column: int) -> PrintedTarget | None:
        """A cell merged across years says the same for each of them."""
        first_row, first_column = self.grid.first_of(row, column)
        if first_row == row:
            column = first_column
        value = self.grid.value(row, column)
        is_percent = self.grid.is_percent(row, column)
        return read_target_cell(value, is_percent, self.mark)

    def budget(self, row: int, code: str, statement: str) -> BudgetLine | None:
        """The money of a row; None where no amount is printed."""
        ceilings = self._amounts(row, self.header.all(Role.MONEY))
        realised = self._amounts(row, self.header.all(Role.REALISED))
        end = self._amount(row, self.header.column(Role.END_MONEY))
        years = tuple(
            YearMoney(
                year,
                ceilings[year][0] if year in ceilings else None,
                realised[year][0] if year in realised else None,
                (ceilings.get(year) or realised[year])[1],
            )
            for year in sorted({*ceilings, *realised})
        )
        if not years and end is None:
            return None
        unit, where = self.money.unit, self.grid.where(row)
        return BudgetLine(code, statement, unit, years, end, where)

    def _amounts(
        self, row: int, columns: Iterable[PlanColumn]
    ) -> dict[int, tuple[Decimal, Location]]:
        found: dict[int, tuple[Decimal, Location]] = {}
        for column in columns:
            amount = self._amount(row, column.number)
            if amount is not None and column.heading.year:
                where = self.grid.where(row, column.number)
                found[column.heading.year] = (amount, where)
        return found

    def _amount(self, row: int, column: int) -> Decimal | None:
        amount = self.money.read(row, column)
        if isinstance(amount, str):
            self.log.report("PLN-056", self.grid.where(row, column), text=amount)
            return None
        return amount


def build_cells(
    grid: Grid, header: PlanHeader, unit: MoneyUnit, rows: list[int], log: ProblemLog
) -> TableCells:
    """The reader of a table's cells, with the decimal marks its rows prove."""
    mark = decide_mark(_texts(grid, header, rows, _TARGETS))
    money_mark = decide_mark(_texts(grid, header, rows, _MONEY))
    money = MoneyCells(grid, unit, money_mark)
    return TableCells(grid, header, mark, money, log)


def _texts(
    grid: Grid, header: PlanHeader, rows: list[int], roles: tuple[Role, ...]
) -> list[str]:
    columns = [column.number for role in roles for column in header.all(role)]
    values = [grid.value(row, column) for row in rows for column in columns]
    return [value for value in values if isinstance(value, str)]
