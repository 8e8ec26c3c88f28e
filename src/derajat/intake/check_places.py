"""Area codes are read as valid on the date of their row."""

from dataclasses import dataclass, field
from functools import cached_property

from derajat.intake.element_facts import ElementFacts
from derajat.intake.faults import HIDDEN, Fault, fault, show_value
from derajat.intake.form import FoundForm, PlacedColumn
from derajat.intake.row_book import RowBook
from derajat.model.areas import AreaRegistry, fold_name
from derajat.model.borders import find_relatives
from derajat.model.calendar import (
    Period,
    PeriodKind,
    date_of_day,
    day_of_moment,
)
from derajat.model.columns import Column, ColumnType, PersonalData, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.sources import FactColumn, Reading


_PERIODS = {
    ColumnType.WEEK: PeriodKind.WEEK,
    ColumnType.MONTH: PeriodKind.MONTH,
    ColumnType.YEAR: PeriodKind.YEAR,
}


@dataclass
class PlaceChecker:
    """Finds places that did not exist, or existed no more, on the date of their row.

    Such a code is treated as one that cannot be read, and the right one is named: it
    is never changed. A name is read in its time: where the old area and the new one
    share it, the one that was valid is meant.
    """

    form: FoundForm
    dataset: ReceivedDataset
    areas: AreaRegistry
    _told: set[tuple[int, str]] = field(default_factory=set)
    """Rows and columns that were told: the elements of a row share their place."""

    @cached_property
    def _dated(self) -> frozenset[str]:
        """Areas that an area followed or that followed one."""
        rows = self.areas.successions
        return frozenset(code for row in rows for code in (row.before, row.after))

    def check(self, facts: ElementFacts, book: RowBook) -> None:
        """Take out the places of a chunk that were not valid; note each in the book."""
        times = facts.columns.get(self.dataset.time, [])
        if not self._dated or not times:
            return
        time = self.dataset.column(self.dataset.time)
        for name in dict.fromkeys(name for _, name in self.dataset.places):
            places = facts.columns[name]
            for offset, (code, moment) in enumerate(zip(places, times, strict=True)):
                is_dated = code in self._dated and not facts.dropped[offset]
                if is_dated and isinstance(moment, int):
                    self._check_one(facts, offset, name, span_of(moment, time), book)

    def _check_one(
        self,
        facts: ElementFacts,
        offset: int,
        name: str,
        span: tuple[int, int],
        book: RowBook,
    ) -> None:
        code = facts.columns[name][offset]
        if not isinstance(code, str) or self.areas.is_valid(code, *span):
            return
        right = find_relatives(self.areas, code, span[0])
        placed = self._placed(name)
        namesake = self._namesake(code, right) if _is_name(placed) else None
        if namesake is not None:
            facts.columns[name][offset] = namesake
            return
        column, row = self.dataset.column(name), facts.rows[offset]
        facts.columns[name][offset] = None
        found = self._fault(name, code, right, span, facts, offset)
        if (row, name) not in self._told:
            self._told.add((row, name))
            index = placed.index + 1 if placed else 0
            book.find(row, index, found, placed.header if placed else name)
        if column.never_missing:
            facts.drop(offset, found.code, book)
        else:
            book.question(row)

    def _placed(self, name: str) -> PlacedColumn | None:
        """The column of the form that holds a place; None for one told elsewhere."""
        return next((p for p, f in self.form.fact_columns if f.to == name), None)

    def _namesake(self, code: str, right: tuple[str, ...]) -> str | None:
        names = {
            other: fold_name(self.areas.by_code[other].name) for other in (code, *right)
        }
        same = [other for other in right if names[other] == names[code]]
        return same[0] if len(same) == 1 else None

    def _fault(
        self,
        name: str,
        code: str,
        right: tuple[str, ...],
        span: tuple[int, int],
        facts: ElementFacts,
        offset: int,
    ) -> Fault:
        area = self.areas.by_code[code]
        listed = "; ".join(f"{c} {self.areas.by_code[c].name}" for c in right) or "–"
        time = self.dataset.column(self.dataset.time)
        moment = facts.columns[self.dataset.time][offset]
        is_told = self.dataset.column(name).personal is PersonalData.NONE
        said = {
            "area": f"{code} {area.name}" if is_told else HIDDEN,
            "shown": HIDDEN
            if time.personal is not PersonalData.NONE
            else show_value(moment, time),
            "right": listed,
        }
        if area.valid_from is not None and area.valid_from > span[1]:
            day = date_of_day(area.valid_from).isoformat()
            return fault("REC-045", day=day, **said)
        until = area.valid_until if area.valid_until is not None else span[0]
        return fault("REC-044", day=date_of_day(until).isoformat(), **said)


def _is_name(placed: PlacedColumn | None) -> bool:
    form = placed.form if placed else None
    return isinstance(form, FactColumn) and form.reading is Reading.AREA_NAME


def span_of(value: StoredValue, column: Column) -> tuple[int, int]:
    """First and last day of a stored time."""
    number = value if isinstance(value, int) else 0
    if column.type in _PERIODS:
        period = Period(_PERIODS[column.type], number)
        return period.first_day, period.last_day
    day = day_of_moment(number) if column.type is ColumnType.MOMENT else number
    return day, day
