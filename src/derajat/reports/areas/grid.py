"""The stored values of a table by area: one for each row and column."""

from collections.abc import Mapping
from dataclasses import dataclass

from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.values import Value
from derajat.reports.areas.asked import AskedColumn, AskedTable
from derajat.reports.areas.rows import choose_areas
from derajat.reports.source import Making


@dataclass(frozen=True)
class Grid:
    """Areas, the whole that they are parts of, and their values column by column."""

    areas: tuple[Area, ...]
    whole: Area
    period: Period
    columns: tuple[AskedColumn, ...]
    values: tuple[Mapping[str, Value], ...]
    """For each column the values by code of the area."""

    def value(self, area: Area, column: int) -> Value | None:
        """The value of an area in a column; None where none is stored."""
        return self.values[column].get(area.code)

    @property
    def is_empty(self) -> bool:
        """Whether not one cell has a value."""
        return not any(
            value.shown is not None or value.denominator is not None
            for column in self.values
            for value in column.values()
        )


def load_grid(making: Making, table: AskedTable) -> Grid:
    """The values that a table asks for."""
    period = choose_period(making.period, table.period)
    areas = choose_areas(making, table, period)
    whole = making.source.area(making.area)
    codes = [area.code for area in areas] + [whole.code]
    values = tuple(_load(making, column, period, codes) for column in table.columns)
    return Grid(areas, whole, period, table.columns, values)


def _load(
    making: Making, column: AskedColumn, period: Period, codes: list[str]
) -> Mapping[str, Value]:
    text = earlier(period, column.years_back).render()
    found = making.source.shelf.choose(
        column.indicator, area=codes, period=text, group=column.group
    )
    return {value.area: value for value in found}


def choose_period(period: Period, kind: PeriodKind | None) -> Period:
    """The period of a kind that ends with the period of the report."""
    if kind is None or kind is period.kind:
        return period
    if kind is PeriodKind.YEAR:
        return Period(kind, period.year)
    return Period(kind, period.last_month // kind.months)


def earlier(period: Period, years: int) -> Period:
    """The same period of an earlier year."""
    if not years:
        return period
    text = period.render()
    found = parse_period(f"{int(text[:4]) - years:04d}{text[4:]}")
    return found or period
