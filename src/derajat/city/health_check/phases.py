"""When the free health check was open: waves with pauses between them."""

from dataclasses import dataclass

import numpy as np

from derajat.city.registers import Numbers
from derajat.city.settings import CitySettings
from derajat.model.calendar import day_number


@dataclass(frozen=True)
class Wave:
    """An open stretch of the programme, both days included."""

    name: str
    first_day: int
    last_day: int


WAVES = (
    Wave("g1", day_number(2025, 2, 10), day_number(2025, 6, 30)),
    Wave("g2", day_number(2025, 8, 18), day_number(2025, 12, 19)),
    Wave("g3", day_number(2026, 1, 5), day_number(2026, 6, 30)),
    Wave("g4", day_number(2026, 7, 13), day_number(2026, 12, 18)),
)
"""The check began on 10 February 2025; the pauses are invented."""
WAVE_NAMES = tuple(wave.name for wave in WAVES)
FIRST_SCHOOL_DAY = day_number(2025, 8, 18)
FIRST_PARTNER_DAY = day_number(2026, 1, 5)
_SUNDAY = 3
"""Day number 0, 1 January 1970, was a Thursday."""


def open_days(settings: CitySettings, year: int) -> Numbers:
    """The days of a year on which people are checked, up to the last reported one."""
    days = np.arange(day_number(year, 1, 1), day_number(year, 12, 31) + 1)
    days = days[days <= settings.reported_until]
    return np.asarray(days[(wave_of(days) >= 0) & (days % 7 != _SUNDAY)])


def wave_of(days: Numbers) -> Numbers:
    """The wave in which each day lies, -1 for a day of a pause."""
    found = np.full(len(days), -1, dtype=np.int64)
    for number, wave in enumerate(WAVES):
        found[(days >= wave.first_day) & (days <= wave.last_day)] = number
    return found
