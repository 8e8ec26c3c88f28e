"""Alerts of the weekly report, as the thresholds of 2025 raise them."""

import numpy as np

from derajat.city.monthly import random_flags
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain, worded
from derajat.city.surveillance.weekly import DISEASES, MINUTES_OF_DAY, WeeklyCounts
from derajat.statistics.arrays import Flags


AT_LEAST = {"C": 2, "U": 3} | dict.fromkeys(
    ("B", "E", "G", "J", "K", "L", "M", "N", "P", "Q", "R", "S", "V", "W", "Z", "AC"), 1
)
"""Cases of a week that are an alert."""
RISING = ("A", "D", "F", "H", "AA")
"""One and a half times the week before is an alert, three cases after none."""
RESULTS = ("bukan-klb", "klb", "salah-data")
_LATEST_HOUR = 24 * 9


def build_signals(world: World, counts: WeeklyCounts) -> Register:
    """The register `sinyal-skdr`: each alert, when it came and was verified."""
    week, centre, disease = np.nonzero(find_alerts(counts))
    draws = world.settings.draws("sinyal-skdr")
    size = len(week)
    raised = counts.received[week, centre] + draws.integers(5, 180, size)
    hours = np.where(
        draws.random(size) < 0.83,
        draws.uniform(0.5, 24, size),
        24 + draws.gamma(1.5, 30, size),
    )
    verified = raised + (np.minimum(hours, _LATEST_HOUR) * 60).astype(np.int64)
    until = (world.settings.reported_until + 1) * MINUTES_OF_DAY
    is_verified = (draws.random(size) < 0.95) & (verified < until)
    columns = {
        "sinyal": numbered("S", np.arange(1, size + 1)),
        "muncul": plain(raised),
        "puskesmas": worded(centre, world.health_centre_codes),
        "penyakit": worded(disease, DISEASES),
        "diverifikasi": plain(verified, is_verified),
        "hasil": worded(
            draws.choice(3, size, p=(0.94, 0.02, 0.04)), RESULTS, is_verified
        ),
        "lab": plain(draws.random(size) < 0.2, random_flags(draws, 0.97, size)),
    }
    return Register("sinyal-skdr", columns).at(raised < until)


def find_alerts(counts: WeeklyCounts) -> Flags:
    """Whether each reported count is an alert, (weeks, health centres, diseases).

    A rise cannot be told after a week without a report.
    """
    cases, told = counts.cases, counts.is_reported
    found = np.zeros(cases.shape, dtype=bool)
    for code, least in AT_LEAST.items():
        place = DISEASES.index(code)
        found[..., place] = cases[..., place] >= least
    for code in RISING:
        place = DISEASES.index(code)
        now, before = cases[1:, :, place], cases[:-1, :, place]
        rises = np.where(before > 0, 2 * now >= 3 * before, now >= 3)
        found[1:, :, place] = rises & told[:-1]
    return np.asarray(found & told[..., np.newaxis])
