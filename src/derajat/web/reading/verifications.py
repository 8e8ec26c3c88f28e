"""Verifications of signals that stand in the office's own list of SKDR alerts."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from derajat.model.calendar import date_of_day
from derajat.programmes.early_warning import ALERT_LIST, match_alerts
from derajat.web.reading.kept import Kept
from derajat.web.reading.office import Reading
from derajat.web.reading.weeks import read_week_table


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
    return ALERT_LIST in reading.snapshot.datasets


def read_verifications(reading: Reading) -> Verifications:
    """The verified alerts by the signal they belong to; read once for a run."""
    return _KEPT.of(reading)


def _build(reading: Reading) -> Verifications:
    table = read_week_table(reading)
    if table is None or not has_alert_list(reading):
        return {}
    rows = reading.snapshot.load_facts(ALERT_LIST).to_pylist()
    return {key: _read(row) for key, row in match_alerts(table, rows).items()}


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
