"""Malaria, diarrhoea, pneumonia of children, leprosy and bites of animals."""

import numpy as np

from derajat.city.cases import draw_cases, sexes_of, spread_of_villages, whole_ages
from derajat.city.monthly import (
    by_month_and_village,
    draw_monthly,
    draw_part,
    random_flags,
    residents,
)
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain, worded


DISABILITY = ("0", "1", "2")
"""Grades of disability when leprosy is found."""
_RAINY = (1.3, 1.3, 1.2, 1.0, 0.9, 0.8, 0.8, 0.8, 0.9, 1.0, 1.1, 1.2)


def build_others(world: World) -> tuple[Register, ...]:
    """The registers `kasus-malaria`, `penyakit-p2`, `kusta` and `ghpr`."""
    return (
        _build_malaria(world),
        _build_control(world),
        _build_leprosy(world),
        _build_bites(world),
    )


def _build_malaria(world: World) -> Register:
    people = residents(world)
    examined = draw_monthly(world, "malaria examined", 21.0, people)
    positive = draw_part(world, "malaria positive", examined, 0.021, 0.004)
    own = draw_part(world, "malaria indigenous", positive, 0.07, 0.05)
    columns = by_month_and_village(
        world, diperiksa=examined, positif=positive, indigenus=own, impor=positive - own
    )
    return Register("kasus-malaria", columns)


def _build_control(world: World) -> Register:
    people, young = residents(world), residents(world, 0, 5)
    diarrhoea = draw_monthly(world, "diare", 21.0, people, _RAINY)
    of_young = draw_monthly(world, "diare balita", 108.0, young, _RAINY)
    columns = by_month_and_village(
        world,
        diare=diarrhoea + of_young,
        diare_balita=of_young,
        oralit_zinc=draw_part(world, "oralit zinc", of_young, 0.88),
        pneumonia_balita=draw_monthly(world, "pneumonia", 22.0, young, _RAINY),
    )
    return Register("penyakit-p2", columns)


def _build_leprosy(world: World) -> Register:
    cases = draw_cases(world, "kusta", 5.2)
    draws = world.settings.draws("kusta grades")
    size = len(cases)
    columns = {
        "kasus": numbered("K", np.arange(1, size + 1)),
        "tanggal": plain(cases.day),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "umur": whole_ages(world, cases),
        "disabilitas": worded(draws.choice(3, size, p=(0.83, 0.1, 0.07)), DISABILITY),
    }
    return Register("kusta", columns)


def _build_bites(world: World) -> Register:
    weights = spread_of_villages(world, "bites", 0.4)
    cases = draw_cases(world, "ghpr", 92.0, villages=weights)
    draws = world.settings.draws("ghpr care")
    size = len(cases)
    is_indicated = draws.random(size) < 0.72
    columns = {
        "kasus": numbered("G", np.arange(1, size + 1)),
        "tanggal": plain(cases.day),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "umur": whole_ages(world, cases),
        "indikasi_var": plain(is_indicated),
        "var": plain(
            is_indicated & (draws.random(size) < 0.93), random_flags(draws, 0.99, size)
        ),
    }
    return Register("ghpr", columns)
