"""The weekly report W2 of each health centre, and when it was received."""

from dataclasses import dataclass

import numpy as np

from derajat.city.infections.happening.dengue import dengue_cases
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, plain, worded
from derajat.model.calendar import week_of_day
from derajat.statistics.arrays import Flags


MINUTES_OF_DAY = 1440
RATES = {
    "A": 5.2, "B": 0.012, "C": 0.0, "D": 0.9, "E": 0.05, "F": 0.8, "G": 0.025,
    "H": 0.08, "J": 0.0001, "K": 0.09, "L": 0.002, "M": 0.006, "N": 0.008, "P": 0.2,
    "Q": 0.0002, "R": 0.015, "S": 0.0005, "U": 0.01, "V": 0.0004, "W": 0.002,
    "Y": 6.0, "Z": 0.06, "AA": 26.0, "AC": 0.05, "X": 145.0,
}  # fmt: skip
"""Cases a week of 10,000 people by the code of the disease; C follows the dengue cases,
X is all visits."""
DISEASES = tuple(RATES)
_REPORTED, _IN_TIME = 0.945, 0.9
_MONDAY = 2
"""Days from the Saturday that ends a week."""


@dataclass(frozen=True)
class WeeklyCounts:
    """Weeks (weeks,) and the true cases (weeks, health centres, diseases).

    `is_reported` and `received`, in minutes, are (weeks, health centres).
    """

    weeks: Numbers
    cases: Numbers
    is_reported: Flags
    received: Numbers


def build_weekly_counts(world: World) -> WeeklyCounts:
    """What each health centre saw in each whole week of the reported years."""
    weeks = reported_weeks(world)
    draws = world.settings.draws("laporan-w2")
    people = _people_served(world)
    rates = np.array(list(RATES.values())) / 10_000
    level = np.exp(draws.normal(0, 0.15, (len(people), len(rates))))
    year = 2 * np.pi * (weeks % 52) / 52
    season = 1 + 0.25 * np.cos(year)
    mean = season[:, None, None] * (people[:, None] * rates * level)[None]
    cases = draws.poisson(mean)
    cases[..., DISEASES.index("C")] = _suspected_dengue(world, weeks)
    is_reported = draws.random((len(weeks), len(people))) < _REPORTED
    received = _received(world, np.repeat(weeks, len(people)))
    return WeeklyCounts(weeks, cases, is_reported, received.reshape(cases.shape[:2]))


def reported_weeks(world: World) -> Numbers:
    """The weeks that begin and end within the reported years."""
    first = week_of_day(world.settings.first_day + 6)
    last = week_of_day(world.settings.reported_until + 1) - 1
    return np.arange(first, last + 1)


def _people_served(world: World) -> Numbers:
    """People of each health centre, about."""
    places = world.places
    shares = np.bincount(
        places.health_centre, weights=places.share, minlength=len(places.health_centres)
    )
    return np.asarray(shares * world.settings.people)


def _suspected_dengue(world: World, weeks: Numbers) -> Numbers:
    """Cases of dengue by week and health centre of residence, and a few more."""
    cases = dengue_cases(world)
    village = world.population.village[cases.person]
    centre = world.places.health_centre_on(village, cases.day)
    week = (cases.day + 4) // 7 - weeks[0]
    found = np.zeros((len(weeks), len(world.places.health_centres)), dtype=np.int64)
    inside = (week >= 0) & (week < len(weeks))
    np.add.at(found, (week[inside], centre[inside]), 1)
    draws = world.settings.draws("suspected dengue")
    return np.asarray(found + draws.poisson(0.12, found.shape))


def build_weekly_registers(
    world: World, counts: WeeklyCounts
) -> tuple[Register, Register]:
    """The registers `laporan-w2` and `penerimaan-w2`."""
    week, centre = np.indices(counts.is_reported.shape)
    came = counts.is_reported.ravel()
    columns = {
        "minggu": plain(counts.weeks[week.ravel()]),
        "puskesmas": worded(centre.ravel(), world.health_centre_codes),
    }
    cases = counts.cases.reshape(-1, len(DISEASES))
    numbers = {code: plain(cases[:, place]) for place, code in enumerate(DISEASES)}
    reports = Register("laporan-w2", columns | numbers).at(came)
    received = {"diterima": plain(counts.received.ravel(), came)}
    return reports, Register("penerimaan-w2", columns | received)


def _received(world: World, weeks: Numbers) -> Numbers:
    """Minutes; most on Sunday or Monday, the others up to ten days later."""
    draws = world.settings.draws("penerimaan-w2")
    saturday = weeks * 7 - 4 + 6
    days = np.where(
        draws.random(len(weeks)) < _IN_TIME,
        draws.integers(1, _MONDAY + 1, len(weeks)),
        draws.integers(_MONDAY + 1, 11, len(weeks)),
    )
    moment = (saturday + days) * MINUTES_OF_DAY + draws.integers(420, 960, len(weeks))
    until = (world.settings.reported_until + 1) * MINUTES_OF_DAY - 1
    return np.asarray(np.minimum(moment, until))
