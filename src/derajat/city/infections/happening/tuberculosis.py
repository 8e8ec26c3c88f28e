"""Tuberculosis: who is suspected, examined, found and treated, and how that ends."""

import numpy as np

from derajat.city.cases import draw_cases, sexes_of, spread_of_villages, whole_ages
from derajat.city.monthly import random_flags
from derajat.city.programme import World
from derajat.city.registers import Register, RegisterColumn, numbered, plain, worded
from derajat.statistics.arrays import Floats


EXAMINATIONS = ("TCM", "mikroskopis", "klinis")
TYPES = ("SO", "RO")
"""Sensitive to the drugs, resistant."""
OUTCOMES = ("sembuh", "lengkap", "meninggal", "gagal", "putus", "pindah")
_OUTCOME_SHARES = (0.36, 0.44, 0.05, 0.01, 0.08, 0.06)
HIV_STATUS = ("positif", "negatif")
_SUSPECTED, _FOUND = 1_330.0, 318.0
"""A year of 100,000 people."""
_TREATMENT_DAYS = 250
"""After so many days from the start the outcome is known, of nearly all."""


def build_tuberculosis(world: World) -> tuple[Register, ...]:
    """The registers `terduga-tb` and `kasus-tb`."""
    return _build_suspected(world), _build_patients(world)


def _by_age(years: Floats) -> Floats:
    """Children are found less often than grown-ups."""
    return np.where(years < 15, 0.45, 1.0)


def _build_suspected(world: World) -> Register:
    weights = spread_of_villages(world, "suspected", 0.3)
    cases = draw_cases(world, "terduga-tb", _SUSPECTED, villages=weights)
    draws = world.settings.draws("terduga-tb standard")
    size = len(cases)
    way = draws.choice(3, size, p=(0.7, 0.2, 0.1))
    columns = {
        "terduga": numbered("T", np.arange(1, size + 1)),
        "nik": world.nik_of(cases.person),
        "tanggal": plain(cases.day),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "umur": whole_ages(world, cases),
        "pemeriksaan": worded(way, EXAMINATIONS, random_flags(draws, 0.96, size)),
        "sesuai_standar": plain(draws.random(size) < 0.83),
    }
    return Register("terduga-tb", columns)


def _build_patients(world: World) -> Register:
    weights = spread_of_villages(world, "tuberculosis", 0.35)
    cases = draw_cases(world, "kasus-tb", _FOUND, villages=weights, by_age=_by_age)
    draws = world.settings.draws("kasus-tb care")
    size = len(cases)
    is_resistant = draws.random(size) < 0.03
    started = cases.day + draws.geometric(0.3, size) - 1
    until = world.settings.reported_until
    starts = (draws.random(size) < np.where(is_resistant, 0.74, 0.93)) & (
        started <= until
    )
    ends = starts & (started + _TREATMENT_DAYS <= until)
    columns = {
        "pasien": numbered("TB", np.arange(1, size + 1)),
        "nik": world.nik_of(cases.person),
        "tanggal_lapor": plain(cases.day),
        "tanggal_mulai": plain(started, starts),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "umur": whole_ages(world, cases),
        "tipe": worded(is_resistant, TYPES),
        "status_hiv": worded(
            draws.random(size) < 0.96, HIV_STATUS, random_flags(draws, 0.71, size)
        ),
        "hasil": worded(
            draws.choice(len(OUTCOMES), size, p=_OUTCOME_SHARES),
            OUTCOMES,
            ends & random_flags(draws, 0.97, size),
        ),
    }
    return Register("kasus-tb", columns | _contacts(draws, size))


def _contacts(draws: np.random.Generator, size: int) -> dict[str, RegisterColumn]:
    """People of the household who were examined and may be treated to prevent it."""
    is_investigated = draws.random(size) < 0.68
    eligible = np.where(is_investigated, draws.binomial(5, 0.5, size), 0)
    return {
        "investigasi": plain(is_investigated, random_flags(draws, 0.98, size)),
        "kontak_layak": plain(eligible),
        "kontak_tpt": plain(draws.binomial(eligible, 0.27)),
    }
