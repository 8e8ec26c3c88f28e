"""The nine specific and eleven sensitive services of Perpres 72/2021."""

from dataclasses import dataclass

import numpy as np

from derajat.city.households import FEMALE
from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


OWNERS = ("dinkes", "dppkb", "kemenag", "pupr", "dinsos", "kominfo")
"""The offices of the city that own the numbers."""


@dataclass(frozen=True)
class Service:
    """`mean` is the share of those due who get it; `due` which of the targets."""

    name: str
    owner: str
    due: str
    mean: float


SPECIFIC = (
    Service("kek-pmt", "dinkes", "kek", 0.83),
    Service("ttd-bumil", "dinkes", "ibu-hamil", 0.77),
    Service("ttd-remaja", "dinkes", "remaja-putri", 0.55),
    Service("asi-eksklusif", "dinkes", "bayi-0-5", 0.72),
    Service("mpasi", "dinkes", "anak-6-23", 0.7),
    Service("gizi-buruk", "dinkes", "gizi-buruk", 0.89),
    Service("pantau-tumbuh", "dinkes", "balita", 0.8),
    Service("gizi-kurang-pmt", "dinkes", "gizi-kurang", 0.82),
    Service("imunisasi-dasar", "dinkes", "bayi", 0.87),
)
SENSITIVE = (
    Service("kb-pascasalin", "dppkb", "ibu-hamil", 0.52),
    Service("hamil-tidak-diinginkan", "dppkb", "ibu-hamil", 0.16),
    Service("periksa-catin", "kemenag", "catin", 0.81),
    Service("air-minum", "pupr", "rumah-tangga", 0.96),
    Service("sanitasi", "pupr", "rumah-tangga", 0.9),
    Service("pbi-jkn", "dinsos", "miskin", 0.9),
    Service("dampingi", "dppkb", "berisiko", 0.79),
    Service("bantuan-tunai", "dinsos", "keluarga-miskin", 0.71),
    Service("paham-stunting", "kominfo", "ditanya", 0.6),
    Service("bansos-pangan", "dinsos", "keluarga-miskin", 0.82),
    Service("stop-babs", "pupr", "kelurahan", 0.78),
)
SERVICES = (*SPECIFIC, *SENSITIVE)
_POOR_DECILES = 4
_ASKED = 30
"""Answers asked for in each village on what stunting is."""


def build_targets(world: World, year: int) -> dict[str, Numbers]:
    """Who is due each service in a year, by village; shares are invented."""
    people, day = world.population.people, day_number(year, 7, 1)
    here = np.flatnonzero(people.lives_here_on(day))
    years = (day - people.born[here]) / 365.25
    village = world.population.village[here]
    is_poor = _poor(world)[people.household[here]]
    is_girl = people.sex[here] == FEMALE

    def count(chosen: Flags) -> Numbers:
        return np.bincount(village[chosen], minlength=len(world.places.villages))

    infants = count(years < 1)
    homes = _homes(world, people.household[here])
    due = {
        "bayi": infants,
        "bayi-0-5": count(years < 0.5),
        "anak-6-23": count((years >= 0.5) & (years < 2)),
        "balita": count(years < 5),
        "remaja-putri": count(is_girl & (years >= 12) & (years < 19)),
        "ibu-hamil": _share(infants, 1.1),
        "kek": _share(infants, 0.12),
        "gizi-buruk": _share(infants, 0.03),
        "gizi-kurang": _share(infants, 0.17),
        "catin": _share(infants, 0.45),
        "miskin": count(is_poor),
        "rumah-tangga": homes,
        "keluarga-miskin": _share(homes, 0.2),
        "berisiko": _share(homes, 0.22),
        "ditanya": np.full_like(homes, _ASKED),
        "kelurahan": np.ones_like(homes),
    }
    return {service.name: due[service.due] for service in SERVICES}


def _share(numbers: Numbers, share: float) -> Numbers:
    return np.asarray(np.rint(numbers * share), dtype=np.int64)


def _poor(world: World) -> Flags:
    return np.asarray(world.population.households.decile <= _POOR_DECILES)


def _homes(world: World, household: Numbers) -> Numbers:
    village = world.population.households.village[np.unique(household)]
    return np.bincount(village, minlength=len(world.places.villages))
