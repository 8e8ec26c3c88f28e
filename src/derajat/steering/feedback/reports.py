"""Which reports of a month were due from a sender, and which came."""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.measures.completeness import is_expected, reported_in
from derajat.model.areas import AreaLevel
from derajat.model.calendar import (
    PeriodKind,
    first_day_of_month,
    year_and_week,
)
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.model.sources import Expected
from derajat.steering.feedback.files import FeedbackFiles
from derajat.steering.feedback.outline import Report
from derajat.steering.feedback.senders import (
    NO_MONTH,
    OFFICE,
    CatchmentBook,
    SentRows,
    list_distinct,
    unit_of,
    weeks_in,
)


_LAST_MONTH_OF_YEAR = 11
_OF_CENTRES = (AreaLevel.HEALTH_CENTRE, AreaLevel.VILLAGE)


@dataclass(frozen=True)
class Due:
    """A form that is due, with the dataset its facts enter."""

    form: Label
    dataset: str
    expected: Expected
    unit: PeriodKind


def list_due(files: FeedbackFiles) -> tuple[Due, ...]:
    """Every form whose senders the office declared, each dataset and rule once."""
    found: dict[tuple[str, Expected], Due] = {}
    for source in files.office.sources:
        if source.expected is None:
            continue
        dataset = files.catalogue.received(source.dataset)
        unit = reported_in(source.expected, unit_of(dataset))
        due = Due(source.label, source.dataset, source.expected, unit)
        found.setdefault((source.dataset, source.expected), due)
    return tuple(found.values())


class ReportBook:
    """Which place reported which form for which unit of time, and when it came."""

    def __init__(
        self,
        files: FeedbackFiles,
        book: CatchmentBook,
        sent: dict[str, SentRows],
    ) -> None:
        self._office = files.office
        self._book = book
        self._due = list_due(files)
        days = {file.batch.number: file.received_on for file in files.files}
        self._came = {
            due: _arrivals(due, sent[due.dataset], days)
            for due in self._due
            if due.dataset in sent
        }

    def reports(self, centre: str, month: int) -> Iterator[Report]:
        """The forms of a month for a sender, in the order of the office's sources."""
        for due in self._due:
            units = _units_due(due, month)
            places = self._places(due.expected, centre, month)
            if not units or not places:
                continue
            came = self._came.get(due, {})
            wanted = [(place, unit) for place in places for unit in units]
            days = [came[each] for each in wanted if each in came]
            missing = [each for each in wanted if each not in came]
            yield Report(
                form=due.form,
                due=len(wanted),
                come=len(days),
                missing=tuple(_missing_words(missing, due, self._office, len(places))),
                received_on=max(days, default=None),
                days_after=_days_after(days, month, due.unit),
            )

    def _places(self, expected: Expected, centre: str, month: int) -> tuple[str, ...]:
        level = AreaLevel(expected.area_level)
        if level is AreaLevel.VILLAGE:
            return self._book.villages_of(centre, month)
        if level is AreaLevel.HEALTH_CENTRE:
            return (centre,) if centre else ()
        if centre:
            return ()
        inside = set(self._office.areas.within(self._office.area))
        areas = self._office.areas.at_level(level)
        return tuple(area.code for area in areas if area.code in inside)


def _arrivals(
    due: Due, sent: SentRows, days: dict[int, int]
) -> dict[tuple[str, int], int]:
    """(place, unit) with the day on which it last came."""
    is_centre = AreaLevel(due.expected.area_level) is AreaLevel.HEALTH_CENTRE
    numbers, names = (
        (sent.centre, sent.centres) if is_centre else (sent.place, sent.places)
    )
    known = sent.units != NO_MONTH
    columns = [each[known] for each in (numbers, sent.units, sent.batch)]
    latest: dict[tuple[str, int], int] = {}
    for place, unit, batch in list_distinct(*columns):
        key = (names[place], _moved(unit, sent.unit, due.unit))
        latest[key] = max(latest.get(key, 0), days.get(batch, 0))
    return latest


def _moved(number: int, unit: PeriodKind, wanted: PeriodKind) -> int:
    """A unit of the facts in the unit of the report: a year for yearly ones."""
    if unit is wanted or wanted is not PeriodKind.YEAR:
        return number
    return year_and_week(number)[0] if unit is PeriodKind.WEEK else number // 12


def _units_due(due: Due, month: int) -> tuple[int, ...]:
    """Numbers of the units of a month; a yearly form is due in December."""
    if due.unit is PeriodKind.YEAR:
        is_december = month % 12 == _LAST_MONTH_OF_YEAR
        numbers: tuple[int, ...] = (month // 12,) if is_december else ()
    else:
        numbers = weeks_in(month) if due.unit is PeriodKind.WEEK else (month,)
    return tuple(n for n in numbers if is_expected(due.expected, due.unit, n))


def _days_after(days: list[int], month: int, unit: PeriodKind) -> int | None:
    if not days or unit is PeriodKind.YEAR:
        return None
    return max(days) - (first_day_of_month(month + 1) - 1)


def _missing_words(
    missing: list[tuple[str, int]], due: Due, office: Office, places: int
) -> Iterator[str]:
    """Names of places; of one place with several weeks the weeks."""
    is_own = places == 1 and AreaLevel(due.expected.area_level) in _OF_CENTRES
    for place, unit in missing:
        area = office.areas.by_code.get(place)
        name = area.name if area else place or OFFICE
        week = f"M{year_and_week(unit)[1]}" if due.unit is PeriodKind.WEEK else ""
        if is_own:
            yield week or name
        else:
            yield f"{name} {week}".strip()
