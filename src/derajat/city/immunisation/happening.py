"""Doses one by one, vaccination at school, reactions, vaccine vials, cold boxes."""

import numpy as np

from derajat.city.children import level_by_village, village_months
from derajat.city.households import FEMALE, MALE
from derajat.city.immunisation.doses import ANTIGENS, NOT_GIVEN, Doses, build_doses
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import day_number, month_number
from derajat.statistics.arrays import Flags


PLACES = ("posyandu", "puskesmas", "rumah-sakit", "swasta")
SCHOOL_DOSES = ("mr-kelas-1", "dt-kelas-1", "td-kelas-2", "td-kelas-5", "hpv-kelas-5")
_SCHOOL_AGES = {"mr": 7, "dt": 7, "td-kelas-2": 8, "td-kelas-5": 11, "hpv": 11}
_DAYS_BEFORE = 365
"""So far back doses are in the export: of children who are infants when it begins."""


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers of the immunisation programme."""
    doses = build_doses(world)
    return (
        _build_doses(world, doses),
        _build_school(world),
        _build_tetanus(world),
        _build_reactions(world, doses),
        _build_vials(world, doses),
    )


def _build_doses(world: World, doses: Doses) -> Register:
    people = world.population.people
    first = world.settings.first_day - _DAYS_BEFORE
    row, antigen = np.nonzero((doses.day >= first) & (doses.day != NOT_GIVEN))
    day = doses.day[row, antigen]
    order = np.argsort(day, kind="stable")
    row, antigen, day = row[order], antigen[order], day[order]
    child = doses.child[row]
    draws = world.settings.draws("places of doses")
    place = draws.choice(4, len(child), p=[0.68, 0.17, 0.05, 0.1])
    place = np.where(antigen < 2, np.where(place < 2, 2, place), place)
    columns = {
        "nik": world.nik_of(child),
        "tanggal_lahir": plain(people.born[child]),
        "jk": worded(people.sex[child] != MALE, ("L", "P")),
        "kelurahan": world.village_of(child),
        "antigen": worded(antigen, ANTIGENS),
        "tanggal": plain(day),
        "tempat": worded(place, PLACES),
    }
    return Register("imunisasi-dosis", columns)


def _build_school(world: World) -> Register:
    """Pupils registered and vaccinated in August and November, by village."""
    due = [
        (month, dose)
        for year in world.settings.years
        for dose in SCHOOL_DOSES
        if (month := month_number(year, _school_month(dose))) in world.settings.months
    ]
    shape = (len(due), len(world.places.villages))
    pupils, given = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for at, (month, dose) in enumerate(due):
        pupils[at] = _pupils(world, month // 12, dose)
        level = level_by_village(world, f"school {dose}", 0.91, 0.6)
        draws = world.settings.draws(f"school {dose} {month}")
        given[at] = draws.binomial(pupils[at], level)
    row, village = np.indices(shape)
    months = np.array([month for month, _ in due], dtype=np.int64)
    places = np.array([SCHOOL_DOSES.index(dose) for _, dose in due], dtype=np.int64)
    columns = {
        "bulan": plain(months[row.ravel()]),
        "kelurahan": worded(village.ravel(), world.village_codes),
        "vaksin": worded(places[row.ravel()], SCHOOL_DOSES),
        "terdaftar": plain(pupils.ravel()),
        "diimunisasi": plain(given.ravel()),
    }
    return Register("bias", columns)


def _school_month(dose: str) -> int:
    """Measles-rubella and HPV in August, the others in November."""
    return 8 if dose.startswith(("mr", "hpv")) else 11


def _pupils(world: World, year: int, dose: str) -> Numbers:
    people, day = world.population.people, day_number(year, 7, 1)
    age = next(a for name, a in _SCHOOL_AGES.items() if dose.startswith(name))
    years = (day - people.born) / 365.25
    chosen = (years >= age) & (years < age + 1) & people.lives_here_on(day)
    if dose.startswith("hpv"):
        chosen &= people.sex == FEMALE
    return np.bincount(
        world.population.village[chosen], minlength=len(world.places.villages)
    )


def _build_tetanus(world: World) -> Register:
    """Pregnant women who reached Td2 or more, women who reached T5, each month."""
    month, village = village_months(world)
    women = _women(world)[village]
    level = level_by_village(world, "tetanus status", 0.74, 0.3)[village]
    draws = world.settings.draws("tetanus")
    columns = {
        "bulan": plain(month),
        "kelurahan": worded(village, world.village_codes),
        "bumil_td2": plain(draws.poisson(women * 0.0047 * level)),
        "wus_t5": plain(draws.poisson(women * 0.0011 * level)),
    }
    return Register("td-wus", columns)


def _women(world: World) -> Numbers:
    people = world.population.people
    middle = world.settings.first_day + 182
    years = (middle - people.born) / 365.25
    chosen = (people.sex == FEMALE) & (years >= 15) & (years < 50)
    chosen &= people.lives_here_on(middle)
    return np.bincount(
        world.population.village[chosen], minlength=len(world.places.villages)
    )


def _build_reactions(world: World, doses: Doses) -> Register:
    """Reactions after vaccination, reported and, if serious, investigated."""
    settings = world.settings
    inside = (doses.day >= settings.first_day) & (doses.day < settings.reported_until)
    row, antigen = np.nonzero(inside)
    draws = settings.draws("reactions")
    number = min(len(row), max(12, round(len(row) * 0.0011)))
    chosen = np.sort(draws.choice(len(row), number, replace=False))
    row, antigen = row[chosen], antigen[chosen]
    reported = doses.day[row, antigen] + draws.integers(0, 3, number)
    reported = np.minimum(reported, settings.reported_until)
    order = np.argsort(reported, kind="stable")
    row, reported = row[order], reported[order]
    serious = draws.random(number) < 0.35
    seen = reported + draws.choice(5, number, p=[0.35, 0.3, 0.2, 0.1, 0.05])
    known = serious & (draws.random(number) < 0.93) & (seen <= settings.reported_until)
    columns = {
        "kipi": numbered("KIPI", np.arange(1, number + 1)),
        "tanggal_lapor": plain(reported),
        "kelurahan": world.village_of(doses.child[row]),
        "serius": plain(serious),
        "tanggal_selidik": plain(np.where(known, seen, 0), known=known),
    }
    return Register("kipi", columns)


def _build_vials(world: World, doses: Doses) -> Register:
    """Doses opened and given, temperatures read, by health centre and month."""
    settings, places = world.settings, world.places
    centres, months = len(places.health_centres), np.array(settings.months)
    given = _given_by_centre(world, doses)
    draws = settings.draws("vials")
    waste = np.clip(draws.normal(0.17, 0.05, given.shape), 0.02, 0.5)
    opened = np.ceil(given / (1 - waste)).astype(np.int64)
    read = np.full(given.shape, 60) - draws.binomial(6, 0.2, given.shape)
    level = np.clip(draws.beta(40, 1.2, centres), 0.7, 1)
    good = draws.binomial(read, np.tile(level, (len(months), 1)))
    broken = draws.random(given.shape) < 0.01
    good = np.where(broken, good // 2, good)
    month, centre = np.indices(given.shape)
    columns = {
        "bulan": plain(months[month.ravel()]),
        "puskesmas": worded(centre.ravel(), world.health_centre_codes),
        "dosis_dibuka": plain(opened.ravel()),
        "dosis_diberikan": plain(given.ravel()),
        "suhu_dicatat": plain(read.ravel()),
        "suhu_sesuai": plain(good.ravel()),
    }
    return Register("rantai-dingin", columns)


def _given_by_centre(world: World, doses: Doses) -> Numbers:
    """Doses given, (months, health centres)."""
    settings, centres = world.settings, len(world.places.health_centres)
    inside: Flags = (doses.day >= settings.first_day) & (doses.day != NOT_GIVEN)
    row, antigen = np.nonzero(inside)
    day = doses.day[row, antigen]
    village = world.population.village[doses.child[row]]
    centre = world.places.health_centre_on(village, day).astype(np.int64)
    months = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    place = (months + 1970 * 12 - settings.months.start) * centres + centre
    size = len(settings.months) * centres
    return np.bincount(place, minlength=size).reshape(-1, centres)
