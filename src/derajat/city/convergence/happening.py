"""Services against stunting by village, and by family in the first 1,000 days."""

import numpy as np

from derajat.city.children import level_by_village
from derajat.city.convergence.services import (
    OWNERS,
    SERVICES,
    Service,
    build_targets,
)
from derajat.city.pregnancies import MISCARRIAGE
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import day_number, month_number
from derajat.statistics.arrays import Flags, Floats


_TWO_YEARS, _HALF_YEAR = 731, 183
_REPORTED_MONTHS = (6, 12)
FAMILY_SERVICES: dict[str, float] = {
    "anc": 0.9,
    "ttd": 0.84,
    "asi": 0.72,
    "mpasi": 0.74,
    "imunisasi": 0.88,
    "pantau_tumbuh": 0.8,
    "air_minum": 0.95,
    "sanitasi": 0.92,
    "jaminan": 0.94,
    "bantuan_sosial": 0.78,
    "dampingan": 0.83,
}
"""Services due to a family and the mean share that gets each; invented."""


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers of the convergence of all offices against stunting."""
    return _build_services(world), _build_families(world)


def _build_services(world: World) -> Register:
    """Two reports a year of each service by village, from the office that owns it."""
    months = [
        month_number(year, month)
        for year in world.settings.years
        for month in _REPORTED_MONTHS
        if month_number(year, month) in world.settings.months
    ]
    names = tuple(service.name for service in SERVICES)
    shape = (len(months), len(SERVICES), len(world.places.villages))
    due, got = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for at, month in enumerate(months):
        targets = build_targets(world, month // 12)
        for place, service in enumerate(SERVICES):
            due[at, place] = targets[service.name]
            got[at, place] = _reached(world, service, targets[service.name], month)
    month_place, service_place, village = np.indices(shape)
    owners = np.array([OWNERS.index(service.owner) for service in SERVICES])
    columns = {
        "bulan": plain(np.array(months, dtype=np.int64)[month_place.ravel()]),
        "kelurahan": worded(village.ravel(), world.village_codes),
        "layanan": worded(service_place.ravel(), names),
        "opd": worded(owners[service_place.ravel()], OWNERS),
        "sasaran": plain(due.ravel()),
        "mendapat": plain(got.ravel()),
    }
    return Register("layanan-stunting", columns)


def _reached(world: World, service: Service, due: Numbers, month: int) -> Numbers:
    level = level_by_village(world, f"convergence {service.name}", service.mean, 0.4)
    years = (month - world.settings.months.start) / 12
    chance = np.clip(level + 0.012 * years, 0.01, 0.995)
    draws = world.settings.draws(f"convergence {service.name} {month}")
    return draws.binomial(due, chance)


def _build_families(world: World) -> Register:
    """One row a year and household with a pregnant woman or a child below two."""
    parts = [
        _families_on(world, year, _day_of_list(world, year))
        for year in world.settings.years
    ]
    names = ("keluarga", "tahun", "village", *FAMILY_SERVICES)
    joined = {name: np.concatenate([part[name] for part in parts]) for name in names}
    columns = {
        "tahun": plain(joined["tahun"]),
        "keluarga": numbered("KK", joined["keluarga"] + 1),
        "kelurahan": worded(joined["village"], world.village_codes),
        **{
            name: plain(joined[name] == 1, known=joined[name] >= 0)
            for name in FAMILY_SERVICES
        },
    }
    return Register("keluarga-1000hpk", columns)


def _day_of_list(world: World, year: int) -> int:
    return min(day_number(year, 11, 1), world.settings.reported_until)


def _families_on(world: World, year: int, day: int) -> dict[str, Numbers]:
    """By name a column: 1 got, 0 did not, -1 not due."""
    population = world.population
    count = len(population.households.village)
    expects = _homes(population.people.household, _pregnant(world, day), count)
    infants = _homes(population.people.household, _aged(world, day, 0), count)
    toddlers = _homes(population.people.household, _aged(world, day, 1), count)
    homes = np.flatnonzero(expects | infants | toddlers)
    village = population.households.village[homes]
    poor = population.households.decile[homes] <= 4
    everyone = np.ones(len(homes), dtype=bool)
    child = infants[homes] | toddlers[homes]
    due: dict[str, Flags] = dict.fromkeys(FAMILY_SERVICES, everyone)
    due |= {"anc": expects[homes], "ttd": expects[homes]}
    due |= {"asi": infants[homes], "mpasi": toddlers[homes]}
    due |= {"imunisasi": child, "pantau_tumbuh": child, "bantuan_sosial": poor}
    own = world.settings.draws("families").normal(0, 0.6, count)[homes]
    villages = len(world.places.villages)
    shift = world.settings.draws("families of a village").normal(0, 0.45, villages)
    own = own + shift[village]
    found: dict[str, Numbers] = {
        name: np.where(is_due, _got(world, name, village, own, year), -1)
        for name, is_due in due.items()
    }
    return {
        "keluarga": homes,
        "tahun": np.full(len(homes), year),
        "village": village,
        **found,
    }


def _got(world: World, name: str, village: Numbers, own: Floats, year: int) -> Numbers:
    level = level_by_village(world, f"family {name}", FAMILY_SERVICES[name], 0.35)
    odds = np.log(level / (1 - level))[village] + own
    draws = world.settings.draws(f"family {name} {year}")
    is_got = draws.random(len(village)) < 1 / (1 + np.exp(-odds))
    return np.asarray(is_got, dtype=np.int64)


def _pregnant(world: World, day: int) -> Numbers:
    """The women who carry a child that lasts, from the twelfth week on."""
    pregnancies = world.population.pregnancies
    lasting = pregnancies.outcome != MISCARRIAGE
    carries = (pregnancies.conceived + 84 <= day) & (pregnancies.ended > day)
    women = pregnancies.mother[lasting & carries]
    here = world.population.people.at(women).lives_here_on(day)
    return np.asarray(women[here])


def _aged(world: World, day: int, half: int) -> Numbers:
    """Children below six months, or from then to two years."""
    people = world.population.people
    first, last = ((0, _HALF_YEAR), (_HALF_YEAR, _TWO_YEARS))[half]
    age = day - people.born
    chosen = (age >= first) & (age < last) & people.lives_here_on(day)
    return np.flatnonzero(chosen)


def _homes(household: Numbers, people: Numbers, count: int) -> Flags:
    found = np.zeros(count, dtype=bool)
    found[household[people]] = True
    return found
