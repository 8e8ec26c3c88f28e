"""How many people each service is meant for, by year, village and source."""

from collections.abc import Iterator

import numpy as np

from derajat.city.eligible.bases import SOURCES, build_bases
from derajat.city.households import DAYS_OF_YEAR, FEMALE
from derajat.city.pregnancies import LIVE_BIRTH, MISCARRIAGE
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, plain, worded
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags, Floats


AGES: dict[str, tuple[float, float]] = {
    "penduduk": (0, 200),
    "bayi": (0, 1),
    "baduta": (0, 2),
    "balita": (0, 5),
    "balita-6-59-bulan": (0.5, 5),
    "anak-balita": (1, 5),
    "anak-pra-sekolah": (5, 7),
    "anak-1-6": (1, 7),
    "anak-7-17": (7, 18),
    "dewasa": (18, 60),
    "usia-pendidikan-dasar": (7, 16),
    "remaja": (10, 19),
    "usia-produktif": (15, 60),
    "usia-lanjut": (60, 200),
    "usia-15-ke-atas": (15, 200),
}
"""Completed years from and below which people belong to a group, on 1 July."""
WOMEN: dict[str, tuple[float, float]] = {
    "remaja-putri": (12, 19),
    "wanita-usia-subur": (15, 50),
    "wanita-30-50": (30, 51),
}
OF_15_AND_OLDER = {"hipertensi": 0.308, "diabetes": 0.031, "odgj-berat": 0.0021}
"""Estimated shares of the people from 15 years on; invented, near published ones."""
OF_ALL = {"terduga-tb": 0.0141, "risiko-hiv": 0.0193}
GROUPS = (
    *AGES,
    *WOMEN,
    *OF_15_AND_OLDER,
    *OF_ALL,
    "ibu-hamil",
    "ibu-bersalin",
    "bayi-baru-lahir",
    "keluarga",
)
_SPREAD = {"pusdatin": 0.09, "bps": 0.06, "dukcapil": 0.03, "riil": 0.0}
_LEVEL = {"pusdatin": 1.06, "bps": 0.98, "dukcapil": 1.03, "riil": 1.0}


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `sasaran`, one row a year, village, group and source, and
    `keputusan-sasaran`."""
    years = np.array(world.settings.years)
    true = np.stack([_true_numbers(world, int(year)) for year in years])
    shape = (*true.shape, len(SOURCES))
    numbers = np.empty(shape, dtype=np.int64)
    for place, source in enumerate(SOURCES):
        numbers[..., place] = np.round(true * _factors(world, source))
    year, group, village, source_place = np.indices(shape)
    columns = {
        "tahun": plain(years[year.ravel()]),
        "kelurahan": worded(village.ravel(), world.village_codes),
        "kelompok": worded(group.ravel(), GROUPS),
        "sumber": worded(source_place.ravel(), SOURCES),
        "jumlah": plain(numbers.ravel()),
    }
    return Register("sasaran", columns), build_bases(world)


def _factors(world: World, source: str) -> Floats:
    """By village: how far a source is from the truth, the same in all years."""
    draws = world.settings.draws(f"eligible {source}")
    spread = draws.normal(0, _SPREAD[source], len(world.places.villages))
    return np.asarray(_LEVEL[source] * np.clip(1 + spread, 0.7, 1.3))


def _true_numbers(world: World, year: int) -> Numbers:
    """People of each group and village in a year, (groups, villages)."""
    found = dict(_by_age(world, day_number(year, 7, 1)))
    for group, share in OF_15_AND_OLDER.items():
        found[group] = np.round(found["usia-15-ke-atas"] * share).astype(np.int64)
    for group, share in OF_ALL.items():
        found[group] = np.round(found["penduduk"] * share).astype(np.int64)
    found |= dict(_by_pregnancy(world, year))
    found["keluarga"] = _households(world, day_number(year, 7, 1))
    return np.stack([found[group] for group in GROUPS])


def _by_age(world: World, day: int) -> Iterator[tuple[str, Numbers]]:
    people = world.population.people
    here = np.flatnonzero(people.lives_here_on(day))
    years = (day - people.born[here]) / DAYS_OF_YEAR
    village = world.population.village[here]
    is_woman = people.sex[here] == FEMALE
    for group, (least, below) in AGES.items():
        yield group, _count(world, village, (years >= least) & (years < below))
    for group, (least, below) in WOMEN.items():
        chosen = is_woman & (years >= least) & (years < below)
        yield group, _count(world, village, chosen)


def _by_pregnancy(world: World, year: int) -> Iterator[tuple[str, Numbers]]:
    pregnancies = world.population.pregnancies
    first, last = day_number(year, 1, 1), day_number(year, 12, 31)
    village = world.population.village[pregnancies.mother]
    lasting = pregnancies.outcome != MISCARRIAGE
    known = pregnancies.conceived + 84
    ends = (pregnancies.ended >= first) & (pregnancies.ended <= last)
    begins = (known >= first) & (known <= last)
    yield "ibu-hamil", _count(world, village, lasting & begins)
    yield "ibu-bersalin", _count(world, village, lasting & ends)
    born = np.where(ends & (pregnancies.outcome == LIVE_BIRTH), pregnancies.children, 0)
    weighed = np.bincount(village, weights=born, minlength=len(world.places.villages))
    yield "bayi-baru-lahir", weighed.astype(np.int64)


def _households(world: World, day: int) -> Numbers:
    population = world.population
    here = population.people.lives_here_on(day)
    homes = np.unique(population.people.household[here])
    return np.bincount(
        population.households.village[homes], minlength=len(world.places.villages)
    )


def _count(world: World, village: Numbers, chosen: Flags) -> Numbers:
    return np.bincount(village[chosen], minlength=len(world.places.villages))
