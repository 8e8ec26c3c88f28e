"""The registers of the free health check and of screening for chronic disease."""

import numpy as np

from derajat.city.health_check.findings import build_findings, centres
from derajat.city.health_check.outreach import (
    Outreach,
    build_events,
    build_partners,
    find_events,
)
from derajat.city.health_check.phases import WAVE_NAMES, wave_of
from derajat.city.health_check.visits import (
    CHANNELS,
    CHECK,
    FIRST_OUTREACH,
    PROGRAMMES,
    Visits,
    draw_visits,
)
from derajat.city.households import MALE
from derajat.city.persons import completed_years
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import first_day_of_month, month_number


SEXES = ("L", "P")
APPROACHES = ("pasif", "aktif")
FIRST_LIST_YEAR = 2026
"""From this year on adults who were screened are sent one by one."""
_SCREENED_A_YEAR = {"produktif": 0.71, "lansia": 0.78}
_MONTHLY = (0.6, 0.8, 0.9, 0.7, 1.0, 1.1, 1.2, 1.1, 1.1, 1.2, 1.3, 1.0)
"""Screening gathers speed towards the end of the year."""


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `skrining`, `skrining-rekap`, `ckg-kegiatan`, `ckg-mitra`."""
    visits = draw_visits(world)
    centre = centres(world, visits.person, visits.day)
    outreach = find_events(visits, centre)
    return (
        _build_visits(world, visits, centre, outreach),
        _build_summary(world),
        build_events(world, visits, outreach),
        build_partners(world),
    )


def _build_visits(
    world: World, visits: Visits, centre: Numbers, outreach: Outreach
) -> Register:
    people = world.population.people
    wave = wave_of(visits.day)
    is_check = visits.programme == CHECK
    columns = {
        "pemeriksaan": numbered("C", np.arange(1, len(visits) + 1)),
        "nik": world.nik_of(visits.person),
        "program": worded(visits.programme, PROGRAMMES),
        "tanggal": plain(visits.day),
        "tanggal_lahir": plain(people.born[visits.person]),
        "jk": worded(people.sex[visits.person] != MALE, SEXES),
        "kelurahan": world.village_of(visits.person),
        "puskesmas": worded(centre, world.health_centre_codes),
        "pendekatan": worded(visits.channel >= FIRST_OUTREACH, APPROACHES),
        "kanal": worded(visits.channel, CHANNELS),
        "gelombang": worded(np.maximum(wave, 0), WAVE_NAMES, known=is_check),
        "kegiatan": numbered("E", outreach.event + 1),
        "hadir": plain(visits.came),
        "lengkap": plain(visits.complete, known=visits.came),
        **build_findings(world, visits),
    }
    register = Register("skrining", columns)
    event = register.columns["kegiatan"]
    blank = np.flatnonzero(outreach.event < 0)
    return Register("skrining", columns | {"kegiatan": event.emptied(blank)})


def _build_summary(world: World) -> Register:
    """First screenings of the year by month and village, before there were lists."""
    last = month_number(FIRST_LIST_YEAR, 1)
    months = np.array([m for m in world.settings.months if m < last], dtype=np.int64)
    villages = len(world.places.villages)
    month, village = (
        np.repeat(months, villages),
        np.tile(np.arange(villages), len(months)),
    )
    columns = {
        "bulan": plain(month),
        "kelurahan": worded(village, world.village_codes),
    }
    for name, (least, below) in (("produktif", (15, 60)), ("lansia", (60, 200))):
        columns[name] = plain(_first_screenings(world, months, name, least, below))
    return Register("skrining-rekap", columns)


def _first_screenings(
    world: World, months: Numbers, name: str, least: int, below: int
) -> Numbers:
    """By month and village, flat."""
    draws = world.settings.draws(f"screening {name}")
    people = world.population.people
    villages = len(world.places.villages)
    effort = draws.uniform(0.75, 1.15, villages) * _SCREENED_A_YEAR[name]
    found = np.zeros((len(months), villages), dtype=np.int64)
    for row, month in enumerate(months.tolist()):
        day = first_day_of_month(month)
        age = completed_years(people.born, day)
        here = people.lives_here_on(day) & (age >= least) & (age < below)
        number = np.bincount(world.population.village[here], minlength=villages)
        mean = number * effort * _MONTHLY[month % 12] / 12
        found[row] = draws.poisson(mean)
    return found.ravel()
