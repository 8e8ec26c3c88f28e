"""Whose report a row is: health centre and month, by the places of its facts.

A village belongs to the health centre that serves it on the first day of the month.
The empty sender is the office itself: what belongs to no health centre for certain.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from derajat.model.areas import AreaLevel, Catchment
from derajat.model.calendar import (
    PeriodKind,
    first_day_of_month,
    first_day_of_week,
    month_of_day,
)
from derajat.model.columns import ColumnType
from derajat.model.datasets import PlaceRole, ReceivedDataset
from derajat.model.facts import BATCH, ROW, SHEET
from derajat.model.offices import Office


OFFICE = ""
"""The sender of what belongs to no health centre."""
NO_MONTH = -1

Ints = npt.NDArray[np.int64]
RowAddress = tuple[int, str, int]
"""Number of the batch, sheet and row of a received row."""
Sender = tuple[str, int]
"""Code of a health centre, or OFFICE; and a month number, or NO_MONTH."""


@dataclass(frozen=True)
class CatchmentBook:
    """Which health centre a place belongs to in a month."""

    office: Office
    served: Mapping[str, tuple[Catchment, ...]]

    def centre_of(self, place: str, month: int) -> str:
        """The code of the health centre, or OFFICE."""
        area = self.office.areas.by_code.get(place)
        if area is None:
            return OFFICE
        if area.level is AreaLevel.HEALTH_CENTRE:
            return place
        day = first_day_of_month(month) if month != NO_MONTH else None
        for catchment in self.served.get(place, ()):
            if day is None or _holds(catchment, day):
                return catchment.health_centre
        return OFFICE

    def villages_of(self, centre: str, month: int) -> tuple[str, ...]:
        """The villages it serves in a month; of the OFFICE those of no centre."""
        inside = set(self.office.areas.within(self.office.area))
        return tuple(
            area.code
            for area in self.office.areas.at_level(AreaLevel.VILLAGE)
            if area.code in inside and self.centre_of(area.code, month) == centre
        )


def build_catchments(office: Office) -> CatchmentBook:
    """The book of an office's catchments."""
    served: dict[str, tuple[Catchment, ...]] = {}
    for catchment in office.areas.catchments:
        before = served.get(catchment.village, ())
        served[catchment.village] = (*before, catchment)
    return CatchmentBook(office, served)


def _holds(catchment: Catchment, day: int) -> bool:
    begun = catchment.valid_from is None or catchment.valid_from <= day
    return begun and (catchment.valid_until is None or day <= catchment.valid_until)


@dataclass(frozen=True)
class SentRows:
    """The facts of one dataset by sender, each array one entry a fact.

    `sheet`, `place` and `centre` number the texts beside them; `units` are numbers of
    the smallest period that the dataset tells apart.
    """

    unit: PeriodKind
    batch: Ints
    row: Ints
    sheet: Ints
    sheets: tuple[str, ...]
    place: Ints
    places: tuple[str, ...]
    centre: Ints
    centres: tuple[str, ...]
    month: Ints
    units: Ints

    def count_rows(self) -> Iterator[tuple[int, Sender, int]]:
        """Batch, sender and how many received rows of it still stand for facts."""
        of = {"centre": self.centre, "month": self.month}
        row = {"batch": self.batch, "sheet": self.sheet, "row": self.row}
        facts = pa.table({**row, **of}).group_by(list(row))
        rows = facts.aggregate([(name, "min") for name in of])
        groups = rows.group_by(["batch", "centre_min", "month_min"])
        for group in groups.aggregate([([], "count_all")]).to_pylist():
            sender = (self.centres[group["centre_min"]], group["month_min"])
            yield group["batch"], sender, group["count_all"]

    def find_senders(
        self, batch: int, wanted: Set[RowAddress]
    ) -> dict[RowAddress, Sender]:
        """The senders of those wanted rows of a batch that still stand for a fact."""
        rows = np.array(sorted({row for _, _, row in wanted}), np.int64)
        own = np.flatnonzero(self.batch == batch)
        found: dict[RowAddress, Sender] = {}
        for place in own[np.isin(self.row[own], rows)].tolist():
            sheet = self.sheets[self.sheet[place]]
            address = (batch, sheet, int(self.row[place]))
            if address in wanted:
                found.setdefault(address, self._sender(place))
        return found

    def _sender(self, place: int) -> Sender:
        return self.centres[self.centre[place]], int(self.month[place])

    def list_sheets(self) -> Iterator[tuple[int, str, Sender]]:
        """Batch, sheet and each sender that has facts from it."""
        columns = (self.batch, self.sheet, self.centre, self.month)
        for batch, sheet, centre, month in list_distinct(*columns):
            yield batch, self.sheets[sheet], (self.centres[centre], month)


