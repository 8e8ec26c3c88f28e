"""Verifications of signals that stand in the office's own list of SKDR alerts.

The list names no week: an alert belongs to the last week before it came that is a
signal of its disease and health centre, of the two weeks before it.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from derajat.model.calendar import date_of_day, week_of_day
from derajat.web.reading.kept import Kept
from derajat.web.reading.office import Reading
from derajat.web.reading.weeks import WeekTable, read_week_table


DATASET = "sinyal-skdr"
WEEKS_BACK = 2
_MINUTES_OF_DAY = 1440

Verifications = Mapping[tuple[str, str, int], "Verification"]
"""By disease, reporting unit and week."""


@dataclass(frozen=True)
class Verification:
    """A verified alert of the list: its number, when, and the code of its result."""

    alert: str
    raised_at: datetime.datetime
    verified_at: datetime.datetime
    result: str


def has_alert_list(reading: Reading) -> bool:
    """Whether the office received a list of alerts at all."""
    return DATASET in reading.snapshot.datasets


def read_verifications(reading: Reading) -> Verifications:
    """The verified alerts by the signal they belong to; read once for a run."""
    return _KEPT.of(reading)


def _build(reading: Reading) -> Verifications:
    table = read_week_table(reading)
    if table is None or not has_alert_list(reading):
        return {}
    rows = reading.snapshot.load_facts(DATASET).to_pylist()
    found: dict[tuple[str, str, int], Verification] = {}
    for row in sorted(rows, key=lambda row: row["muncul"]):
        week = _find_week(table, row["penyakit"], row["puskesmas"], row["muncul"])
        if week is None or row["diverifikasi"] is None:
            continue
        key = (row["penyakit"], row["puskesmas"], week)
        found.setdefault(key, _read(row))
    return found


def _find_week(table: WeekTable, disease: str, unit: str, raised: int) -> int | None:
    place, week = table.place_of(disease), week_of_day(raised // _MINUTES_OF_DAY)
    if place is None:
        return None
    for back in range(1, WEEKS_BACK + 1):
        cell = table.cell(unit, place, week - back)
        if cell is not None and cell.is_signal:
            return week - back
    return None


def _read(row: Mapping[str, object]) -> Verification:
    return Verification(
        alert=str(row["sinyal"]),
        raised_at=_moment(row["muncul"]),
        verified_at=_moment(row["diverifikasi"]),
        result=str(row["hasil"] or ""),
    )


def _moment(minutes: object) -> datetime.datetime:
    """A moment of the list, in the time of the office."""
    day, rest = divmod(int(str(minutes)), _MINUTES_OF_DAY)
    start = datetime.datetime.combine(date_of_day(day), datetime.time())
    return timezone.make_aware(start + datetime.timedelta(minutes=rest))


_KEPT: Kept[Verifications] = Kept(_build)
