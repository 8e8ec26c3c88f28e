"""Which of the reports that an office expects have come, by form, area and month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq

from derajat.measures.completeness import is_expected, reported_in
from derajat.model.areas import AreaLevel
from derajat.model.batches import Batch, BatchState
from derajat.model.calendar import PeriodKind, day_of_date, parse_period
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import PlaceRole, ReceivedDataset
from derajat.model.facts import BATCH, MONTH
from derajat.model.offices import Office
from derajat.model.sources import Expected, Source
from derajat.store import Snapshot


Slot = tuple[str, int]
"""An area and the number of a month or year."""
_PLACES = (PlaceRole.SERVICE, PlaceRole.RESIDENCE, PlaceRole.EVENT)


@dataclass(frozen=True)
class FormArrivals:
    """The reports of one form that came: by area and period, the day of the first."""

    source: Source
    expected: Expected
    unit: PeriodKind
    """MONTH, or YEAR for what is sent once a year."""
    came: dict[Slot, int]

    def is_due(self, number: int) -> bool:
        """Whether the form is expected for a period of its unit."""
        return is_expected(self.expected, self.unit, number)

    def came_on(self, area: str, number: int) -> int | None:
        """The day the first report of an area for a period came, or None."""
        return self.came.get((area, number))

    @property
    def level(self) -> AreaLevel:
        """The level of the areas that report."""
        return AreaLevel(self.expected.area_level)


@dataclass(frozen=True)
class ArrivalBook:
    """All expected forms of an office at one version of its store."""

    forms: tuple[FormArrivals, ...]
    areas_of_batches: dict[int, frozenset[str]]
    """The areas each batch in force has facts of, where its form is expected."""

    def form(self, name: str) -> FormArrivals | None:
        """The form of a source, or None when nobody is expected to send it."""
        return next((form for form in self.forms if form.source.name == name), None)


def build_arrivals(
    snapshot: Snapshot, catalogue: Catalogue, office: Office
) -> ArrivalBook:
    """The arrivals of every expected form: the facts in force are read once."""
    days = {batch.number: _day_of(batch) for batch in snapshot.batches}
    areas: dict[int, set[str]] = {}
    forms = []
    for source in office.sources:
        if source.expected is None:
            continue
        dataset = catalogue.received(source.dataset)
        unit = reported_in(source.expected, PeriodKind.MONTH)
        own = _batches_of(snapshot, source)
        came: dict[Slot, int] = {}
        for area, number, batch in _find_slots(snapshot, dataset, unit):
            if batch in own:
                areas.setdefault(batch, set()).add(area)
                slot = (area, number)
                came[slot] = min(days[batch], came.get(slot, days[batch]))
        forms.append(FormArrivals(source, source.expected, unit, came))
    held = {number: frozenset(inside) for number, inside in areas.items()}
    return ArrivalBook(tuple(forms), held)


def _batches_of(snapshot: Snapshot, source: Source) -> frozenset[int]:
    return frozenset(
        batch.number
        for batch in snapshot.batches
        if batch.source == source.name and batch.state is BatchState.ACCEPTED
    )


def _find_slots(
    snapshot: Snapshot, dataset: ReceivedDataset, unit: PeriodKind
) -> Iterable[tuple[str, int, int]]:
    """Area, period number and batch of every report that has a fact."""
    roles = dict(dataset.places)
    place = next((roles[role] for role in _PLACES if role in roles), None)
    if place is None or not dataset.time:
        return
    for path in snapshot.facts_files(dataset.name).paths:
        number = _number_of(_month_of(path), unit)
        if number is None:
            continue
        rows = pq.ParquetFile(path).read([place, BATCH])
        for row in rows.group_by([place, BATCH]).aggregate([]).to_pylist():
            if row[place] is not None:
                yield row[place], number, row[BATCH]


def _month_of(path: str) -> str:
    """The month in the name of a partition, `_month=2026-01`."""
    head = f"{MONTH}="
    parts = [part for part in Path(path).parts if part.startswith(head)]
    return parts[0].removeprefix(head) if parts else ""


def _number_of(text: str, unit: PeriodKind) -> int | None:
    period = parse_period(text)
    if period is None:
        return None
    if unit is PeriodKind.YEAR:
        return period.year
    return period.number if period.kind is PeriodKind.MONTH else None


def _day_of(batch: Batch) -> int:
    return day_of_date(datetime.fromisoformat(batch.received_at))
