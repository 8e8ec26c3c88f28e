"""Births and deaths as registers."""

import numpy as np

from derajat.city.households import MALE
from derajat.city.people import FAR
from derajat.city.pregnancies import LIVE_BIRTH, STILLBIRTH
from derajat.city.programme import World
from derajat.city.registers import (
    Numbers,
    Register,
    RegisterColumn,
    numbered,
    plain,
    worded,
)
from derajat.statistics.arrays import Flags


SEXES = ("L", "P")
_UNDER_FIVE_DAYS = 1826
_ACCIDENTAL, _UNDER_AUDIT = 0.06, 0.15
"""Of the deaths of mothers: not counted, and not yet decided."""
PHASES = ("hamil", "bersalin", "nifas")
_PHASE_SHARES = (0.2, 0.25, 0.55)
CAUSES = ("perdarahan", "hipertensi", "infeksi", "jantung", "abortus", "lain")
_CAUSE_SHARES = (0.27, 0.26, 0.08, 0.12, 0.04, 0.23)
_DAY = 1440


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `kelahiran` and `kematian`."""
    return _build_births(world), _build_deaths(world)


def _build_births(world: World) -> Register:
    """Babies born in the reported years, alive or not, where the mother lives."""
    people = world.population.people
    first, last = world.settings.first_day, world.settings.reported_until
    alive = np.flatnonzero(
        (people.born >= first) & (people.born <= last) & (people.arrived == people.born)
    )
    pregnancies = world.population.pregnancies
    is_still = (pregnancies.outcome == STILLBIRTH) & (pregnancies.ended >= first)
    stillborn = pregnancies.at(is_still & (pregnancies.ended <= last))
    draws = world.settings.draws("stillborn")
    mother = np.concatenate([people.mother[alive], stillborn.mother])
    born = np.concatenate([people.born[alive], stillborn.ended])
    sex = np.concatenate(
        [people.sex[alive] != MALE, draws.random(len(stillborn)) < 0.48]
    )
    order = np.argsort(born, kind="stable")
    is_alive = np.arange(len(born)) < len(alive)
    columns = {
        "bayi": numbered("B", np.arange(1, len(born) + 1)),
        "tanggal_lahir": plain(born[order]),
        "kelurahan": world.village_of(mother[order]),
        "jk": worded(sex[order], SEXES),
        "hidup": plain(is_alive[order]),
    }
    return Register("kelahiran", columns)


def _build_deaths(world: World) -> Register:
    """Deaths of mothers and of children under five who lived in the city."""
    people = world.population.people
    mothers = _dying_mothers(world)
    is_child = (people.died - people.born < _UNDER_FIVE_DAYS) & (people.died != FAR)
    children = np.flatnonzero(is_child & _dies_here(world, np.arange(len(people))))
    who = np.concatenate([mothers, children])
    order = np.argsort(people.died[who], kind="stable")
    who = who[order]
    is_maternal = (np.arange(len(order)) < len(mothers))[order]
    draws = world.settings.draws("audit of deaths")
    chance = draws.random(len(who))
    columns = {
        "kematian": numbered("M", np.arange(1, len(who) + 1)),
        "tanggal_mati": plain(people.died[who]),
        "kelurahan": world.village_of(who),
        "maternal": plain(is_maternal),
        "insidental": plain(
            chance < _ACCIDENTAL,
            known=is_maternal & (chance < 1 - _UNDER_AUDIT),
        ),
        "jk": worded(people.sex[who] != MALE, SEXES),
        "umur_hari": plain(people.died[who] - people.born[who]),
        **_circumstances(world, who, is_maternal),
    }
    return Register("kematian", columns)


def _circumstances(
    world: World, who: Numbers, is_maternal: Flags
) -> dict[str, RegisterColumn]:
    """When and of what mothers died, when that was told, and when it was reviewed."""
    draws = world.settings.draws("circumstances of deaths")
    size, died = len(who), world.population.people.died[who].astype(np.int64)
    moment = died * _DAY + draws.integers(0, _DAY, size)
    told = moment + np.round(draws.gamma(1.2, 11.0, size) * 60).astype(np.int64)
    review = died + draws.integers(14, 90, size)
    until = world.settings.reported_until
    is_told = (told // _DAY <= until) & (draws.random(size) < 0.97)
    is_reviewed = is_maternal & (draws.random(size) < 0.85) & (review <= until)
    return {
        "fase": worded(draws.choice(3, size, p=_PHASE_SHARES), PHASES, is_maternal),
        "sebab": worded(
            draws.choice(len(CAUSES), size, p=_CAUSE_SHARES),
            CAUSES,
            is_maternal & (draws.random(size) < 0.93),
        ),
        "waktu_mati": plain(moment),
        "waktu_lapor": plain(np.where(is_told, told, 0), is_told),
        "tanggal_ampsr": plain(np.where(is_reviewed, review, 0), is_reviewed),
    }


def _dying_mothers(world: World) -> Numbers:
    pregnancies = world.population.pregnancies
    had_result = np.isin(pregnancies.outcome, (LIVE_BIRTH, STILLBIRTH))
    mothers = pregnancies.mother[pregnancies.mother_dies & had_result]
    return mothers[_dies_here(world, mothers)]


def _dies_here(world: World, who: Numbers) -> Flags:
    """Who dies in the reported years before having left the city."""
    died = world.population.people.died[who]
    left = world.population.people.left[who]
    settings = world.settings
    found = (died >= settings.first_day) & (died <= settings.reported_until)
    return np.asarray(found & (died < left))
