"""Random derived columns over known columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from derajat.model.calendar import day_number
from derajat.model.columns import Column, ColumnType, FunctionCall
from derajat.model.expressions import (
    AgeUnit,
    Band,
    CalendarOf,
    CalendarPart,
    Case,
    Cases,
    Completed,
    Difference,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    SumOf,
    Workdays,
)
from derajat.model.steps import Derive
from derajat.model.workdays import WorkCalendar

from .conditions import ConditionWriter
from .coverage import Coverage
from .tables import CODES, column, draw_known


Columns = Sequence[Column]
_SPANS = {
    ColumnType.DATE: (AgeUnit.DAYS, AgeUnit.WEEKS, AgeUnit.MONTHS, AgeUnit.YEARS),
    ColumnType.MOMENT: (AgeUnit.MINUTES, AgeUnit.HOURS),
}
_MOVES = {
    ColumnType.DATE: (AgeUnit.DAYS, AgeUnit.MONTHS, AgeUnit.YEARS),
    ColumnType.MOMENT: (AgeUnit.HOURS, AgeUnit.DAYS),
}
_PARTS = {
    (CalendarPart.DAY, ColumnType.MOMENT): ColumnType.DATE,
    (CalendarPart.WEEK, ColumnType.DATE): ColumnType.WEEK,
    (CalendarPart.MONTH, ColumnType.DATE): ColumnType.MONTH,
    (CalendarPart.YEAR, ColumnType.DATE): ColumnType.YEAR,
    (CalendarPart.YEAR, ColumnType.MONTH): ColumnType.YEAR,
    (CalendarPart.YEAR, ColumnType.WEEK): ColumnType.YEAR,
    (CalendarPart.END_OF, ColumnType.MONTH): ColumnType.DATE,
    (CalendarPart.END_OF, ColumnType.WEEK): ColumnType.DATE,
    (CalendarPart.END_OF, ColumnType.YEAR): ColumnType.DATE,
}
_HOLIDAYS = tuple(
    day_number(*date)
    for date in (
        (2023, 3, 22),
        (2024, 1, 1),
        (2024, 2, 8),
        (2024, 3, 11),
        (2024, 4, 10),
    )
)
CALENDARS = (
    WorkCalendar((2023, 2024), _HOLIDAYS),
    WorkCalendar((2024,), _HOLIDAYS[1:]),
    WorkCalendar((2022, 2024), _HOLIDAYS[1:]),
)
"""The last one lacks a year between two that are listed."""
MOST_PLACES = 2
"""Columns of more decimals, which products make, are not multiplied again."""


@dataclass
class ExpressionWriter:
    """Draws `derive` steps; the rarer operators come more often."""

    random: Random
    coverage: Coverage

    def derive(self, name: str, columns: Columns) -> Derive | None:
        """A step that adds the column `name`; None where no column fits."""
        makers: list[tuple[str, Callable[[str, Columns], Derive | None]]] = [
            (self.coverage.rarest_of(AgeUnit), self._completed),
            ("Plus", self._plus),
            ("Workdays", self._workdays),
            (self.coverage.rarest_of(CalendarPart), self._calendar_of),
            ("LatestOf", self._several(LatestOf)),
            ("EarliestOf", self._several(EarliestOf)),
            ("FirstKnown", self._several(FirstKnown)),
            ("SumOf", self._sum_of),
            ("Difference", self._difference),
            ("Product", self._product),
            ("Band", self._band),
            ("Cases", self._cases),
            ("Meets", self._meets),
            ("Registered", self._registered),
        ]
        return self.coverage.choose(self.random, makers)(name, columns)

    def _some(self, columns: Columns, *types: ColumnType) -> Column | None:
        found = [item for item in columns if item.type in types]
        return self.random.choice(found) if found else None

    def _pair(self, columns: Columns, *types: ColumnType) -> list[Column]:
        """Two columns of one type and of as many places, or none."""
        first = self._some(columns, *types)
        if first is None:
            return []
        alike = [item for item in columns if _kind(item) == _kind(first)]
        return [first, self.random.choice(alike)]

    def _completed(self, name: str, columns: Columns) -> Derive | None:
        options = [
            (str(unit), (unit, type_))
            for type_, units in _SPANS.items()
            for unit in units
            if any(item.type is type_ for item in columns)
        ]
        if not options:
            return None
        unit, type_ = self.coverage.choose(self.random, options)
        start, end = self._pair(columns, type_)
        expression = Completed(unit, start.name, end.name)
        return Derive(column(name, ColumnType.WHOLE), expression)

    def _plus(self, name: str, columns: Columns) -> Derive | None:
        item = self._some(columns, *_MOVES)
        if item is None:
            return None
        units = _MOVES[item.type]
        unit = self.coverage.choose(self.random, [(str(unit), unit) for unit in units])
        amount = self.random.choice((-13, -1, 1, 2, 12))
        return Derive(column(name, item.type), Plus(item.name, item.type, unit, amount))

    def _workdays(self, name: str, columns: Columns) -> Derive | None:
        pair = self._pair(columns, ColumnType.DATE)
        if not pair:
            return None
        start, end = pair
        calendar = self.random.choice(CALENDARS)
        expression = Workdays(start.name, end.name, calendar)
        return Derive(column(name, ColumnType.WHOLE), expression)

    def _calendar_of(self, name: str, columns: Columns) -> Derive | None:
        options = [
            (str(part), (part, item, result))
            for (part, type_), result in _PARTS.items()
            for item in columns
            if item.type is type_
        ]
        if not options:
            return None
        part, item, result = self.coverage.choose(self.random, options)
        return Derive(column(name, result), CalendarOf(part, item.name, item.type))

    def _several(self, kind: type) -> Callable[[str, Columns], Derive | None]:
        def make(name: str, columns: Columns) -> Derive | None:
            types = ColumnType if kind is FirstKnown else _ORDERED
            pair = self._pair(columns, *types)
            if not pair:
                return None
            made = column(name, pair[0].type, pair[0].places)
            return Derive(made, kind(tuple(item.name for item in pair)))

        return make

    def _sum_of(self, name: str, columns: Columns) -> Derive | None:
        pair = self._pair(columns, *_NUMBERS)
        if not pair:
            return None
        pair += self.random.choices(pair, k=self.random.randint(0, 1))
        made = column(name, pair[0].type, pair[0].places)
        return Derive(made, SumOf(tuple(item.name for item in pair)))

    def _difference(self, name: str, columns: Columns) -> Derive | None:
        pair = self._pair(columns, *_NUMBERS)
        if not pair:
            return None
        left, right = pair
        return Derive(
            column(name, left.type, left.places), Difference(left.name, right.name)
        )

    def _product(self, name: str, columns: Columns) -> Derive | None:
        numbers = [item for item in columns if _can_multiply(item)]
        if not numbers:
            return None
        left, right = self.random.choices(numbers, k=2)
        # Products have at least one decimal more, so none is multiplied twice.
        made = column(name, ColumnType.DECIMAL, MOST_PLACES + 1)
        return Derive(made, Product(left.name, right.name))

    def _band(self, name: str, columns: Columns) -> Derive | None:
        item = self._some(columns, *_ORDERED)
        if item is None:
            return None
        bounds = sorted({int(draw_known(self.random, item)) for _ in range(3)})
        made = column(name, ColumnType.CODE)
        return Derive(made, Band(item.name, tuple(bounds), CODES[: len(bounds)]))

    def _cases(self, name: str, columns: Columns) -> Derive | None:
        cases = tuple(
            Case(self._writer.condition(columns, 1), self.random.choice(CODES))
            for _ in range(self.random.randint(1, 3))
        )
        otherwise = self.random.choice((None, "lain"))
        return Derive(column(name, ColumnType.CODE), Cases(cases, otherwise))

    def _meets(self, name: str, columns: Columns) -> Derive | None:
        condition = self._writer.condition(columns, 2)
        return Derive(column(name, ColumnType.YES_NO), Meets(condition))

    @property
    def _writer(self) -> ConditionWriter:
        return ConditionWriter(self.random, self.coverage)

    def _registered(self, name: str, columns: Columns) -> Derive | None:
        whole = [item.name for item in columns if item.type is ColumnType.WHOLE]
        if not whole:
            return None
        inputs = ("used", "days_in_period", "days_out_of_stock")
        arguments = tuple((item, self.random.choice(whole)) for item in inputs)
        call = FunctionCall("adjusted_monthly_use", arguments)
        return Derive(column(name, ColumnType.DECIMAL, 1), Registered(call))


_NUMBERS = (ColumnType.WHOLE, ColumnType.DECIMAL, ColumnType.RUPIAH)
_ORDERED = tuple(type_ for type_ in ColumnType if type_.has_order)


def _kind(item: Column) -> tuple[ColumnType, int]:
    return item.type, item.places


def _can_multiply(item: Column) -> bool:
    return (
        item.type in (ColumnType.WHOLE, ColumnType.DECIMAL)
        and item.places <= MOST_PLACES
    )
