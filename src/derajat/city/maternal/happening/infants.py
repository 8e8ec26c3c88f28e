"""The register of infants."""

import numpy as np

from derajat.city.households import MALE
from derajat.city.maternal.happening.care import (
    dated,
    days_after,
    draw_yes,
    last_days,
    scores_of,
)
from derajat.city.people import Wholes
from derajat.city.programme import World
from derajat.city.registers import Register, RegisterColumn, numbered, plain, worded
from derajat.statistics.arrays import Flags, Floats


SEXES = ("L", "P")
_REGISTERED = 0.98
_DAY = 1440


def build_infants(world: World) -> Register:
    """The register `kohort-bayi`: children born alive here in the reported years."""
    draws = world.settings.draws("register of infants")
    baby = _registered_babies(world, draws)
    people = world.population.people.at(baby)
    score = scores_of(world, people.mother, people.born, draws)
    until = last_days(world, baby)
    born = people.born.astype(np.int64) * _DAY + draws.integers(0, _DAY, len(baby))
    is_girl = people.sex != MALE
    weight = np.clip(draws.normal(3130 - 80 * is_girl, 430), 600, 5200)
    columns = {
        "bayi": numbered("N", np.arange(1, len(baby) + 1)),
        "nik_ibu": world.nik_of(people.mother),
        "nama": world.name_of(people.mother),
        "lahir": plain(born),
        "kelurahan": world.village_of(baby),
        "jk": worded(is_girl, SEXES),
        "berat_g": plain(np.round(weight / 10) * 10, draws.random(len(baby)) < 0.98),
        **_at_birth(score, draws),
        **_visits(born, people.born, score, until, draws),
    }
    return Register("kohort-bayi", columns)


def _registered_babies(world: World, draws: np.random.Generator) -> Wholes:
    """Places of the babies, by the day of birth."""
    people, settings = world.population.people, world.settings
    found = np.flatnonzero(
        (people.born >= settings.first_day)
        & (people.born <= settings.reported_until)
        & (people.arrived == people.born)
    )
    found = found[draws.random(len(found)) < _REGISTERED]
    order = np.argsort(people.born[found], kind="stable")
    return found[order].astype(np.int32)


def _at_birth(score: Floats, draws: np.random.Generator) -> dict[str, RegisterColumn]:
    def given(level: float) -> RegisterColumn:
        known: Flags = draws.random(len(score)) < 0.985
        return plain(draw_yes(level, score, draws), known)

    return {
        "imd": given(0.8),
        "vit_k": given(0.97),
        "salep": given(0.96),
        "hb0": given(0.95),
        "buku_kia": given(0.94),
    }


def _visits(
    moment: np.ndarray,
    born: Wholes,
    score: Floats,
    until: Wholes,
    draws: np.random.Generator,
) -> dict[str, RegisterColumn]:
    def service(
        level: float, window: tuple[int, int], late: tuple[float, int]
    ) -> RegisterColumn:
        given = draw_yes(level, score, draws)
        return days_after(born, given, until, window, late, draws)

    ill = dated(
        (born + draws.integers(0, 32, len(born))).astype(np.int32),
        draws.random(len(born)) < 0.11,
        until,
    )
    return {
        "kn1": _first_visits(moment, score, until, draws),
        "kn2": service(0.965, (3, 7), (0.02, 3)),
        "kn3": service(0.95, (8, 28), (0.03, 6)),
        "tanggal_shk": service(0.7, (2, 4), (0.1, 10)),
        "tanggal_komplikasi": ill,
        "komplikasi_ditangani": plain(draw_yes(0.92, score, draws), ill.is_known),
        "kunjungan_4": service(0.82, (150, 330), (0.08, 60)),
    }


def _first_visits(
    moment: np.ndarray, score: Floats, until: Wholes, draws: np.random.Generator
) -> RegisterColumn:
    """Most of 6 to 48 hours after birth; some before, some later."""
    size = len(moment)
    minutes = draws.integers(360, 2881, size)
    early, late = draws.random(size) < 0.01, draws.random(size) < 0.02
    minutes = np.where(early, draws.integers(30, 360, size), minutes)
    minutes = np.where(late, draws.integers(2881, 4800, size), minutes)
    visit = moment + minutes
    known = draw_yes(0.975, score, draws) & (visit // _DAY <= until)
    return plain(np.where(known, visit, 0), known)
