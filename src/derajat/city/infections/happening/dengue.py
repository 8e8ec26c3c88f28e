"""Dengue: cases one by one with planted outbreaks, and houses looked at for larvae."""

from dataclasses import dataclass

import numpy as np

from derajat.city.cases import (
    Cases,
    draw_cases,
    draw_outbreak,
    sexes_of,
    spread_of_villages,
    whole_ages,
)
from derajat.city.monthly import (
    by_month_and_village,
    draw_numbers,
    draw_part,
    months_of,
)
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain
from derajat.model.calendar import day_number


_RATE = 118.0
"""A year of 100,000 people, outside outbreaks."""
_SEASON = (1.9, 1.8, 1.5, 1.2, 1.0, 0.7, 0.5, 0.45, 0.5, 0.6, 0.9, 1.5)
_DAYS = 28
MINUTES_OF_DAY = 1440


@dataclass(frozen=True)
class DengueOutbreak:
    """A planted outbreak: the village, its first and last day, about how many cases."""

    village: int
    first_day: int
    last_day: int
    cases: int


def planted_outbreaks(world: World) -> tuple[DengueOutbreak, ...]:
    """Two a year: in February and in December, in villages that differ."""
    number = len(world.places.villages)
    found = []
    for place, year in enumerate(world.settings.years):
        for turn, month in enumerate((2, 12)):
            first = day_number(year, month, 3)
            last = min(first + _DAYS - 1, world.settings.reported_until)
            village = (7 * place + 3 + 11 * turn) % number
            people = world.settings.people * world.places.share[village]
            cases = max(9, round(people * 0.0032))
            if last - first + 1 == _DAYS:
                found.append(DengueOutbreak(village, first, last, cases))
    return tuple(found)


def build_dengue(world: World) -> tuple[Register, ...]:
    """The registers `kasus-dbd` and `jentik`."""
    return _build_cases(world), _build_larvae(world)


def dengue_cases(world: World) -> Cases:
    """Every case, in order of the days on which they fell ill."""
    weights = spread_of_villages(world, "dengue", 0.4)
    cases = draw_cases(world, "kasus-dbd", _RATE, _SEASON, weights)
    for number, outbreak in enumerate(planted_outbreaks(world)):
        cases = cases.and_also(
            draw_outbreak(
                world,
                f"kasus-dbd outbreak {number}",
                outbreak.village,
                outbreak.first_day,
                outbreak.last_day,
                outbreak.cases,
            )
        )
    return cases.in_order()


def _build_cases(world: World) -> Register:
    cases = dengue_cases(world)
    size = len(cases)
    draws = world.settings.draws("kasus-dbd reports")
    until = (world.settings.reported_until + 1) * MINUTES_OF_DAY
    reported = (cases.day + draws.integers(2, 6, size)) * MINUTES_OF_DAY
    reported += draws.integers(8 * 60, 15 * 60, size)
    hours = np.where(
        draws.random(size) < 0.76,
        draws.uniform(1, 24, size),
        draws.uniform(24, 96, size),
    )
    visited = reported + (hours * 60).astype(np.int64)
    is_visited = (draws.random(size) < 0.94) & (visited < until)
    columns = {
        "kasus": numbered("D", np.arange(1, size + 1)),
        "nik": world.nik_of(cases.person),
        "tanggal_sakit": plain(cases.day),
        "dilaporkan": plain(np.minimum(reported, until - 1)),
        "pe": plain(visited, is_visited),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "umur": whole_ages(world, cases),
        "meninggal": plain(draws.random(size) < 0.008),
    }
    return Register("kasus-dbd", columns)


def _build_larvae(world: World) -> Register:
    shape = (len(months_of(world)), len(world.places.villages))
    houses = draw_numbers(world, "jentik houses", 60, 140, shape)
    free = draw_part(world, "jentik free", houses, 0.915, 0.04)
    columns = by_month_and_village(world, rumah_diperiksa=houses, rumah_bebas=free)
    return Register("jentik", columns)