def list_distinct(*columns: Ints) -> list[tuple[int, ...]]:
    """The different rows of some columns, in rising order."""
    names = [str(number) for number in range(len(columns))]
    table = pa.table(dict(zip(names, columns, strict=True)))
    found = table.group_by(names).aggregate([]).to_pylist()
    return sorted(tuple(row[name] for name in names) for row in found)


def read_sent_rows(
    dataset: ReceivedDataset, facts: pa.Table, book: CatchmentBook
) -> SentRows:
    """The facts of a dataset with their senders."""
    unit, units = _units_of(dataset, facts)
    months = _months_of(unit, units)
    name = place_of(dataset)
    column = facts[name] if name else pa.nulls(facts.num_rows, pa.string())
    place, places = _number_texts(column)
    sheet, sheets = _number_texts(facts[SHEET])
    centre, centres = _find_centres(place, places, months, book)
    return SentRows(
        unit=unit,
        batch=facts[BATCH].to_numpy(),
        row=facts[ROW].to_numpy(),
        sheet=sheet,
        sheets=sheets,
        place=place,
        places=places,
        centre=centre,
        centres=centres,
        month=months,
        units=units,
    )


def needed_columns(dataset: ReceivedDataset) -> tuple[str, ...]:
    """The columns of facts that tell the sender of a row."""
    names = [place_of(dataset), dataset.time, BATCH, SHEET, ROW]
    return tuple(dict.fromkeys(name for name in names if name))


def _number_texts(column: pa.ChunkedArray | pa.Array) -> tuple[Ints, tuple[str, ...]]:
    """A number for each text, and the texts; a missing one is empty."""
    filled = pc.fill_null(column, "")
    whole = filled.combine_chunks() if isinstance(filled, pa.ChunkedArray) else filled
    coded = whole.dictionary_encode()
    numbers = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers, tuple(coded.dictionary.to_pylist())


def _find_centres(
    place: Ints, places: tuple[str, ...], months: Ints, book: CatchmentBook
) -> tuple[Ints, tuple[str, ...]]:
    """The health centre of each fact, found once a place and month."""
    span = int(months.max(initial=0)) + 2
    pairs, back = np.unique(place * span + months + 1, return_inverse=True)
    found = [
        book.centre_of(places[pair // span], pair % span - 1) for pair in pairs.tolist()
    ]
    names = tuple(dict.fromkeys(found))
    numbers = {name: number for number, name in enumerate(names)}
    codes = np.array([numbers[name] for name in found], np.int64)
    return codes[back], names


def place_of(dataset: ReceivedDataset) -> str:
    """The column that tells the sender: a health centre's, else a village's.

    Of equals the place of service stands before that of residence.
    """
    order = (PlaceRole.SERVICE, PlaceRole.RESIDENCE, PlaceRole.EVENT)
    levels = (AreaLevel.HEALTH_CENTRE.value, AreaLevel.VILLAGE.value)
    places = sorted(dataset.places, key=lambda place: order.index(place[0]))
    for level in levels:
        for _, name in places:
            if dataset.column(name).area_level == level:
                return name
    return places[0][1] if places else ""


def unit_of(dataset: ReceivedDataset) -> PeriodKind:
    """The smallest period that the time column tells apart."""
    if not dataset.time:
        return PeriodKind.YEAR
    kinds = {ColumnType.WEEK: PeriodKind.WEEK, ColumnType.YEAR: PeriodKind.YEAR}
    return kinds.get(dataset.column(dataset.time).type, PeriodKind.MONTH)


def _units_of(dataset: ReceivedDataset, facts: pa.Table) -> tuple[PeriodKind, Ints]:
    unit = unit_of(dataset)
    if not dataset.time:
        return unit, np.full(facts.num_rows, NO_MONTH, np.int64)
    column = dataset.column(dataset.time)
    times = facts[dataset.time]
    numbers = times.fill_null(0).to_numpy().astype(np.int64)
    if column.type is ColumnType.MOMENT:
        numbers = _month_of_days(numbers // 1440)
    elif column.type is ColumnType.DATE:
        numbers = _month_of_days(numbers)
    known = times.is_valid().to_numpy()
    return unit, np.where(known, numbers, NO_MONTH).astype(np.int64)


def _month_of_days(days: Ints) -> Ints:
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months + 1970 * 12


def _months_of(unit: PeriodKind, units: Ints) -> Ints:
    """The month of each unit; a week lies in the month that holds its Wednesday."""
    if unit is PeriodKind.MONTH:
        return units
    if unit is PeriodKind.WEEK:
        return _month_of_days(units * 7 - 4 + 3)
    return np.full(len(units), NO_MONTH, np.int64)


def weeks_in(month: int) -> tuple[int, ...]:
    """Running numbers of the weeks whose Wednesday lies in the month."""
    first = first_day_of_month(month)
    start = (first + 4) // 7 - 1
    return tuple(
        week
        for week in range(start, start + 7)
        if month_of_day(first_day_of_week(week) + 3) == month
    )
